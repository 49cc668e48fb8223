"""From the rows of an answer to a subgraph: nodes and edges to draw or export, and the words that label them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import QueryError
from graph.schema import ENTITY_TYPES, Edge, Node, Path, Rows
from graph.words import ENGLISH, Words

EVIDENCE_LABELS = frozenset({"Article", "LocalEntity", "Claim"})
HIDDEN_LABELS = frozenset({"Name", "Block", "Band", "WriterLease", "WriterFence", "SchemaVersion", "Run",
                           "Overrides"})

# What stands in no XML, so in no SVG, and what steers terminals and has no glyph.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges of an answer, each once, sorted by their identity in the graph; every edge has both its ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def subgraph_of(rows: Rows, evidence: bool = False) -> Subgraph:
    """The nodes and edges that stand in any column of the answer; articles, claims and mentions only on request.

    Raises QueryError if the answer is a table without nodes, or has an edge without its ends.
    """
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for row in rows.rows:
        for found in _elements(row):
            if isinstance(found, Node):
                nodes[found.id] = found
            else:
                edges[found.id] = found
    if rows.rows and not nodes:
        raise QueryError("This query answers with a table, not with a graph, so there is nothing to draw. Let it "
                         "return nodes and relationships (RETURN a, r, b), or export one of the curated queries.")
    loose = next((e for e in edges.values() if e.start not in nodes or e.end not in nodes), None)
    if loose is not None:
        raise QueryError(f"The query returns a {loose.type} relationship without the nodes at its ends. "
                         "Let it return them as well: RETURN a, r, b.")
    hidden = HIDDEN_LABELS if evidence else HIDDEN_LABELS | EVIDENCE_LABELS
    shown = {n.id: n for n in nodes.values() if not hidden.intersection(n.labels)}
    kept = [e for e in edges.values() if e.start in shown and e.end in shown]
    identity = {n.id: node_identity(n) for n in shown.values()}
    return Subgraph(
        tuple(sorted(shown.values(), key=lambda n: (node_type(n), identity[n.id], n.id))),
        tuple(sorted(kept, key=lambda e: (
            identity[e.start], identity[e.end], e.type, *_time(e), edge_identity(e), e.id))),
    )


def _time(edge: Edge) -> tuple[str, str]:
    return _text(edge.properties.get("period")), _text(edge.properties.get("date"))


def _elements(value: Any) -> Iterator[Node | Edge]:
    match value:
        case Node() | Edge():
            yield value
        case Path(nodes=nodes, edges=edges):
            yield from nodes
            yield from edges
        case list() | tuple():
            for each in value:
                yield from _elements(each)
        case dict():
            yield from _elements(list(value.values()))


def writable(text: str) -> str:
    """Text without the characters that no XML file may hold, a sign in their place."""
    return _UNWRITABLE.sub("\ufffd", text)


def node_identity(node: Node) -> str:
    """The node's own id, the same on every store; the store's where it has none."""
    return str(node.properties.get("id", node.id))


def edge_identity(edge: Edge) -> str:
    """What tells the edge from its parallels, the same on every store; the store's id where it has none."""
    return str(edge.properties.get("fact") or edge.properties.get("key") or edge.id)


def node_type(node: Node) -> str:
    """The entity type, or the label that says most."""
    types = [t for t in ENTITY_TYPES if t in node.labels]
    rest = sorted(label for label in node.labels if label != "Entity")
    return (types or rest or ["Entity"])[0]


def node_name(node: Node) -> str:
    """The name to show for a node: an entity's, an article's title, a claim's sentence."""
    given = node.properties
    for key in ("name", "name_ru", "name_en", "title", "sentence", "url", "id"):
        if given.get(key):
            return str(given[key])
    return node_type(node)


def in_language(subgraph: Subgraph, language: str) -> Subgraph:
    """The same with every name in this language, `ru` or `en`, where the graph knows one."""
    def named(node: Node) -> Node:
        name = node.properties.get(f"name_{language}")
        return replace(node, properties={**node.properties, "name": name}) if name else node

    return Subgraph(tuple(map(named, subgraph.nodes)), subgraph.edges)


def overview(subgraph: Subgraph) -> Subgraph:
    """One edge for all those of a pair: of the commonest type, planned only if all are, with the reports of all."""
    bundles: dict[tuple[str, str], list[Edge]] = {}
    for edge in subgraph.edges:
        bundles.setdefault((min(edge.start, edge.end), max(edge.start, edge.end)), []).append(edge)
    return Subgraph(subgraph.nodes, tuple(map(_bundled, bundles.values())))


def _bundled(edges: list[Edge]) -> Edge:
    types = Counter(e.type for e in edges)
    first = min(edges, key=lambda e: (-types[e.type], e.type))
    statuses = {_text(e.properties.get("status")) for e in edges}
    reports = sum(int(e.properties.get("reports") or 0) for e in edges)
    return replace(first, properties={"status": statuses.pop() if len(statuses) == 1 else "asserted",
                                      "reports": max(reports, 1)})


def edge_label(edge: Edge, words: Words = ENGLISH) -> tuple[str, ...]:
    """What to write on an edge: its type in words, then what the fact is about: role, figure, document, date. A post
    says itself what the edge is."""
    details = edge_details(edge, words)
    date = edge_date(edge, words)
    first = words.relation(edge.type)
    if edge.type == "HOLDS_POSITION" and details:
        first, *details = details
    status = _text(edge.properties.get("status"))
    if status not in ("", "asserted"):
        first = f"{first} ({words.status(status)})"
    return (first, *details, *((date,) if date else ()))


def edge_details(edge: Edge, words: Words = ENGLISH) -> list[str]:
    """What the fact is about, apart from its date: role, figure, change, goods, areas, document, share."""
    given = edge.properties
    about = (_role(given, words), words.money(given), _percent(given.get("change_pct"), words, signed=True),
             _listed(given.get("goods")), _listed(given.get("areas")), _text(given.get("document")),
             _percent(given.get("share_pct"), words))
    return [part for part in about if part]


def edge_date(edge: Edge, words: Words = ENGLISH) -> str:
    """The fact's period or date in words; empty where it has none."""
    return words.when(_text(edge.properties.get("period") or edge.properties.get("date")))


def _role(given: Mapping[str, Any], words: Words) -> str:
    """The post's title as the article has it; in the reader's language, where it is nothing but the role's name."""
    role, title = _text(given.get("role")).replace("_", " "), _text(given.get("title"))
    plain = {"", role, Words("ru").say(role).lower()} if role else {""}
    return title if title.lower() not in plain else words.say(role) if role else title


def _percent(value: Any, words: Words, signed: bool = False) -> str:
    return words.percent(value, signed) if isinstance(value, int | float) else ""


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else _text(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
