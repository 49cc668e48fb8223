"""Labels and leaves moved to where edges cross the least: each in turn to the best of the free places near it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.layout import GAP, Box, Point

SAMPLES = 40  # stretches that a curve is drawn in
SWEEPS = 3
NEAR = (9.0, 20.0, 36.0, 60.0, 95.0, 140.0)  # how far a label is tried from where it stands, in points
TURNS = 16  # in how many directions
STOPS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # and where on the straight way between its nodes,
ASIDE = (0.0, 25.0, -25.0, 50.0, -50.0, 85.0, -85.0, 130.0, -130.0)  # and beside it
FARTHER = (0.55, 0.7, 0.85, 1.0, 1.15, 1.35)  # of its distance, where a leaf is tried around its only neighbour
SWING = tuple(math.radians(d) for d in (0, 6, -6, 13, -13, 22, -22, 34, -34, 50, -50))
CLEARANCE = 2.5  # between a label and what stands beside it
HEAD = 10.0  # between a label and the nodes of its edge: there the arrow's head shows
# What spoils a picture, in points of a way's length: a sample of a way under a node, or under another's label, the
# square of a bend, and a label that stands behind a node of its edge.
UNDER_NODE, UNDER_LABEL, BEND, BEHIND = 40.0, 14.0, 60.0, 1500.0

Array = NDArray[np.float64]
_PARTS = np.linspace(0.0, 1.0, SAMPLES + 1)


def curve(first: Box, last: Box, through: Box | None) -> tuple[Point, ...]:
    """The way from centre to centre: straight, or bent through a label's centre; a loop out to it and back."""
    start, end = np.array([[first.x, first.y]]), np.array([[last.x, last.y]])
    middle = None if through is None else np.array([[through.x, through.y]])
    return tuple((float(x), float(y)) for x, y in _ways(start, end, middle, first is last)[0])


def untangle(nodes: Sequence[Box], ends: Sequence[tuple[int, int]],
             labels: Mapping[int, Box], movable: Collection[int]) -> tuple[tuple[Box, ...], dict[int, Box]]:
    """The nodes, and the labels by edge: leaves, and the labels of movable edges, moved so that fewer ways lie under
    foreign nodes and labels. Nothing that stood free comes to lie over anything."""
    plane = _Plane(nodes, ends, labels)
    for sweep in range(SWEEPS):
        for edge in movable:
            plane.move_label(edge)
        if sweep < SWEEPS - 1:
            for edge, leaf in _leaves(ends):
                plane.move_leaf(edge, leaf)
    boxes = [Box(*map(float, box)) for box in plane.boxes]
    return tuple(boxes[: len(nodes)]), {edge: boxes[row] for edge, row in plane.rows.items()}


def _leaves(ends: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Edges to nodes that have no other, with these nodes."""
    degree = Counter(end for pair in ends for end in set(pair))
    for edge, (a, b) in enumerate(ends):
        if a != b and degree[a] != degree[b] and 1 in (degree[a], degree[b]):
            yield edge, a if degree[a] == 1 else b


class _Plane:
    """Boxes of nodes, then of labels, as rows of x, y, width, height, and the way of each edge between them."""

    def __init__(self, nodes: Sequence[Box], ends: Sequence[tuple[int, int]], labels: Mapping[int, Box]) -> None:
        self.ends = ends
        self.rows = {edge: len(nodes) + turn for turn, edge in enumerate(labels)}
        self.boxes = np.array([(b.x, b.y, b.width, b.height) for b in (*nodes, *labels.values())]).reshape(-1, 4)
        self.weights = np.where(np.arange(len(self.boxes)) < len(nodes), UNDER_NODE, UNDER_LABEL)
        self.ways = np.zeros((len(ends), SAMPLES + 1, 2))
        for edge, (a, b) in enumerate(ends):
            through = self.boxes[[self.rows[edge]], :2] if edge in self.rows else None
            self.ways[edge] = _ways(self.boxes[[a], :2], self.boxes[[b], :2], through, a == b)[0]

    def move_label(self, edge: int) -> None:
        """Moves an edge's label to the best place near it, or near the straight way."""
        a, b = self.ends[edge]
        start, end, label = self.boxes[a, :2], self.boxes[b, :2], self.boxes[self.rows[edge], :2]
        way = end - start
        aside = np.array((-way[1], way[0])) / (math.hypot(*way) or 1.0)
        straight = [start + way * t + aside * off for off in ASIDE for t in STOPS] if a != b else []
        around = [(label[0] + d * math.cos(2 * math.pi * n / TURNS), label[1] + d * math.sin(2 * math.pi * n / TURNS))
                  for d in NEAR for n in range(TURNS)]
        places = np.array([label, *straight, *around])
        self._choose(edge, {self.rows[edge]: places})

    def move_leaf(self, edge: int, leaf: int) -> None:
        """Moves a node that has but one edge to the best place around its neighbour, with the edge's label."""
        a, b = self.ends[edge]
        hub = self.boxes[b if leaf == a else a, :2]
        x, y = self.boxes[leaf, :2] - hub
        turned = np.array([(x * math.cos(by) - y * math.sin(by), x * math.sin(by) + y * math.cos(by)) for by in SWING])
        places = np.concatenate([turned * factor for factor in (1.0, *FARTHER)]) + hub
        moves = {leaf: places}
        if edge in self.rows:
            moves[self.rows[edge]] = hub + (places - hub) * 0.6
            moves[leaf] = np.concatenate([self.boxes[[leaf], :2], places])
            moves[self.rows[edge]] = np.concatenate([self.boxes[[self.rows[edge]], :2], moves[self.rows[edge]]])
        self._choose(edge, moves)

    def _choose(self, edge: int, moves: Mapping[int, Array]) -> None:
        """Puts the boxes of these rows to the best of the places given for each, the first being where they stand."""
        free = ~np.any([self._clashes(row, places, moves, self.ends[edge]) for row, places in moves.items()], axis=0)
        free[0] = True
        moves = {row: places[free] for row, places in moves.items()}
        a, b = self.ends[edge]
        count = int(free.sum())
        start, end = (moves.get(n, np.broadcast_to(self.boxes[n, :2], (count, 2))) for n in (a, b))
        middle = moves.get(self.rows[edge]) if edge in self.rows else None
        ways = _ways(start, end, middle, a == b)
        foreign = np.ones(len(self.boxes), dtype=bool)
        foreign[[a, b, *moves]] = False
        under = _inside(ways.reshape(-1, 2), self.boxes[foreign], 2.0).reshape(-1, count, SAMPLES + 1)
        cost = (under.sum(axis=2) * self.weights[foreign][:, None]).sum(axis=0)
        cost += np.linalg.norm(np.diff(ways, axis=1), axis=2).sum(axis=1)
        others = np.delete(self.ways, edge, axis=0).reshape(-1, 2)
        for row, places in moves.items():
            there = np.concatenate([places, np.broadcast_to(self.boxes[row, 2:], places.shape)], axis=1)
            cost += _inside(others, there, 1.0).sum(axis=1) * self.weights[row]
        if middle is not None and a != b:
            across, along = _offsets(start, end, middle)
            cost += BEND * across**2 + BEHIND * (np.abs(along - 0.5) > 0.42)
        best = int(np.argmin(np.round(cost, 3)))
        for row, places in moves.items():
            self.boxes[row, :2] = places[best]
        self.ways[edge] = ways[best]

    def _clashes(self, row: int, places: Array, moving: Mapping[int, Array],
                 ends: tuple[int, int]) -> NDArray[np.bool_]:
        """At which of the places the box would lie over another, or too near it."""
        is_node = self.weights == UNDER_NODE
        gaps = np.where(is_node & is_node[row], GAP, CLEARANCE)
        if not is_node[row]:
            gaps[list(ends)] = HEAD
        still = np.array([n not in moving for n in range(len(self.boxes))])
        apart = np.abs(places[:, None, :] - self.boxes[None, still, :2])
        need = (self.boxes[still, 2:] + self.boxes[row, 2:]) / 2 + gaps[still, None]
        clash: NDArray[np.bool_] = np.any(np.all(apart < need, axis=2), axis=1)
        for other, theirs in moving.items():  # those that move together keep apart, too
            if other != row:
                clash |= np.all(np.abs(places - theirs) < (self.boxes[other, 2:] + self.boxes[row, 2:]) / 2 + HEAD,
                                axis=1)
        return clash


def _offsets(start: Array, end: Array, middle: Array) -> tuple[Array, Array]:
    """How far labels lie off the straight way, and where along it, both in parts of its length."""
    way, at = end - start, middle - start
    square = np.maximum((way**2).sum(axis=1), 1e-9)
    return np.abs(at[:, 0] * way[:, 1] - at[:, 1] * way[:, 0]) / square, (at * way).sum(axis=1) / square


def _ways(start: Array, end: Array, middle: Array | None, loop: bool) -> Array:
    """Ways from each start to its end through its middle, as points."""
    t = _PARTS[None, :, None]
    start, end = start[:, None, :], end[:, None, :]
    if middle is None:
        straight: Array = start + (end - start) * t
        return straight
    middle = middle[:, None, :]
    if loop:
        return _loops(start, middle)
    before = np.linalg.norm(middle - start, axis=2, keepdims=True)
    after = np.linalg.norm(end - middle, axis=2, keepdims=True)
    # The parabola through start, label and end, at a part of the way that goes by their distances.
    at = np.clip(before / np.maximum(before + after, 1e-9), 0.25, 0.75)
    bent: Array = (start * (t - at) * (t - 1) / at + middle * t * (t - 1) / (at * (at - 1))
                   + end * t * (t - at) / (1 - at))
    return bent


def _loops(start: Array, middle: Array) -> Array:
    """Ellipses from a node through its labels and back."""
    half = (middle - start) / 2
    length = np.linalg.norm(half, axis=2, keepdims=True)
    side = half[:, :, ::-1] * (-1, 1) * np.minimum(14.0 / np.maximum(length, 1e-9), 0.8)
    angles = 2 * np.pi * _PARTS[None, :, None]
    looped: Array = start + half - half * np.cos(angles) + side * np.sin(angles)
    return looped


def _inside(points: Array, boxes: Array, margin: float) -> NDArray[np.bool_]:
    """For each box, which of the points lie in it or no further off than the margin."""
    half = boxes[:, 2:] / 2 + margin
    inside: NDArray[np.bool_] = (np.abs(points[None, :, 0] - boxes[:, None, 0]) <= half[:, None, 0]) & (
        np.abs(points[None, :, 1] - boxes[:, None, 1]) <= half[:, None, 1])
    return inside
