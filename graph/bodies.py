"""Which local bodies (state bodies, firms, organisations) are one. Pure.

Keys: `org:energy ministry@BY` a name with its jurisdiction, `org:energy ministry` without, `brand:niva` a brand,
`brand:niva#plant` its kind, `brand:niva%RU-PER` its seat, `brand:~prfrm` how it sounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.members import Group, Member, alphabet, keys_of, kind, majority


def bodies(members: Sequence[Member]) -> list[Group]:
    """Bodies that share a name. Jurisdictions keep their likes apart, and so do kinds and seats those of one brand;
    a brand alone joins no state body with a firm."""
    groups = _Bodies(members)
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for key in member.keys:
            by_key[key].append(member)
    for key in sorted(by_key, key=lambda k: (_is_loose(k), kind(k) == "brand", "@" not in k, "%" not in k, k)):
        groups.join(by_key[key], key)
    return [Group(keys_of(group), group, groups.why) for group in groups.all()]


@dataclass(frozen=True, slots=True)
class _Side:
    """What may keep a group of bodies apart from others of a name."""

    jurisdictions: frozenset[str]
    kinds: frozenset[str]
    seats: frozenset[str]
    government: bool | None

    def clashes(self, other: _Side) -> bool:
        return (
            (bool(self.jurisdictions and other.jurisdictions) and not self.jurisdictions & other.jurisdictions)
            or (bool(self.kinds and other.kinds) and not self.kinds & other.kinds)
            or (bool(self.seats and other.seats)
                and not any(_lies_with(a, b) for a in self.seats for b in other.seats))
            or self.government != other.government
        )


class _Bodies:
    """Groups of bodies, joined key by key."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.why = {member.name: "first of the name" for member in members}
        self._group = {member.name: [member] for member in members}

    def all(self) -> list[list[Member]]:
        return list({id(group): group for group in self._group.values()}.values())

    def join(self, members: Sequence[Member], key: str) -> None:
        """Joins the groups of these members; where some conflict, only those that conflict with the same others."""
        groups = list({id(g): g for g in (self._group[m.name] for m in members)}.values())
        if len(groups) < 2 or (_is_loose(key) and not _are_counterparts(groups)):
            return
        by_side: dict[_Side, list[list[Member]]] = defaultdict(list)
        for group in groups:
            by_side[_side(group, brand=kind(key) == "brand")].append(group)
        for alike in _compatible(by_side):
            merged = [member for side in alike for group in by_side[side] for member in group]
            if len({id(self._group[member.name]) for member in merged}) > 1:
                for member in merged:
                    self._group[member.name] = merged
                    self.why[member.name] = key


def _compatible(sides: Sequence[_Side] | dict[_Side, list[list[Member]]]) -> list[list[_Side]]:
    """Sides by what they clash with; all of them where none do."""
    foes = {side: frozenset(other for other in sides if side.clashes(other)) for side in sides}
    if not any(foes.values()):
        return [list(sides)]
    by_foes: dict[frozenset[_Side] | _Side, list[_Side]] = defaultdict(list)
    for side in sides:
        by_foes[foes[side] or side].append(side)
    return list(by_foes.values())


def _are_counterparts(groups: Sequence[Sequence[Member]]) -> bool:
    """Whether they are two, each in its own alphabet: what sounds alike is one name only then."""
    alphabets = [{alphabet(member) for member in group} for group in groups]
    return len(groups) == 2 and not alphabets[0] & alphabets[1]


def _side(group: Sequence[Member], brand: bool) -> _Side:
    keys = {key for member in group for key in member.keys}
    state = majority(member.type for member in group) == "GovernmentBody"
    if not brand:
        return _Side(_marked(keys, "@"), frozenset(), frozenset(), None)
    return _Side(_marked(keys, "@"), _marked(keys, "#"), _marked(keys, "%"), state)


def _marked(keys: set[str], mark: str) -> frozenset[str]:
    return frozenset(key.rsplit(mark, 1)[1] for key in keys if mark in key)


def _lies_with(one: str, other: str) -> bool:
    """Whether one of two codes is the other's or lies within it: RU-PER/perm, RU-PER and RU."""
    short, long = sorted((one, other), key=len)
    return long == short or (long.startswith(short) and long[len(short)] in "-/")


def _is_loose(key: str) -> bool:
    return key.startswith("brand:~")
