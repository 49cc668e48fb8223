"""Subgraph → file: a picture, GraphML for other programs, or a page to look through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import networkx as nx

from graph.errors import QueryError
from graph.page import Statements, page
from graph.render import draw
from graph.subgraph import Subgraph, edge_identity, edge_label, node_identity, node_name, node_type, writable
from graph.words import ENGLISH, Words

FORMATS = (".png", ".svg", ".html", ".graphml")

def save(subgraph: Subgraph, path: Path, caption: str, words: Words = ENGLISH,
         told: Statements = MappingProxyType({})) -> None:
    """Writes the subgraph in the format that the file's ending names. `told` are the statements of each fact, for a
    page. Raises QueryError for another ending, or where there is nothing to write."""
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
        path.write_text(page(subgraph, caption, told, words), "utf-8", newline="\n")
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
