"""Parse → arguments of triggers, and claims' sentences, numbers and order."""

from __future__ import annotations

import pytest

from pipelines import extract, syntax
from pipelines.engines import natasha
from pipelines.types import Article, Segment

ARGUMENTS = [
    # text, trigger, (role, head) pairs that must be there
    ("Губернатор принял посла.", "принял", {("subject", "Губернатор"), ("object", "посла")}),
    ("Посол принят губернатором.", "принят", {("subject", "губернатором"), ("object", "Посол")}),
    (
        "Он говорил с Ивановым, Петровым и Сидоровым.",
        "говорил",
        {("с+Ins", "Ивановым"), ("с+Ins", "Петровым"), ("с+Ins", "Сидоровым")},
    ),
    ("Посол, прибывший в Минск, выступил.", "прибывший", {("subject", "Посол"), ("в+Acc", "Минск")}),
    ("Посол, с которым говорил губернатор, улетел.", "говорил", {("с+Ins", "Посол"), ("subject", "губернатор")}),
    ("Он был в Минске, где его принял мэр.", "принял", {("в+Loc", "Минске"), ("subject", "мэр"), ("object", "его")}),
    ("Губернатор приехал в Минск и осмотрел завод.", "осмотрел", {("subject", "Губернатор"), ("object", "завод")}),
    ("Губернатор намерен посетить завод.", "посетить", {("subject", "Губернатор"), ("object", "завод")}),
    ("Директор предложил послу осмотреть завод.", "осмотреть", {("subject", "послу"), ("object", "завод")}),
    ("Губернатор провёл встречу с послом.", "встречу", {("с+Ins", "послом"), ("governor.subject", "Губернатор")}),
    ("Визит губернатора в Минск завершён.", "Визит", {("Gen", "губернатора"), ("в+Acc", "Минск")}),
    ("Вернувшись из Минска, губернатор принял посла.", "Вернувшись", {("из+Gen", "Минска"), ("subject", "губернатор")}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ARGUMENTS)
def test_arguments(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    doc = natasha.load().annotate(text)
    token = next(t for t in doc if t.text == trigger)
    found = {(a.role, a.token.text) for a in syntax.arguments(token)}
    assert expected <= found, found


def test_no_subject_across_a_colon() -> None:
    doc = natasha.load().annotate("Губернатор полетит в Индию: министр позвал его на саммит.")
    called = next(t for t in doc if t.text == "позвал")
    assert "Губернатор" not in {a.token.text for a in syntax.arguments(called) if a.role == "subject"}


def test_claims_are_numbered_and_lie_in_their_sentences() -> None:
    text = (
        "Мэр Пскова Олег Ганин побывал в Риге.\n\n"
        "Вчера он встретился с послом Финляндии в России Юхани Саари. Погода стояла ясная."
    )
    evidence = extract.extract(
        Article("a", None, None, None, "ru", "2026-02-05", "", text, (Segment(0, 0, len(text)),))
    )
    assert [c.id for c in evidence.claims] == [f"c{n}" for n in range(1, len(evidence.claims) + 1)]
    assert [c.start for c in evidence.claims] == sorted(c.start for c in evidence.claims)
    for claim in evidence.claims:
        assert text[claim.start : claim.end] == claim.sentence
        assert claim.engine == natasha.NAME
        assert 0 < claim.confidence <= 1
    met = next(c for c in evidence.claims if c.type == "MET_WITH")
    assert met.sentence == "Вчера он встретился с послом Финляндии в России Юхани Саари."
    assert (met.qualifiers.date, met.plover) == ("2026-02-04", "CONSULT")


def test_the_same_text_gives_the_same_claims() -> None:
    text = "Делегация Тверской области во главе с губернатором Петром Ивлевым посетила Минск и Могилёв."
    article = Article("a", None, None, None, "ru", None, "", text, (Segment(0, 0, len(text)),))
    assert extract.extract(article).claims == extract.extract(article).claims


def test_nothing_is_claimed_of_an_empty_text() -> None:
    assert extract.extract(Article("a", None, None, None, "ru", None, "", "", ())).claims == ()
