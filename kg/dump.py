"""`kg dump`: the evidence layer as JSON Lines, an article each, and back: back-up, and the way to another store.

The first line says what the file is and which overrides were applied. Every other line holds one article's evidence,
whole, so that what is restored has the digests of what was dumped.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.overrides import Overrides
from graph.schema import SCHEMA_VERSION, ArticleEvidence, LoadCounts
from kg.errors import DumpError, told_how_far

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import Store

SUFFIXES = (".kg.jsonl", ".kg.jsonl.gz")
FORMAT = "kg evidence"
PARTS = ("article", "entities", "claims")
CHECK = "check"  # a hash of the rest of the line


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back out of a file: articles that it holds, and what became of the graph."""

    read: int
    counts: LoadCounts


def is_dump(path: str) -> bool:
    """Whether a path is that of a dump, by its name."""
    return path.lower().endswith(SUFFIXES)


def write(store: Store, to: Callable[[str], Any]) -> int:
    """Writes all evidence of a store, in order of the articles' ids. Returns how many articles there are."""
    head = {"format": FORMAT, "schema": SCHEMA_VERSION, "overrides": json.loads(store.overrides().text)}
    to(_line(head))
    count = 0
    for evidence in store.evidence():
        count += 1
        said = {"article": evidence.article, "entities": evidence.entities, "claims": evidence.claims}
        to(_line({**said, CHECK: _hash(said)}))
    return count


def restore(store: Store, file: Path, batch: int) -> Restored:
    """Loads the evidence of a file, in batches of a transaction each; what stands already is left alone.

    The file's overrides count where the store has none yet. Raises DumpError, which names the line; the batches before
    it are loaded then, and the same file, mended, goes on from there.
    """
    counts, read = LoadCounts(), 0
    with opened(file) as lines, store.writer(), told_how_far(lambda: counts.articles):
        head = _head(file, next(lines, ""))
        store.adopt(Overrides.of_text(json.dumps(head["overrides"])))
        articles = _articles(file, lines)
        while some := list(islice(articles, batch)):
            counts += store.load(some)
            read += len(some)
    return Restored(read, counts)


@contextmanager
def opened(file: Path) -> Iterator[Iterator[str]]:
    """A dump's lines. Raises DumpError where it can't be read."""
    try:
        with (gzip.open(file, "rt", encoding="utf-8") if file.name.lower().endswith(".gz")
              else file.open(encoding="utf-8")) as lines:
            yield iter(lines)
    except FileNotFoundError as error:
        raise DumpError(f"{file}: no such file; check the path.") from error
    except (OSError, EOFError, UnicodeDecodeError, gzip.BadGzipFile) as error:
        raise DumpError(f"{file}: can't be read to its end ({error}); copy it again. What came before is loaded."
                        ) from error


def _head(file: Path, line: str) -> dict[str, Any]:
    head = _object(file, 1, line)
    if head.get("format") != FORMAT:
        raise DumpError(f"{file}, line 1: this is no dump of kg's. Make one with `kg dump -o FILE.kg.jsonl`.")
    if not isinstance(head.get("schema"), int) or head["schema"] > SCHEMA_VERSION:
        raise DumpError(f"{file}: written by a newer kg. Upgrade kg: pip install -U kg-news.")
    return head


def _articles(file: Path, lines: Iterator[str]) -> Iterator[ArticleEvidence]:
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        said = _object(file, number, line)
        check = said.pop(CHECK, None)
        if set(said) != set(PARTS) or check != _hash(said):
            raise DumpError(f"{file}, line {number}: changed since it was dumped. What came before is loaded; dump "
                            "again, or delete the line and load the article itself.")
        yield ArticleEvidence(said["article"], tuple(said["entities"]), tuple(said["claims"]))


def _object(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except json.JSONDecodeError as error:
        raise DumpError(f"{file}, line {number}: not JSON ({error.msg}); the file seems to be cut or edited. "
                        "What came before is loaded; dump again, or delete the line.") from error
    if not isinstance(said, dict):
        raise DumpError(f"{file}, line {number}: not JSON of an article. Dump again, or delete the line.")
    return said


def _hash(said: dict[str, Any]) -> str:
    return hashlib.sha256(_line(said).encode()).hexdigest()[:16]


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
