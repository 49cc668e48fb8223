"""Subgraph → one HTML page that needs nothing else: a picture to zoom, drag, search and filter, and for every edge the
sentences that say so, with article and source.

The page asks nothing of any network: its policy forbids it, and only its own script, known by its hash, may run. What
articles say stands in it as text that Python has escaped; the script only shows and hides.
"""

from __future__ import annotations

import math
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from graph.layout import Box, text_width
from graph.render import COLOURS, DASHES, MOST_LABELS, MOST_LEGIBLE, MOST_NODES, PLAIN, line_width, reports_of
from graph.routes import EDGE_SIZE, LABEL_PADDING, NODE_SIZE, Picture, Route, compose
from graph.schema import ENTITY_TYPES, Edge, Node
from graph.statements import Statement
from graph.subgraph import Subgraph, edge_date, edge_label, node_name, node_type, writable
from graph.words import ENGLISH, STATUSES, Words

LINE = 1.3
MARGIN = 20.0
HEAD = 7.0
HIDDEN = frozenset({"search", "key", "type", "id", "ambiguous", "name", "name_ru", "name_en", "aliases"})

Statements = Mapping[str, tuple[Statement, ...]]


def page(subgraph: Subgraph, caption: str, statements: Statements, words: Words = ENGLISH) -> str:
    """The page. `statements` are those of each fact; an edge without any shows its best sentence."""
    title, _, rest = caption.partition("\n")
    kinds = _kinds(subgraph)
    style = _read("page.css") + "".join(
        f".t{n} {{ fill: {fill}; stroke: {border}; background: {fill}; border-color: {border} }}\n"
        for n, (fill, border) in enumerate(COLOURS.get(kind, PLAIN) for kind in kinds))
    script = _read("page.js")
    drawn = _drawing(subgraph, kinds, title, words) if len(subgraph.nodes) <= MOST_NODES else ""
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"""<!DOCTYPE html>
<html lang="{words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{_text(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{_text(title)}</h1>
<p class="caption">{_text(rest)}</p>
{_tools(subgraph, kinds, bool(drawn), words)}
</header>
<main{'' if drawn else ' class="alone"'}>
{drawn}<div id="panel">
<p class="known">{_text(words.say("Click an edge or a node to read what stands behind it."))}</p>
<h2>{_text(words.count("{n} edge", "{n} edges", len(subgraph.edges)))}</h2>
{"".join(_edge_cards(subgraph, statements, words))}
<h2>{_text(words.count("{n} node", "{n} nodes", len(subgraph.nodes)))}</h2>
{"".join(_node_cards(subgraph, kinds, words))}
</div>
</main>
<script>{script}</script>
</body>
</html>
"""


def _kinds(subgraph: Subgraph) -> list[str]:
    """The node types that occur, in their order."""
    found = {node_type(n) for n in subgraph.nodes}
    return [t for t in ENTITY_TYPES if t in found] + sorted(found.difference(ENTITY_TYPES))


def _tools(subgraph: Subgraph, kinds: Sequence[str], drawn: bool, words: Words) -> str:
    types = Counter(e.type for e in subgraph.edges)
    statuses = Counter(_status(e) for e in subgraph.edges)
    counts = Counter(map(node_type, subgraph.nodes))
    boxes = [_check(f"t:{n}", words.kind(kind), counts[kind], f'<span class="badge t{n}">&nbsp;</span>')
             for n, kind in enumerate(kinds)]
    boxes.append('<span class="sep"></span>')
    boxes += [_check(f"r:{kind}", words.relation(kind), types[kind]) for kind in sorted(types)]
    if len(statuses) > 1:
        boxes.append('<span class="sep"></span>')
        boxes += [_check(f"s:{status}", words.say(STATUSES.get(status, status)), statuses[status])
                  for status in sorted(statuses)]
    buttons = [("closer", "+", words.say("Closer")), ("farther", "−", words.say("Farther")),
               ("fit", words.say("Fit"), words.say("The whole picture"))] if drawn else []
    buttons.append(("all", words.say("Show all"), words.say("Without search, filter and choice (Esc)")))
    shown = "".join(f'<button id="{id_}" type="button" title="{_text(hint)}">{_text(label)}</button>\n'
                    for id_, label, hint in buttons)
    search = (f'<input id="find" type="search" aria-label="{_text(words.say("Search"))}" '
              f'placeholder="{_text(words.say("Search names, sentences, sources"))}">')
    return f'<div class="tools">{search}\n{shown}<span class="sep"></span>\n' + "\n".join(boxes) + "</div>"


def _check(value: str, label: str, count: int, badge: str = "") -> str:
    return (f'<label class="kind"><input type="checkbox" checked value="{_text(value)}">{badge}'
            f'{_text(label)} ({count})</label>')


def _drawing(subgraph: Subgraph, kinds: Sequence[str], title: str, words: Words) -> str:
    """The picture as SVG. With too many edges to label all, labels show for what is chosen."""
    legible = len(subgraph.nodes) <= MOST_LEGIBLE and len(subgraph.edges) <= MOST_LABELS
    texts = [edge_label(e, words) for e in subgraph.edges]
    placed = compose(subgraph, texts if legible else [()] * len(texts))
    boxes = [n.box for n in placed.nodes] + [label.box for label in placed.labels]
    points = [p for route in placed.routes for p in route.points]
    left = min([b.x - b.width / 2 for b in boxes] + [x for x, _ in points]) - MARGIN
    right = max([b.x + b.width / 2 for b in boxes] + [x for x, _ in points]) + MARGIN
    low = min([b.y - b.height / 2 for b in boxes] + [y for _, y in points]) - MARGIN
    high = max([b.y + b.height / 2 for b in boxes] + [y for _, y in points]) + MARGIN
    view = f"{left:.1f} {-high:.1f} {right - left:.1f} {high - low:.1f}"
    parts = [*_lines(subgraph, placed, texts), *_labels(placed, texts), *_nodes(subgraph, placed, kinds, words)]
    quiet = "" if legible else ' class="quiet"'
    return (f'<svg id="graph"{quiet} viewBox="{view}" role="group" aria-label="{_text(title)}">\n' + "\n".join(parts)
            + "\n</svg>\n")


def _lines(subgraph: Subgraph, placed: Picture, texts: Sequence[Sequence[str]]) -> Iterator[str]:
    row = {n.id: i for i, n in enumerate(subgraph.nodes)}
    for n, (edge, route) in enumerate(zip(subgraph.edges, placed.routes, strict=True)):
        a, b = row[edge.start], row[edge.end]
        width = line_width(reports_of(edge))
        dashes = DASHES.get(_status(edge))
        dashed = f' stroke-dasharray="{" ".join(f"{part:g}" for part in dashes[1])}"' if dashes else ""
        x, y = _middle(route, placed.nodes[a].box, placed.nodes[b].box)
        way = "M" + "L".join(f"{x:.1f} {-y:.1f}" for x, y in route.points)
        said = f"{node_name(subgraph.nodes[a])} – {', '.join(texts[n])} – {node_name(subgraph.nodes[b])}"
        yield (f'<g class="edge" data-edge="{n}" data-a="{a}" data-b="{b}" data-x="{x:.1f}" data-y="{-y:.1f}" '
               f'tabindex="0" role="button" aria-label="{_text(said)}"><title>{_text(said)}</title>'
               f'<path class="hit" d="{way}"/><path class="line" d="{way}" stroke-width="{width:.2f}"{dashed}/>'
               f"{_head(route, width) if route.directed else ''}</g>")


def _middle(route: Route, first: Box, last: Box) -> tuple[float, float]:
    """What the edge runs through: its label or knot, else halfway."""
    through = route.through
    return (through.x, through.y) if through else ((first.x + last.x) / 2, (first.y + last.y) / 2)


def _head(route: Route, width: float) -> str:
    tip, size = route.points[-1], HEAD + 1.6 * (width - 1)
    back = next((p for p in reversed(route.points) if math.dist(p, tip) >= size), route.points[0])
    angle = math.degrees(math.atan2(back[1] - tip[1], tip[0] - back[0]))
    return (f'<path class="head" d="M0 0L{-size:.1f} {-0.38 * size:.1f}L{-size:.1f} {0.38 * size:.1f}Z" '
            f'transform="translate({tip[0]:.1f} {-tip[1]:.1f}) rotate({angle:.1f})"/>')


def _labels(placed: Picture, texts: Sequence[Sequence[str]]) -> Iterator[str]:
    if placed.labels:
        for label in placed.labels:
            yield _label(label.edge, label.box.x, label.box.y, label.lines)
        return
    for n, route in enumerate(placed.routes):
        x, y = route.points[len(route.points) // 2] if route.through is None else (route.through.x, route.through.y)
        yield _label(n, x, y, tuple(map(writable, texts[n])))


def _label(edge: int, x: float, y: float, lines: Sequence[str]) -> str:
    width = max(text_width(line, EDGE_SIZE) for line in lines) + 2 * LABEL_PADDING
    height = len(lines) * EDGE_SIZE * LINE + 2 * LABEL_PADDING
    return (f'<g class="label" data-edge="{edge}" data-x="{x:.1f}" data-y="{-y:.1f}" '
            f'transform="translate({x:.1f} {-y:.1f})"><rect x="{-width / 2:.1f}" y="{-height / 2:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}" rx="2.5"/>{_written(lines, EDGE_SIZE)}</g>')


def _nodes(subgraph: Subgraph, placed: Picture, kinds: Sequence[str], words: Words) -> Iterator[str]:
    for n, (node, place) in enumerate(zip(subgraph.nodes, placed.nodes, strict=True)):
        box, kind = place.box, node_type(node)
        frame = (f'x="{-box.width / 2:.1f}" y="{-box.height / 2:.1f}" width="{box.width:.1f}" '
                 f'height="{box.height:.1f}" rx="5"')
        said = f"{words.kind(kind)}: {node_name(node)}"
        yield (f'<g class="node" data-node="{n}" data-x="{box.x:.1f}" data-y="{-box.y:.1f}" data-w="{box.width:.1f}" '
               f'data-h="{box.height:.1f}" transform="translate({box.x:.1f} {-box.y:.1f})" tabindex="0" role="button" '
               f'aria-label="{_text(said)}"><title>{_text(said)}</title><rect class="halo" {frame}/>'
               f'<rect class="box t{kinds.index(kind)}" {frame}/>{_written(place.lines, NODE_SIZE)}</g>')


def _written(lines: Sequence[str], size: float) -> str:
    """Lines of text around the origin, each as wide as it was measured, whatever font the reader has."""
    top = -len(lines) * size * LINE / 2
    return "".join(
        f'<text y="{top + (turn + 0.5) * size * LINE + 0.36 * size:.1f}" textLength="{text_width(line, size):.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{_text(line)}</text>' for turn, line in enumerate(lines))


def _edge_cards(subgraph: Subgraph, statements: Statements, words: Words) -> Iterator[str]:
    row = {n.id: i for i, n in enumerate(subgraph.nodes)}
    for n, edge in enumerate(subgraph.edges):
        a, b = row[edge.start], row[edge.end]
        told = statements.get(str(edge.properties.get("fact"))) or _best(edge)
        label = ", ".join(edge_label(edge, words))
        reported = edge.properties.get("first_reported")
        since = "" if edge_date(edge, words) or not reported else words.say(
            "reported {day}", day=words.when(str(reported)))
        behind = "; ".join(filter(None, (
            words.say(STATUSES[_status(edge)]) if _status(edge) in STATUSES else "",
            words.count("{n} report", "{n} reports", reports_of(edge)), since)))
        yield (f'<details class="of-edge" id="e{n}" data-edge="{n}" data-a="{a}" data-b="{b}" '
               f'data-type="{_text(edge.type)}" data-status="{_text(_status(edge))}">'
               f'<summary>{_text(node_name(subgraph.nodes[a]))} <span class="relation">– {_text(label)} –</span> '
               f'{_text(node_name(subgraph.nodes[b]))}</summary><p class="known">{_text(behind)}</p>'
               f'<ol>{"".join(_statement(each, words) for each in told)}</ol></details>\n')


def _best(edge: Edge) -> tuple[Statement, ...]:
    sentence = edge.properties.get("sentence")
    return (Statement(str(sentence), None, None, ""),) if sentence else ()


def _statement(statement: Statement, words: Words) -> str:
    dated = words.when(statement.published) if statement.published else words.say("undated")
    title = f"{_text(statement.title)}, " if statement.title else ""
    source = f'<p class="source">{title}{_text(dated)}<br>{_source(statement.source)}</p>' if statement.source else ""
    return f"<li><blockquote>{_text(statement.sentence)}</blockquote>{source}</li>"


def _source(source: str) -> str:
    """Where the article is: a link where it has an address of the web, or is a file."""
    if re.match(r"https?://", source):
        address = quote(source, safe=":/?#@!$&'()*+,;=%~[]")
    elif PurePath(source).is_absolute():
        address = PurePath(source).as_uri() if source.isprintable() else ""
    else:
        address = ""
    if not address:
        return _text(source)
    return f'<a href="{_text(address)}" target="_blank" rel="noopener noreferrer">{_text(source)}</a>'


def _node_cards(subgraph: Subgraph, kinds: Sequence[str], words: Words) -> Iterator[str]:
    for n, node in enumerate(subgraph.nodes):
        kind = kinds.index(node_type(node))
        known = "".join(f'<p class="known">{_text(each)}</p>' for each in _known(node, words))
        yield (f'<details class="of-node" id="n{n}" data-node="{n}" data-type="{kind}"><summary>'
               f'<span class="badge t{kind}">{_text(words.kind(node_type(node)))}</span> {_text(node_name(node))}'
               f"</summary>{known}</details>\n")


def _known(node: Node, words: Words) -> Iterator[str]:
    """What else a node is called, then its properties as `name: value`, without those that only serve to find it."""
    given = node.properties
    aliases = given.get("aliases")
    names = dict.fromkeys(str(name) for name in (
        given.get("name_ru"), given.get("name_en"), *(aliases if isinstance(aliases, list | tuple) else ())) if name)
    if others := [name for name in names if name != node_name(node)]:
        yield words.say("Also called: {names}.", names=", ".join(others))
    for key, value in sorted(given.items()):
        if key not in HIDDEN and value not in (None, "", []):
            yield f"{key}: {'; '.join(map(str, value)) if isinstance(value, list | tuple) else value}"


def _status(edge: Edge) -> str:
    return str(edge.properties.get("status") or "asserted")


def _read(name: str) -> str:
    return (files("graph") / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _text(value: Any) -> str:
    return "" if value is None else escape(writable(str(value)))
