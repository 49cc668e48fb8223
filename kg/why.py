"""`kg why`: which mentions stand behind an entity, by which rule each joined it, and which overrides speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import lookup
from graph.members import fold
from graph.overrides import Anchor, Overrides
from kg.errors import UsageError

if TYPE_CHECKING:
    from graph.store import Store

_FIND = (f"{lookup.FIND} RETURN e.id AS id, e.name AS name, e.type AS type, e.search AS search, "
         "e.ambiguous AS ambiguous ORDER BY e.id")
_JOINED = ("MATCH (e:Entity {id: $id})<-[r:REFERS_TO]-(l:LocalEntity)<-[m:MENTIONS]-(a:Article) "
           "RETURN l.name AS name, l.forms AS forms, l.posts AS posts, m.count AS mentions, r.why AS why, "
           "a.id AS article, a.title AS title, a.published AS published ORDER BY a.published, a.id, l.id")


@dataclass(frozen=True, slots=True)
class Joined:
    """A local entity of an article, and the rule that joined it. `mentions` is how often the article names it."""

    name: str
    forms: tuple[str, ...]
    mentions: int
    why: str
    article: str
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Reasons:
    """An entity with all that was joined in it, and the overrides that name it, in words."""

    id: str
    name: str
    type: str
    ambiguous: bool
    joined: tuple[Joined, ...]
    overrides: tuple[str, ...]


def of(store: Store, name: str) -> tuple[Reasons, ...]:
    """What stands behind all entities of a name, key or code. Raises UsageError where there is none."""
    said = store.overrides()
    found = []
    for id_, label, type_, search, ambiguous in store.read(_FIND, {"name": fold(name)}).rows:
        joined = tuple(
            Joined(each[0], tuple(each[1] or ()), int(each[3] or 0), each[4], each[5], each[6], each[7])
            for each in store.read(_JOINED, {"id": id_}).rows)
        found.append(Reasons(id_, label, type_, bool(ambiguous), joined, tuple(_told(said, frozenset(search)))))
    if not found:
        raise UsageError(f"The graph knows nobody and nothing named {name!r}. `kg query --cypher 'MATCH (e:Entity) "
                         "RETURN e.name'` lists the names.")
    return tuple(found)


def unmet(store: Store) -> tuple[str, ...]:
    """Names of the overrides that no entity bears, in the order of the file."""
    said = store.overrides()
    asked = [anchor.name for anchors in (*said.same, *said.different) for anchor in anchors]
    asked += [name for each in said.reject for name in (each.subject, each.object)]
    known = lookup.known(store.read, asked)
    return tuple(name for name in dict.fromkeys(asked) if fold(name) not in known)


def _told(overrides: Overrides, names: frozenset[str]) -> Iterator[str]:
    for kind, all_ in (("same", overrides.same), ("different", overrides.different)):
        for anchors in all_:
            if any(fold(anchor.name) in names for anchor in anchors):
                yield f"{kind}: {', '.join(map(_anchor, anchors))}"
    for each in overrides.reject:
        if names & {fold(each.subject), fold(each.object)}:
            told = [each.type, each.subject, each.object, each.date, each.status, each.article]
            yield f"reject: {', '.join(part for part in told if part)}"


def _anchor(anchor: Anchor) -> str:
    said = [anchor.type, anchor.post, anchor.place, anchor.article]
    return anchor.name + (f" ({', '.join(each for each in said if each)})" if any(said) else "")
