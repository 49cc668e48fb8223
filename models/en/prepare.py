"""Treebanks, training articles and written sentences → the corpora that `train.py` learns from, as spaCy DocBins."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import articles
import introductions
import partial
import sentences
import spacy
import treebanks
from spacy.language import Language
from spacy.tokens import Doc, DocBin

SEED = 7
HEADLINE_WORDS = 16
HEADLINES = 0.08  # this share of the short sentences comes once more, in title case
FILLINGS = 20  # of each written sentence
EXCHANGES = ((0.0, 3), (0.6, 3), (1.0, 5))  # share of an article's names exchanged, how many times
PARTIAL_STEP = 2  # every second sentence of the treebanks that tell only some names

SYNTAX = ("POS", "MORPH", "HEAD", "DEP", "SENT_START")
NAMES = ("ENT_IOB", "ENT_TYPE", "SENT_START")


def syntax(treebank_folder: Path, out: Path) -> None:
    """Write `syntax-train.spacy` and `syntax-dev.spacy`; the held-out documents are the latter, as they are."""
    nlp = spacy.blank("en")
    rng = random.Random(SEED)
    introducer = introductions.Introducer(sentences.Writer(SEED), rng)
    training, held_out = treebanks.split(treebank_folder)
    exchanged = (introductions.introduced(sentence, introducer, rng) for sentence in training)
    introduced = [sentence for sentence in exchanged if sentence is not None]
    headlines = [treebanks.titled(s) for s in training if len(s.words) <= HEADLINE_WORDS and rng.random() < HEADLINES]
    for name, kept in (("train", training + headlines + introduced), ("dev", held_out)):
        _write((treebanks.to_doc(sentence, nlp.vocab) for sentence in kept), SYNTAX, out / f"syntax-{name}.spacy")


def names(treebank_folder: Path, out: Path, left_out: Sequence[str] = ()) -> None:
    """Write `names-train.spacy` and `names-dev.spacy`; the articles left out of training are the latter."""
    nlp = spacy.blank("en")
    rng = random.Random(SEED)
    writer = sentences.Writer(SEED)
    known = articles.load()
    docs = [
        to_doc(writer.write(template), nlp)
        for template in sentences.templates(Path(__file__).with_name("sentences.txt")) for _ in range(FILLINGS)
    ]
    for article in known:
        if article.id in left_out:
            continue
        for marked in articles.marked_sentences(article):
            for share, times in EXCHANGES:
                docs += [to_doc(sentences.exchanged(marked, writer, share, rng), nlp) for _ in range(times)]
    training = treebanks.split(treebank_folder)[0]
    docs += [*partial.uner(treebank_folder / "uner-english-ewt" / "dev.iob2", training, nlp.vocab),
             *partial.gum(training, nlp.vocab)][::PARTIAL_STEP]
    rng.shuffle(docs)
    _write(docs, NAMES, out / "names-train.spacy")
    dev = [article for article in known if article.id in left_out] or known[::8]
    _write(
        (to_doc(marked, nlp) for article in dev for marked in articles.marked_sentences(article)),
        NAMES, out / "names-dev.spacy",
    )


def to_doc(marked: sentences.Marked, nlp: Language) -> Doc:
    """The text as a Doc with its names as entities."""
    doc = nlp.make_doc(marked.text)
    spans = (doc.char_span(s, e, label=kind, alignment_mode="expand") for s, e, kind in marked.names)
    doc.set_ents(spacy.util.filter_spans([span for span in spans if span is not None]), default="outside")
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _write(docs: Iterable[Doc], attributes: Sequence[str], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    corpus = DocBin(attrs=attributes)
    for doc in docs:
        corpus.add(doc)
    corpus.to_disk(path)
