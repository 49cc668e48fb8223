"""Words, figures and dates of two languages: every text of the code has its Russian, and Babel forms the rest."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from graph import queries
from graph.chart import FILLS
from graph.schema import ENTITY_TYPES, RELATIONS
from graph.words import ENGLISH, KINDS, STATUSES, Words
from kg.report import HEADS, PLACES, SECTIONS

ROOT = Path(__file__).parents[2]
RUSSIAN = Words("ru")


def catalogue() -> Catalog:
    with (ROOT / "graph/ru.po").open("rb") as file:
        return read_po(file, locale="ru")


def texts() -> Iterator[str]:
    """Every text that the code gives to `say` and `count` as it stands."""
    for path in (*ROOT.glob("graph/*.py"), *ROOT.glob("kg/*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            match call:
                case ast.Call(ast.Attribute(ast.Name("words" | "self"), "say" | "count"), [ast.Constant(text), *_]):
                    yield text


def spoken() -> list[str]:
    """Texts that reach `say` by way of a table."""
    return [*(r.replace("_", " ").lower() for r in RELATIONS), *STATUSES, *STATUSES.values(), *FILLS, *SECTIONS, *HEADS,
            *PLACES.values(), *(one for one, _ in KINDS.values()), *(q.title for q in queries.all_queries())]


def test_every_text_has_its_russian() -> None:
    russian = catalogue()
    assert len(set(texts())) > 20
    assert [text for text in {*texts(), *spoken()} if text not in russian or not russian[text].string] == []


def test_the_catalogue_holds_nothing_else_and_keeps_the_braces() -> None:
    known = {*texts(), *spoken()}
    for message in catalogue():
        if not message.id:
            continue
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        assert english[0] in known or english[0] in ROLES, english[0]
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        for form in forms:
            assert set(re.findall(r"{\w+}", form)) == set(re.findall(r"{\w+}", english[-1])), form


ROLES = (
    "governor", "deputy governor", "minister", "deputy minister", "ambassador", "consul", "mayor", "director",
    "deputy director", "agency head", "head of government", "deputy head of government", "head of state",
    "representative", "legislator", "speaker", "spokesperson", "other", "part of",
)


def test_every_entity_type_has_its_word() -> None:
    assert set(ENTITY_TYPES) <= set(KINDS)
    assert ENGLISH.kind("GovernmentBody") == "Government body" and RUSSIAN.kind("GovernmentBody") == "Орган власти"
    assert ENGLISH.kind("Unknown") == "Unknown"


@pytest.mark.parametrize(("number", "english", "russian"), [
    (1, "1 edge", "1 ребро"), (2, "2 edges", "2 ребра"), (5, "5 edges", "5 рёбер"), (21, "21 edges", "21 ребро"),
    (1200, "1,200 edges", "1 200 рёбер"),
])
def test_counts(number: int, english: str, russian: str) -> None:
    assert ENGLISH.count("{n} edge", "{n} edges", number) == english
    assert RUSSIAN.count("{n} edge", "{n} edges", number).replace("\u00a0", " ") == russian


@pytest.mark.parametrize(("date", "english", "russian"), [
    ("2026-02-05", "5 Feb 2026", "5 февр. 2026 г."),
    ("2026-02", "Feb 2026", "февр. 2026 г."),
    ("2026", "2026", "2026"),
    ("2025-01/2025-09", "Jan – Sept 2025", "янв. – сент. 2025 г."),
    ("2025-11-11/2025-11-14", "11–14 Nov 2025", "11–14 нояб. 2025 г."),
    ("2023/2025-03", "2023 – Mar 2025", "2023 – март 2025 г."),
    ("2023/2025", "2023–2025", "2023–2025"),
    ("--06-12", "12 Jun", "12 июн."),
    ("--03-10/--03-11", "10–11 Mar", "10–11 мар."),
    ("--06", "Jun", "июнь"),
    ("--02-29", "29 Feb", "29 февр."),
    ("2026-02-30", "2026-02-30", "2026-02-30"),
    ("soon", "soon", "soon"),
    ("", "", ""),
])
def test_dates(date: str, english: str, russian: str) -> None:
    def plain(text: str) -> str:
        return re.sub(r"[\u00a0\u202f\u2009]", " ", text)

    assert (plain(ENGLISH.when(date)), plain(RUSSIAN.when(date))) == (english, russian)


@pytest.mark.parametrize(("value", "english", "russian"), [
    (10.2e6, "10.2M USD", "10,2 млн USD"), (1.5e9, "1.5B USD", "1,5 млрд USD"), (2e12, "2T USD", "2 трлн USD"),
    (950, "950 USD", "950 USD"), (-4000.0, "-4K USD", "-4 тыс. USD"), (999_996_000, "1B USD", "1 млрд USD"),
    (316.45e6, "316.45M USD", "316,45 млн USD"), (None, "", ""),
])
def test_money(value: float | None, english: str, russian: str) -> None:
    given = {"value": value, "currency": "USD"}
    assert ENGLISH.money(given) == english
    assert RUSSIAN.money(given).replace("\u00a0", " ") == russian
    assert ENGLISH.money({"value": value}) == english.removesuffix(" USD")


def test_changes_and_shares() -> None:
    assert ENGLISH.percent(-5.0, signed=True) == "-5%" and ENGLISH.percent(4.25, signed=True) == "+4.25%"
    assert RUSSIAN.percent(4.25, signed=True).replace("\u00a0", " ") == "+4,25 %" and ENGLISH.percent(51) == "51%"
