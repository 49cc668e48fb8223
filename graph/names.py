"""The names that an answer's table gives, in a language: what `--lang` does to rows, as `in_language` does to nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.members import fold
from graph.queries import Reader
from graph.schema import Rows

_NAMES = ("UNWIND $keys AS key MATCH (:Name {{key: key}})-[:NAMES]->(e:Entity) "
          "WHERE e.name IN $names AND e.name_{language} IS NOT NULL "
          "RETURN DISTINCT e.name AS name, e.name_{language} AS other ORDER BY name, other")
_LANGUAGES = ("ru", "en")


def in_language(store: Reader, rows: Rows, language: str | None) -> Rows:
    """The answer with each cell that is an entity's name, or a list of such, in this language, where the graph knows
    one; a name that several entities bear with different translations stays."""
    if language not in _LANGUAGES:
        return rows
    cells = {text for row in rows.rows for cell in row for text in _texts(cell)}
    asked = {"names": sorted(cells), "keys": sorted({fold(cell) for cell in cells})}
    found: dict[str, set[str]] = {}
    for name, other in store.read(_NAMES.format(language=language), asked).rows:
        found.setdefault(str(name), set()).add(str(other))
    names = {name: others.pop() for name, others in found.items() if len(others) == 1}
    return Rows(rows.columns, tuple(tuple(_named(cell, names) for cell in row) for row in rows.rows))


def _texts(cell: Any) -> list[str]:
    return [cell] if isinstance(cell, str) else [x for x in cell if isinstance(x, str)] if isinstance(
        cell, list | tuple) else []


def _named(cell: Any, names: Mapping[str, str]) -> Any:
    if isinstance(cell, list | tuple):
        return [_named(each, names) for each in cell]
    return names.get(cell, cell) if isinstance(cell, str) else cell
