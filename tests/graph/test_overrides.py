"""An analyst's word: who is the same, who is different, which edges are wrong."""

from __future__ import annotations

from graph.identity import clusters
from graph.members import HeldPost, Member
from graph.overrides import Anchor, Overrides, Rejection


def member(
    name: str, label: str, *keys: str, type_: str = "Person", place: str | None = None, article: str = "a"
) -> Member:
    posts = (HeldPost("governor", place, None),) if place else ()
    return Member(
        name, type_, label, None, None, (), None, keys, "2026-02-05", posts, frozenset(), frozenset({article})
    )


IVANOV = ("person:ivanov ivan", "initial:ivanov i", "surname:ivanov")
RYBIN = ("person:rybin oleg", "initial:rybin o", "surname:rybin")
PERM, TVER = "place:RU-PER", "place:RU-TVE"


def groups(stratum: str, members: list[Member], overrides: Overrides) -> list[tuple[str, ...]]:
    found = clusters(stratum, members, lambda key: frozenset(), overrides)  # type: ignore[arg-type]
    return sorted(tuple(m.name for m in cluster.members) for cluster in found)


def test_the_same_are_joined_with_all_that_the_rules_gave_them() -> None:
    people = [
        member("1", "Иван Иванов", *IVANOV),
        member("2", "Иван Иванов", *IVANOV),
        member("3", "Олег Рыбин", *RYBIN),
    ]
    same = Overrides(same=((Anchor("иван иванов"), Anchor("Олег Рыбин", type="Person")),))
    assert groups("person", people, Overrides()) == [("1", "2"), ("3",)]
    assert groups("person", people, same) == [("1", "2", "3")]


def test_the_different_are_parted_by_place_post_or_article() -> None:
    people = [
        member("1", "Иван Иванов", *IVANOV, place=PERM),
        member("2", "Иван Иванов", *IVANOV, place=PERM, article="b"),
    ]
    parted = Overrides(different=((Anchor("Иван Иванов", article="a"), Anchor("Иван Иванов", article="b")),))
    assert groups("person", people, Overrides()) == [("1", "2")]
    assert groups("person", people, parted) == [("1",), ("2",)]
    other = Overrides(different=((Anchor("Иван Иванов", place=PERM), Anchor("Иван Иванов", place=TVER)),))
    assert groups("person", people, other) == [("1", "2")]


def test_different_wins_over_same() -> None:
    people = [member("1", "Иван Иванов", *IVANOV), member("2", "Олег Рыбин", *RYBIN)]
    pair = (Anchor("Иван Иванов"), Anchor("Олег Рыбин"))
    assert groups("person", people, Overrides(same=(pair,), different=(pair,))) == [("1",), ("2",)]


def test_bodies_of_unlike_names_are_joined() -> None:
    bodies = [
        member("1", "МАЗ", "org:maz", type_="Company"),
        member("2", "Автозавод", "org:avtozavod", type_="Company"),
    ]
    assert groups("body", bodies, Overrides(same=((Anchor("маз"), Anchor("Автозавод")),))) == [("1", "2")]


def test_what_was_joined_says_why() -> None:
    people = [member("1", "Иван Иванов", *IVANOV), member("2", "Олег Рыбин", *RYBIN)]
    same = Overrides(same=((Anchor("Иван Иванов"), Anchor("Олег Рыбин")),))
    (cluster,) = clusters("person", people, lambda key: frozenset(), same)
    assert cluster.why == dict.fromkeys("12", "override: same as Иван Иванов and Олег Рыбин")


def test_rejections_by_either_end_date_and_article() -> None:
    said = Overrides(reject=(Rejection("MET_WITH", "Иванов", "Рыбин", date="2026-02"),))
    (rejection,) = said.rejected("MET_WITH", ["рыбин"], ["иванов"], symmetric=True)
    assert not said.rejected("VISITED", ["рыбин"], ["иванов"], symmetric=True)
    assert not said.rejected("MET_WITH", ["рыбин"], ["иванов"], symmetric=False)
    claim = {"date": "2026-02-05", "status": "asserted"}
    assert rejection.rejects(claim, frozenset())
    assert not rejection.rejects({**claim, "date": "2026-03-05"}, frozenset())


def test_they_survive_the_store_as_text() -> None:
    said = Overrides(((Anchor("A"), Anchor("B", place=PERM)),), (), (Rejection("OWNS", "A", "B"),))
    assert Overrides.of_text(said.text) == said
    assert not Overrides.of_text("")
