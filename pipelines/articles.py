"""Documents → articles: reads front matter or markup, cleans, and tells the language."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.clean import clean
from pipelines.errors import ArticleError, UnreadableArticle
from pipelines.languages.en.layout import FUNCTION_WORDS
from pipelines.sources import Document, Found, html
from pipelines.sources.files import Files, document
from pipelines.sources.urls import canonical
from pipelines.timelines import first_date
from pipelines.types import Article, Span

MANY, FEWEST_LETTERS = 20_000, 0.3  # characters from which on, and their least share that are letters
# Letters that Russian has not, for each other language in Cyrillic letters; the commoner sign of one comes first.
CYRILLIC_LETTERS = (
    ("uk", "їєґ"), ("be", "ў"), ("sr", "јљњћђ"), ("mk", "ѓќѕ"), ("tg", "ҷӣӯ"), ("ba", "ҙҡ"), ("tt", "җ"), ("cv", "ӑӗ"),
    ("kk", "ұәғі"), ("ky", "ң"), ("mn", "өү"),
)
FOREIGN_SHARE = 0.01
LONGEST_ID = 2000  # characters: an article is found by it, and stores index no long ones
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
    """The articles of files, folders and archives, in the order given, a folder's sorted; each file once.

    What can't be used comes as its error, in its place. Raises SourceError, before anything is read, for a path that
    isn't there or a folder that holds no article.
    """
    return map(read_document, Files(paths).read())


def count(paths: Sequence[str]) -> int:
    """How many articles `read` will read. Raises SourceError as it does."""
    return Files(paths).count()


def read_file(path: str) -> Article:
    """The article in one file. Raises UnreadableArticle."""
    return article_of(document(path))


def read_document(found: Found) -> Article | ArticleError:
    """What a source gave, as an article or as the error that it is."""
    if not isinstance(found, Document):
        return found if isinstance(found, ArticleError) else UnreadableArticle(found.place, "not sent again")
    try:
        return article_of(found)
    except ArticleError as error:
        return error


def article_of(document: Document) -> Article:
    """The article in a document: front matter or markup off, cleaned, its language told. Raises UnreadableArticle."""
    raw, front = _opened(document)
    markdown = document.form == "markdown"
    cleaned = clean(raw, front.end, published=front.published, title=front.title, markdown=markdown)
    if not re.search(r"\w", cleaned.text):
        raise UnreadableArticle(document.place, f"no text is left once menus and headers are off; {_look(document)}")
    if len(cleaned.text) > MANY and sum(map(str.isalpha, cleaned.text)) < len(cleaned.text) * FEWEST_LETTERS:
        raise UnreadableArticle(document.place, f"hardly any letters are in it, so it is no article; {_look(document)}")
    url = canonical(front.url) if front.url else None
    id_ = url or front.id or document.place
    if len(id_) > LONGEST_ID:
        raise UnreadableArticle(document.place, f"its id or URL has {len(id_)} characters, and {LONGEST_ID} are the "
                                                "most; give it a shorter one")
    return Article(
        id=id_, path=document.path, url=url, title=cleaned.title,
        language=front.language or document.language or language_of(cleaned.text), published=cleaned.published,
        sha256=hashlib.sha256(cleaned.text.encode()).hexdigest(), text=cleaned.text, segments=cleaned.segments,
    )


def _look(document: Document) -> str:
    return "check what is in the file" if document.path else "look at the page, and at whether it is an article"


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


# --- front matter ------------------------------------------------------------------------------------------------

_DATE_HEADER = re.compile(r"\ufeff?\s*date[: ]\s*(\d{4}-\d\d-\d\d)(?:T[\d:.+Z-]+)?(?=\s|$)[ \t]*")
_FENCED = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(
    r"^(id|url|link|title|date|published|language|lang)[ \t]*:[ \t]*(\S.*?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)


def _opened(document: Document) -> tuple[str, _FrontMatter]:
    """The text that a document holds, and what is said of it above the text or by the source."""
    if document.form in ("text", "markdown"):
        front = _front_matter(document.text)
        return document.text, replace(front, url=front.url or document.url, id=front.id or document.id,
                                      published=front.published or _day(document.published))
    if document.form == "fields":
        return _titled(document, document.title, document.text, document.published)
    page = html.page(document.text)
    if page is None:
        raise UnreadableArticle(document.place, f"no text of an article is in this page; {_look(document)}")
    titled = _titled(document, document.title or page.title, page.text, page.published or document.published)
    return titled if document.url else (titled[0], replace(titled[1], url=page.url))


def _titled(document: Document, title: str | None, text: str, published: str | None) -> tuple[str, _FrontMatter]:
    """Title, a blank line and the text, as one: this is what offsets of the article count."""
    title = " ".join((title or "").split())
    above = f"{title}\n\n" if title else ""
    return above + text, _FrontMatter(len(above), document.id, document.url, (0, len(title)) if title else None,
                                     _day(published), _code(document.language))


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
        published=_day(published),
        language=_code(fields.get("language") or fields.get("lang")),
    )


def _unquoted(raw: str, span: Span) -> Span:
    start, end = span
    quoted = end - start > 1 and raw[start] in "\"'" and raw[end - 1] == raw[start]
    return (start + 1, end - 1) if quoted else span


def _code(language: str | None) -> str | None:
    """`ru` of `ru-RU`."""
    return (language or "")[:2].lower() or None


def _day(told: str | None) -> str | None:
    """The ISO date of what a source says in its own way."""
    return _valid(told[:10]) or first_date(told) if told else None


def _valid(text: str) -> str | None:
    """An ISO date that is in the calendar."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
