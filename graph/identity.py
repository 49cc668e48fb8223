"""From local entities to entities: who is who across articles. Pure.

Strata, each of which sees the earlier ones by their final ids only: places, bodies (organisations of all kinds),
people, events. Members that share a block are decided together, in an order that depends only on what articles say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.bodies import bodies
from graph.events import events
from graph.members import Cluster, Group, Member, Stratum, fold, majority, with_ids
from graph.overrides import NONE, Overrides
from graph.people import Above, people
from graph.schema import Place

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
        return events(members)
    return bodies(members) if stratum == "body" else _by_first_key(members)


def entity_of(cluster: Cluster) -> Entity:
    """The entity of a cluster, named and typed by the majority of its members."""
    members = cluster.members
    type_ = majority(member.type for member in members)
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


def _by_first_key(members: Sequence[Member]) -> list[Group]:
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_key[member.keys[0]].append(member)
    return [Group([key], group, {m.name: key for m in group}) for key, group in by_key.items()]


def _best_name(names: Sequence[tuple[str, bool]], type_: str) -> str | None:
    """The best of (name, whether its article is in that language): the most frequent full one, the longest, the first
    by letters. Names as articles of the language write them come before transliterated ones."""
    if len(names) == 1:
        return names[0][0]
    own = Counter(name for name, written in names if written)
    counts = Counter(name for name, _ in names)
    return min(counts, default=None, key=lambda n: (
        type_ == "Person" and " " not in n, not own[n], -own[n], -counts[n], -len(n), n))
