"""What every engine owes, and names and trees of this news that the English pipeline must get right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.engines import english
from pipelines.types import ENTITY_TYPES

TEXT = "The governor of Perm Krai received the ambassador.\n\nThey talked about trade — for two hours.  Then he left"


def test_the_doc_covers_the_text() -> None:
    doc = english.load().annotate(TEXT)
    assert doc.text == TEXT
    assert [TEXT[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]


def test_each_sentence_is_one_tree() -> None:
    sentences = list(english.load().annotate(TEXT).sents)
    assert len(sentences) == 3
    for sentence in sentences:
        assert sum(t.head == t for t in sentence) == 1
        assert all(t.head in sentence for t in sentence)


def test_lemmas_morphology_and_tree() -> None:
    doc = english.load().annotate("The ambassadors met the governor.")
    verb = next(t for t in doc if t.pos_ == "VERB")
    assert (verb.lemma_, verb.morph.get("Tense")) == ("meet", ["Past"])
    assert [(t.text, t.dep_) for t in verb.children if t.pos_ != "PUNCT"] == [
        ("ambassadors", "nsubj"), ("governor", "obj")]
    assert doc[1].lemma_ == "ambassador"
    assert doc[-1].is_punct


@pytest.mark.parametrize(("text", "names"), [
    ("Perm Krai Governor Dmitry Makhonin spoke.", [("Perm Krai", "Region"), ("Dmitry Makhonin", "Person")]),
    ("Ambassador of Belarus to Russia Dmitry Krutoi met with Sergei Lavrov.",
     [("Belarus", "Country"), ("Russia", "Country"), ("Dmitry Krutoi", "Person"), ("Sergei Lavrov", "Person")]),
    ("The delegation visited Perm Pulp and Paper Company.", [("Perm Pulp and Paper Company", "Company")]),
    ("Gov. Delia Hartsook will lead a trade mission to Japan.", [("Delia Hartsook", "Person"), ("Japan", "Country")]),
    ("Yesterday the Ministry of Agriculture of Belarus sent a letter to Tomsk.",
     [("Ministry of Agriculture of Belarus", "GovernmentBody"), ("Tomsk", "City")]),
    ("The forum was hosted by the Bilbao Chamber of Commerce.", [("Bilbao Chamber of Commerce", "Organization")]),
    ("Innoprom will be held in Yekaterinburg in July.", [("Innoprom", "Event"), ("Yekaterinburg", "City")]),
])
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert [(e.text, e.label_) for e in english.load().annotate(text).ents] == names


def test_names_bear_the_types_of_the_flow() -> None:
    assert set(english.load()._nlp.get_pipe("ner").labels) == set(ENTITY_TYPES)


@pytest.mark.parametrize(("text", "sentences"), [
    ("Gov. Ann Lee met Lt. Gov. Dan Roe. They talked.", ["Gov. Ann Lee met Lt. Gov. Dan Roe.", "They talked."]),
    ("It rose on Sept. 14. Exports fell.", ["It rose on Sept. 14.", "Exports fell."]),
    ("MOSCOW, January 22. /TASS/. He spoke.", ["MOSCOW, January 22. /TASS/.", "He spoke."]),
    ("He left the U.S. The visit ended.", ["He left the U.S.", "The visit ended."]),
    ("The U.S. Department of Commerce agreed.", ["The U.S. Department of Commerce agreed."]),
    ("J. B. Pritzker came.", ["J. B. Pritzker came."]),
    ("“We buy.” He left.", ["“We buy.”", "He left."]),
    ("“Will you come?” he asked.", ["“Will you come?” he asked."]),
    ("It cost $1.5 million. No. 3 is next.", ["It cost $1.5 million.", "No. 3 is next."]),
    ("Envoy visits Minsk\nThe governor met him.", ["Envoy visits Minsk", "The governor met him."]),
    ("He works for Acme Inc. The firm grew.", ["He works for Acme Inc.", "The firm grew."]),
])
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in english.sentences(text)] == sentences


@pytest.mark.parametrize("text", [
    "", " ", "\n\n", "!!!", "—", "a\tb\t", "«»", "12", "Ёж", "a\u2028b", "x\x85y", "\r\n",
])
def test_odd_texts(text: str) -> None:
    assert english.load().annotate(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcABC .,'’“”\"\n\r\t-—12é$%\u00a0\u2028", max_size=80))
def test_any_text_comes_back_whole_in_trees(text: str) -> None:
    doc = english.load().annotate(text)
    assert doc.text == text
    assert all(t.head.sent.start == t.sent.start for t in doc)


def test_the_same_text_gives_the_same_doc() -> None:
    one, two = (english.load().annotate(TEXT) for _ in range(2))
    assert [(t.head.i, t.dep_, str(t.morph), t.lemma_) for t in one] == [
        (t.head.i, t.dep_, str(t.morph), t.lemma_) for t in two]


def test_the_fingerprint_names_the_model() -> None:
    assert english.fingerprint() == english.fingerprint()
    assert english.fingerprint().startswith("english-")


def test_the_shipped_pipeline_is_small() -> None:
    size = sum(path.stat().st_size for path in english.MODEL.rglob("*") if path.is_file())
    assert size <= 25_000_000


def test_lines_do_not_change_each_other() -> None:
    """A batch is padded and cut by the library: what stands beside a sentence must not change its analysis."""
    text = "The governor of Omsk met him."
    alone = english.load().annotate(text)
    beside = english.load().annotate(text + "\n" + "Trade grew by 5% last year in all of Siberia. " * 20)
    assert [(t.dep_, t.pos_, t.lemma_) for t in alone] == [(t.dep_, t.pos_, t.lemma_) for t in beside[:len(alone)]]
