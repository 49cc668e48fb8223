"""Sources → articles: finds the files, decodes them, reads front matter, cleans, and tells the language."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.clean import clean
from pipelines.errors import ArticleError, SourceError, UnreadableArticle
from pipelines.languages.en.layout import FUNCTION_WORDS
from pipelines.timelines import first_date
from pipelines.types import Article, Span

SUFFIXES = (".txt", ".md")
MAX_BYTES = 2_000_000
MANY, FEWEST_LETTERS = 20_000, 0.3  # characters from which on, and their least share that are letters
# Letters that Russian has not, for each other language in Cyrillic letters; the commoner sign of one comes first.
CYRILLIC_LETTERS = (
    ("uk", "їєґ"), ("be", "ў"), ("sr", "јљњћђ"), ("mk", "ѓќѕ"), ("tg", "ҷӣӯ"), ("ba", "ҙҡ"), ("tt", "җ"), ("cv", "ӑӗ"),
    ("kk", "ұәғі"), ("ky", "ң"), ("mn", "өү"),
)
FOREIGN_SHARE = 0.01
ENGLISH_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    """What stands above the text: `end` is where the text begins, `title` where the title stands in the file."""

    end: int = 0
    id: str | None = None
    url: str | None = None
    title: Span | None = None
    published: str | None = None
    language: str | None = None


def read(paths: Sequence[str]) -> Iterator[Article | ArticleError]:
    """The articles of files and folders, in the order given, a folder's sorted; each file once.

    A file that can't be used comes as its error, in its place. Raises SourceError, before anything is read, for a
    path that isn't there or a folder that holds no article.
    """
    return _read_all(_files(paths))


def count(paths: Sequence[str]) -> int:
    """How many files `read` will read. Raises SourceError as it does."""
    return len(_files(paths))


def read_file(path: str) -> Article:
    """The article in one file. Raises UnreadableArticle."""
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise UnreadableArticle(path, "the file's name isn't UTF-8; rename it") from error
    raw = _decode(path, _bytes(path))
    front = _front_matter(raw)
    cleaned = clean(raw, front.end, published=front.published, title=front.title, markdown=path.lower().endswith(".md"))
    if not re.search(r"\w", cleaned.text):
        raise UnreadableArticle(path, "no text is left once menus and headers are off; check what is in the file")
    if len(cleaned.text) > MANY and sum(map(str.isalpha, cleaned.text)) < len(cleaned.text) * FEWEST_LETTERS:
        raise UnreadableArticle(path, "hardly any letters are in it, so it is no article; check what is in the file")
    absolute = str(Path(path).absolute())
    return Article(
        id=front.url or front.id or absolute, path=absolute, url=front.url, title=cleaned.title,
        language=front.language or language_of(cleaned.text), published=cleaned.published,
        sha256=hashlib.sha256(cleaned.text.encode()).hexdigest(), text=cleaned.text, segments=cleaned.segments,
    )


def language_of(text: str) -> str:
    """ISO 639-1 code of a text's language by its letters and commonest words; `und` if it can't tell."""
    letters = Counter(char for char in text.casefold() if char.isalpha())
    cyrillic = sum(count for char, count in letters.items() if "Ѐ" <= char <= "ԯ")
    latin = sum(count for char, count in letters.items() if char < "ɐ")
    if cyrillic * 2 > letters.total():
        for language, signs in CYRILLIC_LETTERS:
            if sum(letters[sign] for sign in signs) > cyrillic * FOREIGN_SHARE:
                return language
        return "ru" if letters["ы"] or letters["э"] or letters["ё"] or letters.total() < 200 else "bg"
    words = re.findall(r"[^\W\d_]+", text.casefold())
    english = sum(word in FUNCTION_WORDS for word in words)
    return "en" if latin * 2 > letters.total() and english > len(words) * ENGLISH_SHARE else "und"


# --- files -------------------------------------------------------------------------------------------------------

def _read_all(files: Sequence[str | ArticleError]) -> Iterator[Article | ArticleError]:
    for file in files:
        if isinstance(file, ArticleError):
            yield file
            continue
        try:
            yield read_file(file)
        except ArticleError as error:
            yield error


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
            raise SourceError(f"{path}: no articles in this folder; kg reads {' and '.join(SUFFIXES)} files")
        found.extend(inside)
    seen: set[str] = set()
    once: list[str | ArticleError] = []
    for file in found:
        name = str(Path(_path(file)).absolute())
        if name not in seen:
            seen.add(name)
            once.append(file)
    return once


def _walk(folder: str) -> list[str | ArticleError]:
    """A folder's articles and its folders', sorted by path; hidden ones are left out."""
    found: list[str | ArticleError] = []
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(
            str(Path(root, name)) for name in names
            if name.lower().endswith(SUFFIXES) and not name.startswith(".")
        )
    found.extend(
        UnreadableArticle(
            str(error.filename), f"this folder can't be opened ({error.strerror}); allow it, e.g. "
            f"`chmod u+rx {shlex.quote(str(error.filename))}`")
        for error in closed
    )
    return sorted(found, key=lambda file: Path(_path(file)).parts)


def _path(file: str | ArticleError) -> str:
    return file.path if isinstance(file, ArticleError) else file


def _bytes(path: str) -> bytes:
    """A file's content. Its kind and size are checked first: a pipe would block, and a dump would fill the memory."""
    if not path.lower().endswith(SUFFIXES):
        raise UnreadableArticle(path, f"kg reads {' and '.join(SUFFIXES)} files; save the article as plain text")
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableArticle(path, "not a regular file; give a text file or a folder")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:.0f} MB, and an article may have {MAX_BYTES // 1_000_000} MB"
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
        encoding = _guess_encoding(content)
        reason = f"the text is in {encoding}, not UTF-8; convert it: {_iconv(path, encoding)}" if encoding \
            else f"not UTF-8 (byte {error.start + 1}); save it as UTF-8 text"
        raise UnreadableArticle(path, reason) from error


def _guess_encoding(content: bytes) -> str | None:
    """cp1251 or koi8-r, by where their small Russian letters lie; None if the bytes look like neither."""
    sample = content[:100_000]
    high = sum(byte >= 0x80 for byte in sample)
    letters = len(re.findall(rb"[\xc0-\xff]{2,}", sample))
    if high * 5 < len(sample) or letters * 20 < len(sample) or any(byte < 9 or 13 < byte < 32 for byte in sample):
        return None
    small = sum(byte >= 0xE0 for byte in sample)
    return "cp1251" if small * 2 > high else "koi8-r"


def _iconv(path: str, encoding: str) -> str:
    file = Path(path)
    converted = file.with_name(f"{file.stem}.utf8{file.suffix}")
    return f"`iconv -f {encoding} -t utf-8 {shlex.quote(path)} > {shlex.quote(str(converted))}`"


# --- front matter ------------------------------------------------------------------------------------------------

_DATE_HEADER = re.compile(r"\ufeff?\s*date[: ]\s*(\d{4}-\d\d-\d\d)(?:T[\d:.+Z-]+)?(?=\s|$)[ \t]*")
_FENCED = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(
    r"^(id|url|link|title|date|published|language|lang)[ \t]*:[ \t]*(\S.*?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)


def _front_matter(raw: str) -> _FrontMatter:
    """Both forms of it: ` date 2026-02-05 text…` on one line, and fields between lines of `---`."""
    if header := _DATE_HEADER.match(raw):
        return _FrontMatter(end=header.end(), published=_valid(header[1]))
    fenced = _FENCED.match(raw)
    if not fenced:
        return _FrontMatter()
    values = {
        found[1].lower(): _unquoted(raw, found.span(2))
        for found in _FIELD.finditer(raw, fenced.start(1), fenced.end(1))
    }
    fields = {name: raw[slice(*span)] for name, span in values.items() if span[0] < span[1]}
    published = fields.get("date") or fields.get("published") or ""
    return _FrontMatter(
        end=fenced.end(), id=fields.get("id"), url=fields.get("url") or fields.get("link"),
        title=values["title"] if "title" in fields else None,
        published=_valid(published[:10]) or first_date(published),
        language=(fields.get("language") or fields.get("lang") or "")[:2].lower() or None,
    )


def _unquoted(raw: str, span: Span) -> Span:
    start, end = span
    quoted = end - start > 1 and raw[start] in "\"'" and raw[end - 1] == raw[start]
    return (start + 1, end - 1) if quoted else span


def _valid(text: str) -> str | None:
    """An ISO date that is in the calendar."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
