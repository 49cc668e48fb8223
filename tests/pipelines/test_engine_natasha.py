"""What every engine owes: offsets, trees, lemmas, the same output twice, odd text survived."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.engines import natasha

TEXT = "Губернатор Пермского края принял посла.\n\nОни говорили о торговле — два часа.  Потом посол уехал"


def test_the_doc_covers_the_text() -> None:
    doc = natasha.load().annotate(TEXT)
    assert doc.text == TEXT
    assert [TEXT[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]


def test_each_sentence_is_one_tree() -> None:
    doc = natasha.load().annotate(TEXT)
    sentences = list(doc.sents)
    assert len(sentences) == 3
    for sentence in sentences:
        assert sum(t.head == t for t in sentence) == 1
        assert all(t.head in sentence for t in sentence)


def test_lemmas_and_morphology() -> None:
    doc = natasha.load().annotate("В Перми встретились послы.")
    verb = next(t for t in doc if t.pos_ == "VERB")
    assert verb.lemma_ == "встретиться"
    assert verb.morph.get("Tense") == ["Past"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Перми", "LOC")]
    assert doc[-1].is_punct


def test_a_heading_without_a_full_stop_is_a_sentence() -> None:
    doc = natasha.load().annotate("Посол прибыл в Минск\nГубернатор его встретил.")
    assert [s.text.strip() for s in doc.sents] == ["Посол прибыл в Минск", "Губернатор его встретил."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "!!!", "—", "a\tb\t", "«»", "12", "Ёж"])
def test_odd_texts(text: str) -> None:
    assert natasha.load().annotate(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='абвАБ .,«»"\n\t-—12ab', max_size=80))
def test_any_text_comes_back_whole_in_trees(text: str) -> None:
    doc = natasha.load().annotate(text)
    assert doc.text == text
    assert all(t.head.sent.start == t.sent.start for t in doc)


def test_the_same_text_gives_the_same_doc() -> None:
    one, two = (natasha.load().annotate(TEXT) for _ in range(2))
    assert [(t.head.i, t.dep_, str(t.morph), t.lemma_) for t in one] == [
        (t.head.i, t.dep_, str(t.morph), t.lemma_) for t in two
    ]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([-1, 0, 1], [0, 0, 1]),
        ([-1, -1, 1], [0, 0, 1]),
        ([1, 0, -1], [2, 0, 2]),
        ([0, 2, 1], [0, 0, 1]),
        ([1, 2, 0], [0, 0, 0]),
    ],
)
def test_heads_become_one_tree(heads: list[int], expected: list[int]) -> None:
    fixed = natasha._tree(heads)
    root = next(i for i, h in enumerate(fixed) if h == i)
    for i in range(len(fixed)):
        at, steps = i, 0
        while at != root:
            at, steps = fixed[at], steps + 1
            assert steps <= len(fixed)
    assert fixed == expected or sum(h == i for i, h in enumerate(fixed)) == 1
