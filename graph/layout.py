"""Places for a picture's nodes: text measured in points, stress majorization, overlaps pushed apart."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx
import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from numpy.typing import NDArray

FONT = "DejaVu Sans"  # ships with matplotlib and has Cyrillic
LINE = 1.3  # height of a line of text, in font sizes
GAP = 12.0  # least distance between two nodes, in points
COMPONENT_GAP = 44.0  # between parts that no edge joins
STRETCH = 1.3  # text is wider than tall, so pictures are, too
ITERATIONS = 120
CROWDED = 8  # a node with more neighbours than this has them in two rings
INNER, OUTER = 0.5, 0.85  # the rings' parts of the radius at which all would stand in one
FILLED = 1.3  # and no further off than this part of the radius of a disc that they would fill

_SPACE = re.compile(r"[ \t\r\n\f\v]+")  # not those that hold a figure and its unit together

Point = tuple[float, float]
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, by its centre, in points."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two come closer than `gap`."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )

    def contains(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point lies in the box, or not further than `margin` from it."""
        return abs(x - self.x) <= self.width / 2 + margin and abs(y - self.y) <= self.height / 2 + margin


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text, in points."""
    font = FontProperties(family=FONT, weight="bold" if bold else "normal", size=size)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def text_extent(lines: Sequence[str], size: float, bold: bool = False) -> tuple[float, float]:
    """Width and height of lines of text, in points."""
    return max((text_width(line, size, bold) for line in lines), default=0.0), len(lines) * size * LINE


def wrap(text: str, width: int, most: int) -> tuple[str, ...]:
    """Text in lines of at most `width` characters; what exceeds `most` lines gives way to an ellipsis."""
    words = " ".join(_SPACE.split(text.strip()))
    return tuple(textwrap.wrap(words, width, max_lines=most, placeholder=" …")) or ("?",)


def arrange(sizes: Sequence[tuple[float, float]], pairs: Sequence[tuple[int, int]]) -> tuple[Box, ...]:
    """Boxes of the given sizes, none over another, those of joined pairs near each other.

    `pairs` are indexes into `sizes`. The same input gives the same places.
    """
    graph = nx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_edges_from(sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]}))
    parts = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    places = [_spread(_stress(graph.subgraph(part), part, sizes), [sizes[n] for n in part]) for part in parts]
    return _pack(parts, places, sizes)


def _stress(graph: nx.Graph, part: list[int], sizes: Sequence[tuple[float, float]]) -> Points:
    """Places whose distances come near those in the graph (SMACOF), from a circle in depth-first order."""
    count = len(part)
    if count == 1:
        return np.zeros((1, 2))
    hub = max(part, key=lambda n: (graph.degree[n], -n))
    order = list(nx.dfs_preorder_nodes(_ordered(graph), hub))
    row = {node: i for i, node in enumerate(part)}
    points = np.zeros((count, 2))
    for turn, node in enumerate(order):
        angle = 2 * np.pi * turn / count
        points[row[node]] = (np.cos(angle), np.sin(angle))
    weighted = nx.Graph()
    for a, b in graph.edges:
        weighted.add_edge(a, b, length=_reach(sizes[a]) + _reach(sizes[b]) + GAP)
    for node in part:
        _ring(weighted, node, sizes)
    wanted = np.zeros((count, count))
    for a, lengths in nx.all_pairs_dijkstra_path_length(weighted, weight="length"):
        for b, length in lengths.items():
            wanted[row[a], row[b]] = length
    points *= wanted.max() / 3
    return _majorize(points, wanted)


def _reach(size: tuple[float, float]) -> float:
    """From a box's centre to its border, on the average of all directions, before the stretch."""
    return (size[0] / STRETCH + size[1]) / 4


def _ring(graph: nx.Graph, node: int, sizes: Sequence[tuple[float, float]]) -> None:
    """Sets the neighbours of a crowded node so far off that they find room around it, every other one further out."""
    near = sorted(graph.neighbors(node))
    radius = sum(2 * _reach(sizes[n]) + GAP / 2 for n in near) / (2 * math.pi)
    room = math.sqrt(sum((2 * _reach(sizes[n]) + GAP) ** 2 for n in near) / math.pi)  # of a disc that holds them all
    for turn, other in enumerate(near):
        edge = graph.edges[node, other]
        if radius > edge["length"]:
            edge["length"] = radius if len(near) <= CROWDED else min(radius * (INNER, OUTER)[turn % 2], FILLED * room)


def _ordered(graph: nx.Graph) -> nx.Graph:
    """The same graph with nodes and neighbours in ascending order, so that a walk never hangs on insertion."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph.nodes))
    ordered.add_edges_from(sorted((min(e), max(e)) for e in graph.edges))
    return ordered


def _majorize(points: Points, wanted: Points) -> Points:
    count = len(points)
    weights = np.zeros_like(wanted)
    off = ~np.eye(count, dtype=bool)
    weights[off] = wanted[off] ** -2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(ITERATIONS):
        apart = np.linalg.norm(points[:, None] - points[None, :], axis=2)
        ratio = np.zeros_like(wanted)
        near = off & (apart > 1e-9)
        ratio[near] = weights[near] * wanted[near] / apart[near]
        step = np.diag(ratio.sum(axis=1)) - ratio
        points = inverse @ step @ points
    return points


def _spread(points: Points, sizes: Sequence[tuple[float, float]]) -> Points:
    """Points moved until boxes around them keep their distance: pushed apart pairwise, and scaled where that jams."""
    extent = np.array(sizes, dtype=float)
    points = _landscape(points) * (STRETCH, 1.0)
    need = (extent[:, None] + extent[None, :]) / 2 + GAP
    rank = np.arange(len(points))
    before = np.where(rank[:, None] < rank[None, :], -1.0, 1.0)
    step = 0
    while True:
        delta = points[:, None] - points[None, :]
        lack = need - np.abs(delta)
        clash = (lack > 1e-6).all(axis=2)
        np.fill_diagonal(clash, False)
        if not clash.any():
            return points
        sideways = lack[:, :, 0] < lack[:, :, 1] * STRETCH
        side = np.where(np.abs(delta) > 1e-9, np.sign(delta), before[:, :, None])
        push = side * lack / 2 * clash[:, :, None]
        points = points + np.stack([(push[:, :, 0] * sideways).sum(axis=1), (push[:, :, 1] * ~sideways).sum(axis=1)], 1)
        step += 1
        if step % 25 == 0:
            points = points * 1.06


def _landscape(points: Points) -> Points:
    """Points turned so that their widest extent lies horizontally."""
    points = points - points.mean(axis=0)
    values, axes = np.linalg.eigh(points.T @ points)
    if len(points) == 1 or values[1] < values[0] * 1.2:  # round: turning it would only tilt it
        return points
    x, y = axes[:, 1] if axes[0, 1] >= 0 else -axes[:, 1]
    turned: Points = points @ np.array([[x, -y], [y, x]])
    return turned


def _pack(parts: list[list[int]], places: list[Points], sizes: Sequence[tuple[float, float]]) -> tuple[Box, ...]:
    """Parts set in rows from the top, the largest first, as wide as makes the whole a landscape."""
    frames = []
    for part, points in zip(parts, places, strict=True):
        half = np.array([sizes[n] for n in part]) / 2
        frames.append(((points - half).min(axis=0), (points + half).max(axis=0)))
    areas = [(high - low) + COMPONENT_GAP for low, high in frames]
    widest = max([float(a[0]) for a in areas] + [1.7 * float(sum(a[0] * a[1] for a in areas)) ** 0.5 * 0.8])
    boxes: dict[int, Box] = {}
    left, top, row_height = 0.0, 0.0, 0.0
    for part, points, (low, _), area in zip(parts, places, frames, areas, strict=True):
        if left and left + area[0] > widest:
            left, top, row_height = 0.0, top - row_height, 0.0
        shift = np.array([left, top - area[1] + COMPONENT_GAP]) - low
        for node, (x, y) in zip(part, points + shift, strict=True):
            boxes[node] = Box(float(x), float(y), *sizes[node])
        left += float(area[0])
        row_height = max(row_height, float(area[1]))
    return tuple(boxes[n] for n in range(len(sizes)))
