"""How good the English pipeline is: `python models/en/measure.py TREEBANKS`."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import articles
import spacy
import treebanks
import wordlists
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from pipelines.engines import english

COLUMNS = ("words", "spaces", "heads", "deps", "pos", "morphs", "lemmas", "sent_starts")


def report(model: Path, treebank_folder: Path) -> None:
    """Print size, time to load, accuracy on the held-out documents from their raw text, and speed on one core."""
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file())
    began = time.process_time()
    engine = english.Engine(model)
    print(f"size {size / 1e6:.1f} MB, loaded in {time.process_time() - began:.2f} s of processor time")
    held_out = treebanks.split(treebank_folder)[1]
    documents = [list(rows) for _, rows in groupby(held_out, key=lambda sentence: sentence.document)]
    whole = [_document(rows) for rows in documents]
    began = time.process_time()
    examples = [Example(engine.annotate(gold.text), gold) for gold in whole]
    speed = sum(map(len, whole)) / (time.process_time() - began)
    for name, treebank in (("GUM", "GUM_"), ("EWT", ""), ("both", None)):
        kept = [
            example for rows, example in zip(documents, examples, strict=True)
            if treebank is None or rows[0].document.startswith("GUM_") == bool(treebank)
        ]
        words = sum(len(example.reference) for example in kept)
        print(f"{name}: {len(kept)} documents, {words} words: "
              + ", ".join(f"{label} {value:.3f}" for label, value in scores(kept).items()))
    print(f"{speed:.0f} words a second of processor time")


def report_names(model: Path, left_out: Sequence[str]) -> None:
    """Print precision, recall and F1 of names by type on training articles that the model has not seen."""
    nlp = spacy.load(model, vocab=english.vocabulary(wordlists.classes()))
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for article in articles.load():
        if article.id not in left_out:
            continue
        for marked in articles.marked_sentences(article):
            gold = set(marked.names)
            said = {(e.start_char, e.end_char, e.label_) for e in nlp(marked.text).ents}
            for counter, spans in ((wanted, gold), (found, said), (right, gold & said)):
                counter.update(kind for _, _, kind in spans)
    for counter in (found, right, wanted):
        counter["all"] = counter.total()
    for kind in wanted:
        precision, recall = right[kind] / max(found[kind], 1), right[kind] / wanted[kind]
        f1 = 2 * right[kind] / (found[kind] + wanted[kind])
        print(f"{kind:15} precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f} of {wanted[kind]}")


def scores(examples: Sequence[Example]) -> dict[str, float]:
    """Accuracies of tags, features, lemmas and trees, punctuation aside in trees, and F1 of sentence boundaries."""
    tags = Scorer.score_token_attr(examples, "pos")
    features = Scorer.score_token_attr(examples, "morph", getter=lambda token, _: str(token.morph))
    lemmas = Scorer.score_token_attr(examples, "lemma", getter=lambda token, _: token.lemma_)
    trees = Scorer.score_deps(examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=("punct",))
    bounds = Scorer.score_spans(examples, "sents", getter=lambda doc, _: list(doc.sents))
    return {
        "tags": tags["pos_acc"], "features": features["morph_acc"], "lemmas": lemmas["lemma_acc"],
        "UAS": trees["dep_uas"], "LAS": trees["dep_las"], "sentences": bounds["sents_f"],
    }


def _document(sentences: Sequence[treebanks.Sentence]) -> Doc:
    """A whole document, a line a paragraph."""
    vocab = spacy.blank("en").vocab
    columns: dict[str, list[Any]] = {key: [] for key in COLUMNS}

    def add(word: str, space: bool, head: int, dep: str, pos: str, feats: str, lemma: str, starts: bool) -> None:
        for key, value in zip(columns, (word, space, head, dep, pos, feats, lemma, starts), strict=True):
            columns[key].append(value)

    for number, sentence in enumerate(sentences):
        if number and sentence.opens:
            columns["spaces"][-1] = False
            add("\n", False, len(columns["words"]) - 1, "dep", "SPACE", "", "\n", False)
        elif number:
            columns["spaces"][-1] = True
        start = len(columns["words"])
        for i, word in enumerate(sentence.words):
            add(word.form, word.space, start + word.head, "ROOT" if word.dep == "root" else word.dep, word.pos,
                word.feats, word.lemma, i == 0)
    return Doc(vocab, **columns)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("treebanks", type=Path, help="folder with ud-english-ewt and ud-english-gum")
    report(english.MODEL, arguments.parse_args().treebanks)
