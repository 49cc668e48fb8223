"""Names, sentences and trees of this news that the English engine must get right, besides all engines' contract."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.types import ENTITY_TYPES


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
