"""An analyst's word against the rules: who is the same, who is different, and which edges are wrong. Pure.

Anchors point at entities by what articles say of them: a name, and where that is not enough a type, a post, a place or
an article. They win over the rules, and are part of what the entity layer is a function of.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from graph.members import KIND_OF_STRATUM, Group, Member, Stratum, fold, keys_of

Regroup = Callable[[Sequence[Member]], list[Group]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Local entities called `name`; of the type, with the post's role, beside the place (its key) or in the article
    (id, path or URL), where these are given."""

    name: str
    type: str | None = None
    post: str | None = None
    place: str | None = None
    article: str | None = None

    def names(self, row: Mapping[str, Any]) -> bool:
        """Whether a LocalEntity's row bears the name and type: all that can be told before its neighbours are known."""
        said = (row["name"], row.get("name_ru"), row.get("name_en"), *(row.get("forms") or ()))
        return self.type in (None, row["type"]) and fold(self.name) in {fold(each) for each in said if each}

    def fits(self, member: Member) -> bool:
        """Whether a member is meant."""
        said = (member.label, member.label_ru, member.label_en, *member.aliases)
        return (
            self.type in (None, member.type)
            and fold(self.name) in {fold(each) for each in said if each}
            and (self.post is None or any(post.role == self.post for post in member.posts))
            and (self.place is None or self.place in member.near or any(p.place == self.place for p in member.posts))
            and (self.article is None or self.article in member.articles)
        )


@dataclass(frozen=True, slots=True)
class Rejection:
    """Edges of a type between two entities, by any of their names; of a date or period, a status or an article, where
    these are given. `date` may be the beginning of one: `2026-02`."""

    type: str
    subject: str
    object: str
    date: str | None = None
    status: str | None = None
    article: str | None = None

    def rejects(self, claim: Mapping[str, Any], articles: frozenset[str]) -> bool:
        """Whether a Claim's row between these two entities is meant."""
        said = claim.get("date") or claim.get("period") or ""
        return (
            (self.date is None or said.startswith(self.date))
            and self.status in (None, claim["status"])
            and (self.article is None or self.article in articles)
        )


@dataclass(frozen=True)
class Overrides:
    """All overrides of a graph, in the order of the file."""

    same: tuple[tuple[Anchor, ...], ...] = ()
    different: tuple[tuple[Anchor, ...], ...] = ()
    reject: tuple[Rejection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.different or self.reject)

    @cached_property
    def version(self) -> str:
        """A hash of what they say; empty where they say nothing."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16] if self else ""

    @cached_property
    def text(self) -> str:
        """The overrides as JSON, as the store keeps them."""
        return json.dumps({"same": self.same, "different": self.different, "reject": self.reject}, default=asdict,
                          ensure_ascii=False, sort_keys=True)

    @staticmethod
    def of_text(text: str) -> Overrides:
        """The overrides that a store keeps."""
        said = json.loads(text) if text else {}
        same, different = (
            tuple(tuple(Anchor(**a) for a in each) for each in said.get(k, ())) for k in ("same", "different"))
        return Overrides(same, different, tuple(Rejection(**each) for each in said.get("reject", ())))

    def blocks(self, row: Mapping[str, Any], stratum: Stratum) -> list[str]:
        """Blocks that a LocalEntity's row is in because of the anchors that name it: those are decided together."""
        return [
            f"{KIND_OF_STRATUM[stratum]}:={hashlib.sha256(str(anchors).encode()).hexdigest()[:12]}"
            for anchors in self.same
            if any(anchor.names(row) for anchor in anchors)
        ]

    def regroup(self, groups: Sequence[Group], decide: Regroup) -> list[Group]:
        """The groups that identity made of whole blocks, with what is the same joined and what is different parted.

        `decide` makes groups of some members anew. Where both are said of two, they are different.
        """
        found = list(groups)
        for anchors in self.same:
            found = _joined(found, anchors)
        for anchors in self.different:
            found = [part for group in found for part in _parted(group, anchors, decide)]
        return found

    def rejected(self, type_: str, subject: Iterable[str], object_: Iterable[str], symmetric: bool
                 ) -> list[Rejection]:
        """The rejections that may concern the claims of a pair, whose entities have these names (folded)."""
        ours, theirs = frozenset(subject), frozenset(object_)
        return [
            r for r in self.reject if r.type == type_ and (
                (fold(r.subject) in ours and fold(r.object) in theirs)
                or (symmetric and fold(r.subject) in theirs and fold(r.object) in ours))
        ]

    @cached_property
    def rejected_names(self) -> frozenset[str]:
        """The names, folded, by which rejections know entities."""
        return frozenset(fold(name) for r in self.reject for name in (r.subject, r.object))


NONE = Overrides()


def _joined(groups: list[Group], anchors: Sequence[Anchor]) -> list[Group]:
    meant = [g for g in groups if any(anchor.fits(m) for m in g.members for anchor in anchors)]
    if len(meant) < 2:
        return groups
    why = {name: reason for g in meant for name, reason in g.why.items()}
    for group in meant:
        for member in group.members:
            if any(anchor.fits(member) for anchor in anchors):
                why[member.name] = "override: same as " + " and ".join(_shown(a, member) for a in anchors)
    members = [m for g in meant for m in g.members]
    one = Group(keys_of(members), members, why, False)
    return [g for g in groups if all(g is not each for each in meant)] + [one]


def _parted(group: Group, anchors: Sequence[Anchor], decide: Regroup) -> list[Group]:
    """A group without two anchors in it: each anchor's members leave for a group of their own, the first's stay."""
    sides = [[m for m in group.members if anchor.fits(m)] for anchor in anchors]
    if sum(bool(side) for side in sides) < 2:
        return [group]
    found: list[Group] = []
    taken: set[str] = set()
    for side in reversed(sides[1:]):
        own = [m for m in side if m.name not in taken]
        taken |= {m.name for m in own}
        found += decide(own) if own else []
    rest = [m for m in group.members if m.name not in taken]
    found += decide(rest) if rest else []
    told = {m.name for side in sides for m in side}
    return [
        Group(g.keys, g.members, {n: "override: different" if n in told else w for n, w in g.why.items()}, g.ambiguous)
        for g in found
    ]


def _shown(anchor: Anchor, member: Member) -> str:
    said = [anchor.post, anchor.place, anchor.article]
    return anchor.name + (f" ({', '.join(each for each in said if each)})" if any(said) else "")
