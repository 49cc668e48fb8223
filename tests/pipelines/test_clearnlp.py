"""ClearNLP's scheme → Universal Dependencies, on sentences whose both analyses were written by hand."""

from __future__ import annotations

import pytest
import schemes
from spacy.tokens import Doc

from pipelines import frames
from pipelines.engines import english
from pipelines.engines.clearnlp import Word, universal
from pipelines.extract import resolve
from pipelines.relations import RELATIONS
from pipelines.types import Article, Claim, Segment

HALVES = ("worked-from", "held-out")
EXAMPLES = {example.text for relation in RELATIONS for example in relation.examples["en"] if example.claims}
SENTENCES = [pytest.param(s, id=s.text) for half in HALVES for s in schemes.sentences(half)]
SHARED = [pytest.param(s, id=s.text) for half in HALVES for s in schemes.sentences(half) if s.text in EXAMPLES]


def test_there_are_enough_sentences() -> None:
    assert len({s.text for half in HALVES for s in schemes.sentences(half)}) >= 200
    assert len(SHARED) >= 40
    assert {r.type for r in RELATIONS if any(e.text == s.values[0].text for e in r.examples["en"] for s in SHARED)} == {
        r.type for r in RELATIONS}


@pytest.mark.parametrize("half", HALVES)
def test_attachments_and_labels(half: str) -> None:
    """Attachment and labelled attachment scores, marks counted."""
    words, attached, labelled = 0, 0, 0
    for sentence in schemes.sentences(half):
        heads, deps = universal(sentence.clear)
        for i in range(len(heads)):
            words += 1
            attached += heads[i] == sentence.heads[i]
            labelled += (heads[i], deps[i]) == (sentence.heads[i], sentence.deps[i])
    print(f"{half}: {words} words, UAS {attached / words:.3f}, LAS {labelled / words:.3f}")
    assert attached / words >= 0.97
    assert labelled / words >= 0.95


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_sentence_stays_one_tree(sentence: schemes.Sentence) -> None:
    heads, deps = universal(sentence.clear)
    assert [i for i, head in enumerate(heads) if head == i] == [deps.index("ROOT")]
    for i in range(len(heads)):
        steps = 0
        while heads[i] != i:
            i, steps = heads[i], steps + 1
            assert steps <= len(heads)


@pytest.mark.parametrize("sentence", SHARED)
def test_frames_examples_give_the_same_claims_in_both_schemes(sentence: schemes.Sentence) -> None:
    """The rest of the analysis (lemmas, names) is the English engine's; only the tree differs."""
    by_hand = claims(sentence, sentence.heads, sentence.deps)
    assert by_hand
    assert claims(sentence, *universal(sentence.clear)) == by_hand


def claims(sentence: schemes.Sentence, heads: object, deps: object) -> tuple[Claim, ...]:
    read = english.load().annotate(sentence.text)
    assert [t.text for t in read] == [word.text for word in sentence.clear]
    doc = Doc(read.vocab, words=[t.text for t in read], spaces=[bool(t.whitespace_) for t in read], heads=heads,
              deps=["ROOT" if dep == "root" else dep for dep in deps], pos=[t.pos_ for t in read],
              morphs=[str(t.morph) for t in read], lemmas=[t.lemma_ for t in read])
    doc.ents = [doc.char_span(e.start_char, e.end_char, label=e.label_) for e in read.ents]
    article = Article("example", None, None, None, "en", "2026-02-05", "", sentence.text,
                      (Segment(0, 0, len(sentence.text)),))
    return frames.find(resolve(doc, article), english.NAME)


@pytest.mark.parametrize("dep", ["prep", "pobj", "attr", "conj", "cc", "punct", "dep", "ccomp", "xcomp", "nsubj"])
@pytest.mark.parametrize("word", ["is", "of", "It", ",", "more", "$", "February", "("])
def test_nonsense_stays_a_tree(dep: str, word: str) -> None:
    """Parsers err: a chain, a fan and a pair of any label and word still give one tree."""
    for heads in ([0, 0, 1, 2, 3], [4, 4, 4, 4, 4], [2, 2, 2, 2, 3], [1, 1, 1, 1, 1]):
        words = [Word(word, "ADP" if word == "of" else "NOUN", head, "ROOT" if head == i else dep, person=i % 2 == 0)
                 for i, head in enumerate(heads)]
        found, deps = universal(words)
        assert sum(head == i for i, head in enumerate(found)) == 1
        assert len(found) == len(deps) == len(words)
