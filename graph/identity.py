"""From local entities to entities: who is who across articles. Pure.

Strata, each of which sees the earlier ones by their final ids only: places, bodies (organisations of all kinds),
people, events. Members that share a block are decided together, in an order that depends only on what articles say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.members import Cluster, Group, Member, Stratum, fold, keys_of, kind, with_ids, without_year
from graph.overrides import NONE, Overrides
from graph.people import Above, people
from graph.schema import ENTITY_TYPES, Place

Places = Callable[[str], Place | None]


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the entity layer: its type, which is its label, and all its properties."""

    id: str
    type: str
    properties: Mapping[str, Any]


def clusters(stratum: Stratum, members: Iterable[Member], above: Above, overrides: Overrides = NONE
             ) -> tuple[Cluster, ...]:
    """The entities among the members of whole blocks of one stratum. `above`: the places that a place lies in."""
    distinct: dict[str, Member] = {}
    for member in members:
        known = distinct.get(member.name, member)
        distinct[member.name] = replace(member, articles=member.articles | known.articles)
    ordered = [distinct[name] for name in sorted(distinct)]

    def decide(some: Sequence[Member]) -> list[Group]:
        return _groups(stratum, some, above)

    return with_ids(overrides.regroup(decide(ordered), decide))


def _groups(stratum: Stratum, members: Sequence[Member], above: Above) -> list[Group]:
    if stratum == "person":
        return people(members, above)
    if stratum == "event":
        return _events(members)
    return _bodies(members) if stratum == "body" else _by_first_key(members)


def entity_of(cluster: Cluster) -> Entity:
    """The entity of a cluster, named and typed by the majority of its members."""
    members = cluster.members
    type_ = _majority(member.type for member in members)
    ru = _best_name([(m.label_ru, m.label_ru == m.label) for m in members if m.label_ru], type_)
    en = _best_name([(m.label_en, m.label_en == m.label) for m in members if m.label_en], type_)
    name = ru or en or _best_name([(m.label, True) for m in members], type_) or cluster.id
    names = {n for m in members for n in (m.label, m.label_ru, m.label_en, *m.aliases) if n}
    codes = Counter(m.iso for m in members if m.iso)
    iso = min(codes, key=lambda code: (-codes[code], code)) if codes else None
    return _entity(cluster.id, type_, name, ru, en, names, iso, cluster.ambiguous)


def place_entity(key: str, places: Places) -> Entity:
    """The entity of a place with a code: all from the gazetteer, so that no place costs more than another."""
    place = places(key)
    if place is not None:
        names = {n for n in (place.name_ru, place.name_en) if n}
        return _entity(key, place.type, place.name_ru or place.name_en, place.name_ru or None, place.name_en or None,
                       names, place.iso, False)
    code = key.split(":", 1)[1]
    type_ = "City" if "/" in code else "Region" if "-" in code else "Country"
    return _entity(key, type_, code, None, None, {code}, None, False)


def ancestors(key: str, places: Places) -> tuple[str, ...]:
    """Keys of the places that a place lies in, the nearest first."""
    found: list[str] = []
    place = places(key)
    while place is not None and place.parent and place.parent not in (key, *found):
        found.append(place.parent)
        place = places(place.parent)
    return tuple(found)


def _entity(id_: str, type_: str, name: str, ru: str | None, en: str | None, names: Iterable[str], iso: str | None,
            ambiguous: bool) -> Entity:
    aliases = sorted({*names, name})
    properties: dict[str, Any] = {
        "id": id_, "type": type_, "name": name, "name_ru": ru, "name_en": en, "aliases": aliases, "key": fold(id_),
        "search": sorted({fold(n) for n in aliases}), "iso": iso, "ambiguous": True if ambiguous else None,
    }
    return Entity(id_, type_, {k: v for k, v in properties.items() if v is not None})


def _bodies(members: Sequence[Member]) -> list[Group]:
    """Bodies that share a name. A jurisdiction in the key (`org:energy ministry@BY`) keeps its likes apart, and
    a brand alone joins no state body with a firm."""
    groups = _Bodies(members)
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for key in member.keys:
            by_key[key].append(member)
    for key in sorted(by_key, key=lambda k: (kind(k) == "brand", "@" not in k, k)):
        groups.join(by_key[key], key)
    return [Group(keys_of(group), group, groups.why) for group in groups.all()]


class _Bodies:
    """Groups of bodies, joined key by key."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.why = {member.name: "first of the name" for member in members}
        self._group = {member.name: [member] for member in members}

    def all(self) -> list[list[Member]]:
        return list({id(group): group for group in self._group.values()}.values())

    def join(self, members: Sequence[Member], key: str) -> None:
        """Joins the groups of these members; where some conflict, only those that are alike."""
        groups = list({id(g): g for g in (self._group[m.name] for m in members)}.values())
        sides = [_side(group, brand=kind(key) == "brand") for group in groups]
        by_side: dict[tuple[frozenset[str], bool | None], list[list[Member]]] = defaultdict(list)
        for group, side in zip(groups, sides, strict=True):
            by_side[side].append(group)
        alike = list(by_side.values()) if _conflicting(sides) else [groups]
        for each in alike:
            if len(each) > 1:
                merged = [member for group in each for member in group]
                for member in merged:
                    self._group[member.name] = merged
                    self.why[member.name] = key


def _side(group: Sequence[Member], brand: bool) -> tuple[frozenset[str], bool | None]:
    jurisdictions = frozenset(key.rsplit("@", 1)[1] for m in group for key in m.keys if "@" in key)
    return (jurisdictions, _majority(m.type for m in group) == "GovernmentBody" if brand else None)


def _conflicting(sides: Sequence[tuple[frozenset[str], bool | None]]) -> bool:
    distinct = set(sides)
    return any((a[0] and b[0] and not a[0] & b[0]) or a[1] != b[1] for a in distinct for b in distinct)


def _events(members: Sequence[Member]) -> list[Group]:
    """Events of one name and year. Without a year, an event is the only one of its name, or the series itself."""
    by_name: dict[str, dict[str | None, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for member in members:
        parsed = [without_year(key.split(":", 1)[1]) for key in member.keys]
        name, year = next(((n, y) for n, y in parsed if y), parsed[0])
        by_name[name if kind(member.keys[0]) == "event" else member.keys[0]][year].append(member)
    groups = []
    for name in sorted(by_name):
        years = by_name[name]
        undated = years.pop(None, [])
        if len(years) == 1:
            next(iter(years.values())).extend(undated)
        elif undated:
            years[None] = undated
        for year, group in years.items():
            key = name if kind(name) == "named" else f"event:{name}" + (f" {year}" if year else "")
            groups.append(Group([key], group, dict.fromkeys((m.name for m in group), key)))
    return groups


def _by_first_key(members: Sequence[Member]) -> list[Group]:
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_key[member.keys[0]].append(member)
    return [Group([key], group, {m.name: key for m in group}) for key, group in by_key.items()]


def _majority(types: Iterable[str]) -> str:
    counts = Counter(types)
    order = {name: n for n, name in enumerate(ENTITY_TYPES)}
    return min(counts, key=lambda t: (-counts[t], order.get(t, len(order)), t))


def _best_name(names: Sequence[tuple[str, bool]], type_: str) -> str | None:
    """The best of (name, whether its article is in that language): the most frequent full one, the longest, the first
    by letters. Names as articles of the language write them come before transliterated ones."""
    own = Counter(name for name, written in names if written)
    counts = Counter(name for name, _ in names)
    return min(counts, default=None, key=lambda n: (
        type_ == "Person" and " " not in n, not own[n], -own[n], -counts[n], -len(n), n))
