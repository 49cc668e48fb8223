"""The statements of one transaction, in order; their rows go to the store in parts that fit into a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import neo4j

Row = dict[str, Any]

ROWS_A_STATEMENT = 2000
CHARACTERS_A_STATEMENT = 2_000_000
# How a statement deletes the edges r that it matches: all are found before the first goes, since the embedded store
# trips over edges that it deletes while it walks them.
DELETED = "WITH collect(r) AS found UNWIND found AS r DELETE r"
# A statement that has an answer is carried out while the next rows are made ready; one without is waited for.
LAZILY = " RETURN count(*) AS done"


class Run:
    """Runs statements that see their rows, whatever those are, as $rows. One without rows isn't run."""

    def __init__(self, tx: neo4j.Transaction) -> None:
        self._tx = tx

    def read(self, cypher: str, rows: Iterable[Any]) -> list[Row]:
        """The answer, of all parts together."""
        return [dict(record) for part in _parts(rows) for record in self._tx.run(cypher, {"rows": part})]

    def write(self, cypher: str, rows: Iterable[Any]) -> None:
        """Has the store carry out a statement that ends with a change, and doesn't wait for it; if it fails, the next
        statement or the commit says so."""
        for part in _parts(rows):
            self._tx.run(cypher + LAZILY, {"rows": part})


def _parts(rows: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    size = 0
    for row in rows if isinstance(rows, Sequence) else sorted(rows):
        weight = _weight(row)
        if part and (len(part) == ROWS_A_STATEMENT or size + weight > CHARACTERS_A_STATEMENT):
            yield part
            part, size = [], 0
        part.append(row)
        size += weight
    if part:
        yield part


def _weight(row: Any) -> int:
    """Characters of the text in a row, names and numbers aside: roughly what makes it long."""
    if not isinstance(row, dict):
        return 0
    said = row.get("properties") or row
    return sum([len(value) for value in said.values() if type(value) is str])
