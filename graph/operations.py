"""The operations layer: where each article came from, what couldn't be read and why, and how sources are getting on.

In no digest: nothing of the entity layer follows from it. Without it a load reads more than it must, and no more.
    (:Origin {key, source, place, article, sha256, fingerprint, raw, rules, language, etag, modified, reason, kind})
    (:SourceState {name, details})
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

Execute = Callable[[str, dict[str, Any]], list[dict[str, Any]]]

ROWS = 1000  # in a statement
RUNS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Origin:
    """A document that a source has given. `raw` is its hash, `rules` the version of the rules that read it.

    `article` is the id of what it was read as, with the hash of its text and its fingerprint; None if it never could
    be. `reason` says why it couldn't be read the last time. `place` is empty where another article stands now.
    """

    source: str
    place: str
    article: str | None = None
    sha256: str | None = None
    fingerprint: str | None = None
    raw: str | None = None
    rules: str | None = None
    language: str | None = None
    etag: str | None = None
    modified: str | None = None
    reason: str | None = None
    kind: str | None = None

    @property
    def key(self) -> str:
        """Articles by their id, what never was one by its place."""
        return f"{self.source}\n{self.article or self.place}"


class Operations:
    """Reads and writes it; `execute` runs a statement in a transaction of its own."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def origins(self, source: str) -> list[Origin]:
        """All that a source has given, and that wasn't forgotten since."""
        properties = ", ".join(f"o.{each.name}" for each in fields(Origin))
        rows = self._execute("MATCH (o:Origin) WHERE o.source = $source WITH o ORDER BY o.key "
                             f"RETURN collect([{properties}]) AS all", {"source": source})
        return [Origin(*values) for values in rows[0]["all"]]

    def note(self, origins: Iterable[Origin]) -> None:
        """Writes these, each in place of what was known under its key; a name that no store can write is told again."""
        rows = [{name: value for name, value in asdict(origin).items() if value is not None} | {"key": origin.key}
                for origin in origins if _is_text(origin.key)]
        for some in _parts(rows):
            self._execute("UNWIND $rows AS row MERGE (o:Origin {key: row.key}) SET o = row", {"rows": some})

    def forget(self, keys: Iterable[str]) -> None:
        for some in _parts(sorted(keys)):
            self._execute("UNWIND $rows AS key MATCH (o:Origin {key: key}) DELETE o", {"rows": some})

    def holders(self, articles: Iterable[str], besides: str) -> list[Origin]:
        """What other sources have given of these articles."""
        rows = [row for some in _parts(sorted(articles)) for row in self._execute(
            "UNWIND $rows AS id MATCH (o:Origin) WHERE o.article = id AND o.source <> $besides AND o.place <> '' "
            "RETURN o.source AS source, o.place AS place, o.article AS article", {"rows": some, "besides": besides})]
        return [Origin(**row) for row in rows]

    def states(self) -> dict[str, dict[str, Any]]:
        """By source, what was noted of it last."""
        rows = self._execute("MATCH (s:SourceState) RETURN s.name AS name, s.details AS details ORDER BY s.name", {})
        return {row["name"]: json.loads(row["details"]) for row in rows}

    def note_state(self, source: str, details: Mapping[str, Any]) -> None:
        self._execute("MERGE (s:SourceState {name: $name}) SET s.details = $details",
                      {"name": source, "details": json.dumps(dict(details), ensure_ascii=False)})

    def is_written(self) -> bool:
        """Whether a kg is writing to the store just now."""
        rows = self._execute("MATCH (l:WriterLease) WHERE l.expires > timestamp() RETURN count(l) AS n", {})
        return bool(rows[0]["n"])

    def trim_runs(self) -> None:
        """Forgets runs but the last thousand: a store is to live for years."""
        self._execute("MATCH (r:Run) WITH r ORDER BY r.at DESC SKIP $kept DELETE r", {"kept": RUNS_KEPT})


def _is_text(name: str) -> bool:
    """Whether UTF-8 can write a name: a file's need not be text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _parts(rows: Sequence[Any]) -> Iterable[list[Any]]:
    return (list(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS))
