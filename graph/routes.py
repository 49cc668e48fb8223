"""Edges and labels of a picture: every label has a place of its own, and every edge runs through its label."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.layout import Box, Point, arrange, text_extent, wrap
from graph.schema import RELATIONS
from graph.subgraph import Subgraph, node_name, writable
from graph.untangle import curve, untangle

NODE_SIZE = 9.0  # font sizes, in points
EDGE_SIZE = 7.0
NODE_WRAP = (22, 6)  # characters in a line, lines
EDGE_WRAP = (28, 10)
NODE_PADDING = (9.0, 6.0)
LABEL_PADDING = 2.5
GAP = 4.0  # before and after a node that an edge passes behind
STEP = 2.0  # how finely an edge is cut there
KNOT = (14.0, 8.0)  # of an edge without a label that has parallels: they keep apart, too


@dataclass(frozen=True, slots=True)
class NodeBox:
    """A node's box and the lines of its name."""

    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's visible way from box to box, whether it has a head at its end, and what it runs through."""

    points: tuple[Point, ...]
    directed: bool
    through: Box | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """An edge's label where it stands."""

    edge: int
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything of a subgraph's picture in its place, in points, y upwards. Nodes and routes in its order."""

    nodes: tuple[NodeBox, ...]
    routes: tuple[Route, ...]
    labels: tuple[Label, ...]


def compose(subgraph: Subgraph, texts: Sequence[Sequence[str]]) -> Picture:
    """Nodes, curves and labels of the subgraph, in places where none lies over another. `texts` are the parts of each
    edge's label; an edge without any has no label."""
    names = [wrap(writable(node_name(n)), *NODE_WRAP) for n in subgraph.nodes]
    labels = [_lines(parts) for parts in texts]
    row = {n.id: i for i, n in enumerate(subgraph.nodes)}
    ends = [(row[e.start], row[e.end]) for e in subgraph.edges]
    sizes = [_node_size(lines) for lines in names]
    knots = _knots(ends, labels)
    at = {edge: len(sizes) + turn for turn, edge in enumerate(knots)}
    pairs = [pair for edge, (a, b) in enumerate(ends) for pair in (
        ((a, at[edge]), (at[edge], b)) if edge in at else ((a, b),))]
    boxes = arrange([*sizes, *knots.values()], pairs)
    nodes, placed = untangle(boxes[: len(sizes)], ends, {edge: boxes[n] for edge, n in at.items()},
                             [edge for edge in at if labels[edge]])
    routes = tuple(
        Route(_clipped(curve(nodes[a], nodes[b], placed.get(edge)), nodes[a], nodes[b]), not _symmetric(e.type),
              placed.get(edge))
        for edge, ((a, b), e) in enumerate(zip(ends, subgraph.edges, strict=True))
    )
    return Picture(tuple(map(NodeBox, nodes, names)), routes,
                   tuple(Label(edge, placed[edge], labels[edge]) for edge in at if labels[edge]))


def visible(route: Route, boxes: Sequence[Box]) -> list[tuple[Point, ...]]:
    """The parts of an edge that are drawn: a gap before and after each foreign node that it passes behind, so that it
    doesn't seem to end there. `boxes` are those of the foreign nodes."""
    if not any(box.contains(x, y, GAP) for box in boxes for x, y in route.points):
        return [route.points]
    parts: list[list[Point]] = [[]]
    for point in _finely(route.points):
        if any(box.contains(*point, margin=GAP) for box in boxes):
            parts.append([])
        else:
            parts[-1].append(point)
    return [tuple(part) for part in parts if len(part) > 1]


def _finely(points: Sequence[Point]) -> Iterator[Point]:
    for a, b in pairwise(points):
        steps = max(int(math.dist(a, b) / STEP), 1)
        for n in range(steps):
            yield a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps
    yield points[-1]


def _lines(parts: Sequence[str]) -> tuple[str, ...]:
    """A label, wrapped; of one that is too long the middle gives way, for the last line is its date. A bundle's never
    is: its facts would lose their figures."""
    lines = [line for part in parts for line in wrap(writable(part), EDGE_WRAP[0], 2)]
    most = EDGE_WRAP[1]
    return tuple(lines if len(lines) <= most else [*lines[: most - 1], lines[-1]])


def _symmetric(kind: str) -> bool:
    relation = RELATIONS.get(kind)
    return relation is not None and relation.symmetric


def _node_size(lines: Sequence[str]) -> tuple[float, float]:
    width, height = text_extent(lines, NODE_SIZE)
    return max(width + 2 * NODE_PADDING[0], 44.0), height + 2 * NODE_PADDING[1]


def _knots(ends: Sequence[tuple[int, int]], labels: Sequence[Sequence[str]]) -> dict[int, tuple[float, float]]:
    """The sizes of what edges run through: their labels, or nothing much where parallels or a loop must keep apart."""
    times: dict[tuple[int, int], int] = {}
    for a, b in ends:
        times[min(a, b), max(a, b)] = times.get((min(a, b), max(a, b)), 0) + 1
    knots = {}
    for edge, ((a, b), lines) in enumerate(zip(ends, labels, strict=True)):
        if lines:
            width, height = text_extent(lines, EDGE_SIZE)
            knots[edge] = (width + 2 * LABEL_PADDING, height + 2 * LABEL_PADDING)
        elif a == b or times[min(a, b), max(a, b)] > 1:
            knots[edge] = KNOT
    return knots


def _clipped(way: tuple[Point, ...], first: Box, last: Box) -> tuple[Point, ...]:
    """The part of the way outside the boxes at its ends, to the very border."""
    outside = [i for i, (x, y) in enumerate(way) if not first.contains(x, y, 1.0) and not last.contains(x, y, 1.0)]
    if not outside:
        return way
    low, high = outside[0], outside[-1]
    head = (_border(way[low - 1], way[low], first),) if low else ()
    tail = (_border(way[high + 1], way[high], last),) if high + 1 < len(way) else ()
    return (*head, *way[low : high + 1], *tail)


def _border(inside: Point, outside: Point, box: Box) -> Point:
    """Where the stretch between two points crosses the border, by halving."""
    for _ in range(12):
        middle = ((inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2)
        if box.contains(*middle, margin=1.0):
            inside = middle
        else:
            outside = middle
    return outside
