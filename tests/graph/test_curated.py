"""Every curated query on the embedded store and on Neo4j, over five hand-made articles: its rows, checked by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest
from five_articles import ARTICLES, NAMED, PLACES, asked

from graph import plans, queries
from graph.embedded import DATABASE, EmbeddedServer
from graph.errors import InvalidQuery
from graph.store import Store
from graph.subgraph import node_name

AGGREGATES = {"meetings-by-month", "brokers", "who-meets-most", "foreign-ties", "sources", "ambiguous-people",
              "articles-without-claims"}  # their rows have no sentence


URI, PASSWORD = os.environ.get("KG_TEST_NEO4J_URI", ""), os.environ.get("KG_TEST_NEO4J_PASSWORD", "")
NEO4J = (pytest.mark.neo4j, pytest.mark.skipif(
    not URI, reason="no Neo4j to test on; make test-all starts one, with Java 17 and Maven"))


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=NEO4J)])
def loaded(request: pytest.FixtureRequest, server: EmbeddedServer) -> Iterator[Store]:
    log_in = (URI, "neo4j", PASSWORD, "neo4j") if request.param == "neo4j" else (
        server.uri, server.user, server.password, DATABASE)
    with Store(*log_in, PLACES.get) as store:
        store.prepare()
        store.withdraw([a["id"] for a in store.articles()])
        store.load(ARTICLES)
        yield store
        store.withdraw([a["id"] for a in store.articles()])


def table(store: Store, name: str, **given: str) -> list[dict[str, Any]]:
    query = queries.get(name)
    rows = queries.run(store, query, asked(query) | given)
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def cells(store: Store, name: str, columns: str, **given: str) -> list[tuple[Any, ...]]:
    """These columns of a query's rows."""
    return [tuple(row[column] for column in columns.split()) for row in table(store, name, **given)]


ANCHORED = [q for q in queries.all_queries() if any(p.type == "name" for p in q.parameters)]


@pytest.fixture(scope="module")
def driver(loaded: Store) -> Iterator[neo4j.Driver]:
    """Plans follow the statistics of the loaded graph, which otherwise come late."""
    with neo4j.GraphDatabase.driver(URI, auth=("neo4j", PASSWORD), notifications_min_severity="OFF") as opened:
        opened.execute_query("CALL db.prepareForReplanning()")
        yield opened


@pytest.mark.parametrize("loaded", [pytest.param("neo4j", marks=NEO4J)], indirect=True)
@pytest.mark.parametrize("query", ANCHORED, ids=lambda q: q.name)
def test_a_name_is_found_by_its_index_and_no_entity_by_a_scan(driver: neo4j.Driver, query: queries.Query) -> None:
    names = {p.name: "Пермский край" for p in query.parameters if p.type == "name"}
    given = queries.arguments(query, names | asked(query))
    for cypher in {query.cypher, query.graph}:
        profile = driver.execute_query(f"PROFILE {cypher}", given).summary.profile
        assert profile is not None
        assert plans.seeks(profile, "Name(key)")
        assert [scan for scan in plans.scans(profile) if ":Article" not in scan] == []


ANSWERED = [q for q in queries.all_queries() if q.name != "duplicates"]


@pytest.mark.parametrize("query", ANSWERED, ids=lambda q: q.name)
def test_every_query_has_help_and_answers_in_the_columns_it_declares(loaded: Store, query: queries.Query) -> None:
    assert query.title and query.answers and query.nothing and all(p.help for p in query.parameters)
    rows = queries.run(loaded, query, asked(query))
    assert rows.rows
    assert not query.columns or rows.columns == query.columns
    assert queries.run(loaded, query, asked(query)) == rows


@pytest.mark.parametrize("query", ANSWERED, ids=lambda q: q.name)
def test_every_query_has_a_graph_with_the_edges_of_its_table(loaded: Store, query: queries.Query) -> None:
    drawn = queries.run_graph(loaded, query, asked(query))
    assert drawn.nodes
    assert drawn.edges or query.name in AGGREGATES
    if "sentence" in query.columns and query.name != "low-confidence":
        sentences = {row["sentence"] for row in table(loaded, query.name)}
        assert sentences <= {e.properties.get("sentence") for e in drawn.edges}
    else:
        assert not query.columns or query.name in AGGREGATES | {"low-confidence"}


@pytest.mark.parametrize("query", queries.all_queries(), ids=lambda q: q.name)
def test_a_name_that_nothing_bears_gives_nothing(loaded: Store, query: queries.Query) -> None:
    for parameter in query.parameters:
        if parameter.type == "name":
            given = asked(query) | {parameter.name: "никто и нигде"}
            rows = queries.run(loaded, query, given)
            assert (rows.columns, rows.rows) == (query.columns, ()) or not query.columns
            assert not queries.run_graph(loaded, query, given).edges


@pytest.mark.parametrize("query", queries.all_queries(), ids=lambda q: q.name)
def test_the_same_rows_by_either_language_in_any_case(loaded: Store, query: queries.Query) -> None:
    english = {name_ru: name_en for _, name_ru, name_en, _ in NAMED.values()}
    english |= {place.name_ru: place.name_en for place in PLACES.values()}
    given = asked(query)
    other = {name: english.get(value, value).upper() if name != "goods" else value for name, value in given.items()}
    assert queries.run(loaded, query, given) == queries.run(loaded, query, other)


def test_the_order_of_rows_is_told_in_full() -> None:
    for query in queries.all_queries():
        if query.columns:
            last = re.split(r"ORDER BY", query.cypher)[-1]
            assert "ORDER BY" in query.cypher, query.name
            unique = (".fact", ".id", "_id", "country", "step", "source, language", "c.start")
            assert any(word in last for word in unique), query.name


def test_folders_and_how_many() -> None:
    found = queries.all_queries()
    assert {q.folder for q in found} == {"people", "trade", "places", "companies", "events", "quality"}
    assert len(found) >= 30
    assert [(q.folder, q.name) for q in found] == sorted((q.folder, q.name) for q in found)


def test_a_name_is_its_own_in_all_folders(tmp_path: Any) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.cypher").write_text("// Same\n// Returns a graph\nMATCH (n) RETURN n;\n")
    with pytest.raises(InvalidQuery, match=r"same\.cypher stands in one and in other"):
        queries.read_all(tmp_path)


# --- people ----------------------------------------------------------------------------------------------------------

def test_meetings_by_month(loaded: Store) -> None:
    columns = "month head meetings whom"
    assert cells(loaded, "meetings-by-month", columns) == [
        ("2026-03", "Дмитрий Махонин", 1, "Дмитрий Крутой"), ("2026-02", "Дмитрий Махонин", 1, "Сергей Лавров")]
    assert len(table(loaded, "meetings-by-month", since="2026-03")) == 1
    assert table(loaded, "meetings-by-month", roles="mayor") == []


def test_invited_and_came(loaded: Store) -> None:
    columns = "inviter invited occasion outcome came_on sentence came_sentence"
    assert cells(loaded, "invited-and-came", columns) == [
        ("Дмитрий Крутой", "Дмитрий Махонин", "Иннопром", "planned", "2026-09", "2.5", "2.6"),
        ("Дмитрий Махонин", "Дмитрий Крутой", "Пермский край", "came", "2026-03-18", "1.5", "2.2")]
    assert len(table(loaded, "invited-and-came", until="2026-08")) == 1


def test_the_shortest_chain_of_meetings_that_took_place(loaded: Store) -> None:
    assert cells(loaded, "meeting-chain", "step who whom sentence", b="Каранкевич") == [
        (1, "Сергей Лавров", "Дмитрий Махонин", "1.4"), (2, "Дмитрий Махонин", "Дмитрий Крутой", "2.1"),
        (3, "Дмитрий Крутой", "Виктор Каранкевич", "4.4")]
    assert cells(loaded, "meeting-chain", "who whom", a="dmitry krutoy", b="DMITRY MAKHONIN") == [
        ("Дмитрий Крутой", "Дмитрий Махонин")]
    assert table(loaded, "meeting-chain", b="Иван Иванов") == table(loaded, "meeting-chain", b="Лавров") == []


def test_brokers_between_two_countries(loaded: Store) -> None:
    assert cells(loaded, "brokers", "who ties_a ties_b with_a with_b") == [
        # A meeting, a visit and two invitations on the one side, a post and a meeting on the other.
        ("Дмитрий Крутой", 4, 2, "Дмитрий Махонин, Пермь", "Беларусь, Виктор Каранкевич"),
        ("Дмитрий Махонин", 2, 3, "Пермский край, Сергей Лавров", "Дмитрий Крутой"),
        ("МТЗ", 1, 2, "Пермь", "Беларусь, Минск")]
    assert len(table(loaded, "brokers", most="1")) == 1


def test_who_met_both(loaded: Store) -> None:
    assert cells(loaded, "met-both", "who met_a_on met_b_on sentence other_sentence") == [
        ("Дмитрий Махонин", "2026-02-05", "2026-03-18", "1.4", "2.1")]
    assert table(loaded, "met-both", b="Каранкевич") == []


def test_successions(loaded: Store) -> None:
    assert cells(loaded, "successions", "left_on place role predecessor successor sentence") == [
        ("2020-02-06", "Пермский край", "governor", "Максим Решетников", "Дмитрий Махонин", "4.3")]
    assert table(loaded, "successions", place="Беларусь") == table(loaded, "successions", since="2021") == []


def test_who_meets_most(loaded: Store) -> None:
    rows = [("Дмитрий Крутой", "ambassador, Беларусь", 2, 2, "2026-03-18", "2026-04-19"),
            ("Дмитрий Махонин", "governor, Пермский край", 2, 2, "2026-02-05", "2026-03-18"),
            ("Виктор Каранкевич", "deputy head of government, Беларусь", 1, 1, "2026-04-19", "2026-04-19"),
            ("Сергей Лавров", "minister, Россия", 1, 1, "2026-02-05", "2026-02-05")]
    columns = "who posts meetings others first last"
    assert cells(loaded, "who-meets-most", columns) == rows
    assert cells(loaded, "who-meets-most", columns, place="russia") == [rows[1], rows[3]]


# --- trade -----------------------------------------------------------------------------------------------------------

def test_trade_by_period_with_its_change(loaded: Store) -> None:
    assert cells(loaded, "trade-by-period", "direction goods period value change_pct worked_out_pct sentence") == [
        ("turnover", "", "2023", 300e6, None, None, "3.1"), ("turnover", "", "2024", 480e6, None, 60.0, "4.1"),
        ("turnover", "", "2024", 450e6, None, 50.0, "3.2"), ("import", "тракторы", "2024", None, -3.0, None, "3.4"),
        ("export", "", "2024", None, 2.4, None, "3.3")]
    assert len(table(loaded, "trade-by-period", since="2024")) == 4
    assert len(table(loaded, "trade-by-period", until="2023")) == 1
    assert table(loaded, "trade-by-period", partner="Россия") == []


def test_partners_rising_and_falling(loaded: Store) -> None:
    assert cells(loaded, "partners-rising-and-falling", "trend change_pct partner direction goods") == [
        ("rising", 2.4, "Беларусь", "export", ""), ("falling", -3.0, "Беларусь", "import", "тракторы")]
    assert table(loaded, "partners-rising-and-falling", since="2025") == []


def test_goods_between_two_places_and_all_in_them(loaded: Store) -> None:
    rows = [("Беларусь", "Пермский край", "тракторы", None), ("МТЗ", "Пермь", "запчасти, тракторы", 5e6)]
    assert cells(loaded, "goods-between", "from to goods value") == rows
    assert cells(loaded, "goods-between", "from to goods value", a="Минск", b="RU") == rows[1:]


def test_who_trades_in(loaded: Store) -> None:
    assert cells(loaded, "who-trades-in", "from to goods", goods="ТРАКТОР") == [
        ("МТЗ", "Пермь", "запчасти, тракторы"), ("Беларусь", "Пермский край", "тракторы")]
    assert len(table(loaded, "who-trades-in", place="мтз")) == 1
    assert table(loaded, "who-trades-in", goods="нефть") == []


def test_trade_targets_beside_the_latest_figure(loaded: Store) -> None:
    # Of the two figures for 2024 always the same one.
    assert cells(loaded, "trade-targets", "one other target by latest latest_period times sentence") == [
        ("Беларусь", "Пермский край", 1e9, "2027", 480e6, "2024", 2.1, "3.5")]
    assert table(loaded, "trade-targets", statuses="proposed") == []


# --- places ----------------------------------------------------------------------------------------------------------

def test_visits_between_two_places_both_ways(loaded: Store) -> None:
    assert cells(loaded, "visits-between", "date who destination status") == [
        ("2026-04-10", "Дмитрий Махонин", "Минск", "planned"), ("2026-03-18", "Дмитрий Крутой", "Пермь", "asserted"),
        ("2026-03", "Дмитрий Крутой", "Пермь", "planned")]
    assert len(table(loaded, "visits-between", statuses="asserted")) == 1
    assert table(loaded, "visits-between", a="RU-VLG") == []


def test_agreements(loaded: Store) -> None:
    columns = "date one other document state"
    assert cells(loaded, "agreements", columns) == [
        ("2026-05", "Беларусь", "Пермский край", "меморандум", "planned"),
        ("2026-04-15", "Пермский край", "Вологодская область", "соглашение", "signed")]
    assert len(table(loaded, "agreements", party="россия")) == 2
    assert len(table(loaded, "agreements", party="RU-VLG")) == 1


def test_cooperation(loaded: Store) -> None:
    assert cells(loaded, "cooperation", "one other areas state", area="ЛИФТ") == [
        ("Беларусь", "Пермский край", "лифты, удобрения", "under way")]
    assert table(loaded, "cooperation", area="лес") == table(loaded, "cooperation", place="Москва") == []


def test_foreign_ties(loaded: Store) -> None:
    columns = "country ties meetings visits invitations trade agreements cooperation other last_reported"
    # Trade: two years and a contradiction, an export, an import, a supply, a target; other: the investment, a
    # company's and its owner's share in another.
    assert cells(loaded, "foreign-ties", columns) == [
        ("Беларусь", 17, 1, 3, 2, 7, 1, 1, 2, "2026-04-20")]
    assert cells(loaded, "foreign-ties", "country meetings", place="BY") == [("Россия", 2)]


# --- companies -------------------------------------------------------------------------------------------------------

def test_companies_supplying_a_region(loaded: Store) -> None:
    assert cells(loaded, "companies-supplying", "company seat to goods value currency") == [
        ("МТЗ", "Минск", "Пермь", "запчасти, тракторы", 5e6, "BYN")]
    assert table(loaded, "companies-supplying", region="Беларусь") == []


def test_companies_of_a_place(loaded: Store) -> None:
    columns = "company seat heads trade agreements investments events other"
    assert cells(loaded, "companies-of", columns) == [("Мотовилиха", "Пермь", "", 0, 0, 1, 0, 0)]
    assert cells(loaded, "companies-of", columns, place="BY") == [("МТЗ", "Минск", "Иван Иванов", 1, 0, 3, 1, 0)]


def test_who_owns_whom(loaded: Store) -> None:
    columns = "owner owned share_pct state owners_owner"
    assert cells(loaded, "who-owns-whom", columns) == [
        ("Беларусь", "МТЗ", 100.0, "owns", ""), ("МТЗ", "Мотовилиха", 25.0, "planned", "Беларусь")]
    assert len(table(loaded, "who-owns-whom", company="motovilikha")) == 1


def test_investments(loaded: Store) -> None:
    assert cells(loaded, "investments", "investor into value currency period state", place="RU-PER") == [
        ("МТЗ", "Пермь", 10e6, "USD", "2026", "planned")]
    assert table(loaded, "investments", statuses="asserted") == []


# --- events ----------------------------------------------------------------------------------------------------------

def test_participants_of_an_event(loaded: Store) -> None:
    assert cells(loaded, "event-participants", "event held_in part who date", event="ИННО") == [
        ("Иннопром", "Минск", "organiser", "МТЗ", "2026-09"),
        ("Иннопром", "Минск", "participant", "Дмитрий Махонин", "2026-09")]


def test_events_held_in_a_place(loaded: Store) -> None:
    rows = [("2026-09", "Иннопром", "Минск", "planned", "МТЗ", 1)]
    assert cells(loaded, "events-held", "date event venue state organisers participants", place="BY") == rows
    assert table(loaded, "events-held", place="RU") == table(loaded, "events-held", until="2026-08") == []


def test_planned_and_never_reported_done(loaded: Store) -> None:
    columns = "planned_for what subject object"
    missed = ("2026-04-10", "visit", "Дмитрий Махонин", "Минск")
    assert cells(loaded, "planned-not-reported", columns) == [missed]
    assert cells(loaded, "planned-not-reported", columns, on="2026-06") == [
        ("2026-05", "agreement", "Беларусь", "Пермский край"),
        ("2026-05-03", "meeting", "Виктор Каранкевич", "Сергей Лавров"), missed]
    assert table(loaded, "planned-not-reported", on="2026-04") == []


def test_calendar(loaded: Store) -> None:
    assert cells(loaded, "calendar", "date what subject object", until="2026-05") == [
        ("2026", "investment", "МТЗ", "Пермь"), ("2026-05", "agreement", "Беларусь", "Пермский край"),
        ("2026-05-03", "meeting", "Виктор Каранкевич", "Сергей Лавров")]
    assert cells(loaded, "calendar", "what object", who="Махонин") == [("participation", "Иннопром")]


# --- quality ---------------------------------------------------------------------------------------------------------

def test_contradictory_figures(loaded: Store) -> None:
    (row,) = table(loaded, "contradictory-figures")
    assert (row["one"], row["other"], row["period"], row["currency"]) == ("Беларусь", "Пермский край", "2024", "USD")
    assert {(row["value"], row["sentence"]), (row["other_value"], row["other_sentence"])} == {
        (450e6, "3.2"), (480e6, "4.1")}
    assert table(loaded, "contradictory-figures", over="7") == table(loaded, "contradictory-figures", place="RU") == []


def test_changed_since(loaded: Store) -> None:
    loaded._execute("MATCH (r:Run) DELETE r", {})
    assert len(table(loaded, "changed-since")) == 33  # all facts: no load is noted here
    assert table(loaded, "changed-since", since="2999") == []
    loaded._execute("MATCH (a:Article) WHERE NOT a.id ENDS WITH '4' SET a.loaded_at = '2026-01-01T00:00:00+00:00'", {})
    assert cells(loaded, "changed-since", "change type subject object articles_before articles", since="2026-02") == [
        ("new", "HOLDS_POSITION", "Виктор Каранкевич", "Беларусь", 0, 1),
        ("new", "HOLDS_POSITION", "Максим Решетников", "Пермский край", 0, 1),
        ("new", "MET_WITH", "Виктор Каранкевич", "Дмитрий Крутой", 0, 1),
        ("new", "MET_WITH", "Виктор Каранкевич", "Сергей Лавров", 0, 1),
        ("new", "SIGNED_WITH", "Пермский край", "Вологодская область", 0, 1),
        ("new", "TRADES_WITH", "Беларусь", "Пермский край", 0, 1),
        ("again", "HOLDS_POSITION", "Дмитрий Махонин", "Пермский край", 1, 2)]
    loaded.record_run({"started": "2026-01-01T12:00:00+00:00", "loaded": 1})
    loaded.record_run({"started": "2998-01-01T12:00:00+00:00", "loaded": 0, "unchanged": 5})
    try:
        assert len(table(loaded, "changed-since")) == 7
    finally:
        loaded._execute("MATCH (r:Run) DELETE r", {})


def test_most_reported(loaded: Store) -> None:
    assert cells(loaded, "most-reported", "reports articles type subject object", most="1") == [
        (2, 2, "HOLDS_POSITION", "Дмитрий Махонин", "Пермский край")]
    assert cells(loaded, "most-reported", "type sentence", type="met_with", entity="лавров", since="2026-04") == [
        ("MET_WITH", "4.5")]


def test_single_source(loaded: Store) -> None:
    assert cells(loaded, "single-source", "type subject object confidence", entity="МТЗ")[:2] == [
        ("OWNS", "Беларусь", "МТЗ", 0.5), ("HOLDS_POSITION", "Иван Иванов", "МТЗ", 0.9)]
    found = table(loaded, "single-source", entity="Пермский край", types="HOLDS_POSITION, SIGNED_WITH")
    assert [row["type"] for row in found] == ["HOLDS_POSITION", "SIGNED_WITH", "SIGNED_WITH"]


def test_low_confidence(loaded: Store) -> None:
    assert cells(loaded, "low-confidence", "confidence type subject object sentence") == [
        (0.5, "OWNS", "Беларусь", "МТЗ", "3.11")]
    assert table(loaded, "low-confidence", below="50") == []


def test_articles_without_claims(loaded: Store) -> None:
    assert cells(loaded, "articles-without-claims", "article claims entities source") == [
        ("Погода", 0, 1, "https://example.org/5")]
    assert [row["claims"] for row in table(loaded, "articles-without-claims", fewer="7")] == [6, 0]


def test_sources(loaded: Store) -> None:
    assert cells(loaded, "sources", "source language articles without_claims claims first last") == [
        ("example.org", "ru", 5, 1, 34, "2025-08-25", "2026-04-25")]
    assert cells(loaded, "sources", "articles claims", since="2026") == [(4, 22)]


def test_ambiguous_people(loaded: Store) -> None:
    assert cells(loaded, "ambiguous-people", "name articles facts posts") == [("Иванов", 1, 0, "")]
    drawn = queries.run_graph(loaded, queries.get("ambiguous-people"), {})
    assert [node_name(n) for n in drawn.nodes] == ["Иванов"]
