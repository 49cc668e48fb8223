"""The law: the entity layer is a function of the set of articles, however they came. On the real embedded store."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import queries
from graph.overrides import Anchor, Overrides, Rejection
from graph.reprints import PERMUTATIONS
from graph.schema import ArticleEvidence
from graph.store import Store
from graph.subgraph import Subgraph, node_identity
from pipelines.keys.people import person_keys

SEQUENCES = settings(
    max_examples=110,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

PLACES = [
    ("Region", "place:RU-PER", "Пермский край"),
    ("City", "place:RU-PER/perm", "Пермь"),
    ("Country", "place:BY", "Беларусь"),
    ("City", "place:RU-MOW", "Москва"),
    ("City", "city:kama", "Кама"),
    ("City", "city:kama", "Верхняя Кама"),
]
BODIES = [
    ("Company", ("org:maz",), "МАЗ"),
    ("Company", ("org:maz", "org:minsk plant"), "ОАО МАЗ"),
    ("Organization", ("org:minsk plant",), "Минский завод"),
    ("Organization", ("org:plant niva", "brand:niva"), "Завод Нива"),
    ("Company", ("brand:niva",), "Нива"),
    ("GovernmentBody", ("org:energy ministry@BY", "org:energy ministry"), "Минэнерго"),
    ("GovernmentBody", ("org:energy ministry@RU", "org:energy ministry"), "Минэнерго России"),
    ("GovernmentBody", ("org:energy ministry",), "Министерство энергетики"),
    ("Organization", (), "Союз"),
]
PEOPLE = [
    (
        ("person:ivanov ivan petrovich", "person:ivanov ivan", "initial:ivanov i", "surname:ivanov"),
        "Иван Петрович Иванов",
    ),
    (
        ("person:ivanov ivan sergeevich", "person:ivanov ivan", "initial:ivanov i", "surname:ivanov"),
        "Иван Сергеевич Иванов",
    ),
    (("person:ivanov ivan", "initial:ivanov i", "surname:ivanov"), "Иван Иванов"),
    (("person:ivanov petr", "initial:ivanov p", "surname:ivanov"), "Пётр Иванов"),
    (("initial:ivanov i", "surname:ivanov"), "И. Иванов"),
    (("surname:ivanov",), "Иванов"),
    (("surname:ivanov",), "Иванов"),
    (("surname:lavrov",), "Лавров"),
    # One name in two alphabets, and a namesake that sounds like it.
    *((person_keys(name), name) for name in ("Пол Джонсон", "Paul Johnson", "Johnson", "Джонсон", "Пол Йонссон")),
]
EVENTS = [("event:innoprom 2026", "event:innoprom"), ("event:innoprom 2025", "event:innoprom"), ("event:innoprom",)]
DATES = st.sampled_from([None, None, "2026-02-05", "2026-02-06", "2026-02", "2026", "--02-05", "2025-Q4"])
PUBLISHED = st.sampled_from([None, "2026-02-05", "2026-02-07", "2026-02-20", "2026-03-15"])
STATUS = st.sampled_from(["asserted", "asserted", "planned"])


# A world a sequence: few enough places, bodies and people that its articles speak of the same ones.
WORLDS = st.tuples(
    *(
        st.lists(st.sampled_from(all_), min_size=2, max_size=size, unique=True)
        for all_, size in ((PLACES, 2), (BODIES, 3), (PEOPLE, 4))
    )
)


@st.composite
def articles(draw: st.DrawFn, world: tuple[list[Any], list[Any], list[Any]]) -> ArticleEvidence:
    """A tiny article over a small world, in which namesakes, lone surnames and conflicting posts abound."""
    entities: list[Mapping[str, Any]] = []

    def entity(type_: str, keys: Sequence[str], name: str, posts: Sequence[Mapping[str, Any]] = ()) -> str:
        entities.append(
            {
                "id": f"e{len(entities) + 1}",
                "type": type_,
                "name": name,
                "names": {"ru": name},
                "aliases": [],
                "mentions": [[0, 5]],
                "keys": list(keys),
                "posts": list(posts),
            }
        )
        return str(entities[-1]["id"])

    places = [entity(type_, [key], name) for type_, key, name in draw(some(world[0], 2))]
    bodies = [entity(type_, keys, name) for type_, keys, name in draw(some(world[1], 2))]
    events = [entity("Event", keys, "Иннопром") for keys in draw(st.lists(st.sampled_from(EVENTS), max_size=1))]
    posts = st.lists(
        st.builds(
            lambda role, place, date, former: {
                "role": role,
                "title": role,
                "place": place,
                "date": date,
                "former": former,
            },
            st.sampled_from(["governor", "minister", "director"]),
            st.sampled_from([*places, *bodies, None]),
            st.sampled_from([None, "2026-02-01"]),
            st.sampled_from([False, False, False, True]),
        ),
        max_size=1,
    )
    people = [entity("Person", keys, name, draw(posts)) for keys, name in draw(some(world[2], 2))]
    claims: list[Mapping[str, Any]] = []

    def claim(type_: str, subjects: Sequence[str], objects: Sequence[str], **qualifiers: Any) -> None:
        if subjects and objects:
            said = {key: value for key, value in qualifiers.items() if value is not None}
            claims.append(
                {
                    "id": f"c{len(claims) + 1}",
                    "type": type_,
                    "subject": draw(st.sampled_from(subjects)),
                    "object": draw(st.sampled_from(objects)),
                    "status": draw(STATUS),
                    "plover": "CONSULT",
                    "confidence": draw(st.sampled_from([0.7, 0.9])),
                    "sentence": "Предложение.",
                    "start": 0,
                    "end": 12,
                    "frame": "test",
                    "engine": "natasha",
                    **said,
                }
            )

    everyone = [*people, *bodies]
    for _ in range(draw(st.integers(0, 3))):
        claim("MET_WITH", everyone, everyone, date=draw(DATES), place=draw(st.sampled_from([*places, None])))
        claim("HOLDS_POSITION", people, [*places, *bodies], role="governor", date=draw(DATES))
        claim(
            "TRADES_WITH",
            places,
            places,
            period=draw(st.sampled_from([None, "2025"])),
            value=draw(st.sampled_from([None, 10.0, 20.0])),
            change_pct=draw(st.sampled_from([None, 2.5])),
        )
        claim("PARTICIPATES_IN", everyone, events, date=draw(DATES))
    return ArticleEvidence(
        {"id": "", "language": "ru", "published": draw(PUBLISHED), "sha256": "", "fingerprint": "1", "text": "Текст."},
        tuple(entities),
        tuple(claims),
    )


def article(evidence: ArticleEvidence, id_: str, text: int, fingerprint: str = "1") -> ArticleEvidence:
    """This evidence as that of an article; articles with one text and fingerprint say the same."""
    return ArticleEvidence(
        {
            **evidence.article,
            "id": id_,
            "path": f"/somewhere/{id_}",
            "sha256": f"{text:064x}",
            "fingerprint": fingerprint,
            "minhash": [1000 + n if n < 9 * text else n for n in range(PERMUTATIONS)],  # the one after it is a reprint
        },
        evidence.entities,
        evidence.claims,
    )


IDS = st.sampled_from("abcdef")
STEPS = st.lists(
    st.one_of(
        st.lists(st.tuples(IDS, st.integers(0, 6)), min_size=1, max_size=4), st.lists(IDS, min_size=1, max_size=2)
    ),
    min_size=2,
    max_size=6,
)


def some(of: Sequence[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(of), max_size=most, unique=True)


def texts_of_a_world(count: int) -> st.SearchStrategy[list[ArticleEvidence]]:
    return WORLDS.flatmap(lambda world: st.lists(articles(world), min_size=count, max_size=count))


@SEQUENCES
@given(texts=texts_of_a_world(7), steps=STEPS, order=st.permutations("abcdef"), size=st.integers(1, 6))
def test_any_sequence_ends_like_a_fresh_load(
    store: Store, texts: list[ArticleEvidence], steps: list[list[Any]], order: list[str], size: int
) -> None:
    clear(store)
    standing: dict[str, int] = {}
    for step in steps:
        if isinstance(step[0], tuple):
            store.load([article(texts[text], id_, text) for id_, text in step])
            standing.update(step)
        else:
            store.withdraw(step)
            standing = {id_: text for id_, text in standing.items() if id_ not in step}
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest
    clear(store)
    rest = [article(texts[standing[id_]], id_, standing[id_]) for id_ in order if id_ in standing]
    for start in range(0, len(rest), size):
        store.load(rest[start : start + size])
    assert store.digest() == digest


NAMES = sorted({name for _, _, name in [*PLACES[4:], *BODIES]} | {name for _, name in PEOPLE} | {"Иннопром"})
ANCHORS = st.builds(
    Anchor,
    name=st.sampled_from(NAMES),
    post=st.sampled_from([None, None, "governor"]),
    place=st.sampled_from([None, None, "place:BY", "org:maz"]),
    article=st.sampled_from([None, None, "a", "b"]),
)
PAIRS = st.lists(st.tuples(ANCHORS, ANCHORS), max_size=2).map(tuple)
REJECTIONS = st.builds(
    Rejection,
    type=st.sampled_from(["MET_WITH", "HOLDS_POSITION"]),
    subject=st.sampled_from(NAMES),
    object=st.sampled_from([*NAMES, "Беларусь"]),
    article=st.sampled_from([None, "a"]),
)
OVERRIDES = st.builds(Overrides, PAIRS, PAIRS, st.lists(REJECTIONS, max_size=2).map(tuple))


@settings(SEQUENCES, max_examples=25)
@given(texts=texts_of_a_world(6), steps=STEPS, before=OVERRIDES, after=OVERRIDES, turn=st.integers(0, 5))
def test_overrides_count_whenever_they_came(
    store: Store, texts: list[ArticleEvidence], steps: list[list[Any]], before: Overrides, after: Overrides, turn: int
) -> None:
    """Articles loaded and withdrawn under some overrides, then others: as if these had been there from the start."""
    clear(store)
    standing: dict[str, int] = {}
    for number, step in enumerate(steps):
        decided = under(store, before if number < turn else after)
        if isinstance(step[0], tuple):
            decided.load([article(texts[text % 6], id_, text % 6) for id_, text in step])
            standing.update({id_: text % 6 for id_, text in step})
        else:
            decided.withdraw(step)
            standing = {id_: text for id_, text in standing.items() if id_ not in step}
    under(store, after).rebuild()
    digest = store.digest()
    clear(store)
    under(store, after).load([article(texts[text], id_, text) for id_, text in standing.items()])
    assert store.digest() == digest
    under(store, Overrides()).rebuild()
    bare = store.digest()
    clear(store)
    store.load([article(texts[text], id_, text) for id_, text in standing.items()])
    assert store.digest() == bare  # undone by deleting the lines


PARTS = st.lists(
    st.one_of(
        st.lists(st.tuples(IDS, st.integers(0, 5)), min_size=1, max_size=4),
        st.lists(IDS, min_size=1, max_size=2),
        st.just([]),
    ),
    min_size=2,
    max_size=6,
)


@pytest.mark.neo4j
@settings(SEQUENCES, max_examples=6)
@given(texts=texts_of_a_world(6), steps=PARTS, before=OVERRIDES, after=OVERRIDES, turn=st.integers(0, 5),
       chance=st.randoms(use_true_random=False))
def test_both_stores_give_the_same_graph_and_the_same_answers(
    store: Store, neo4j_store: Store, texts: list[ArticleEvidence], steps: list[list[Any]], before: Overrides,
    after: Overrides, turn: int, chance: Random
) -> None:
    agree((store, neo4j_store), texts, steps, before, after, turn, chance)


@pytest.mark.neo4j
@pytest.mark.faults
@settings(SEQUENCES, max_examples=60)
@given(texts=texts_of_a_world(6), steps=PARTS, before=OVERRIDES, after=OVERRIDES, turn=st.integers(0, 5),
       chance=st.randoms(use_true_random=False))
def test_both_stores_agree_at_length(
    store: Store, neo4j_store: Store, texts: list[ArticleEvidence], steps: list[list[Any]], before: Overrides,
    after: Overrides, turn: int, chance: Random
) -> None:
    agree((store, neo4j_store), texts, steps, before, after, turn, chance)


def agree(
    stores: tuple[Store, Store], texts: list[ArticleEvidence], steps: list[list[Any]], before: Overrides,
    after: Overrides, turn: int, chance: Random
) -> None:
    """Loads, reloads, withdrawals, overrides and rebuilds; then every curated query, on names that the graph knows."""
    for each in stores:
        clear(each)
        each._execute("MATCH (r:Run) DELETE r", {})
        for number, step in enumerate(steps):
            decided = under(each, before if number < turn else after)
            if not step:
                decided.rebuild()
            elif isinstance(step[0], tuple):
                decided.load([article(texts[text], id_, text) for id_, text in step])
            else:
                decided.withdraw(step)
    one, other = stores
    assert one.digest() == other.digest()
    assert one.counts() == other.counts()
    names = [str(row[0]) for row in one.read("MATCH (e:Entity) RETURN e.name ORDER BY e.name", {}).rows] or ["никто"]
    for query in queries.all_queries():
        asked = {p.name: chance.choice(names) if p.type == "name" else str(p.example)
                 for p in query.parameters if p.required}
        assert queries.run(one, query, asked) == queries.run(other, query, asked) or not query.columns, query.name
        drawn = [queries.run_graph(each, query, asked) for each in stores]
        assert sorted(map(node_identity, drawn[0].nodes)) == sorted(map(node_identity, drawn[1].nodes)), query.name
        assert edges(drawn[0]) == edges(drawn[1]), query.name


def edges(drawn: Subgraph) -> list[Any]:
    """The edges of a graph without the ids that a store gives."""
    named = {node.id: node_identity(node) for node in drawn.nodes}
    return sorted((e.type, named[e.start], named[e.end], sorted(map(str, e.properties.items()))) for e in drawn.edges)


def under(store: Store, overrides: Overrides) -> Store:
    """The store as one that these overrides were given to."""
    decided = copy.copy(store)
    decided._overrides = overrides
    return decided


@settings(SEQUENCES, max_examples=20)
@given(texts=texts_of_a_world(8), size=st.integers(1, 4))
def test_upgraded_rules_end_like_a_fresh_load(store: Store, texts: list[ArticleEvidence], size: int) -> None:
    clear(store)
    old, new = texts[:4], texts[4:]
    store.load([article(evidence, f"a{n}", n) for n, evidence in enumerate(old)])
    upgraded = [article(evidence, f"a{n}", n, "2") for n, evidence in enumerate(new)]
    for start in range(0, len(upgraded), size):
        store.load(upgraded[start : start + size])
    digest = store.digest()
    clear(store)
    store.load(upgraded)
    assert store.digest() == digest


def clear(store: Store) -> None:
    store.withdraw([each["id"] for each in store.articles()])
    assert store.counts() == {"articles": 0, "mentions": 0, "claims": 0, "entities": 0, "edges": 0}
