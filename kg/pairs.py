"""How well local entities are told apart and joined, measured on pairs of them.

A file of pairs is JSON Lines: `same`, and the local entities `a` and `b`, each with its `name`, `type`, `language` and
where known `posts` (`role`, `place` as a code or `body` as a name with its `type`, `date`, `former`), `place` (codes of
the places that its article joins it with; a body's seat) and `date` (of its article).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.identity import ancestors, clusters
from graph.members import Cluster, HeldPost, Member, identity_keys, stratum_of
from graph.schema import Place
from pipelines import places
from pipelines.keys import keys_of
from pipelines.types import BODIES


@dataclass(frozen=True, slots=True)
class Pair:
    """Two local entities, and whether they are one."""

    id: str
    same: bool
    a: Member
    b: Member


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairwise: of the pairs joined how many are one, of those that are one how many were joined."""

    joined: int
    right: int
    same: int
    errors: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 1.0


def read(path: Path) -> list[Pair]:
    """The pairs of a file, as members that identity decides."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    sides = [(f"{row['id']}{side}", row[side]) for row in rows for side in ("a", "b")]
    bodies = {}
    for name, side in sides:
        for n, post in enumerate(side.get("posts", ())):
            if "body" in post:
                bodies[f"{name}#{n}"] = _member(f"{name}#{n}", {**side, "posts": (), "name": post["body"], "place": (),
                                                                "type": post.get("type", "Company")}, {})
    of = {member.name: cluster.id for cluster in decide(bodies.values()) for member in cluster.members}
    members = {name: _member(name, side, of) for name, side in sides}
    return [Pair(row["id"], row["same"], members[f"{row['id']}a"], members[f"{row['id']}b"]) for row in rows]


def decide(members: Iterable[Member]) -> tuple[Cluster, ...]:
    """The clusters of members of any strata, as the graph decides them: those that share a block together."""
    by_stratum: dict[Any, list[Member]] = {}
    for member in members:
        by_stratum.setdefault(stratum_of(member.keys, member.type), []).append(member)
    return tuple(cluster for stratum, some in by_stratum.items() for cluster in clusters(stratum, some, _above))


def measure(pairs: Sequence[Pair], together: bool) -> Figures:
    """`together`: all members at once; else each pair as if there were nothing else."""
    worlds = [[m for pair in pairs for m in (pair.a, pair.b)]] if together else [[pair.a, pair.b] for pair in pairs]
    of = {m.name: (n, c.id) for n, world in enumerate(worlds) for c in decide(world) for m in c.members}
    found = [pair for pair in pairs if of[pair.a.name] == of[pair.b.name]]
    wrong = [pair for pair in pairs if (of[pair.a.name] == of[pair.b.name]) != pair.same]
    return Figures(len(found), sum(p.same for p in found), sum(p.same for p in pairs), tuple(wrong))


def _above(key: str) -> frozenset[str]:
    return frozenset(ancestors(key, _place))


def _place(key: str) -> Place | None:
    known = places.load().by_key(key)
    if known is None:
        return None
    return Place(known.key, known.type, known.iso, known.name_ru, known.name_en, known.parent)


def _member(name: str, side: Mapping[str, Any], bodies: Mapping[str, str]) -> Member:
    type_, day, around = side["type"], side.get("date"), side.get("place", ())
    seat = max(around, key=len) if around and type_ in BODIES else None
    keys = keys_of(type_, side["name"], side.get("aliases", ()), published=day, seat=seat)
    posts = tuple(
        HeldPost(post["role"], bodies.get(f"{name}#{n}") or f"place:{post['place']}", post.get("date"),
                 post.get("former", False), post.get("type", "") if "body" in post else "")
        for n, post in enumerate(side.get("posts", ()))
    )
    near = {f"place:{code}" for code in around} | {post.place for post in posts if post.place}
    ru, en = (side["name"], None) if side["language"] == "ru" else (None, side["name"])
    return Member(name, type_, side["name"], ru, en, tuple(side.get("aliases", ())), None,
                  identity_keys(keys, type_, side["name"]), day, posts, frozenset(near))
