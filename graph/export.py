"""Subgraph → file: a picture, GraphML for other programs, or one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

from graph.errors import QueryError
from graph.render import COLOURS, MOST_NODES, PLAIN, draw, picture
from graph.subgraph import Subgraph, edge_identity, edge_label, node_identity, node_name, node_type, writable
from graph.words import ENGLISH, Words

FORMATS = (".png", ".svg", ".html", ".graphml")

_NODE_HIDDEN = frozenset({"search", "key", "type", "id"})

# Nothing from anywhere: what a name or sentence might smuggle in has no way out either.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light; font: 15px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #1f2933 }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem }
h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
.caption { color: #52606d; white-space: pre-line; margin: 0 0 1rem }
.picture { overflow: auto; border: 1px solid #d9dee3; border-radius: 6px }
.picture svg { max-width: 100%; height: auto }
input { font: inherit; padding: .35rem .6rem; width: 22rem; max-width: 100% }
input { border: 1px solid #9aa5b1; border-radius: 5px }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem }
th { border-bottom: 2px solid #9aa5b1 } td { border-bottom: 1px solid #e4e7eb; overflow-wrap: anywhere }
.type { border: 1px solid; border-radius: 4px; padding: 0 .4rem; white-space: nowrap }
.status { color: #52606d } blockquote { margin: .2rem 0 0; padding-left: .7rem; border-left: 3px solid #cbd2d9 }
@media print { input { display: none } }
"""
_SCRIPT = """
document.getElementById("find").addEventListener("input", function () {
  var wanted = this.value.toLowerCase();
  document.querySelectorAll("tbody tr").forEach(function (row) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
});
"""


def save(subgraph: Subgraph, path: Path, caption: str, words: Words = ENGLISH) -> None:
    """Writes the subgraph in the format that the file's ending names. Raises QueryError for another ending, or where
    there is nothing to write."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise QueryError(f"{path.name} doesn't say in which format to write. End its name with one of "
                         f"{', '.join(FORMATS)}.")
    if not subgraph.nodes:
        raise QueryError("The query found nothing, so there is nothing to export. Check the names in its parameters, "
                         "and with `kg status` whether articles are loaded.")
    if ending == ".graphml":
        path.write_text(graphml(subgraph, words), "utf-8", newline="\n")
    elif ending == ".html":
        path.write_text(html(subgraph, caption, words), "utf-8", newline="\n")
    else:
        draw(subgraph, path, caption, words)


def graphml(subgraph: Subgraph, words: Words = ENGLISH) -> str:
    """The subgraph as GraphML: directed, parallel edges kept, lists joined by `; `."""
    graph = nx.MultiDiGraph()
    names = {n.id: writable(node_identity(n)) for n in subgraph.nodes}
    nodes = _uniform([_scalars({**n.properties, "label": node_name(n), "type": node_type(n)})
                      for n in subgraph.nodes])
    edges = _uniform([_scalars({**e.properties, "label": ", ".join(edge_label(e, words)), "type": e.type})
                      for e in subgraph.edges])
    for node, given in zip(subgraph.nodes, nodes, strict=True):
        graph.add_node(names[node.id], **given)
    for edge, given in zip(subgraph.edges, edges, strict=True):
        ends = names[edge.start], names[edge.end]
        key = graph.add_edge(*ends, key=writable(edge_identity(edge)))
        # Set apart: a property named `key` would be taken for the edge's own key.
        graph.edges[*ends, key].update(given)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(nx.generate_graphml(graph)) + "\n"


def html(subgraph: Subgraph, caption: str, words: Words = ENGLISH) -> str:
    """One page that needs nothing else: the picture, every edge with its sentence, every node with its names."""
    title, _, rest = caption.partition("\n")
    drawn = ""
    if len(subgraph.nodes) <= MOST_NODES:
        svg = picture(subgraph, "svg", "", words).decode("utf-8")
        drawn = f'<div class="picture">{svg[svg.index("<svg"):]}</div>\n'
    names = {n.id: node_name(n) for n in subgraph.nodes}
    edges = "\n".join(
        f"<tr><td>{_text(names[e.start])}</td><td>{_text(e.type)}</td><td>{_text(names[e.end])}</td>"
        f"<td>{_details(edge_label(e, words)[1:])}</td><td>{_text(e.properties.get('status'))}</td>"
        f"<td>{_quote(e.properties)}</td></tr>"
        for e in subgraph.edges)
    nodes = "\n".join(
        f"<tr><td>{_badge(node_type(n), words)}</td><td>{_text(node_name(n))}</td>"
        f"<td>{_details(_known(n.properties))}</td></tr>"
        for n in subgraph.nodes)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{_text(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(title)}</h1>
<p class="caption">{_text(rest)}</p>
{drawn}<p><label>Show only rows with <input id="find" type="search"></label></p>
<h2>{len(subgraph.edges)} edges</h2>
<table><thead><tr><th>From</th><th>Relation</th><th>To</th><th>What</th><th>Status</th><th>Sentence</th></tr></thead>
<tbody>
{edges}
</tbody></table>
<h2>{len(subgraph.nodes)} nodes</h2>
<table><thead><tr><th>Type</th><th>Name</th><th>Known of it</th></tr></thead>
<tbody>
{nodes}
</tbody></table>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _text(value: Any) -> str:
    return "" if value is None else escape(writable(str(value)))


def _details(parts: Sequence[str]) -> str:
    return "<br>".join(_text(part) for part in parts)


def _quote(given: Mapping[str, Any]) -> str:
    sentence = given.get("sentence")
    if not sentence:
        return ""
    reports, articles = given.get("reports"), given.get("articles")
    said = f"said {reports} times in {articles} articles" if reports and reports > 1 else ""
    return f'<blockquote>{_text(sentence)}</blockquote><span class="status">{_text(said)}</span>'


def _badge(kind: str, words: Words) -> str:
    fill, border = COLOURS.get(kind, PLAIN)
    return f'<span class="type" style="background:{fill};border-color:{border}">{_text(words.kind(kind))}</span>'


def _known(given: Mapping[str, Any]) -> tuple[str, ...]:
    """A node's properties as `name: value`, without those that only serve to find it."""
    return tuple(f"{key}: {_joined(value)}" for key, value in sorted(given.items())
                 if key not in _NODE_HIDDEN and value not in (None, "", []))


def _joined(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _scalars(given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Properties as GraphML takes them: numbers, truth values and text; empty ones left out."""
    for key, value in sorted(given.items()):
        if isinstance(value, bool | int | float):
            yield writable(key), value
        elif value not in (None, "", [], ()):
            yield writable(key), writable(_joined(value))


def _uniform(rows: list[Iterator[tuple[str, Any]]]) -> list[dict[str, Any]]:
    """Rows in which a property has one type throughout, as readers of GraphML expect: else number, else text."""
    given = [dict(row) for row in rows]
    kinds: dict[str, set[type]] = {}
    for row in given:
        for key, value in row.items():
            kinds.setdefault(key, set()).add(type(value))
    for row in given:
        for key, value in row.items():
            if len(kinds[key]) > 1:
                row[key] = float(value) if kinds[key] == {int, float} else str(value)
    return given
