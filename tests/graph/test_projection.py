"""From claims to edges: small sets of claims → edge keys, and the laws that hold for any."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.projection import Fact, Pair, Statement, facts
from graph.timespans import occasions, span, with_year

NAMES = {"place:RU-MOW": "Москва", "place:BY": "Беларусь", "place:RU-PER/perm": "Пермь"}


def claim(
    name: str,
    date: str | None = None,
    published: str | None = "2026-02-10",
    status: str = "asserted",
    confidence: float = 0.8,
    place: str | None = None,
    **qualifiers: Any,
) -> Statement:
    said = {key: value for key, value in {"date": date, **qualifiers}.items() if value is not None}
    return Statement(
        f"/somewhere/{name}",
        name,
        name.split("#")[0],
        published,
        status,
        confidence,
        "CONSULT",
        f"Предложение {name}.",
        said,
        place,
    )


def project(type_: str, *claims: Statement) -> tuple[Fact, ...]:
    return facts(Pair(type_, "a", "b"), claims, NAMES.get)


def keyed(found: tuple[Fact, ...]) -> dict[str, str]:
    """The claims of each edge, by its key."""
    return {fact.key: " ".join(sorted(fact.statements)) for fact in found}


def test_pairs_of_symmetric_relations_run_from_the_lower_id() -> None:
    assert Pair.of("MET_WITH", "b", "a") == Pair("MET_WITH", "a", "b")
    assert Pair.of("VISITED", "b", "a") == Pair("VISITED", "b", "a")
    assert Pair.of("MET_WITH", "a", "a") is None
    assert Pair.parse(Pair("MET_WITH", "person:a b", "place:RU").text) == Pair("MET_WITH", "person:a b", "place:RU")


MEETINGS = {
    "days in a row are one meeting": (
        [("a", "2026-02-05", "2026-02-05"), ("b", "2026-02-06", "2026-02-07"), ("c", "2026-02-07", "2026-02-07")],
        {"asserted|2026-02-05": "a b c"},
    ),
    "days apart are two": (
        [("a", "2026-02-05", "2026-02-05"), ("b", "2026-02-07", "2026-02-07")],
        {"asserted|2026-02-05": "a", "asserted|2026-02-07": "b"},
    ),
    "an undated report joins the only meeting of the 30 days before": (
        [("a", "2026-02-05", "2026-02-05"), ("b", None, "2026-03-01")],
        {"asserted|2026-02-05": "a b"},
    ),
    "not one that lies longer ago": (
        [("a", "2026-02-05", "2026-02-05"), ("b", None, "2026-04-01")],
        {"asserted|2026-02-05": "a", "asserted|reported 2026-04": "b"},
    ),
    "nor one of two": (
        [("a", "2026-02-05", None), ("b", "2026-02-08", None), ("c", None, "2026-02-10")],
        {"asserted|2026-02-05": "a", "asserted|2026-02-08": "b", "asserted|reported 2026-02": "c"},
    ),
    "a month joins the only meeting in it": (
        [("a", "2026-02-05", None), ("b", "2026-01-30", None), ("c", "2026-02", "2026-02-10")],
        {"asserted|2026-02-05": "a c", "asserted|2026-01-30": "b"},
    ),
    "a month and an undated report of that month are one": (
        [("a", "2026-02", "2026-02-10"), ("b", None, "2026-02-20")],
        {"asserted|reported 2026-02": "a b"},
    ),
    "another year isn't this month's": (
        [("a", "2025", "2026-02-10"), ("b", None, "2026-02-20")],
        {"asserted|said 2025": "a", "asserted|reported 2026-02": "b"},
    ),
    "without a day of publication nothing is joined": (
        [("a", "2026-02-05", None), ("b", None, None), ("c", "2026-02", None)],
        {"asserted|2026-02-05": "a", "asserted|undated": "b", "asserted|said 2026-02": "c"},
    ),
    "a day without a year joins, and founds nothing": (
        [("a", "2026-02-05", None), ("b", "--02-05", "2026-02-10"), ("c", "--02-09", "2026-02-10")],
        {"asserted|2026-02-05": "a b", "asserted|said 2026-02-09": "c"},
    ),
    "and stays as it is where the year can't be told": ([("a", "--05-17", None)], {"asserted|said --05-17": "a"}),
}


@pytest.mark.parametrize(("reports", "expected"), MEETINGS.values(), ids=MEETINGS.keys())
def test_date_clusters(reports: list[tuple[str, str | None, str | None]], expected: dict[str, str]) -> None:
    claims = [claim(name, date, published) for name, date, published in reports]
    assert keyed(project("MET_WITH", *claims)) == expected
    assert keyed(project("MET_WITH", *claims[::-1])) == expected


def test_planned_and_asserted_are_two_edges() -> None:
    found = project("MET_WITH", claim("a", "2026-02-05"), claim("b", "2026-02-05", status="planned"))
    assert keyed(found) == {"asserted|2026-02-05": "a", "planned|2026-02-05": "b"}


def test_a_meeting_says_what_its_reports_say() -> None:
    (fact,) = project(
        "MET_WITH",
        claim("a#1", "2026-02-05", place="place:RU-MOW", confidence=0.8, published="2026-02-05"),
        claim("a#2", "2026-02-05", confidence=0.5, published="2026-02-05"),
        claim("b#1", "2026-02-06", place="place:RU-MOW", confidence=0.9, published="2026-02-07"),
    )
    assert fact.properties == {
        "key": "asserted|2026-02-05",
        "fact": fact.id,
        "status": "asserted",
        "date": "2026-02-05",
        "date_from": "2026-02-05",
        "date_to": "2026-02-06",
        "place": "Москва",
        "place_id": "place:RU-MOW",
        "reports": 2,
        "articles": 2,
        "sentence": "Предложение b#1.",
        "plover": "CONSULT",
        "confidence": 0.98,
        "evidence": ["/somewhere/b#1", "/somewhere/a#1", "/somewhere/a#2"],
        "first_reported": "2026-02-05",
        "last_reported": "2026-02-07",
    }


def test_at_most_five_claims_are_shown_and_all_are_counted() -> None:
    (fact,) = project("MET_WITH", *(claim(f"{n}#1", "2026-02-05") for n in range(9)))
    assert (len(fact.properties["evidence"]), fact.properties["reports"], len(fact.statements)) == (5, 9, 9)


def test_one_text_at_two_addresses_is_one_report() -> None:
    twice = Statement("/elsewhere/a#1", "a#1", "a", "2026-02-10", "asserted", 0.8, None, "Предложение.", {})
    here = Statement("/somewhere/a#1", "a#1", "a", "2026-02-10", "asserted", 0.8, None, "Предложение.", {})
    (fact,) = project("MET_WITH", here, twice)
    assert (fact.properties["reports"], fact.properties["evidence"]) == (1, ["/elsewhere/a#1"])


def test_reprints_are_one_report_of_several_articles() -> None:
    reprints = [replace(claim(f"{n}#1", "2026-02-05"), story="a") for n in "ab"]
    (fact,) = project("MET_WITH", *reprints, claim("c#1", "2026-02-05"))
    assert (fact.properties["reports"], fact.properties["articles"]) == (2, 3)
    assert fact.properties["confidence"] == 0.96


FIGURES = {
    "a figure a period": (
        [{"period": "2024", "value": 335e6}, {"period": "2025", "value": 678.1e6}],
        {"asserted|2024||335000000.0": "0", "asserted|2025||678100000.0": "1"},
    ),
    "goods apart": (
        [{"period": "2024", "value": 10.0}, {"period": "2024", "value": 2.0, "goods": ["food"]}],
        {"asserted|2024||10.0": "0", "asserted|2024|food|2.0": "1"},
    ),
    "figures that contradict stay parallel": (
        [{"period": "2024", "value": 10.0}, {"period": "2024", "value": 11.0}, {"period": "2024", "value": 10.0}],
        {"asserted|2024||10.0": "0 2", "asserted|2024||11.0": "1"},
    ),
    "what one says of the value and one of the change is one figure": (
        [{"period": "2024", "value": 10.0}, {"period": "2024", "change_pct": 2.5}],
        {"asserted|2024||10.0 2.5%": "0 1"},
    ),
    "a part joins the only figure that it is part of": (
        [
            {"period": "2024", "value": 10.0, "currency": "USD", "change_pct": 2.5},
            {"period": "2024", "value": 11.0},
            {"period": "2024", "value": 10.0},
            {"period": "2024"},
        ],
        {"asserted|2024||10.0 USD 2.5%": "0 2", "asserted|2024||11.0": "1", "asserted|2024||": "3"},
    ),
    "no figure at all": ([{}, {}], {"asserted|||": "0 1"}),
}


@pytest.mark.parametrize(("claims", "expected"), FIGURES.values(), ids=FIGURES.keys())
def test_figures(claims: list[dict[str, Any]], expected: dict[str, str]) -> None:
    assert keyed(project("TRADES_WITH", *(claim(str(n), **each) for n, each in enumerate(claims)))) == expected


def test_positions_by_role_widen_an_interval_and_former_is_another_edge() -> None:
    found = project(
        "HOLDS_POSITION",
        claim("a", "2025-03", role="governor", title="губернатор"),
        claim("b", "2026-01-05", role="governor"),
        claim("c", role="minister"),
        claim("d", role="governor", status="former"),
    )
    assert keyed(found) == {"asserted|governor": "a b", "asserted|minister": "c", "former|governor": "d"}
    assert found[0].properties["date_from"] == "2025-03-01" and found[0].properties["date_to"] == "2026-01-05"
    assert found[0].properties["title"] == "губернатор"


def test_areas_of_cooperation_are_united() -> None:
    (fact,) = project("COOPERATES_WITH", claim("a", areas=["тур", "лес"]), claim("b", "2025", areas=["лес"]))
    assert (fact.key, fact.properties["areas"]) == ("asserted", ["лес", "тур"])


def test_documents_apart() -> None:
    found = project(
        "SIGNED_WITH", claim("a", "2026-02-05", document="меморандум"), claim("b", "2026-02-05", document="план")
    )
    assert keyed(found) == {"asserted|меморандум|2026-02-05": "a", "asserted|план|2026-02-05": "b"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-05", "2026-02-05 2026-02-05"),
        ("2026-02", "2026-02-01 2026-02-28"),
        ("2024", "2024-01-01 2024-12-31"),
        ("2025-Q3", "2025-07-01 2025-09-30"),
        ("2025-H2", "2025-07-01 2025-12-31"),
        ("2025-01/2025-06", "2025-01-01 2025-06-30"),
        ("2026-02-30", None),
        ("0000", None),
        ("--05-17", None),
        ("soon", None),
        ("2026/2025", None),
        ("", None),
        (None, None),
    ],
)
def test_spans(text: str | None, expected: str | None) -> None:
    found = span(text)
    assert (f"{found.first} {found.last}" if found else None) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("--05-17", "2026-05-20", "2026-05-17"),
        ("--12-30", "2026-01-05", "2025-12-30"),
        ("--01-02", "2025-12-20", "2026-01-02"),
        ("--02-29", "2026-03-01", "--02-29"),
        ("--05", "2026-05-20", "2026-05"),
        ("2025", "2026-05-20", "2025"),
    ],
)
def test_years_worked_out(text: str, published: str, expected: str) -> None:
    day = span(published)
    assert day is not None and with_year(text, day.first) == expected


DATES = st.sampled_from(
    [None, "2026-02-05", "2026-02-06", "2026-02-08", "2026-02", "2026", "--02-05", "2025-Q4", "нет"]
)
PUBLISHED = st.sampled_from([None, "2026-02-05", "2026-02-20", "2026-04-01"])
CLAIMS = st.lists(
    st.builds(
        lambda source, date, published, status, confidence, place, value, change, goods, role: (
            source,
            {
                "date": date,
                "published": published,
                "status": status,
                "confidence": confidence,
                "place": place,
                "value": value,
                "change_pct": change,
                "goods": goods,
                "role": role,
                "document": role,
            },
        ),
        st.sampled_from("abc"),
        DATES,
        PUBLISHED,
        st.sampled_from(["asserted", "planned"]),
        st.floats(0, 1),
        st.sampled_from([None, *NAMES]),
        st.sampled_from([None, 1.0, 2.0]),
        st.sampled_from([None, 2.5]),
        st.sampled_from([None, ["лес"]]),
        st.sampled_from([None, "governor"]),
    ),
    max_size=8,
)


@settings(max_examples=400, deadline=None)
@given(
    type_=st.sampled_from(["MET_WITH", "TRADES_WITH", "HOLDS_POSITION", "SIGNED_WITH", "COOPERATES_WITH", "OWNS"]),
    drawn=CLAIMS,
    seed=st.integers(0, 1000),
)
def test_edges_whatever_the_order(type_: str, drawn: list[tuple[str, dict[str, Any]]], seed: int) -> None:
    claims = [claim(f"{source}#{n}", **qualifiers) for n, (source, qualifiers) in enumerate(drawn)]
    found = project(type_, *claims)
    assert sorted(name for fact in found for name in fact.statements) == sorted(c.name for c in claims)
    assert len({fact.key for fact in found}) == len({fact.id for fact in found}) == len(found)
    random.Random(seed).shuffle(claims)
    assert project(type_, *claims, *claims[:2]) == found


@settings(max_examples=300, deadline=None)
@given(reports=st.lists(st.tuples(DATES, PUBLISHED), max_size=8))
def test_a_day_is_never_more_than_a_cluster_away(reports: list[tuple[str | None, str | None]]) -> None:
    for (text, _), occasion in zip(reports, occasions(reports), strict=True):
        days = span(text)
        if days and days.is_day:
            assert occasion.first and occasion.last and occasion.first <= days.first.isoformat() <= occasion.last
