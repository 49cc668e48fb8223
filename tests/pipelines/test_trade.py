"""TRADES_WITH and EXPORTS_TO: their examples, and texts where figures, sides and goods come from several sentences."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from pipelines.extract import extract
from pipelines.matcher import Example
from pipelines.relations import exports_to, trades_with
from pipelines.types import Article, Claim, Evidence, Segment


def evidence(text: str, published: str | None = "2026-02-05") -> Evidence:
    return extract(
        Article(
            "test",
            None,
            None,
            None,
            "ru",
            published,
            hashlib.sha256(text.encode()).hexdigest(),
            text,
            (Segment(0, 0, len(text)),),
        )
    )


def stated(found: Evidence, type_: str) -> list[tuple[str, str, Claim]]:
    names = {e.id: e.name for e in found.entities}
    return [(names[c.subject], names[c.object], c) for c in found.claims if c.type == type_]


def says(claim: Claim, wanted: object) -> bool:
    assert isinstance(wanted, dict)
    held = dataclasses.asdict(claim.qualifiers)
    return all(held[k] == (pytest.approx(v) if isinstance(v, float) else v) for k, v in wanted.items())


CASES = [(m.RELATION.type, e) for m in (trades_with, exports_to) for e in m.EXAMPLES]


@pytest.mark.parametrize(("type_", "example"), CASES, ids=[e.text[:60] for _, e in CASES])
def test_examples(type_: str, example: Example) -> None:
    found = stated(evidence(example.text, example.published), type_)
    symmetric = type_ == "TRADES_WITH"
    for subject, object_, status, wanted in example.claims:
        ends = {(subject, object_), (object_, subject)} if symmetric else {(subject, object_)}
        assert any((s, o) in ends and c.status == status and says(c, wanted) for s, o, c in found), (
            subject,
            object_,
            found,
        )
    assert len(found) == len(example.claims)


TALKS = " ".join(
    (
        "Вице-премьер Беларуси Олег Стасевич принял губернатора Тульской области Романа Ведерникова.",
        "По итогам прошлого года товарооборот промышленными товарами превысил $41,5 млн.",
        "В январе - сентябре этого года товарооборот между Беларусью и Тульской областью составил $280,2 млн,",
        "что составляет 101,4% к уровню аналогичного периода прошлого года.",
        "Показатель растет не первый год: если в 2019 году товарооборот составлял $210 млн,",
        "то в 2024 году цифра взаимной торговли достигла $371,6 млн.",
        "Основой белорусского экспорта стали тракторы, сыры и лифты.",
        "Из Тульской области в Беларусь поставлялись каучук, чугун и метизы.",
    )
)


def test_a_day_of_talks() -> None:
    found = evidence(TALKS, "2025-11-20")
    trade = [
        (c.qualifiers.value, c.qualifiers.period, c.qualifiers.change_pct, c.qualifiers.currency)
        for _, _, c in stated(found, "TRADES_WITH")
    ]
    assert trade == [
        (41.5e6, "2024", None, "USD"),
        (280.2e6, "2025-01/2025-09", 1.4, "USD"),
        (210e6, "2019", None, "USD"),
        (371.6e6, "2024", None, "USD"),
    ]
    assert [(s, o, c.qualifiers.goods) for s, o, c in stated(found, "EXPORTS_TO")] == [
        ("Беларусь", "Тульская область", ("тракторы", "сыры", "лифты")),
        ("Тульская область", "Беларусь", ("каучук", "чугун", "метизы")),
    ]


def test_list_under_a_heading() -> None:
    found = evidence(
        "Экспорт Ростовской области за 2024 год\n\n"
        "• Египет — 300 млн долларов (+12%), пшеница;\n• Турция — 250 млн (−5%), ячмень."
    )
    assert [
        (s, o, c.qualifiers.value, c.qualifiers.change_pct, c.qualifiers.goods)
        for s, o, c in stated(found, "EXPORTS_TO")
    ] == [
        ("Ростовская область", "Египет", 300e6, 12.0, ("пшеница",)),
        ("Ростовская область", "Турция", 250e6, -5.0, ("ячмень",)),
    ]


def test_evidence_is_the_sentence() -> None:
    text = "Делегация побывала в Минске. Товарооборот Псковской области с Беларусью составил $15 млн. Визит завершён."
    ((_, _, claim),) = stated(evidence(text), "TRADES_WITH")
    assert (
        text[claim.start : claim.end]
        == claim.sentence
        == "Товарооборот Псковской области с Беларусью составил $15 млн."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Губернатор Омской области получил приглашение в Казахстан.",
        "Минский завод поставит Омской области десять автобусов.",
        "Идут переговоры Омской области с Казахстаном.",
        "Товарооборот Коми с Турцией нулевой.",
        "Внешнеторговый оборот Омской области составил 2 млрд долларов.",
        "Розничная торговля Омской области выросла на 3%.",
        "Министерство торговли Казахстана и правительство Омской области подвели итоги.",
    ],
)
def test_no_trade(text: str) -> None:
    assert [c for c in evidence(text).claims if c.type in {"TRADES_WITH", "EXPORTS_TO"}] == []


def test_a_change_in_a_month_of_no_known_year_tells_of_no_year_before() -> None:
    text = "Экспорт Томской области в Китай вырос в июле с 71 млн до 88 млн долларов."
    (found,) = stated(evidence(text, published=None), "EXPORTS_TO")
    assert says(found[2], {"value": 88e6})
