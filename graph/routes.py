"""Edges and labels of a picture: curves between boxes, and a free place for each label or for a number in its stead."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.layout import Box, Point, arrange, text_extent, text_width, wrap
from graph.schema import RELATIONS, Edge
from graph.subgraph import Subgraph, edge_label, node_name, writable
from graph.words import ENGLISH, Words

NODE_SIZE = 9.0  # font sizes, in points
EDGE_SIZE = 7.0
NODE_WRAP = (22, 6)  # characters in a line, lines
EDGE_WRAP = (26, 4)
NODE_PADDING = (9.0, 6.0)
LABEL_PADDING = 2.5
MARKER = 13.0  # diameter of a number's circle
CLEARANCE = 2.0  # between a label and what stands beside it
GAP = 4.0  # before and after a node that an edge passes behind
STEP = 2.0  # how finely an edge is cut there
SAMPLES = 48
BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32)  # of an edge's length, tried in this order
STOPS = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78)  # of an edge's way, where a label may stand


@dataclass(frozen=True, slots=True)
class NodeBox:
    """A node's box and the lines of its name."""

    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's visible way from box to box, and whether it has a head at its end."""

    points: tuple[Point, ...]
    directed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """An edge's label where it stands. With a `number` the lines stand in the key, and the box holds the number.

    `anchor` is the point of the edge from which a leader runs to a number that found no place on the edge.
    """

    edge: int
    box: Box
    lines: tuple[str, ...]
    number: int | None = None
    anchor: Point | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything of a subgraph's picture in its place, in points, y upwards. Nodes and routes in its order."""

    nodes: tuple[NodeBox, ...]
    routes: tuple[Route, ...]
    labels: tuple[Label, ...]


def compose(subgraph: Subgraph, words: Words = ENGLISH, labelled: bool = True) -> Picture:
    """Nodes, curves and, where wanted, labels of the subgraph, in places where no label lies over another."""
    names = [wrap(writable(node_name(n)), *NODE_WRAP) for n in subgraph.nodes]
    row = {n.id: i for i, n in enumerate(subgraph.nodes)}
    ends = [(row[e.start], row[e.end]) for e in subgraph.edges]
    texts = [_label_lines(e, words) if labelled else () for e in subgraph.edges]
    sizes = [_size(lines) for lines in names]
    widest = sorted(text_extent(t, EDGE_SIZE)[0] for t in texts)
    room = widest[len(widest) * 3 // 4] + 26 if widest and labelled else 60.0
    boxes = arrange(sizes, ends, room)
    ways = _ways(boxes, ends, texts)
    routes = tuple(
        Route(_clipped(way, boxes[a], boxes[b]), not _symmetric(e.type))
        for way, (a, b), e in zip(ways, ends, subgraph.edges, strict=True)
    )
    nodes = tuple(NodeBox(box, lines) for box, lines in zip(boxes, names, strict=True))
    return Picture(nodes, routes, tuple(_labels(boxes, routes, texts)) if labelled else ())


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


def _label_lines(edge: Edge, words: Words) -> tuple[str, ...]:
    """An edge's label, wrapped; of one that is too long the middle gives way, for the last line is its date."""
    lines = [line for part in edge_label(edge, words) for line in wrap(writable(part), EDGE_WRAP[0], 2)]
    most = EDGE_WRAP[1]
    return tuple(lines if len(lines) <= most else [*lines[: most - 1], lines[-1]])


def _symmetric(kind: str) -> bool:
    relation = RELATIONS.get(kind)
    return relation is not None and relation.symmetric


def _size(lines: Sequence[str]) -> tuple[float, float]:
    width, height = text_extent(lines, NODE_SIZE)
    return max(width + 2 * NODE_PADDING[0], 44.0), height + 2 * NODE_PADDING[1]


def _ways(boxes: Sequence[Box], ends: Sequence[tuple[int, int]],
          texts: Sequence[tuple[str, ...]]) -> list[tuple[Point, ...]]:
    """A curve from centre to centre for each edge; those of one pair run side by side, far enough for their labels."""
    bundles: dict[tuple[int, int], list[int]] = {}
    for edge, (a, b) in enumerate(ends):
        bundles.setdefault((min(a, b), max(a, b)), []).append(edge)
    ways: dict[int, tuple[Point, ...]] = {}
    for (a, b), bundle in sorted(bundles.items()):
        if a == b:
            ways.update({edge: _loop(boxes[a], turn) for turn, edge in enumerate(bundle)})
            continue
        start, end = (boxes[a].x, boxes[a].y), (boxes[b].x, boxes[b].y)
        length = math.dist(start, end)
        normal = (-(end[1] - start[1]) / length, (end[0] - start[0]) / length)
        extents = [text_extent(texts[edge], EDGE_SIZE) for edge in bundle]
        # Side by side, labels need their width where the edges run upright, and their height where they lie.
        apart = max(min(abs(w / (abs(normal[0]) or 1e-9)), abs(h / (abs(normal[1]) or 1e-9)))
                    for w, h in extents) + 2 * LABEL_PADDING + 4
        spread = [(turn - (len(bundle) - 1) / 2) * apart for turn in range(len(bundle))]
        others = [box for i, box in enumerate(boxes) if i not in (a, b)]
        best = min(BENDS, key=lambda bend: (
            sum(_crossings(_curve(start, end, normal, bend * length + s), others) for s in spread), abs(bend), -bend))
        for edge, s in zip(bundle, spread, strict=True):
            way = _curve(start, end, normal, best * length + s)
            ways[edge] = way if ends[edge] == (a, b) else way[::-1]
    return [ways[edge] for edge in range(len(ends))]


def _curve(start: Point, end: Point, normal: Point, rise: float) -> tuple[Point, ...]:
    """A quadratic curve whose middle lies `rise` off the straight line."""
    bend = ((start[0] + end[0]) / 2 + 2 * rise * normal[0], (start[1] + end[1]) / 2 + 2 * rise * normal[1])
    steps = [i / SAMPLES for i in range(SAMPLES + 1)]
    return tuple(
        ((1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
         (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1])
        for t in steps
    )


def _loop(box: Box, turn: int) -> tuple[Point, ...]:
    """A ring over the box's upper right corner, for an edge from a node to itself."""
    x, y, radius = box.x + box.width / 2, box.y + box.height / 2, 16.0 + 14.0 * turn
    angles = [math.pi + 2 * math.pi * i / SAMPLES for i in range(SAMPLES + 1)]
    return tuple((x + radius * math.cos(a), y - radius * math.sin(a)) for a in angles)


def _crossings(way: Sequence[Point], boxes: Sequence[Box]) -> int:
    """How much of the way lies under boxes that it has nothing to do with."""
    return sum(box.contains(x, y, 3.0) for x, y in way for box in boxes)


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


def _labels(boxes: Sequence[Box], routes: Sequence[Route], texts: Sequence[tuple[str, ...]]) -> Iterator[Label]:
    """A label for each edge: on the edge where there is room, else a number on it, else a number beside it."""
    taken = list(boxes)
    late: list[int] = []
    # Short edges choose first: they have the fewest places.
    for edge in sorted(range(len(routes)), key=lambda i: (_length(routes[i].points), i)):
        width, height = text_extent(texts[edge], EDGE_SIZE)
        size = (width + 2 * LABEL_PADDING, height + 2 * LABEL_PADDING)
        points = routes[edge].points
        free = [box for box in (Box(*_at(points, t), *size) for t in STOPS) if _free(box, taken)]
        if not free:
            late.append(edge)
            continue
        others = [r.points for i, r in enumerate(routes) if i != edge]
        box = min(free, key=lambda b: sum(b.contains(x, y) for way in others for x, y in way))
        taken.append(box)
        yield Label(edge, box, texts[edge])
    for number, edge in enumerate(sorted(late), start=1):
        points = routes[edge].points
        size = (max(MARKER, text_width(str(number), EDGE_SIZE, bold=True) + 5), MARKER)
        on = next((b for b in (Box(*_at(points, t), *size) for t in _fine_stops()) if _free(b, taken)), None)
        anchor = _at(points, 0.5)
        box = on or next(b for b in (Box(*p, *size) for p in _around(anchor)) if _free(b, taken))
        taken.append(box)
        yield Label(edge, box, texts[edge], number, None if on else anchor)


def _free(box: Box, taken: Sequence[Box]) -> bool:
    return not any(box.overlaps(other, CLEARANCE) for other in taken)


def _fine_stops() -> Iterator[float]:
    for step in range(21):
        yield 0.5 + 0.021 * step
        yield 0.5 - 0.021 * step


def _around(centre: Point) -> Iterator[Point]:
    """Points on ever wider rings."""
    radius = MARKER
    while True:
        for step in range(12):
            angle = 2 * math.pi * step / 12
            yield centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
        radius += MARKER / 2


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _at(points: Sequence[Point], part: float) -> Point:
    """The point after this part of the way."""
    left = part * _length(points)
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if step >= left and step > 0:
            return a[0] + (b[0] - a[0]) * left / step, a[1] + (b[1] - a[1]) * left / step
        left -= step
    return points[-1]
