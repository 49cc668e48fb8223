"""Parallel edges as one line for print: those of a pair with one type, direction and status, a line a fact.

A page or file keeps every edge by itself; on paper a bundle is easier to read than curves side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.schema import RELATIONS, Edge
from graph.subgraph import Subgraph, edge_label
from graph.words import Words

MOST_FACTS = 4  # under one line, the best reported and latest; the label says how many more there are

UNBROKEN = 20  # characters of a part that stays in one line


@dataclass(frozen=True, slots=True)
class Bundled:
    """A subgraph with a line for each bundle, and the parts of each line's label."""

    subgraph: Subgraph
    labels: tuple[tuple[str, ...], ...]


def bundled(subgraph: Subgraph, words: Words) -> Bundled:
    """The subgraph with parallel edges of one type, direction and status drawn as one."""
    bundles: dict[tuple[str, str, str, str], list[Edge]] = {}
    for edge in subgraph.edges:
        ends = (edge.start, edge.end)
        if (relation := RELATIONS.get(edge.type)) is not None and relation.symmetric:
            ends = (min(ends), max(ends))
        bundles.setdefault((*ends, edge.type, str(edge.properties.get("status") or "")), []).append(edge)
    return Bundled(Subgraph(subgraph.nodes, tuple(map(_line, bundles.values()))),
                   tuple(_label(edges, words) for edges in bundles.values()))


def _line(edges: Sequence[Edge]) -> Edge:
    reports = [int(e.properties.get("reports") or 1) for e in edges]
    return replace(edges[0], properties={**edges[0].properties, "reports": max(reports)})


def _label(edges: Sequence[Edge], words: Words) -> tuple[str, ...]:
    """The label of the only edge; of several, their type once, then a line a fact, in the order of time."""
    edges = sorted(edges, key=lambda e: str(e.properties.get("period") or e.properties.get("date") or ""))
    told = [edge_label(edge, words) for edge in edges]
    if len(edges) == 1:
        return told[0]
    best = sorted(range(len(edges)), key=lambda n: (-int(edges[n].properties.get("reports") or 1), -n))[:MOST_FACTS]
    if len({label[0] for label in told}) == 1:
        facts = [_joined(told[n][1:]) for n in sorted(best)]
        facts = [told[0][0], *dict.fromkeys(filter(None, facts))]
    else:  # posts name themselves
        facts = list(dict.fromkeys(_joined(told[n]) for n in sorted(best)))
    if len(edges) > len(best):
        facts.append(words.count("and {n} more", "and {n} more", len(edges) - len(best)))
    return tuple(facts)


def _joined(parts: Sequence[str]) -> str:
    """A fact in a line; where it is too long, it breaks between its parts."""
    return ", ".join(part.replace(" ", "\u00a0") if len(part) <= UNBROKEN else part for part in parts)
