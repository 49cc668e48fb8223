"""What the Russian engine must get right besides the contract of all engines."""

from __future__ import annotations

from pipelines.engines import natasha


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
