"""The quick network gives what the trained layers give."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipelines.engines import english, english_network

SENTENCES = ("The envoy met Ann Lee in Oslo .".split(), ["Trade", "grew", "by", "5", "%"], ["Yes"])


@pytest.fixture(scope="module")
def trained() -> Language:
    return spacy.load(english.MODEL, vocab=english.vocabulary({"Ann": "G"}))


@pytest.mark.parametrize("remembered", [30_000, 4])
def test_words_are_told_the_same(trained: Language, remembered: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english_network, "WORDS", remembered)
    node = trained.get_pipe("tok2vec").model
    quick = english_network.Network(node)
    docs = [Doc(trained.vocab, words=list(words)) for words in SENTENCES]
    for said, expected in zip(quick(docs), node.predict(docs), strict=True):
        np.testing.assert_allclose(said, expected, atol=1e-5)
    again = quick(docs[1:])
    np.testing.assert_allclose(again[0], node.predict(docs)[1], atol=1e-5)
