"""Archives as sources: .jsonl and .csv, packed or not, an article a row, read row by row."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from pipelines.errors import ArticleError, IncompleteSource, UnreadableArticle
from pipelines.sources import Document, Found

SUFFIXES = (".jsonl", ".csv", ".jsonl.gz", ".csv.gz")
MOST = 2_000_000  # characters in a row
# What an article's columns are called where nobody has said so, the likeliest first.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text"),
    "title": ("title", "headline", "header"),
    "published": ("published", "date", "published_at", "datetime", "pubdate", "time"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
    "id": ("id", "guid", "uuid"),
}
_MARKUP = re.compile(r"<(?:!doctype|html|body|p|div|br|article)\b", re.IGNORECASE)


def is_archive(path: str) -> bool:
    """Whether a file is an archive, by its name."""
    return path.lower().endswith(SUFFIXES) and not is_dump(path)


def is_dump(path: str) -> bool:
    """Whether it is evidence that `kg dump` wrote: that holds no articles to be read."""
    return path.lower().endswith((".kg.jsonl", ".kg.jsonl.gz"))


def count(path: str) -> int:
    """How many rows an archive has, as far as it can be read."""
    try:
        with _opened(path) as lines:
            rows = csv.reader(lines) if _is_csv(path) else (line for line in lines if line.strip())
            return max(sum(1 for row in rows if row) - _is_csv(path), 0)
    except (ArticleError, csv.Error):
        return 0


def read(path: str, columns: Mapping[str, str]) -> Iterator[Found]:
    """The articles of an archive. A row that can't be used comes as its error; so does the place where the file breaks
    off. `columns` says what its columns are called, by field; those of FIELDS count for the others.
    """
    try:
        with _opened(path) as lines:
            rows = _csv_rows(path, lines) if _is_csv(path) else _json_rows(path, lines)
            known: dict[tuple[str, ...], Mapping[str, str]] = {}  # by the columns of a row
            for number, row in rows:
                if isinstance(row, ArticleError):
                    yield row
                    continue
                head = tuple(row)
                if head not in known:
                    known[head] = _names(row, columns)
                if "text" in known[head]:
                    yield _document(path, number, row, known[head])
                else:
                    # Where the first row has none, the whole archive is another than kg takes it for.
                    kind = IncompleteSource if len(known) == 1 else UnreadableArticle
                    yield _no_text(f"{path}#{number}", row, columns, kind)
                    if kind is IncompleteSource:
                        return
    except IncompleteSource as error:
        yield error


def _document(path: str, number: int, row: Mapping[str, Any], names: Mapping[str, str]) -> Document | ArticleError:
    place = f"{path}#{number}"
    fields = {field: _text(row.get(name)) for field, name in names.items()}
    text = fields.pop("text", None)
    if not text:
        return UnreadableArticle(place, f"the column {names['text']!r} is empty; mend the row or delete it")
    return Document(place, text, "html" if _MARKUP.search(text[:2000]) else "fields", path, fields.get("id"),
                    fields.get("url"), fields.get("title"), fields.get("published"), fields.get("language"))


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, (list, dict)):
        return None
    # Lone halves of surrogate pairs, which JSON can write, are no text.
    return str(value).encode(errors="replace").decode().strip() or None


def _names(row: Iterable[str], columns: Mapping[str, str]) -> Mapping[str, str]:
    """What each field's column is called in this row."""
    there = {name.casefold(): name for name in row}
    found = {}
    for field, usual in FIELDS.items():
        names = [columns[field]] if field in columns else [there[name] for name in usual if name in there]
        if names and names[0] in there.values():
            found[field] = names[0]
    return found


def _no_text(place: str, row: Iterable[str], columns: Mapping[str, str], kind: type[ArticleError]) -> ArticleError:
    return kind(place, f"no column {columns.get('text', 'text')!r}; it has {', '.join(row)}. Say which one holds the "
                       'text: a source of kg.toml has `columns = {text = "NAME"}`')


def _json_rows(path: str, lines: IO[str]) -> Iterator[tuple[int, dict[str, Any] | ArticleError]]:
    number = 0
    while line := _line(path, number + 1, lines):
        number += 1
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            yield number, row
        else:
            yield number, UnreadableArticle(f"{path}#{number}", "not a JSON object; mend the line or delete it")


def _line(path: str, number: int, lines: IO[str]) -> str:
    line = lines.readline(MOST)
    if len(line) >= MOST:
        raise IncompleteSource(f"{path}#{number}", f"a line of more than {MOST // 1_000_000} million characters; is "
                                                   "this JSON Lines, an article a line? What comes after isn't read")
    return line


def _csv_rows(path: str, lines: IO[str]) -> Iterator[tuple[int, dict[str, Any] | ArticleError]]:
    csv.field_size_limit(MOST)
    head = _line(path, 1, lines)
    delimiter = max(",;\t|", key=head.count)
    names: Sequence[str] = next(csv.reader([head], delimiter=delimiter), [])
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if len(row) > len(names):
                yield number, UnreadableArticle(
                    f"{path}#{number}", "more cells than the head has columns; put texts between quotes")
            elif row:
                yield number, dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise IncompleteSource(f"{path}#{number + 1}", f"no CSV ({error}); mend the row. What comes after it isn't read"
                               ) from error


def _is_csv(path: str) -> bool:
    return ".csv" in Path(path.lower()).suffixes[-2:]


@contextmanager
def _opened(path: str) -> Iterator[IO[str]]:
    """An archive's text. Raises IncompleteSource where it can't be read to its end."""
    try:
        with (gzip.open(path) if path.lower().endswith(".gz") else Path(path).open("rb")) as file:
            yield io.TextIOWrapper(file, encoding="utf-8-sig", newline="" if _is_csv(path) else None)
    except (OSError, EOFError, zlib.error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise IncompleteSource(path, f"can't be read to its end ({why}); copy it again") from error
    except UnicodeDecodeError as error:
        raise IncompleteSource(path, "not UTF-8 to its end; convert it, e.g. with iconv") from error
