"""Where articles come from. Each source gives its documents one by one; `pipelines/articles.py` makes articles of them.

files.py     files and folders           archives.py  .jsonl and .csv, an article a row
feeds.py     RSS and Atom feeds, pages   web.py       fetching, politely     html.py   a page's text out of its markup
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from pipelines.errors import ArticleError

# `text` and `markdown` may have a front matter; `fields` has a title and a text of their own; `html` is a page.
Form = Literal["text", "markdown", "fields", "html"]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page's state, to be asked by: its `ETag` and `Last-Modified`."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article as its source holds it. `place` is where it stands: a path, `archive.jsonl#17`, a URL.

    `path` is its file's, absolute; `id`, `url`, `title`, `published` and `language` are what the source says of it, and
    count unless the text itself says more.
    """

    place: str
    text: str
    form: Form = "text"
    path: str | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    validators: Validators | None = None

    @property
    def raw(self) -> str:
        """The hash of all that decides the article, as hexadecimal: if it is the same, so is the article."""
        said = (self.form, self.path, self.id, self.url, self.title, self.published, self.language, self.text)
        return hashlib.sha256("\0".join(part or "" for part in said).encode(errors="surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Same:
    """A document that the server says is as it was."""

    place: str


Found = Document | Same | ArticleError
# By place, the validators of what is known and needn't be sent again; None if the document is wanted whatever it is.
Known = Callable[[str], Validators | None]


def unknown(place: str) -> None:
    """Nothing is known: every document is wanted."""


class Source(Protocol):
    """Somewhere that articles come from."""

    def count(self) -> int | None:
        """How many articles it has, None if that is known only when it has been read. Raises SourceError."""

    def read(self, known: Known = unknown) -> Iterator[Found]:
        """Its documents in an order of its own, those that can't be used as their errors, in their places.

        IncompleteSource among them: the source can't be read in full, so nobody knows what else it holds. Raises
        SourceError, before anything is read, if it isn't there at all.
        """

    def covers(self, place: str) -> bool:
        """Whether a document at this place would be this source's."""

    def remember(self) -> dict[str, Validators]:
        """By place, the validators of its lists as just read, to be known the next time if all went well."""
