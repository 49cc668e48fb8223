"""A subgraph made smaller: by relation, status and period, or to the nodes that are reported best, for a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from graph.errors import QueryError
from graph.queries import parse_date
from graph.schema import RELATIONS, Edge, Node
from graph.subgraph import Subgraph, node_identity, node_type
from graph.words import ENGLISH, STATUSES, Words


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which edges to keep. Empty means all; `since` and `until` are a day, month or year, and leave out what has no
    date at all."""

    relations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """As parameters of a statement."""
        return {"types": list(self.relations), "statuses": list(self.statuses), "since": self.since,
                "until": self.until}

    def keeps(self, edge: Edge) -> bool:
        """Whether the edge is one to keep."""
        given = edge.properties
        start = given.get("date_from") or given.get("first_reported")
        end = given.get("date_to") or given.get("first_reported")
        return (
            (not self.relations or edge.type in self.relations)
            and (not self.statuses or given.get("status") in self.statuses)
            and (self.since is None or (end is not None and end >= self.since))
            and (self.until is None or (start is not None and start[: len(self.until)] <= self.until))
        )

    def __bool__(self) -> bool:
        return bool(self.relations or self.statuses or self.since or self.until)

    def told(self, words: Words = ENGLISH) -> str:
        """In words, for a caption."""
        said = [(words.say("only"), ", ".join(map(words.relation, self.relations))),
                (words.say("status"), ", ".join(words.say(STATUSES[s]) for s in self.statuses)),
                (words.say("since"), words.when(self.since or "")), (words.say("until"), words.when(self.until or ""))]
        return " · ".join(f"{name}: {value}" for name, value in said if value)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out for being too much: how many nodes are shown, and the types of those that aren't."""

    shown: int
    types: Mapping[str, int]

    @property
    def nodes(self) -> int:
        """How many nodes were left out."""
        return sum(self.types.values())

    def __add__(self, other: LeftOut | None) -> LeftOut:
        """What was left out at first, and then again of what was shown."""
        return LeftOut(other.shown, _by_count(Counter(self.types) + Counter(other.types))) if other else self

    def told(self, words: Words = ENGLISH) -> str:
        """In words, for a caption."""
        gone = ", ".join(words.kinds(kind, count) for kind, count in self.types.items())
        return words.say("Shown are the {shown} nodes of {all} that are reported most; more would be too dense to "
                         "read. Left out with their edges: {gone}.", shown=self.shown, all=self.shown + self.nodes,
                         gone=gone)


def relations_of(given: Iterable[str]) -> tuple[str, ...]:
    """Relation types as the graph spells them. Raises QueryError for one that it doesn't have."""
    return tuple(_known(name.strip().upper().replace("-", "_").replace(" ", "_"), name, RELATIONS, "relation")
                 for each in given for name in each.split(",") if name.strip())


def statuses_of(given: Iterable[str]) -> tuple[str, ...]:
    """Statuses as the graph spells them. Raises QueryError for one that it doesn't have."""
    return tuple(_known(name.strip().lower(), name, STATUSES, "status")
                 for each in given for name in each.split(",") if name.strip())


def day(option: str, given: str | None) -> str | None:
    """A day, month or year as given. Raises QueryError for anything else."""
    return parse_date(option, given.strip()) if given is not None else None


def _known(wanted: str, said: str, known: Iterable[str], what: str) -> str:
    if wanted in known:
        return wanted
    near = get_close_matches(wanted, known, n=1, cutoff=0.5)
    raise QueryError(f"There is no {what} {said.strip()!r}. "
                     + (f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."))


def narrow(subgraph: Subgraph, how: Narrowing) -> Subgraph:
    """The edges to keep and the nodes at their ends; without anything to narrow by, all."""
    if not how:
        return subgraph
    kept = tuple(e for e in subgraph.edges if how.keeps(e))
    ends = {end for e in kept for end in (e.start, e.end)}
    return Subgraph(tuple(n for n in subgraph.nodes if n.id in ends), kept)


def thin(subgraph: Subgraph, most: int, edges: int | None = None,
         centre: str | None = None) -> tuple[Subgraph, LeftOut | None]:
    """At most so many nodes, and no more of them than have so many edges: those with the most reports, each next one
    joined with one that is shown, where any is; first those that bear the folded name of the centre."""
    if len(subgraph.nodes) <= most and (edges is None or len(subgraph.edges) <= edges):
        return subgraph, None
    weight: Counter[str] = Counter()
    joined: dict[str, Counter[str]] = {n.id: Counter() for n in subgraph.nodes}
    for edge in subgraph.edges:
        for end, other in ((edge.start, edge.end), (edge.end, edge.start)):
            weight[end] += int(edge.properties.get("reports") or 0)
            joined[end][other] += 1
    ranked = sorted(subgraph.nodes, key=lambda n: (not _bears(n, centre), -weight[n.id], node_identity(n)))
    order = {n.id: turn for turn, n in enumerate(ranked)}
    shown: set[str] = set()
    reach: set[str] = set()
    drawn = 0
    while len(shown) < min(most, len(order)):
        best = min(reach or (order.keys() - shown), key=order.__getitem__)
        drawn += sum(joined[best][other] for other in shown)
        if edges is not None and drawn > edges and len(shown) > 1:
            break
        shown.add(best)
        reach = (reach | joined[best].keys()) - shown
    return (
        Subgraph(tuple(n for n in subgraph.nodes if n.id in shown),
                 tuple(e for e in subgraph.edges if e.start in shown and e.end in shown)),
        left_out(len(shown), (node_type(n) for n in subgraph.nodes if n.id not in shown)),
    )


def _bears(node: Node, name: str | None) -> bool:
    """Whether an entity is called so, by any of its names or its key."""
    given = node.properties
    return name is not None and (name in (given.get("search") or ()) or name == given.get("key")
                                 or name == str(given.get("iso") or "").lower())


def left_out(shown: int, types: Iterable[str]) -> LeftOut | None:
    """What to say of nodes of these types that aren't shown; None where all are."""
    gone = Counter(types)
    return LeftOut(shown, _by_count(gone)) if gone else None


def _by_count(types: Counter[str]) -> dict[str, int]:
    return dict(sorted(types.items(), key=lambda item: (-item[1], item[0])))
