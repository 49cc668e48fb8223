"""Sentences to train tiny models with: the project's own articles, as the project's own engines read them."""

from __future__ import annotations

from pathlib import Path

import schemes
from spacy.tokens import Doc

from pipelines.engines import registry

ARTICLES = Path(__file__).parents[1] / "gold" / "train"
LONGEST, SHORTEST = 40, 4  # words of a sentence


def sentences(language: str, number: int) -> list[Doc]:
    """The first so many sentences of a language, a Doc each, of words alone."""
    choice = registry.DEFAULT.of(language)
    assert choice is not None
    engine, found = registry.load(choice), []
    for path in sorted(ARTICLES.glob(f"{language}*.txt")):
        doc = engine.annotate(path.read_text("utf-8"))
        for sentence in doc.sents:
            if SHORTEST <= len(sentence) <= LONGEST and not any(t.is_space for t in sentence[:-1]):
                last = len(sentence) - sentence[-1].is_space
                found.append(sentence[:last].as_doc())
                if len(found) == number:
                    return found
    return found


def clearnlp() -> list[Doc]:
    """The sentences analysed by hand, in ClearNLP's scheme, their names as OntoNotes calls people's."""
    choice = registry.DEFAULT.of("en")
    assert choice is not None
    found = []
    for half in ("worked-from", "held-out"):
        for sentence in schemes.sentences(half):
            read = registry.load(choice).annotate(sentence.text)
            words = sentence.clear
            people = ["" if not word.person else "B-PERSON" if not i or not words[i - 1].person else "I-PERSON"
                      for i, word in enumerate(words)]
            found.append(Doc(
                read.vocab, words=[t.text for t in read], spaces=[bool(t.whitespace_) for t in read],
                heads=[word.head for word in words], deps=[word.dep for word in words],
                pos=[word.pos for word in words], morphs=[str(t.morph) for t in read], lemmas=[t.lemma_ for t in read],
                ents=people,
            ))
    return found
