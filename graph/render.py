"""Subgraph → picture for a report, PNG or SVG: typed colours, labels that never cover each other, legend, caption."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path as Outline

from graph.bundles import bundled
from graph.errors import QueryError
from graph.layout import FONT, LINE, Box, Point, text_extent, text_width
from graph.routes import EDGE_SIZE, LABEL_PADDING, NODE_SIZE, Picture, compose, visible
from graph.schema import ENTITY_TYPES, Edge
from graph.subgraph import Subgraph, node_type, overview, writable
from graph.words import ENGLISH, STATUSES, Words

DPI = 200
MOST_LEGIBLE = 60  # nodes of a picture to be read on a page of a report, and edges whose labels find a place there
MOST_LABELS = 100
MOST_NODES = 300
MARGIN = 18.0
SMALL = 8.0  # font size of legend, key and caption
ARROW = 7.0
LINE_WIDTH = 1.1  # of an edge with one report; each doubling of the reports adds half as much again
WIDEST = 5.0
LEAST_WIDTH = 400.0
INK = "#1f2933"
LINE_INK = "#52606d"

# Fill and border of each type; distinct in grey and to colour-blind eyes by lightness and legend.
COLOURS = {
    "Person": ("#d6e8fa", "#2b6cb0"),
    "Country": ("#fbd9d3", "#b83227"),
    "Region": ("#fde6c8", "#c05f0c"),
    "City": ("#fbf3bf", "#917508"),
    "GovernmentBody": ("#e5dbf5", "#6b46a8"),
    "Company": ("#d5eed6", "#2f7d3b"),
    "Organization": ("#cdeeee", "#1f7a7c"),
    "Event": ("#fbd9ea", "#b0357b"),
}
PLAIN = ("#eceff2", "#52606d")
DASHES = {"planned": (0.0, (5.0, 3.0)), "proposed": (0.0, (1.5, 2.5)), "former": (0.0, (7.0, 2.5, 1.5, 2.5))}
SOLID = (0.0, ())


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines beside the picture: each a patch drawn by its kind, and its words."""

    kind: str
    value: str
    words: tuple[str, ...]


def draw(subgraph: Subgraph, path: Path, caption: str, words: Words = ENGLISH, *, dpi: int = DPI) -> None:
    """Writes the picture to a .png or .svg file; the same subgraph and caption give the same picture.

    Raises QueryError if there is nothing to draw, or too much for a picture.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in ("png", "svg"):
        raise QueryError(f"A picture is a .png or an .svg file, not {path.name}. Give the file one of these endings.")
    path.write_bytes(picture(subgraph, kind, caption, words, dpi=dpi))


def picture(subgraph: Subgraph, kind: str, caption: str, words: Words = ENGLISH, *, dpi: int = DPI) -> bytes:
    """The picture as the bytes of a file of this kind, `png` or `svg`."""
    if not subgraph.nodes:
        raise QueryError("The query found nothing, so there is nothing to draw. Check the names in its parameters, "
                         "and with `kg status` whether articles are loaded.")
    if len(subgraph.nodes) > MOST_NODES:
        raise QueryError(f"{len(subgraph.nodes)} nodes are too many for a picture (at most {MOST_NODES}). Narrow the "
                         "query, or export a .graphml file for a program such as Gephi.")
    with mpl.rc_context({"font.family": FONT, "text.usetex": False, "svg.fonttype": "path", "svg.hashsalt": "kg",
                         "path.simplify": False}):
        if len(subgraph.nodes) > MOST_LEGIBLE:
            subgraph = overview(subgraph)
            title, _, rest = caption.partition("\n")
            overall = words.say("Overview: too many nodes to label edges, so all the edges between two nodes are drawn "
                                "as one line.")
            caption = "\n".join(part for part in (title, overall, rest) if part)
            placed = compose(subgraph, [()] * len(subgraph.edges))
        else:
            lines = bundled(subgraph, words)
            subgraph = lines.subgraph
            placed = compose(subgraph, lines.labels)
        figure = compose_figure(subgraph, placed, caption, words)
        file = BytesIO()
        figure.savefig(file, format=kind, dpi=dpi, metadata=file_metadata(kind))
    return file.getvalue()


def compose_figure(subgraph: Subgraph, placed: Picture, caption: str, words: Words = ENGLISH) -> Figure:
    """The figure with everything on it, one unit of its axes a point."""
    boxes = [n.box for n in placed.nodes] + [label.box for label in placed.labels]
    route_points = [p for route in placed.routes for p in route.points]
    left = min([b.x - b.width / 2 for b in boxes] + [x for x, _ in route_points])
    right = max([b.x + b.width / 2 for b in boxes] + [x for x, _ in route_points])
    low = min([b.y - b.height / 2 for b in boxes] + [y for _, y in route_points])
    high = max([b.y + b.height / 2 for b in boxes] + [y for _, y in route_points])
    panel = list(_panel(subgraph, placed, words))
    panel_width, panel_height = _panel_size(panel)
    graph_width = max(right - left, LEAST_WIDTH - panel_width)
    width = graph_width + panel_width + 3 * MARGIN
    lines = caption_lines(caption, width - 2 * MARGIN)
    caption_height = len(lines) * SMALL * LINE + MARGIN
    graph_height = max(high - low, panel_height)
    height = graph_height + caption_height + 2 * MARGIN

    figure = Figure(figsize=(width / 72, height / 72), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    x0 = left - MARGIN - (graph_width - (right - left)) / 2
    y1 = high + MARGIN + (graph_height - (high - low)) / 2
    axes.set_xlim(x0, x0 + width)
    axes.set_ylim(y1 - height, y1)

    for artist in _edges(subgraph, placed):
        axes.add_artist(artist)
    for artist in _nodes(subgraph, placed):
        axes.add_artist(artist)
    for node in placed.nodes:
        _write(axes, node.box.x, node.box.y, node.lines, NODE_SIZE)
    for label in placed.labels:
        _write(axes, label.box.x, label.box.y, label.lines, EDGE_SIZE)
    _draw_panel(axes, panel, x0 + graph_width + 2 * MARGIN, y1 - MARGIN)
    bottom = y1 - height + MARGIN * 0.7
    for turn, line in enumerate(reversed(lines)):
        axes.text(x0 + MARGIN, bottom + turn * SMALL * LINE, line, size=SMALL, color=LINE_INK, va="bottom",
                  parse_math=False)
    return figure


def _write(axes: mpl.axes.Axes, x: float, y: float, lines: Sequence[str], size: float) -> None:
    """Lines of text around a centre. Each is set by its baseline: a line's height must not hang on its letters."""
    top = y + len(lines) * size * LINE / 2
    for turn, line in enumerate(lines):
        axes.text(x, top - (turn + 0.5) * size * LINE - 0.36 * size, line, size=size, color=INK, ha="center",
                  va="baseline", parse_math=False, zorder=5)


def _nodes(subgraph: Subgraph, placed: Picture) -> Iterator[Artist]:
    for node, place in zip(subgraph.nodes, placed.nodes, strict=True):
        fill, border = COLOURS.get(node_type(node), PLAIN)
        yield _rounded(place.box, fill, border, 1.2, 5.0, 4)


def _rounded(box: Box, fill: str, border: str, width: float, radius: float, order: float) -> FancyBboxPatch:
    return FancyBboxPatch(
        (box.x - box.width / 2, box.y - box.height / 2), box.width, box.height,
        boxstyle=f"round,pad=0,rounding_size={radius}", facecolor=fill, edgecolor=border, linewidth=width, zorder=order)


def _edges(subgraph: Subgraph, placed: Picture) -> Iterator[Artist]:
    boxes = {node.id: place.box for node, place in zip(subgraph.nodes, placed.nodes, strict=True)}
    for edge, route in zip(subgraph.edges, placed.routes, strict=True):
        dashes = DASHES.get(str(edge.properties.get("status")), SOLID)
        width = line_width(reports_of(edge))
        size = ARROW + 1.6 * (width - LINE_WIDTH)
        shown = replace(route, points=_shortened(route.points, size * 0.8)) if route.directed else route
        for points in visible(shown, [box for id_, box in boxes.items() if id_ not in (edge.start, edge.end)]):
            yield PathPatch(Outline(points), fill=False, edgecolor=LINE_INK, linewidth=width,
                            linestyle=_dashes(dashes, width), zorder=1, capstyle="butt")
        if route.directed:
            yield _arrow(route.points, size)
    for label in placed.labels:
        yield _rounded(label.box, "white", "none", 0.0, LABEL_PADDING, 3)


def reports_of(edge: Edge) -> int:
    """On how many reports the edge rests; 1 where it doesn't say."""
    given = edge.properties.get("reports")
    return max(given, 1) if isinstance(given, int) else 1


def line_width(reports: int) -> float:
    return min(LINE_WIDTH * (1 + 0.5 * math.log2(reports)), WIDEST)


def _dashes(style: tuple[float, tuple[float, ...]], width: float) -> tuple[float, tuple[float, ...]]:
    """Dashes as long on a wide line as on a narrow one: matplotlib's grow with the width."""
    return style[0], tuple(part * max(LINE_WIDTH / width, 0.4) for part in style[1])


def _shortened(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    """The way without its last stretch, where the arrow's head comes."""
    end = points[-1]
    kept = [p for p in points[:-1] if _distance(p, end) > by]
    if not kept:
        return points
    near = kept[-1]
    part = 1 - by / _distance(near, end)
    return (*kept, (near[0] + (end[0] - near[0]) * part, near[1] + (end[1] - near[1]) * part))


def _arrow(points: tuple[Point, ...], size: float = ARROW) -> Polygon:
    tip = points[-1]
    base = next((p for p in reversed(points) if _distance(p, tip) >= size), points[0])
    length = _distance(base, tip) or 1.0
    x, y = (tip[0] - base[0]) / length, (tip[1] - base[1]) / length
    back = (tip[0] - x * size, tip[1] - y * size)
    side = 0.38 * size
    return Polygon([tip, (back[0] - y * side, back[1] + x * side), (back[0] + y * side, back[1] - x * side)],
                   closed=True, facecolor=LINE_INK, edgecolor="none", zorder=2)


def _distance(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _panel(subgraph: Subgraph, placed: Picture, words: Words) -> Iterator[Panel]:
    """Legend of the types and line styles that occur."""
    found = {node_type(n) for n in subgraph.nodes}
    for kind in [t for t in ENTITY_TYPES if t in found] + sorted(found.difference(ENTITY_TYPES)):
        yield Panel("node", kind, (writable(words.kind(kind)),))
    statuses = {str(e.properties.get("status") or "asserted") for e in subgraph.edges}
    for status in [s for s in STATUSES if s in statuses]:
        yield Panel("line", status, (words.say(STATUSES[status]),))
    directions = {route.directed for route in placed.routes}
    if True in directions:
        yield Panel("arrow", "", (words.say("from subject to object"),))
    most = max(map(reports_of, subgraph.edges), default=1)
    if most > 1:
        for reports in (1, most):
            yield Panel("width", str(reports), (words.count("{n} report", "{n} reports", reports),))


def _panel_size(panel: Sequence[Panel]) -> tuple[float, float]:
    width = max((text_extent(row.words, SMALL)[0] for row in panel), default=0.0)
    return 34.0 + width, sum(_row_height(row) for row in panel) + 10


def _row_height(row: Panel) -> float:
    return max(len(row.words) * SMALL * LINE + 3, 15.0)


def _draw_panel(axes: mpl.axes.Axes, panel: Sequence[Panel], x: float, top: float) -> None:
    y = top
    for row in panel:
        height = _row_height(row)
        first = y - SMALL * LINE / 2 - 2
        if row.kind == "node":
            fill, border = COLOURS.get(row.value, PLAIN)
            axes.add_artist(_rounded(Box(x + 11, first, 20, 10), fill, border, 1.0, 3.0, 4))
        else:
            ends = ((x, first), (x + 22, first))
            style = DASHES.get(row.value, SOLID)
            width = line_width(int(row.value)) if row.kind == "width" else LINE_WIDTH
            axes.add_artist(PathPatch(Outline(ends), fill=False, edgecolor=LINE_INK, linewidth=width, linestyle=style))
            if row.kind == "arrow":
                axes.add_artist(_arrow(ends))
        for turn, words in enumerate(row.words):
            axes.text(x + 30, first - turn * SMALL * LINE - 0.36 * SMALL, words, size=SMALL, color=INK, va="baseline",
                      parse_math=False)
        y -= height


def file_metadata(kind: str) -> dict[str, str | None]:
    """What a file says of its making: no date, so that the same picture is the same file."""
    return {"Date": None, "Creator": "kg"} if kind == "svg" else {"Software": "kg"}


def caption_lines(caption: str, width: float) -> list[str]:
    """A caption in lines that fit the picture's width; its own line breaks stay."""
    lines = []
    for paragraph in writable(caption).splitlines():
        average = text_width(paragraph, SMALL) / max(len(paragraph), 1)
        lines.extend(textwrap.wrap(paragraph, max(int(width * 0.93 / max(average, 1.0)), 20)) or [""])
    return lines
