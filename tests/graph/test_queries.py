"""Eleven curated queries on the embedded store, over three hand-made articles; and how their files are read. The others
are in test_curated.py."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from graph import queries
from graph.embedded import DATABASE, EmbeddedServer
from graph.errors import InvalidQuery, MissingParameter, QueryError, UnknownQuery
from graph.schema import ArticleEvidence, Place, Rows
from graph.store import Store
from graph.subgraph import node_name

PLACES = {place.key: place for place in (
    Place("place:RU", "Country", "RU", "Россия", "Russia", None),
    Place("place:RU-PER", "Region", "RU-PER", "Пермский край", "Perm Krai", "place:RU"),
    Place("place:RU-VLG", "Region", "RU-VLG", "Вологодская область", "Vologda Oblast", "place:RU"),
    Place("place:RU-MOW", "City", "RU-MOW", "Москва", "Moscow", "place:RU"),
    Place("place:BY", "Country", "BY", "Беларусь", "Belarus", None),
    Place("place:BY/minsk", "City", None, "Минск", "Minsk", "place:BY"),
)}
MET = "Сергей Лавров и Дмитрий Махонин провели рабочую встречу в Москве."


def place(local: str, key: str) -> dict[str, Any]:
    found = PLACES[key]
    return {"id": local, "type": found.type, "name": found.name_ru, "names": {"ru": found.name_ru}, "iso": found.iso,
            "aliases": [found.name_ru], "mentions": [[0, 5]], "keys": [key]}


def person(local: str, name: str, key: str, *posts: dict[str, Any]) -> dict[str, Any]:
    return {"id": local, "type": "Person", "name": name, "names": {"ru": name}, "aliases": [name, name.split()[-1]],
            "mentions": [[0, 5]], "keys": [f"person:{key}", f"surname:{key.split()[0]}"], "posts": list(posts)}


def claim(local: str, type_: str, subject: str, object_: str, sentence: str = "Так сказано.",
          **more: Any) -> dict[str, Any]:
    return {"id": local, "type": type_, "subject": subject, "object": object_, "status": "asserted", "confidence": 0.9,
            "plover": None, "sentence": sentence, "start": 0, "end": len(sentence), "frame": f"{type_.lower()}.ru.1",
            "engine": "natasha", **more}


def article(id_: str, title: str, published: str, entities: list[dict[str, Any]],
            claims: list[dict[str, Any]]) -> ArticleEvidence:
    head = {"id": id_, "source": "example.org", "path": None, "url": id_, "title": title, "language": "ru",
            "published": published, "sha256": hashlib.sha256(id_.encode()).hexdigest(), "fingerprint": "1",
            "text": title}
    return ArticleEvidence(head, tuple(entities), tuple(claims))


MEETING = article("https://example.org/1", "Рабочая встреча", "2026-02-05", [
    person("e1", "Сергей Лавров", "lavrov sergei", {"role": "minister", "title": "министр", "place": "e3"}),
    person("e2", "Дмитрий Махонин", "makhonin dmitri", {"role": "governor", "title": "губернатор", "place": "e4"}),
    place("e3", "place:RU"), place("e4", "place:RU-PER"), place("e5", "place:RU-MOW"), place("e6", "place:BY/minsk"),
], [
    claim("c1", "MET_WITH", "e1", "e2", MET, date="2026-02-05", place="e5", format="in_person"),
    claim("c2", "HOLDS_POSITION", "e1", "e3", role="minister", title="министр иностранных дел"),
    claim("c3", "HOLDS_POSITION", "e2", "e4", role="governor", title="губернатор"),
    claim("c4", "VISITED", "e2", "e6", "Губернатор приедет в Минск.", status="planned", date="2026-05"),
    claim("c5", "INVITED", "e1", "e2", "Министр пригласил губернатора в Москву.", to="e5", date="2026-03-01"),
])
TRADE = article("https://example.org/2", "Товарооборот растёт", "2025-08-25", [
    place("e1", "place:BY"), place("e2", "place:RU-VLG"),
    person("e3", "Семён Королёв", "korolev semen", {"role": "governor", "title": "губернатор", "place": "e2"}),
    person("e4", "Виктор Каранкевич", "karankevich viktor",
           {"role": "deputy_head_of_government", "title": "вице-премьер", "place": "e1"}),
], [
    claim("c1", "TRADES_WITH", "e1", "e2", "В 2023 году — $335 млн.", period="2023", value=335e6, currency="USD"),
    claim("c2", "TRADES_WITH", "e1", "e2", "В 2024 году — $678,1 млн.", period="2024", value=678.1e6, currency="USD"),
    claim("c3", "TRADES_WITH", "e1", "e2", "За полгода — $316,4 млн.", period="2025-01/2025-06", value=316.4e6,
          currency="USD"),
    claim("c4", "TRADES_WITH", "e1", "e2", "Продовольствия — на $10,2 млн.", period="2024", value=10.2e6,
          currency="USD", goods=["продовольствие"]),
    claim("c5", "EXPORTS_TO", "e2", "e1", "Экспорт вырос на 2,4%.", period="2024", change_pct=2.4),
    claim("c6", "HOLDS_POSITION", "e3", "e2", role="governor", title="губернатор"),
    claim("c7", "HOLDS_POSITION", "e4", "e1", role="deputy_head_of_government", title="вице-премьер"),
    claim("c8", "MET_WITH", "e3", "e4", "Вице-премьер встретился с губернатором.", date="2025-08-25"),
])
LEFT = article("https://example.org/3", "Отставка", "2026-03-01", [
    place("e1", "place:RU-VLG"), person("e2", "Семён Королёв", "korolev semen")], [
    claim("c1", "HOLDS_POSITION", "e2", "e1", "Королёв ушёл.", role="governor", status="former", date="2026-03-01"),
])


@pytest.fixture(scope="module")
def loaded(server: EmbeddedServer) -> Iterator[Store]:
    with Store(server.uri, server.user, server.password, DATABASE, PLACES.get) as store:
        store.prepare()
        store.withdraw([a["id"] for a in store.articles()])
        store.load([MEETING, TRADE, LEFT])
        yield store
        store.withdraw([a["id"] for a in store.articles()])


def table(store: Store, name: str, **given: str) -> list[dict[str, Any]]:
    rows = queries.run(store, queries.get(name), given)
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def test_duplicates(loaded: Store) -> None:
    assert table(loaded, "duplicates") == []
    extra = article("https://example.org/4", "Сёла", "2026-03-02", [
        {**place("e1", "place:BY/minsk"), "id": "e2", "keys": ["city:minsk"]},
        {**person("e3", "Дмитрий Махонин", "makhonin dmitri"), "keys": ["person:mahonyn dmitry", "surname:mahonyn"]},
        {**person("e4", "Димитрий Махонин", "x"), "keys": ["person:mahonyn dmitry", "surname:mahonyn"]},
    ], [])
    loaded.load([extra])
    try:
        assert [(r["type"], r["one_id"], r["other_id"]) for r in table(loaded, "duplicates")] == [
            ("City", "city:minsk", "place:BY/minsk")]
        assert table(loaded, "duplicates", type="Person") == []
        assert len(queries.run_graph(loaded, queries.get("duplicates"), {}).nodes) >= 2
    finally:
        loaded.withdraw(["https://example.org/4"])


def test_governor_meets_minister(loaded: Store) -> None:
    assert table(loaded, "governor-meets-minister") == [{
        "date": "2026-02-05", "governor": "Дмитрий Махонин", "region": "Пермский край", "minister": "Сергей Лавров",
        "post": "министр иностранных дел, Россия", "place": "Москва", "status": "asserted", "reported": "2026-02-05",
        "sentence": MET, "article": "Рабочая встреча", "source": "https://example.org/1"}]
    both = table(loaded, "governor-meets-minister", ministers="minister, deputy_head_of_government")
    assert [r["minister"] for r in both] == ["Сергей Лавров", "Виктор Каранкевич"]
    assert table(loaded, "governor-meets-minister", since="2026-02-06") == []
    assert len(table(loaded, "governor-meets-minister", until="2026-02", since="2026")) == 1


@pytest.mark.parametrize("region", ["RU-VLG", "ru-vlg", "Вологодская область", "вологодская ОБЛАСТЬ", "vologda oblast"])
def test_trades_with_by_code_or_name(loaded: Store, region: str) -> None:
    rows = table(loaded, "trades-with", region=region)
    assert [(r["partner"], r["direction"], r["period"], r["value"], r["goods"]) for r in rows] == [
        ("Беларусь", "export", "2024", None, ""),
        ("Беларусь", "turnover", "2023", 335e6, ""),
        ("Беларусь", "turnover", "2024", 678.1e6, ""),
        ("Беларусь", "turnover", "2024", 10.2e6, "продовольствие"),
        ("Беларусь", "turnover", "2025-01/2025-06", 316.4e6, ""),
    ]
    assert rows[0]["change_pct"] == 2.4 and rows[1]["sentence"] == "В 2023 году — $335 млн."


def test_trade_seen_from_the_other_side(loaded: Store) -> None:
    rows = table(loaded, "trades-with", region="belarus", partner="RU-VLG")
    assert {r["direction"] for r in rows} == {"import", "turnover"}
    assert table(loaded, "trades-with", region="belarus", partner="RU-PER") == []


def test_who_holds_which_post(loaded: Store) -> None:
    assert [(r["person"], r["status"]) for r in table(loaded, "who-holds-which-post", place="RU-VLG")] == [
        ("Семён Королёв", "asserted"), ("Семён Королёв", "former")]
    assert [r["person"] for r in table(loaded, "who-holds-which-post", role="minister")] == ["Сергей Лавров"]
    assert [r["place"] for r in table(loaded, "who-holds-which-post", person="махонин")] == ["Пермский край"]


@pytest.mark.parametrize(("on", "holders"), [
    ("2025-08-24", []), ("2025-08-25", ["Семён Королёв"]), ("2026-02", ["Семён Королёв"]), ("2026-03-02", []),
])
def test_who_held_a_post_on_a_day(loaded: Store, on: str, holders: list[str]) -> None:
    assert [r["person"] for r in table(loaded, "who-holds-which-post", place="RU-VLG", on=on)] == holders


def test_dossier_says_everything_of_one_entity(loaded: Store) -> None:
    rows = table(loaded, "dossier", entity="ДМИТРИЙ МАХОНИН")
    assert [r["what"] for r in rows] == ["post", "meeting", "visit", "invitation"]
    assert table(loaded, "dossier", entity="Королев") == table(loaded, "dossier", entity="семён королёв") != []


def test_evidence_behind_an_edge(loaded: Store) -> None:
    rows = table(loaded, "evidence", a="Лавров", b="Махонин", type="met_with")
    assert [(r["type"], r["sentence"], r["frame"], r["confidence"]) for r in rows] == [
        ("MET_WITH", MET, "met_with.ru.1", 0.9)]
    assert len(table(loaded, "evidence", a="Махонин", b="Лавров")) == 2


def test_timeline_in_order(loaded: Store) -> None:
    rows = table(loaded, "timeline", entity="Махонин")
    assert [(r["date"], r["type"]) for r in rows] == [
        ("2026-02-05", "MET_WITH"), ("2026-03-01", "INVITED"), ("2026-05", "VISITED")]
    spring = table(loaded, "timeline", entity="Махонин", since="2026-03", until="2026-04")
    assert [r["type"] for r in spring] == ["INVITED"]


def test_meetings_visits_invitations(loaded: Store) -> None:
    assert [r["date"] for r in table(loaded, "who-met-whom")] == ["2026-02-05", "2025-08-25"]
    assert [r["place"] for r in table(loaded, "who-met-whom", place="Moscow")] == ["Москва"]
    assert [r["place"] for r in table(loaded, "who-met-whom", place="россия")] == ["Москва"]
    assert table(loaded, "who-met-whom", place="BY") == []
    assert [(r["who"], r["destination"]) for r in table(loaded, "visits", destination="minsk")] == [
        ("Дмитрий Махонин", "Минск")]
    assert table(loaded, "visits", statuses="asserted") == []
    assert [(r["inviter"], r["invited"], r["occasion"]) for r in table(loaded, "invitations", who="Махонин")] == [
        ("Сергей Лавров", "Дмитрий Махонин", "Москва")]


def test_neighbourhood_has_the_edges_among_neighbours(loaded: Store) -> None:
    around = queries.run_graph(loaded, queries.get("neighbourhood"), {"entity": "Махонин"})
    assert {node_name(n) for n in around.nodes} == {"Дмитрий Махонин", "Сергей Лавров", "Пермский край", "Минск"}
    few = queries.run_graph(loaded, queries.get("neighbourhood"), {"entity": "Махонин", "most": "1"})
    assert {node_name(n) for n in few.nodes} == {"Дмитрий Махонин", "Сергей Лавров"}
    met = queries.run_graph(loaded, queries.get("neighbourhood"), {"entity": "Махонин", "types": "MET_WITH"})
    assert {e.type for e in met.edges} == {"MET_WITH"}


def test_names_that_the_graph_does_not_know(loaded: Store) -> None:
    query = queries.get("dossier")
    (message,) = queries.unknown_names(loaded, query, {"entity": "Дмитрий Махонен"})
    assert "Did you mean Дмитрий Махонин" in message
    assert queries.unknown_names(loaded, query, {"entity": "лавров"}) == ()
    assert queries.unknown_names(loaded, queries.get("visits"), {}) == ()


@pytest.mark.parametrize(("name", "hint"), [("governor-meet-ministers", "governor-meets-minister"),
                                            ("xyzzy", "kg query")])
def test_unknown_query_suggests_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UnknownQuery, match=hint):
        queries.get(name)


def test_a_name_may_be_written_loosely() -> None:
    assert queries.get("Trades With") == queries.get("trades_with") == queries.get("trades-with")


class Unread:
    """A store that must not be asked."""

    def read(self, cypher: str, parameters: Any) -> Rows:
        raise AssertionError(cypher)


@pytest.mark.parametrize(("name", "given", "error", "words"), [
    ("trades-with", {}, MissingParameter, "needs region.*-p 'region=RU-VLG'"),
    ("trades-with", {"region": "  "}, MissingParameter, "needs region"),
    ("trades-with", {"regoin": "x"}, QueryError, "Did you mean region"),
    ("visits", {"since": "yesterday"}, QueryError, "since is a date such as 2026-02-05"),
    ("visits", {"since": "2026-13"}, QueryError, "since is a date"),
    ("neighbourhood", {"entity": "x", "most": "many"}, QueryError, "most is a whole number"),
])
def test_wrong_parameters(name: str, given: dict[str, str], error: type[QueryError], words: str) -> None:
    with pytest.raises(error, match=words):
        queries.run(Unread(), queries.get(name), given)


def test_arguments_take_defaults_and_types() -> None:
    assert queries.arguments(queries.get("governor-meets-minister"), {"ministers": "minister, mayor"}) == {
        "governors": ["governor"], "ministers": ["minister", "mayor"], "statuses": ["asserted", "planned"],
        "since": None, "until": None}
    assert queries.arguments(queries.get("neighbourhood"), {"entity": " Семён  Королёв", "most": "5"}) == {
        "entity": "семен королев", "types": [], "most": 5}


def test_caption_names_query_parameters_and_day() -> None:
    assert queries.caption(queries.get("trades-with"), {"region": "RU-VLG"}, date(2026, 2, 6)) == (
        "Trades with (trades-with)\nregion = RU-VLG · statuses = asserted, planned, proposed\n6 Feb 2026")


GOOD = "// Title\n//\n// What it answers.\n// :param x => 'a'  // name: help\n// Returns a table: n\nRETURN 1 AS n;\n"
BOTH = GOOD + "// graph\nMATCH (n) RETURN n;\n"


def test_parse() -> None:
    query = queries.parse("q", BOTH)
    assert (query.title, query.answers, query.columns) == ("Title", "What it answers.", ("n",))
    assert (query.cypher, query.graph) == ("RETURN 1 AS n", "MATCH (n) RETURN n")
    assert query.parameters == (queries.Parameter("x", "name", "a", False, "help"),)


@pytest.mark.parametrize(("text", "words"), [
    ("RETURN 1", "no title"),
    ("// Title\nRETURN 1", "what it returns"),
    ("// Title\n// Returns a graph\n", "needs one statement"),
    (GOOD, "add a line `// graph`"),
    (BOTH.replace("// name", "// colour"), "can't be read"),
    (BOTH.replace("'a'", "a b"), "value of x can't be read"),
])
def test_parse_says_what_a_file_lacks(text: str, words: str) -> None:
    with pytest.raises(InvalidQuery, match=words):
        queries.parse("q", text)
