from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from pipelines.document import Doc
from pipelines.engines import english

TEXT = "Governor Ann Lee of Ohio visited Oslo, Norway.\nShe met Prime Minister Jan Moe there; both signed 3 deals."
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "text_with_ws",
    "is_alpha", "is_digit", "is_punct", "is_space", "like_num", "is_sent_start",
)  # fmt: skip
TOKENS = ("children", "lefts", "rights", "subtree", "ancestors", "sent")


@pytest.fixture(scope="module")
def pair() -> tuple[SpacyDoc, Doc]:
    spacy = english.load().annotate(TEXT)
    return spacy, Doc(spacy)


def test_words_and_tree_are_those_of_spacy(pair: tuple[SpacyDoc, Doc]) -> None:
    for one, other in zip(*pair, strict=True):
        for name in PLAIN:
            assert getattr(one, name) == getattr(other, name), name
        for name in TOKENS:
            assert [t.i for t in getattr(one, name)] == [t.i for t in getattr(other, name)], name
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(one, name).i == getattr(other, name).i, name
        assert one.morph.get("Number", []) == other.morph.get("Number", [])


def test_spans_are_those_of_spacy(pair: tuple[SpacyDoc, Doc]) -> None:
    one, other = pair
    for start in range(len(one)):
        for end in range(start + 1, len(one) + 1):
            a, b = one[start:end], other[start:end]
            assert (a.root.i, a.text, a.start_char, a.end_char) == (b.root.i, b.text, b.start_char, b.end_char)
    for names in ("ents", "sents"):
        assert [(s.text, s.label_) for s in getattr(one, names)] == [(s.text, s.label_) for s in getattr(other, names)]
    assert [t.i for t in one[-3:]] == [t.i for t in other[-3:]]
    assert [t.i for t in other[2:1]] == []


def test_a_stretch_of_text_holds_the_tokens_that_lie_within_it(pair: tuple[SpacyDoc, Doc]) -> None:
    doc = pair[1]
    found = doc.char_span(TEXT.index("visited") - 2, TEXT.index(", Norway") + 3)
    assert found is not None and found.text == "visited Oslo,"
    assert doc.char_span(1, 4) is None


def test_tokens_know_their_neighbours(pair: tuple[SpacyDoc, Doc]) -> None:
    doc = pair[1]
    assert doc[1].nbor().text == "Lee" and doc[1].nbor(-1).text == "Governor"
    for token, by in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(by)
