"""Statements that may be run for a reader: none that write, on whatever store. And answers as plain Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.errors import ForbiddenWrite
from graph.schema import Edge, Node, Path

_QUIET = re.compile(
    r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`", re.DOTALL)
_WORD = re.compile(r"[^\W\d]\w*")
# Words that are keywords of a change wherever they stand outside strings, names and properties.
_WRITES = frozenset({"create", "merge", "set", "delete", "detach", "remove", "drop", "alter", "grant", "deny", "revoke",
                     "foreach", "insert", "terminate"})
_PREFIXES = frozenset({"explain", "profile", "use"})


def refuse_writes(cypher: str) -> None:
    """Raises ForbiddenWrite for a statement with a clause that writes, reads files, or runs transactions of its own."""
    code = _QUIET.sub(" ", cypher)
    words = [(m.group().casefold(), code[:m.start()].rstrip()[-1:], code[m.end():].lstrip()[:1])
             for m in _WORD.finditer(code)]
    for n, (word, before, after) in enumerate(words):
        # `n.set`, `$set`, `:Set` and `{set: 1}` are names, not clauses.
        if before in (".", "$", ":", "|", "&", "!") or (after == ":" and word not in _PREFIXES):
            continue
        following = words[n + 1][0] if n + 1 < len(words) else ""
        if word in _WRITES or (word == "load" and following == "csv") or (word == "in" and following == "transactions"):
            raise ForbiddenWrite(f"{word.upper()} would change the graph or read files, and queries only read. "
                                 "Use `kg load` and `kg withdraw` to change the graph.")
        if n == 0 and word in _PREFIXES:
            raise ForbiddenWrite(f"{word.upper()} isn't for queries here. Leave it out.")


def plain(value: Any) -> Any:
    """A value of an answer as plain Python: Node, Edge and Path for the graph's, ISO strings for times."""
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, Mapping) and not hasattr(value, "element_id"):
        return {str(key): plain(each) for key, each in value.items()}
    if hasattr(value, "relationships"):
        return Path(tuple(node(n) for n in value.nodes), tuple(edge(e) for e in value.relationships))
    if hasattr(value, "labels"):
        return node(value)
    if hasattr(value, "element_id"):
        return edge(value)
    return value.iso_format() if hasattr(value, "iso_format") else value


def node(value: Any) -> Node:
    return Node(value.element_id, tuple(sorted(value.labels)), {key: plain(v) for key, v in sorted(value.items())})


def edge(value: Any) -> Edge:
    start, end = value.nodes
    return Edge(value.element_id, value.type, start.element_id, end.element_id,
                {key: plain(v) for key, v in sorted(value.items())})
