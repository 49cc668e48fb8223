"""Who is who: small worlds → clusters, and the laws that hold for any."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity import ancestors, clusters, entity_of, place_entity
from graph.members import Cluster, HeldPost, Member, block_keys, identity_keys, stratum_of
from graph.schema import Place

PLACES = {
    place.key: place
    for place in (
        Place("place:RU", "Country", "RU", "Россия", "Russia", None),
        Place("place:RU-PER", "Region", "RU-PER", "Пермский край", "Perm Krai", "place:RU"),
        Place("place:RU-SAM", "Region", "RU-SAM", "Самарская область", "Samara Oblast", "place:RU"),
        Place("place:BY", "Country", "BY", "Беларусь", "Belarus", None),
    )
}
PERM, SAMARA, RUSSIA, BELARUS = "place:RU-PER", "place:RU-SAM", "place:RU", "place:BY"


def above(key: str) -> frozenset[str]:
    return frozenset(ancestors(key, PLACES.get))


def keys(full: str) -> tuple[str, ...]:
    """`ivanov ivan petrovich` → all keys of the name."""
    words = full.split()
    if len(words) == 1:
        return (f"surname:{words[0]}",)
    if len(words[1]) == 1:
        return (f"initial:{words[0]} {words[1]}", f"surname:{words[0]}")
    strong = [f"person:{full}"] + ([f"person:{words[0]} {words[1]}"] if len(words) > 2 else [])
    return (*strong, f"initial:{words[0]} {words[1][0]}", f"surname:{words[0]}")


def person(
    name: str,
    full: str,
    *posts: tuple[str, str] | HeldPost,
    near: Sequence[str] = (),
    published: str | None = "2026-02-05",
    label: str = "",
) -> Member:
    held = [post if isinstance(post, HeldPost) else HeldPost(post[0], post[1], None) for post in posts]
    places = {post.place for post in held if post.place}
    return Member(
        name,
        "Person",
        label or full.title(),
        None,
        None,
        (),
        None,
        keys(full),
        published,
        tuple(held),
        frozenset({*near, *places}),
    )


def other(name: str, type_: str, *keys_: str, label: str = "Имя") -> Member:
    return Member(name, type_, label, label, None, (), None, keys_, "2026-02-05")


def grouped(found: Sequence[Cluster]) -> set[str]:
    """The clusters as words: `a b` is one cluster of a and b, `c?` an ambiguous one of c."""
    return {" ".join(m.name for m in c.members) + ("?" if c.ambiguous else "") for c in found}


GOVERNOR = ("governor", PERM)
PEOPLE = {
    "one full name is one person": ([person("a", "ivanov ivan"), person("b", "ivanov ivan")], {"a b"}),
    "another given name never merges": ([person("a", "ivanov ivan"), person("b", "ivanov petr")], {"a", "b"}),
    "another patronymic never merges": (
        [person("a", "ivanov ivan petrovich"), person("b", "ivanov ivan sergeevich")],
        {"a", "b"},
    ),
    "a patronymic joins the name without one": (
        [person("a", "ivanov ivan petrovich"), person("b", "ivanov ivan")],
        {"a b"},
    ),
    "a name without a patronymic bridges no two": (
        [person("a", "ivanov ivan petrovich"), person("b", "ivanov ivan sergeevich"), person("c", "ivanov ivan")],
        {"a", "b", "c?"},
    ),
    "but joins the one that holds its post": (
        [
            person("a", "ivanov ivan petrovich", GOVERNOR),
            person("b", "ivanov ivan sergeevich"),
            person("c", "ivanov ivan", GOVERNOR),
        ],
        {"a c", "b"},
    ),
    "an initial joins the one that it fits": (
        [person("a", "ivanov ivan"), person("b", "ivanov petr"), person("c", "ivanov i")],
        {"a c", "b"},
    ),
    "an initial that fits two stays alone": (
        [person("a", "ivanov ivan"), person("b", "ivanov igor"), person("c", "ivanov i")],
        {"a", "b", "c?"},
    ),
    "initials alone are one person": ([person("a", "ivanov i"), person("b", "ivanov i")], {"a b"}),
    "a lone surname joins the only candidate": ([person("a", "ivanov ivan"), person("b", "ivanov")], {"a b"}),
    "a lone surname that could be two stays alone": (
        [person("a", "ivanov ivan"), person("b", "ivanov petr"), person("c", "ivanov")],
        {"a", "b", "c?"},
    ),
    "its article's places decide": (
        [
            person("a", "ivanov ivan", near=[PERM]),
            person("b", "ivanov petr", near=[BELARUS]),
            person("c", "ivanov", near=[BELARUS]),
        ],
        {"a", "b c"},
    ),
    "places that both share decide nothing": (
        [
            person("a", "ivanov ivan", near=[PERM]),
            person("b", "ivanov petr", near=[PERM, BELARUS]),
            person("c", "ivanov", near=[PERM]),
        ],
        {"a", "b", "c?"},
    ),
    "a surname that came by context is no context for the next": (
        [
            person("a", "ivanov ivan", near=[PERM]),
            person("b", "ivanov petr", near=[SAMARA]),
            person("c", "ivanov", near=[PERM, BELARUS]),
            person("d", "ivanov", near=[BELARUS]),
        ],
        {"a c", "b", "d?"},
    ),
    "a conflicting post keeps a lone surname off": (
        [person("a", "ivanov ivan", GOVERNOR), person("b", "ivanov", ("minister", BELARUS))],
        {"a", "b?"},
    ),
    "lone surnames with one post are one": (
        [person("a", "lavrov", ("minister", RUSSIA)), person("b", "lavrov", ("minister", RUSSIA))],
        {"a b"},
    ),
    "lone surnames without anything in common aren't": ([person("a", "lavrov"), person("b", "lavrov")], {"a?", "b?"}),
    "posts in two places at a time are two people": (
        [person("a", "ivanov ivan", GOVERNOR), person("b", "ivanov ivan", ("governor", SAMARA))],
        {"a", "b"},
    ),
    "so are a governor and a minister of the country": (
        [person("a", "ivanov ivan", GOVERNOR), person("b", "ivanov ivan", ("minister", RUSSIA))],
        {"a", "b"},
    ),
    "a minister of the region and of its country may be one": (
        [person("a", "ivanov ivan", ("minister", PERM)), person("b", "ivanov ivan", ("minister", RUSSIA))],
        {"a b"},
    ),
    "posts more than 90 days apart are a career": (
        [
            person("a", "ivanov ivan", GOVERNOR, published="2025-01-01"),
            person("b", "ivanov ivan", ("minister", BELARUS), published="2025-06-01"),
        ],
        {"a b"},
    ),
    "a word of change lets posts follow each other": (
        [
            person("a", "ivanov ivan", GOVERNOR),
            person("b", "ivanov ivan", ("minister", BELARUS)),
            person("c", "ivanov ivan", HeldPost("governor", PERM, None, former=True)),
        ],
        {"a b c"},
    ),
    "without a day of publication posts at odds are two people": (
        [
            person("a", "ivanov ivan", GOVERNOR, published=None),
            person("b", "ivanov ivan", ("governor", SAMARA), published=None),
        ],
        {"a", "b"},
    ),
    "a namesake without a post stays alone": (
        [
            person("a", "ivanov ivan", GOVERNOR),
            person("b", "ivanov ivan", ("governor", SAMARA)),
            person("c", "ivanov ivan"),
        ],
        {"a", "b", "c?"},
    ),
    "director of a plant and member of a board may be one": (
        [person("a", "ivanov ivan", ("director", "org:maz")), person("b", "ivanov ivan", ("other", "org:belaz"))],
        {"a b"},
    ),
    "directors of two firms are two people": (
        [person("a", "ivanov ivan", ("director", "org:maz")), person("b", "ivanov ivan", ("director", "org:belaz"))],
        {"a", "b"},
    ),
    "unless their articles have a place in common": (
        [
            person("a", "ivanov ivan", ("director", "org:maz"), near=[BELARUS]),
            person("b", "ivanov ivan", ("director", "org:belaz"), near=[BELARUS]),
        ],
        {"a b"},
    ),
    "a governor heads no firm, even of his region": (
        [
            person("a", "ivanov ivan", GOVERNOR),
            person("b", "ivanov ivan", HeldPost("director", "org:plant", None, of="Company"), near=[PERM]),
        ],
        {"a", "b"},
    ),
}


@pytest.mark.parametrize(("members", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people(members: list[Member], expected: set[str]) -> None:
    assert grouped(clusters("person", members, above)) == expected
    assert grouped(clusters("person", members[::-1], above)) == expected


BODIES = {
    "one name": ([other("a", "Company", "org:maz"), other("b", "Organization", "org:maz")], {"a b"}),
    "through a third with both names": (
        [
            other("a", "Company", "org:maz"),
            other("b", "Company", "org:minsk plant"),
            other("c", "Company", "org:maz", "org:minsk plant"),
        ],
        {"a b c"},
    ),
    "a brand joins firms": (
        [other("a", "Company", "org:plant niva", "brand:niva"), other("b", "Company", "brand:niva")],
        {"a b"},
    ),
    "but no firm with a ministry": (
        [
            other("a", "Company", "org:plant energy", "brand:energy"),
            other("b", "GovernmentBody", "org:committee energy", "brand:energy"),
        ],
        {"a", "b"},
    ),
    "jurisdictions keep apart": (
        [
            other("a", "GovernmentBody", "org:ministry@BY", "org:ministry"),
            other("b", "GovernmentBody", "org:ministry@RU", "org:ministry"),
            other("c", "GovernmentBody", "org:ministry"),
        ],
        {"a", "b", "c"},
    ),
    "one jurisdiction takes the name without": (
        [other("a", "GovernmentBody", "org:ministry@BY", "org:ministry"), other("c", "GovernmentBody", "org:ministry")],
        {"a c"},
    ),
}


@pytest.mark.parametrize(("members", "expected"), BODIES.values(), ids=BODIES.keys())
def test_bodies(members: list[Member], expected: set[str]) -> None:
    assert grouped(clusters("body", members, above)) == expected
    assert grouped(clusters("body", members[::-1], above)) == expected


EVENTS = {
    "years apart": (
        [
            other("a", "Event", "event:innoprom 2025", "event:innoprom"),
            other("b", "Event", "event:innoprom 2026", "event:innoprom"),
        ],
        {"a", "b"},
    ),
    "without a year, the only one": (
        [other("a", "Event", "event:innoprom 2025", "event:innoprom"), other("b", "Event", "event:innoprom")],
        {"a b"},
    ),
    "without a year, the series": (
        [
            other("a", "Event", "event:innoprom 2025"),
            other("b", "Event", "event:innoprom 2026"),
            other("c", "Event", "event:innoprom"),
            other("d", "Event", "event:innoprom"),
        ],
        {"a", "b", "c d"},
    ),
}


@pytest.mark.parametrize(("members", "expected"), EVENTS.values(), ids=EVENTS.keys())
def test_events(members: list[Member], expected: set[str]) -> None:
    assert grouped(clusters("event", members, above)) == expected


def test_ids_are_least_keys_and_tell_namesakes_apart() -> None:
    found = clusters("person", [person("a", "ivanov ivan petrovich"), person("b", "ivanov petr")], above)
    assert [c.id for c in found] == ["person:ivanov ivan", "person:ivanov petr"]
    found = clusters("person", [person("a", "ivanov ivan petrovich"), person("b", "ivanov ivan sergeevich")], above)
    assert [c.id for c in found] == ["person:ivanov ivan petrovich", "person:ivanov ivan sergeevich"]
    found = clusters(
        "person", [person("a", "ivanov ivan", GOVERNOR), person("b", "ivanov ivan", ("governor", SAMARA))], above
    )
    assert all(c.id.startswith("person:ivanov ivan~") for c in found) and len({c.id for c in found}) == 2


def test_type_by_majority_and_ties_by_fixed_order() -> None:
    members = [other("a", "Organization", "org:maz"), other("b", "Company", "org:maz")]
    assert entity_of(clusters("body", members, above)[0]).type == "Company"
    members.append(other("c", "Organization", "org:maz"))
    assert entity_of(clusters("body", members, above)[0]).type == "Organization"


def test_display_name_is_the_most_frequent_full_one() -> None:
    labels = ["Махонин", "Махонин", "Дмитрий Махонин", "Дмитрий Николаевич Махонин", "Дмитрий Махонин"]
    members = [
        Member(str(n), "Person", label, label, "Dmitri Makhonin", ("Махонин",), None, keys("makhonin dmitri"), None)
        for n, label in enumerate(labels)
    ]
    entity = entity_of(clusters("person", members, above)[0])
    assert entity.properties["name"] == entity.properties["name_ru"] == "Дмитрий Махонин"
    assert entity.properties["name_en"] == "Dmitri Makhonin"
    assert "махонин" in entity.properties["search"] and "dmitri makhonin" in entity.properties["search"]


def test_names_that_articles_write_come_before_transliterated_ones() -> None:
    english = [
        Member(
            f"en{n}",
            "Person",
            "Dmitry Makhonin",
            "Дмитры Махонин",
            "Dmitry Makhonin",
            (),
            None,
            keys("makhonin dmitri"),
            None,
        )
        for n in range(3)
    ]
    russian = Member(
        "ru",
        "Person",
        "Дмитрий Махонин",
        "Дмитрий Махонин",
        "Dmitriy Makhonin",
        (),
        None,
        keys("makhonin dmitri"),
        None,
    )
    properties = entity_of(clusters("person", [*english, russian], above)[0]).properties
    assert (properties["name_ru"], properties["name_en"]) == ("Дмитрий Махонин", "Dmitry Makhonin")


def test_places_come_from_the_gazetteer() -> None:
    assert place_entity(PERM, PLACES.get).properties == {
        "id": PERM,
        "type": "Region",
        "name": "Пермский край",
        "name_ru": "Пермский край",
        "name_en": "Perm Krai",
        "aliases": ["Perm Krai", "Пермский край"],
        "search": ["perm krai", "пермский край"],
        "key": "place:ru-per",
        "iso": "RU-PER",
    }
    assert place_entity("place:XX-YY/z", PLACES.get).type == "City"


@pytest.mark.parametrize(
    ("given_keys", "type_", "name", "keys_", "stratum", "blocks"),
    [
        (
            ("person:ivanov ivan", "surname:ivanov"),
            "Person",
            "Иван",
            ("person:ivanov ivan", "surname:ivanov"),
            "person",
            ("surname:ivanov",),
        ),
        (("place:RU-PER",), "Region", "Пермь", ("place:RU-PER",), "place", ()),
        (("city:kama",), "City", "Кама", ("city:kama",), "place", ("city:kama",)),
        (
            ("event:innoprom 2026", "event:innoprom"),
            "Event",
            "И",
            ("event:innoprom 2026", "event:innoprom"),
            "event",
            ("event:innoprom",),
        ),
        ((), "Company", " Ёлка  и К", ("named:body елка и к",), "body", ("named:body елка и к",)),
        (("org:maz", "city:kama"), "Company", "МАЗ", ("org:maz",), "body", ("org:maz",)),
    ],
)
def test_keys(
    given_keys: tuple[str, ...], type_: str, name: str, keys_: tuple[str, ...], stratum: str, blocks: tuple[str, ...]
) -> None:
    assert identity_keys(given_keys, type_, name) == keys_
    assert stratum_of(keys_, type_) == stratum
    assert block_keys(keys_) == blocks


NAMES = [
    "ivanov ivan petrovich",
    "ivanov ivan sergeevich",
    "ivanov ivan",
    "ivanov igor",
    "ivanov i",
    "ivanov",
    "ivanov",
]
HELD = st.builds(
    HeldPost,
    st.sampled_from(["governor", "minister", "director"]),
    st.sampled_from([PERM, SAMARA, RUSSIA, BELARUS, None]),
    st.sampled_from([None, "2026-01-01", "2025-01"]),
    st.booleans(),
)
WORLD = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.lists(HELD, max_size=2),
        st.sets(st.sampled_from([PERM, SAMARA, BELARUS, "org:maz"]), max_size=2),
        st.sampled_from([None, "2026-02-05", "2025-01-05"]),
    ),
    max_size=9,
)


@settings(max_examples=500, deadline=None)
@given(world=WORLD, seed=st.integers(0, 1000))
def test_people_whatever_the_order(world: list[tuple[str, list[HeldPost], set[str], str | None]], seed: int) -> None:
    members = [
        person(f"m{n}", full, *posts, near=sorted(near), published=published)
        for n, (full, posts, near, published) in enumerate(world)
    ]
    found = clusters("person", members, above)
    assert sorted(m.name for c in found for m in c.members) == sorted(m.name for m in members)
    assert len({c.id for c in found}) == len(found)
    for cluster in found:
        assert set(cluster.why) == {m.name for m in cluster.members}
        names = [key.split(":", 1)[1].split() for m in cluster.members for key in m.keys if key.startswith("person:")]
        assert len({name[1] for name in names}) <= 1, "two given names"
        assert len({name[2] for name in names if len(name) > 2}) <= 1, "two patronymics"
    random.Random(seed).shuffle(members)
    assert clusters("person", members, above) == found
    # A text that is there twice is there once.
    assert clusters("person", [*members, *members[:2]], above) == found
