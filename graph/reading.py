"""Statements that may be run for a reader: none that write, on whatever store. And answers as plain Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.errors import ForbiddenWrite
from graph.schema import Edge, Node, Path

CONTEXT = 200  # characters around a word that tell whether it is a name

# Comments, text and quoted names. A comment ends with its line, and stores differ in what ends a line.
_QUIET = tuple(re.compile(
    rf"//[^{ends}]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`", re.DOTALL)
    for ends in (r"\n\r", r"\n"))
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")  # Neo4j reads these before anything else, keywords in them, too
_WORD = re.compile(r"[^\W\d]\w*")
_NAME = re.compile(r"\s*([\w.]*)")
_BARE_NUMBER = re.compile(r"(?<![\w.])\d[\d_]*\s*\.\s*$")  # `1. SET`: the point is no property's
# Words that are keywords of a change wherever they stand outside strings, names and properties.
_WRITES = frozenset({"create", "merge", "set", "delete", "detach", "remove", "drop", "alter", "grant", "deny", "revoke",
                     "foreach", "insert", "terminate"})
_PREFIXES = frozenset({"explain", "profile", "use"})
# What begins a statement that administers the server; elsewhere these words are names.
_ADMINISTERS = frozenset({"start", "stop", "rename", "enable", "deallocate", "reallocate", "dryrun"})
_FIRST = _PREFIXES | _ADMINISTERS
_TELLING = _WRITES | _FIRST | {"load", "in", "call"}
# Procedures that only read the graph; others may write, read files or reach for the network.
PROCEDURES = ("db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships", "db.labels", "db.propertyKeys",
              "db.relationshipTypes", "db.schema.nodeTypeProperties", "db.schema.relTypeProperties",
              "db.schema.visualization", "dbms.components")
_PROCEDURES = frozenset(name.casefold() for name in PROCEDURES)


def refuse_writes(cypher: str) -> None:
    """Raises ForbiddenWrite for a statement with a clause that writes, reads files, or runs transactions of its own,
    or with a procedure that isn't known only to read."""
    texts = {cypher, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cypher)}
    for code in {quiet.sub(" ", text) for text in texts for quiet in _QUIET}:
        _refuse(code)


def _refuse(code: str) -> None:
    """The same for a statement without its comments, text and quoted names."""
    words = list(_WORD.finditer(code))
    for n, found in enumerate(words):
        word = _keyword(found.group())
        if word not in _TELLING or (_is_name(code, found) and word not in _FIRST):
            continue
        following = _keyword(words[n + 1].group()) if n + 1 < len(words) else ""
        if word in _WRITES or (word == "load" and following == "csv") or (word == "in" and following == "transactions"):
            raise ForbiddenWrite(f"{word.upper()} would change the graph or read files, and queries only read. "
                                 "Use `kg load` and `kg withdraw` to change the graph.")
        if n == 0 and word in _FIRST:
            raise ForbiddenWrite(f"{word.upper()} isn't for queries here. Leave it out.")
        if word == "call" and code[found.end():].lstrip()[:1] not in ("{", "("):
            name = _NAME.match(code, found.end())
            if name is None or name[1].casefold() not in _PROCEDURES:
                raise ForbiddenWrite(f"CALL {name[1] if name else ''}: queries may call a subquery in braces, and of "
                                     f"procedures those that only read: {', '.join(PROCEDURES)}.")


def _is_name(code: str, found: re.Match[str]) -> bool:
    """Whether a word is a name and no keyword: `n.set`, `$set`, `:Set` and `{set: 1}`."""
    before = code[max(0, found.start() - CONTEXT):found.start()].rstrip()
    if before.endswith(".") and _BARE_NUMBER.search(before):
        return False
    return before[-1:] in (".", "$", ":", "|", "&", "!") or code[found.end():found.end() + CONTEXT].lstrip()[:1] == ":"


def _keyword(word: str) -> str:
    """A word as a keyword is compared: in small letters, those that only look small or large among them (ſ, ı)."""
    return word.upper().casefold()


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
