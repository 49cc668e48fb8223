"""Files and folders as sources: finds the files, checks and decodes them."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipelines.errors import ArticleError, IncompleteSource, SourceError, UnreadableArticle
from pipelines.sources import Document, Form, Found, Known, Validators, archives, html, unknown
from pipelines.sources.decoding import guessed

TEXTS, PAGES = (".txt", ".md"), (".html", ".htm")
SUFFIXES = (*TEXTS, *PAGES, *archives.SUFFIXES)
READS = f"kg reads {', '.join((*TEXTS, PAGES[0], *archives.SUFFIXES[:2]))} files, packed archives (.gz), too"
MAX_BYTES = 2_000_000
MAX_PAGE_BYTES = 5_000_000  # markup takes more room than text


class Files:
    """Files, folders and archives, in the order given, a folder's sorted; each file once.

    `columns` names an archive's columns by what they hold (`archives.FIELDS`).
    """

    def __init__(self, paths: Sequence[str], columns: Mapping[str, str] | None = None) -> None:
        self._paths = [str(Path(path).absolute()) for path in paths]
        self._columns = columns or {}

    def count(self) -> int:
        return sum(archives.count(file) if isinstance(file, str) and archives.is_archive(file) else 1
                   for file in _files(self._paths))

    def read(self, known: Known = unknown) -> Iterator[Found]:
        return self._documents(_files(self._paths))

    def covers(self, place: str) -> bool:
        """Files of its folders, and rows of its archives."""
        return any(place == path or place.startswith((f"{path}/", f"{path}#")) for path in self._paths)

    def remember(self) -> dict[str, Validators]:
        return {}

    def _documents(self, files: Sequence[str | ArticleError]) -> Iterator[Found]:
        for file in files:
            if isinstance(file, ArticleError):
                yield file
            elif archives.is_archive(file):
                yield from archives.read(file, self._columns)
            else:
                try:
                    yield document(file)
                except ArticleError as error:
                    yield error


def document(path: str) -> Document:
    """What one file holds. Raises UnreadableArticle."""
    absolute = str(Path(path).absolute())
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise UnreadableArticle(path, "the file's name isn't UTF-8; rename it") from error
    if not path.lower().endswith((*TEXTS, *PAGES)):
        raise UnreadableArticle(path, f"{READS}; save the article as plain text")
    if path.lower().endswith(PAGES):
        return Document(absolute, html.decoded(path, _bytes(path, MAX_PAGE_BYTES)), "html", path=absolute)
    form: Form = "markdown" if path.lower().endswith(".md") else "text"
    return Document(absolute, _decode(path, _bytes(path, MAX_BYTES)), form, path=absolute)


def _files(paths: Sequence[str]) -> list[str | ArticleError]:
    """Every file to read, once, and an error for each place that can't be looked into."""
    found: list[str | ArticleError] = []
    for path in paths:
        if not os.path.lexists(path):
            raise SourceError(f"{path}: no such file or folder; check the path")
        if not Path(path).is_dir():
            found.append(path)
            continue
        inside = _walk(path)
        if not inside:
            raise SourceError(f"{path}: no articles in this folder; {READS}")
        found.extend(inside)
    once: dict[str, str | ArticleError] = {}
    for file in found:
        once.setdefault(_path(file), file)
    return list(once.values())


def _walk(folder: str) -> list[str | ArticleError]:
    """A folder's articles and its folders', sorted by path. Hidden ones are left out, and what a browser saves beside
    a page (`Page.html`, `Page_files/`)."""
    found: list[str | ArticleError] = []
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        pages = {Path(name).stem for name in names if name.lower().endswith(PAGES)}
        folders[:] = [name for name in folders
                      if not name.startswith(".") and name.removesuffix("_files") not in pages - {name}]
        found.extend(
            str(Path(root, name)) for name in names
            if name.lower().endswith(SUFFIXES) and not archives.is_dump(name) and not name.startswith(".")
        )
    found.extend(
        IncompleteSource(
            str(error.filename), f"this folder can't be opened ({error.strerror}); allow it, e.g. "
            f"`chmod u+rx {shlex.quote(str(error.filename))}`")
        for error in closed
    )
    return sorted(found, key=lambda file: Path(_path(file)).parts)


def _path(file: str | ArticleError) -> str:
    return file.path if isinstance(file, ArticleError) else file


def _bytes(path: str, most: int) -> bytes:
    """A file's content. Its kind and size are checked first: a pipe would block, and a dump would fill the memory."""
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableArticle(path, "not a regular file; give a text file or a folder")
        if status.st_size > most:
            size = f"{status.st_size / 1e6:.0f} MB, and an article may have {most // 1_000_000} MB"
            raise UnreadableArticle(path, f"{size}; save each article in a file of its own")
        content = Path(path).read_bytes()
    except FileNotFoundError as error:
        reason = "a link to a file that isn't there; mend or delete the link" if Path(path).is_symlink() \
            else "the file has gone since the folder was listed; run again"
        raise UnreadableArticle(path, reason) from error
    except PermissionError as error:
        raise UnreadableArticle(path, f"no right to read it; allow it, e.g. `chmod u+r {shlex.quote(path)}`") from error
    except OSError as error:
        reason = f"can't be read ({error.strerror or error}); check the disk and the path"
        raise UnreadableArticle(path, reason) from error
    if not content.strip():
        raise UnreadableArticle(path, "the file is empty; save the article again or delete the file")
    return content


def _decode(path: str, content: bytes) -> str:
    """UTF-8 text; a byte order mark stays its first character, so that offsets count the file's characters."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableArticle(path, f"the text is in UTF-16; convert it: {_iconv(path, 'utf-16')}")
    if b"\x00" in content:
        raise UnreadableArticle(path, "a binary file (it has NUL bytes), not a text; save the article as plain text")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        encoding = guessed(content)
        reason = f"the text is in {encoding}, not UTF-8; convert it: {_iconv(path, encoding)}" if encoding \
            else f"not UTF-8 (byte {error.start + 1}); save it as UTF-8 text"
        raise UnreadableArticle(path, reason) from error


def _iconv(path: str, encoding: str) -> str:
    file = Path(path)
    converted = file.with_name(f"{file.stem}.utf8{file.suffix}")
    return f"`iconv -f {encoding} -t utf-8 {shlex.quote(path)} > {shlex.quote(str(converted))}`"
