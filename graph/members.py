"""Local entities as identity sees them, and the clusters that it makes of them. Pure values and keys."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.schema import ENTITY_TYPES, PLACE_TYPES

Stratum = Literal["place", "body", "person", "event"]

STRATA: tuple[Stratum, ...] = ("place", "body", "person", "event")
_KINDS: Mapping[str, Stratum] = {
    "place": "place", "city": "place", "region": "place", "org": "body", "brand": "body",
    "person": "person", "initial": "person", "surname": "person", "event": "event",
}
# The kind of block that holds what overrides join, by stratum.
KIND_OF_STRATUM: Mapping[Stratum, str] = {"place": "city", "body": "org", "person": "person", "event": "event"}
# Which key of a cluster names it: the strongest kind first.
_STRENGTH = ("place", "city", "region", "person", "initial", "surname", "org", "brand", "event", "named")


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that an article gives a person; `place` is the id of the entity governed, `date` an ISO date.

    `of` is the type that the article gives that entity.
    """

    role: str
    place: str | None
    date: str | None
    former: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A local entity. `name` is the same wherever its article lies: the hash of the evidence, `#`, the local id.

    `near` are ids of the places and bodies that its article joins it with, by posts and claims. `articles` are the ids
    of the articles that say just this.
    """

    name: str
    type: str
    label: str
    label_ru: str | None
    label_en: str | None
    aliases: tuple[str, ...]
    iso: str | None
    keys: tuple[str, ...]
    published: str | None
    posts: tuple[HeldPost, ...] = ()
    near: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Members that are one entity, not yet named. `keys` may name it; `why` says for each member why it is here."""

    keys: Sequence[str]
    members: Sequence[Member]
    why: Mapping[str, str]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Members that are one entity. `why` says for each member, by name, why it is here."""

    id: str
    members: tuple[Member, ...]
    why: Mapping[str, str]
    ambiguous: bool = False


def kind(key: str) -> str:
    return key.split(":", 1)[0]


def fold(text: str) -> str:
    """Casefolded, ё as е, single spaces: what names are compared by."""
    return " ".join(text.casefold().replace("ё", "е").split())


def identity_keys(keys: Sequence[str], type_: str, name: str) -> tuple[str, ...]:
    """The keys that count: those of the strongest one's stratum; a key made of the name where there is none."""
    clean = [" ".join(key.split()) for key in keys if ":" in key]
    known = [key for key in clean if kind(key) in _KINDS]
    if not known:
        return (f"named:{_stratum_of_type(type_)} {fold(name)}",)
    stratum = _KINDS[kind(known[0])]
    return tuple(dict.fromkeys(key for key in known if _KINDS[kind(key)] == stratum))


def stratum_of(keys: Sequence[str], type_: str) -> Stratum:
    """The stratum that decides a local entity with these identity keys."""
    return _KINDS.get(kind(keys[0])) or _stratum_of_type(type_)


def stratum_of_id(id_: str) -> Stratum:
    """The stratum of a block or an entity, which its key tells."""
    if kind(id_) == "named":
        return next(s for s in STRATA if id_.startswith(f"named:{s} "))
    return _KINDS[kind(id_)]


def block_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """The blocks of a local entity: those that share one are decided together. Places with a code need none."""
    found: list[str] = []
    for key in keys:
        what, rest = kind(key), key.split(":", 1)[1]
        if what in ("person", "initial", "surname"):
            found.append(f"surname:{rest.split(' ')[0]}")
        elif what == "event":
            found.append(f"event:{without_year(rest)[0]}")
        elif what != "place":
            found.append(key)
    if found and kind(keys[0]) in ("city", "region", "named"):
        found = found[:1]
    return tuple(dict.fromkeys(found))


def without_year(name: str) -> tuple[str, str | None]:
    """An event's normal form and its year: `innoprom 2026` → (`innoprom`, `2026`)."""
    head, _, tail = name.rpartition(" ")
    return (head, tail) if head and len(tail) == 4 and tail.isdigit() else (name, None)


def least_keys(keys: Sequence[str]) -> list[str]:
    """Keys by strength, then by text: the first names the entity."""
    return sorted(set(keys), key=lambda key: (_STRENGTH.index(kind(key)), key))


def keys_of(members: Sequence[Member]) -> list[str]:
    """All keys of some members."""
    return [key for member in members for key in member.keys]


def alphabet(member: Member) -> str:
    """The alphabet that most of a member's name is spelled in."""
    return _alphabet(member.label)


@lru_cache(100_000)
def _alphabet(label: str) -> str:
    letters = [letter for letter in label if letter.isalpha()]
    return "cyrillic" if 2 * sum("Ѐ" <= letter <= "ԯ" for letter in letters) > len(letters) else "latin"


def majority(types: Iterable[str]) -> str:
    """The most frequent type; the first in the order of types among equals."""
    counts = Counter(types)
    order = {name: n for n, name in enumerate(ENTITY_TYPES)}
    return min(counts, key=lambda t: (-counts[t], order.get(t, len(order)), t))


class Roots:
    """Names joined into sets, each known by its least one."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, name: str) -> str:
        while (above := self._above.get(name, name)) != name:
            self._above[name] = self._above.get(above, above)
            name = above
        return name

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low


def with_ids(groups: Sequence[Group]) -> tuple[Cluster, ...]:
    """Groups as clusters, each named by its least key.

    Namesakes share it: then the first key that no other has names the cluster, and failing that the least key with a
    hash of its earliest member.
    """
    owners: dict[str, int] = defaultdict(int)
    for group in groups:
        for key in set(group.keys):
            owners[key] += 1
    found = []
    for group in groups:
        ranked = least_keys(group.keys)
        own = next((key for key in ranked if owners[key] == 1), None)
        id_ = own if own is not None else f"{ranked[0]}~{_hash_of_earliest(group.members)}"
        members = tuple(sorted(group.members, key=lambda m: m.name))
        found.append(Cluster(id_, members, {m.name: group.why[m.name] for m in members}, group.ambiguous))
    return tuple(sorted(found, key=lambda cluster: cluster.id))


def _hash_of_earliest(members: Sequence[Member]) -> str:
    earliest = min(members, key=lambda m: (m.published or "9999", m.name))
    return hashlib.sha256(earliest.name.encode()).hexdigest()[:10]


def _stratum_of_type(type_: str) -> Stratum:
    if type_ == "Person":
        return "person"
    if type_ == "Event":
        return "event"
    return "place" if type_ in PLACE_TYPES else "body"
