"""Stanza's tokens and words → tokens of a Doc."""

from __future__ import annotations

import pytest

pytest.importorskip("stanza", reason="Stanza isn't installed; make test-all installs it")

from stanza.models.common.doc import Document

from pipelines.engines.sheet import Sheet
from pipelines.engines.stanza import Engine

ROWS = {
    "He didn't": [
        {"id": 1, "text": "He", "upos": "PRON", "head": 4, "deprel": "nsubj", "lemma": "he", "start": 0, "end": 2},
        {"id": (2, 3), "text": "didn't", "start": 3, "end": 9},
        {"id": 2, "text": "did", "upos": "AUX", "head": 4, "deprel": "aux", "lemma": "do"},
        {"id": 3, "text": "n't", "upos": "PART", "head": 4, "deprel": "advmod", "lemma": "not"},
        {"id": 4, "text": "go", "upos": "VERB", "head": 0, "deprel": "root", "lemma": "go", "start": 10, "end": 12},
    ],
    "Loi du": [
        {"id": 1, "text": "Loi", "upos": "NOUN", "head": 0, "deprel": "root", "lemma": "loi", "start": 0, "end": 3},
        {"id": (2, 3), "text": "du", "start": 4, "end": 6},
        {"id": 2, "text": "de", "upos": "ADP", "head": 4, "deprel": "case", "lemma": "de"},
        {"id": 3, "text": "le", "upos": "DET", "head": 4, "deprel": "det", "lemma": "le"},
        {"id": 4, "text": "pays", "upos": "NOUN", "head": 1, "deprel": "nmod", "lemma": "pays", "start": 7, "end": 11},
    ],
    "1 000": [
        {"id": 1, "text": "1 000", "upos": "NUM", "head": 2, "deprel": "nummod", "lemma": "1000", "start": 0, "end": 5},
        {"id": 2, "text": "tons", "upos": "NOUN", "head": 0, "deprel": "root", "lemma": "ton", "start": 6, "end": 10},
    ],
}
TOKENS = {  # text, lemma, label, head
    "He didn't": [("He", "he", "nsubj", 3), ("did", "do", "aux", 3), ("n't", "not", "advmod", 3),
                  ("go", "go", "ROOT", 3)],
    "Loi du": [("Loi", "loi", "ROOT", 0), ("du", "de", "case", 2), ("pays", "pays", "nmod", 0)],
    "1 000": [("1", "1", "nummod", 2), ("000", "000", "flat", 0), ("tons", "ton", "ROOT", 2)],
}


@pytest.mark.parametrize("case", ROWS)
def test_words_of_tokens_and_tokens_of_words(case: str) -> None:
    rows = [{("start_char" if key == "start" else "end_char" if key == "end" else key): value
             for key, value in row.items()} for row in ROWS[case]]
    text = {"He didn't": "He didn't go", "Loi du": "Loi du pays", "1 000": "1 000 tons"}[case]
    engine, sheet = Engine(None, "en"), Sheet(text)
    for sentence in Document([rows], text=text).sentences:
        engine._add(sheet, text, 0, sentence)
    doc = sheet.doc(engine._vocab)
    assert doc.text == text
    assert [(t.text, t.lemma_, t.dep_, t.head.i) for t in doc] == TOKENS[case]
