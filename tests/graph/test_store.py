"""The store on the real embedded server: what a load writes, leaves alone, takes back and refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from graph import lease
from graph.arrivals import Arrivals
from graph.embedded import DATABASE, EmbeddedServer
from graph.errors import (
    EvidenceError,
    InvalidQuery,
    MissingParameter,
    StoreBusy,
    StoreOutdated,
    StoreUnavailable,
)
from graph.run import Run
from graph.schema import ArticleEvidence, Edge, LoadCounts, Node, Path
from graph.store import Store

MAKHONIN = ("person:makhonin dmitri", "initial:makhonin d", "surname:makhonin")
LAVROV = ("person:lavrov sergei", "initial:lavrov s", "surname:lavrov")
OUT_OF_MEMORY = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"


def entity(id_: str, type_: str, name: str, *keys: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "type": type_,
        "name": name,
        "names": {"ru": name},
        "aliases": [],
        "mentions": [[0, 5], [9, 12]],
        "keys": list(keys),
        "posts": [],
        **more,
    }


def claim(id_: str, type_: str, subject: str, object_: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "type": type_,
        "subject": subject,
        "object": object_,
        "status": "asserted",
        "confidence": 0.9,
        "plover": "CONSULT",
        "sentence": "Махонин и Лавров встретились в Москве.",
        "start": 0,
        "end": 38,
        "frame": "met",
        "engine": "natasha",
        **more,
    }


def meeting(id_: str, text: str = "a", path: str | None = None, place: str = "place:RU-MOW") -> ArticleEvidence:
    """An article about a meeting in Moscow."""
    return ArticleEvidence(
        {
            "id": id_,
            "path": path or f"/news/{id_}",
            "title": "Встреча",
            "language": "ru",
            "published": "2026-02-06",
            "sha256": text * 64,
            "fingerprint": "1",
            "text": "Махонин и Лавров встретились в Москве.",
        },
        (
            entity(
                "e1",
                "Person",
                "Дмитрий Махонин",
                *MAKHONIN,
                posts=[{"role": "governor", "title": "губернатор", "place": "e4"}],
            ),
            entity("e2", "Person", "Сергей Лавров", *LAVROV),
            entity("e3", "City", "Москва", place),
            entity("e4", "Region", "Пермский край", "place:RU-PER"),
        ),
        (
            claim("c1", "MET_WITH", "e1", "e2", date="2026-02-05", place="e3"),
            claim("c2", "HOLDS_POSITION", "e1", "e4", role="governor", title="губернатор"),
        ),
    )


def one(store: Store, cypher: str, **parameters: Any) -> Any:
    (row,) = store.read(cypher, parameters).rows
    return row[0] if len(row) == 1 else row


def test_reprints_are_one_report_until_the_first_goes(store: Store) -> None:
    shared = [*range(60), 0, 0, 0, 0]
    first, second, third = (meeting(name, name) for name in "abc")
    first.article["minhash"], second.article["minhash"] = shared, [*shared[:60], 9, 9, 9, 9]
    third.article["minhash"] = list(range(1000, 1064))
    store.load([first])
    store.load([second, third])
    counted = "MATCH (:Person)-[r:MET_WITH]->(:Person) RETURN r.reports, r.articles"
    assert one(store, counted) == (2, 3)
    store.withdraw(["a"])
    assert one(store, counted) == (2, 2)
    assert store.read("MATCH (a:Article) WHERE a.story <> a.content RETURN a.id", {}).rows == ()


def test_a_load_makes_both_layers(store: Store) -> None:
    assert store.load([meeting("a"), meeting("b", "b")]) == LoadCounts(
        articles=2, mentions=16, claims=4, entities_added=5, edges_added=2
    )
    assert one(
        store, "MATCH (a:Person)-[r:MET_WITH]->(b:Person) RETURN a.name, b.name, r.place, r.date, r.reports"
    ) == ("Сергей Лавров", "Дмитрий Махонин", "Москва", "2026-02-05", 2)
    assert one(store, "MATCH (a:Person)-[r:HOLDS_POSITION]->(b:Region) RETURN a.name, r.role, b.iso") == (
        "Дмитрий Махонин",
        "governor",
        "RU-PER",
    )
    assert one(store, "MATCH (:Region {iso: 'RU-PER'})-[:PART_OF]->(c:Country) RETURN c.name_en") == "Russia"
    assert (
        one(store, "MATCH (:Entity)-[r:MET_WITH]->() WITH r.fact AS fact MATCH (c:Claim {fact: fact}) RETURN count(c)")
        == 2
    )
    assert one(
        store,
        "MATCH (a:Article {id: 'a'})-[:STATES]->(c:Claim)-[:PLACE]->(l)-[:REFERS_TO]->(e) "
        "RETURN a.title, c.sentence, e.name",
    ) == ("Встреча", "Махонин и Лавров встретились в Москве.", "Москва")
    counts = store.counts()
    assert (counts["articles"], counts["mentions"], counts["claims"], counts["Person"], counts["MET_WITH"]) == (
        2,
        16,
        4,
        2,
        1,
    )


def test_what_stands_is_left_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load([meeting("a"), meeting("b", "b")])
    monkeypatch.setattr(store, "_write", lambda work: pytest.fail("a transaction that writes"))
    assert store.load([meeting("b", "b"), meeting("a")]) == LoadCounts(unchanged=2)


def test_articles_of_many_claims_are_replaced_whole(store: Store) -> None:
    """As after a change of the rules: the same articles, with most of their claims gone, then back again, then none.

    All people share a name, so that edges hang on one node by the hundred.
    """

    def article(number: int, rules: str, step: int) -> ArticleEvidence:
        people = [entity(f"e{n}", "Person", f"Имя Фамилия{n}", f"person:{number}-{n}", aliases=["Тёзка"])
                  for n in range(30)]
        claims = [claim(f"c{n}", "MET_WITH", f"e{n % 30}", f"e{(n * 7 + 1) % 30}", start=n) for n in range(0, 90, step)]
        head = {"id": f"a{number}", "source": "t", "path": f"a{number}", "title": "t", "language": "ru",
                "sha256": f"{number}", "fingerprint": rules, "text": "t"}
        return ArticleEvidence(head, tuple(people), tuple(c for c in claims if c["subject"] != c["object"]))

    batch = [article(n, "one", 1) for n in range(15)]
    store.load(batch)
    before = store.digest()
    store.load([article(n, "two", 3) for n in range(15)])
    fewer = store.counts()
    store.load(batch)
    assert store.digest() == before
    assert store.counts()["claims"] > fewer["claims"]
    assert store.withdraw([f"a{n}" for n in range(15)]) == 15
    assert not store.read("MATCH (n) WHERE n:LocalEntity OR n:Claim OR n:Entity OR n:Name RETURN n LIMIT 1", {}).rows


def test_a_new_path_changes_no_derived_thing(store: Store) -> None:
    store.load([meeting("a")])
    digest = store.digest()
    assert store.load([meeting("a", path="/elsewhere/a")]) == LoadCounts(unchanged=1)
    assert store.articles()[0]["path"] == "/elsewhere/a"
    assert store.digest() == digest


def test_a_moved_article_is_the_same_article(store: Store) -> None:
    store.load([meeting("/old/a")])
    digest = store.digest()
    store.withdraw(["/old/a"])
    store.load([meeting("/new/a")])
    assert store.digest() == digest


def test_one_text_twice_counts_once(store: Store) -> None:
    store.load([meeting("a")])
    entity_layer = store.digest()["entity"]
    store.load([meeting("b", "a")])
    assert store.digest()["entity"] == entity_layer
    store.withdraw(["a"])
    assert store.digest()["entity"] == entity_layer
    assert one(store, "MATCH ()-[r:MET_WITH]->() RETURN r.evidence") == ["b#c1"]


def test_withdrawing_takes_what_only_the_article_supported(store: Store) -> None:
    store.load([meeting("a"), meeting("b", "b", place="place:BY/minsk")])
    assert one(store, "MATCH (c:Country {iso: 'BY'}) RETURN c.name") == "Беларусь"
    assert store.withdraw(["b", "nowhere"]) == 1
    assert store.read("MATCH (e:Entity) WHERE e.iso = 'BY' OR e.id = 'place:BY/minsk' RETURN e", {}).rows == ()
    assert one(store, "MATCH ()-[r:MET_WITH]->() RETURN r.reports") == 1
    store.withdraw(["a"])
    assert store.counts()["entities"] == 0
    assert store.read("MATCH (n) WHERE n:Block OR n:Claim OR n:LocalEntity RETURN n", {}).rows == ()


def test_an_ancestor_stays_while_a_mentioned_place_lies_below_it(store: Store) -> None:
    store.load([meeting("a"), meeting("b", "b")])
    store.withdraw(["a"])
    assert one(store, "MATCH (c:Country) RETURN c.id") == "place:RU"


def test_a_new_type_takes_all_edges_along(store: Store) -> None:
    def plant(id_: str, type_: str) -> ArticleEvidence:
        return ArticleEvidence(
            {"id": id_, "sha256": id_, "fingerprint": "1", "language": "ru"},
            (entity("e1", type_, "МАЗ", "org:maz"), entity("e2", "City", "Минск", "place:BY/minsk")),
            (claim("c1", "LOCATED_IN", "e1", "e2"),),
        )

    store.load([plant("a", "Company")])
    store.load([plant("b", "Organization"), plant("c", "Organization")])
    assert one(store, "MATCH (o:Organization)-[r:LOCATED_IN]->(:City) RETURN labels(o), r.reports") == (
        ["Entity", "Organization"],
        3,
    )
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest


def body(id_: str, name: str, *keys: str, text: str = "", **more: Any) -> ArticleEvidence:
    """An article about a body, and about its director where `director` has keys, met with where `place` is one."""
    director, place = more.get("director"), more.get("place")
    entities = [entity("e1", "Company", name, *keys)]
    claims = []
    if place:
        entities += [entity("e3", "City", place, "city:kama"), entity("e4", "Company", "БелАЗ", "org:belaz")]
        claims.append(claim("c1", "MET_WITH", "e1", "e4", place="e3", date="2026-02-05"))
    if director:
        posts = [{"role": "director", "title": "директор", "place": "e1"}]
        entities.append(entity("e2", "Person", "Иванов", *director, posts=posts))
    return ArticleEvidence(
        {"id": id_, "sha256": id_ + text, "fingerprint": "1", "language": "ru"}, tuple(entities), tuple(claims)
    )


FAR_EFFECTS = {
    "a body that two names join": (
        [body("a", "МАЗ", "org:maz"), body("b", "ОАО МАЗ", "org:maz", "org:plant"), body("c", "Завод", "org:plant")],
        [body("a", "МАЗ", "org:maz", text="2")],
    ),
    "a place that others name otherwise": (
        [body("a", "МАЗ", "org:maz", place="Кама")],
        [body("b", "БелАЗ", "org:belaz", place="Верхняя Кама")],
    ),
    "a body that becomes another's is another context for people": (
        [
            body("a", "МАЗ", "org:maz", director=("person:ivanov ivan", "surname:ivanov")),
            body("b", "Завод", "org:plant", director=("surname:ivanov",)),
            body("c", "БелАЗ", "org:belaz", director=("person:ivanov petr", "surname:ivanov")),
        ],
        [body("d", "ОАО МАЗ", "org:maz", "org:plant")],
    ),
}


@pytest.mark.parametrize(("before", "then"), FAR_EFFECTS.values(), ids=FAR_EFFECTS.keys())
def test_effects_on_articles_far_off(store: Store, before: list[ArticleEvidence], then: list[ArticleEvidence]) -> None:
    store.load(before)
    store.load(then)
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest
    store.withdraw([evidence.article["id"] for evidence in then])
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest


def test_rebuilding_mends_what_was_broken(store: Store, server: EmbeddedServer) -> None:
    store.load([meeting("a")])
    digest = store.digest()
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (:Entity)-[r:MET_WITH]->() DELETE r", database_=DATABASE)
        driver.execute_query("MATCH (e:Region) SET e.name = 'Прикамье'", database_=DATABASE)
    assert store.digest()["entity"] != digest["entity"]
    store.rebuild()
    assert store.digest() == digest


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda e: ArticleEvidence(e.article, e.entities[1:], e.claims), "lacks 'e1'"),
        (
            lambda e: ArticleEvidence(e.article, ({**e.entities[0], "type": "Ship"}, *e.entities[1:]), ()),
            "'Ship' is no entity type",
        ),
        (
            lambda e: ArticleEvidence(e.article, e.entities, ({**e.claims[0], "type": "MET-WITH"},)),
            "can't be a relation type",
        ),
        (lambda e: ArticleEvidence({**e.article, "text": "я" * 5_000_000}, e.entities, e.claims), "more than 8 MB"),
    ],
    ids=["end", "entity type", "relation type", "size"],
)
def test_bad_evidence_is_refused_whole(
    store: Store, change: Callable[[ArticleEvidence], ArticleEvidence], message: str
) -> None:
    with pytest.raises(EvidenceError, match=message):
        store.load([meeting("b", "b"), change(meeting("a"))])
    assert store.counts()["articles"] == 0


def test_a_failure_on_the_way_leaves_the_graph_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load([meeting("a")])
    digest = store.digest()

    def fail(*_: Any) -> None:
        raise RuntimeError("on the way")

    monkeypatch.setattr("graph.store.derive", fail)
    with pytest.raises(RuntimeError):
        store.load([meeting("a", "z"), meeting("b", "b")])
    assert store.digest() == digest


def test_a_name_too_long_for_an_index_keeps_its_beginning(store: Store) -> None:
    long = "Ромашка " * 5000
    names = (long + "один", long + "два")
    store.load([ArticleEvidence({"id": "a", "sha256": "a", "fingerprint": "1", "language": "ru"}, tuple(
        entity(f"e{n}", "Company", name, f"org:{name}", names={"ru": name}, aliases=[name])
        for n, name in enumerate(names)), ())])
    kept = store.read("MATCH (e:Entity) RETURN e.id, e.name, e.key, e.aliases", {}).rows
    assert len(kept) == 2
    assert all(name.startswith("Ромашка Ромашка") for _, name, _, _ in kept)
    assert all(len(text) <= 400 for row in kept for text in (*row[:3], *row[3]))
    (dumped,) = store.evidence()
    assert store.load([dumped]).unchanged == 1


def test_versions_and_articles(store: Store) -> None:
    store.load([meeting("b", "b"), meeting("a")])
    assert sorted(store.versions()) == [("a", "/news/a", "a" * 64, "1"), ("b", "/news/b", "b" * 64, "1")]
    assert store.articles()[0] == {"id": "a", "path": "/news/a", "url": None, "title": "Встреча", "sha256": "a" * 64}


def test_a_second_writer_is_refused(store: Store, server: EmbeddedServer) -> None:
    with Store(server.uri, server.user, server.password, DATABASE, lambda key: None) as second:
        with store.writer():
            with pytest.raises(StoreBusy):
                second.load([meeting("b")])
            with store.writer():
                store.load([meeting("a")])
        second.withdraw(["a"])


def test_a_writer_that_lost_its_lease_commits_nothing(
    store: Store, server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LEASE_SECONDS", -1)
    with Store(server.uri, server.user, server.password, DATABASE, lambda key: None) as second, store.writer():
        with second.writer():
            second.load([meeting("b")])
        with pytest.raises(StoreBusy):
            store.load([meeting("a")])
        assert [id_ for id_, *_ in store.versions()] == ["b"]


@pytest.mark.parametrize("at", [lease.TAKE, lease.FENCE], ids=["as it takes the lease", "later"])
def test_an_interrupted_writer_gives_its_lease_back(
    server: EmbeddedServer, store: Store, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """The store has done what it was asked to, and the answer didn't come through."""
    with Store(server.uri, server.user, server.password, DATABASE, lambda key: None) as interrupted:
        execute = interrupted._execute

        def interrupt(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
            rows = execute(cypher, parameters)
            if cypher == at:
                raise KeyboardInterrupt
            return rows

        monkeypatch.setattr(interrupted, "_execute", interrupt)
        with pytest.raises(KeyboardInterrupt), interrupted.writer():
            interrupted._execute(lease.FENCE, {"holder": interrupted._holder, "moment": ""})
    store.load([meeting("a")])
    assert [id_ for id_, *_ in store.versions()] == ["a"]


@pytest.mark.parametrize(("expires", "busy"), [("+ 40000", True), ("- 1", False), ("+ 3600000", False)],
                         ids=["living", "dead", "given before the clock was set back"])
def test_a_lease_outlives_its_holder_by_a_minute_at_most(
    store: Store, prepared_store: Store, expires: str, busy: bool
) -> None:
    """Whatever the clock says, for it may have been set back since the lease was given."""
    with store.writer():
        pass
    store._execute(f"MATCH (l:WriterLease) SET l.holder = 'other', l.expires = timestamp() {expires}", {})
    try:
        with pytest.raises(StoreBusy) if busy else nullcontext():
            store.load([meeting("a")])
    finally:
        store._execute("MATCH (l:WriterLease) SET l.expires = 0", {})


def test_what_is_loaded_later_is_dated_later_even_where_the_clock_was_set_back(store: Store) -> None:
    stamp = "MATCH (a:Article {id: $id}) RETURN a.loaded_at"
    with store.writer() as began:
        store.load([meeting("a")])
    assert began.isoformat() <= one(store, stamp, id="a")
    store._execute("MATCH (f:WriterFence) SET f.latest = '2999-01-01T00:00:00+00:00'", {})  # the clock ran ahead
    try:
        with store.writer() as began:
            store.load([meeting("b", "b")])
            store.record_run({"started": began.isoformat(), "loaded": 1})
        assert one(store, stamp, id="a") < began.isoformat() == one(store, stamp, id="b") == "2999-01-01T00:00:01+00:00"
        assert store.runs(1)[0]["started"] == began.isoformat()
    finally:
        store._execute("MATCH (r:Run) WHERE r.at > '2999' DELETE r", {})
        store._execute("MATCH (f:WriterFence) REMOVE f.latest", {})


def test_a_slow_transaction_has_one_moment(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(f"2999-01-01T00:00:0{second}+00:00" for second in range(9))
    monkeypatch.setattr(store, "_moment", lambda precision="seconds": next(moments))
    try:
        store.load([meeting("a")])
        assert one(store, "MATCH (a:Article {id: 'a'}), (f:WriterFence) RETURN a.loaded_at = f.latest")
    finally:
        store._execute("MATCH (f:WriterFence) REMOVE f.latest", {})


def test_answers_are_plain_values(store: Store) -> None:
    store.load([meeting("a")])
    rows = store.read(
        "MATCH p = (a:Person)-[r:MET_WITH]->(b) RETURN a, r, p, [a.name, {x: b}] AS l, date('2026-02-05') AS d", {}
    )
    assert rows.columns == ("a", "r", "p", "l", "d")
    ((a, r, p, values, day),) = rows.rows
    assert isinstance(a, Node) and a.labels == ("Entity", "Person") and a.properties["id"] == "person:lavrov sergei"
    assert isinstance(r, Edge) and (r.type, r.start) == ("MET_WITH", a.id)
    assert isinstance(p, Path) and (p.nodes[0], p.edges) == (a, (r,)) and values[1]["x"].id == r.end
    assert day == "2026-02-05"


def test_questions_that_cannot_be_answered_say_why(store: Store) -> None:
    with pytest.raises(MissingParameter, match="-p NAME=VALUE"):
        store.read("RETURN $name", {})
    with pytest.raises(InvalidQuery, match="doesn't understand"):
        store.read("MATCH (n RETURN n", {})


def test_a_store_that_is_down_says_what_to_do() -> None:
    with (
        pytest.raises(StoreUnavailable, match="NEO4J_URI"),
        Store("bolt://127.0.0.1:9", "neo4j", "x", None, lambda key: None),
    ):
        pass
    with pytest.raises(StoreUnavailable, match="NEO4J_URI"):
        Store("nonsense://", "neo4j", "x", None, lambda key: None)


def test_a_newer_schema_is_left_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.SCHEMA_VERSION", 0)
    with pytest.raises(StoreOutdated, match="Upgrade kg"):
        store.prepare()


def test_runs_come_back_latest_first(store: Store) -> None:
    for number in range(3):
        store.record_run({"number": number, "failures": {"a.txt": "empty"}})
    found: list[Mapping[str, Any]] = store.runs(2)
    assert [run["number"] for run in found] == [2, 1] and found[0]["failures"] == {"a.txt": "empty"}


def short_of_memory(store: Store, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Lets the store run out of memory, as Neo4j does, in transactions that load more articles than so many."""
    write = Arrivals.write

    def write_little(arrivals: Arrivals, run: Run, moment: str) -> None:
        if len(arrivals.articles) > most:
            raise Neo4jError._hydrate_neo4j(code=OUT_OF_MEMORY, message="full")
        write(arrivals, run, moment)

    monkeypatch.setattr(store, "_most", None)
    monkeypatch.setattr(Arrivals, "write", write_little)


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_a_batch_too_large_for_a_transaction_is_halved(
    store: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    batch = [meeting(name, name) for name in "abcde"]
    whole = store.load(batch)
    digest = store.digest()
    store.withdraw(["a", "b", "c", "d", "e"])
    short_of_memory(store, monkeypatch, most)
    assert store.load(batch).articles == whole.articles == 5
    assert store.digest() == digest


def test_an_article_too_large_for_a_transaction_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    short_of_memory(store, monkeypatch, 0)
    with pytest.raises(EvidenceError, match=r"a: .*db\.memory\.transaction\.max"):
        store.load([meeting("a"), meeting("b", "b")])
    assert store.articles() == []
