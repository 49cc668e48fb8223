"""RSS and Atom feeds, and pages of the web, as sources: what a feed lists, fetched page by page."""

from __future__ import annotations

import email.utils
import io
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import feedparser

from pipelines.errors import ArticleError, IncompleteSource, UnreadableArticle
from pipelines.sources import Document, Found, Known, Same, Validators, decoding, html, unknown
from pipelines.sources.urls import canonical, chosen, is_web, shown
from pipelines.sources.web import Fetched, Fetcher, FetchError, Web

FEED = "feed "  # before the address of a feed: its place, which is no article's
# What feedparser minds and yet reads whole.
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


class Feeds:
    """Feeds, and single pages. With `follow` each entry's page is read, else the text that stands in the feed.

    Nothing is fetched before `read` comes to it. A feed that is as it was isn't looked into again.
    """

    def __init__(self, feeds: Sequence[str], pages: Sequence[str] = (), *, follow: bool = True,
                 how: Web | None = None) -> None:
        self._feeds, self._pages, self._follow = tuple(feeds), tuple(pages), follow
        self._how = how or Web()
        self._listed: dict[str, Validators] = {}

    def count(self) -> int | None:
        return None

    def covers(self, place: str) -> bool:
        return is_web(place)

    def remember(self) -> dict[str, Validators]:
        return dict(self._listed)

    def read(self, known: Known = unknown) -> Iterator[Found]:
        self._listed.clear()
        seen: set[str] = set()
        with Fetcher(self._how, (*self._feeds, *self._pages)) as fetcher:
            for feed in self._feeds:
                yield from self._feed(fetcher, feed, known, seen)
            for page in self._pages:
                place = canonical(page)
                if place not in seen:
                    seen.add(place)
                    yield _page(fetcher, page, place, known, {})

    def _feed(self, fetcher: Fetcher, feed: str, known: Known, seen: set[str]) -> Iterator[Found]:
        place = FEED + shown(feed)
        try:
            answer = fetcher.get(feed, known(place))
        except FetchError as error:
            yield IncompleteSource(shown(feed), str(error))
            return
        if answer is None:
            yield Same(place)
            return
        found = _parsed(answer)
        if not found.version and not found.entries:
            yield IncompleteSource(shown(feed), "no feed is there, neither RSS nor Atom; check the address")
            return
        for entry in found.entries:
            yield from self._entry(fetcher, entry, known, seen)
        if found.bozo and not isinstance(found.bozo_exception, HARMLESS):
            yield IncompleteSource(shown(feed), f"no well-formed feed ({_why(found.bozo_exception)}); what of it could "
                                                "be read is taken, and the rest asked for at the next run")
        elif answer.validators != Validators():
            self._listed[place] = answer.validators

    def _entry(self, fetcher: Fetcher, entry: Mapping[str, Any], known: Known, seen: set[str]) -> Iterator[Found]:
        link = entry.get("link") or (entry.get("id") if is_web(entry.get("id") or "") else None)
        if not link or not is_web(link):
            return  # nothing that an article could be called by: a notice of the feed's own
        place = canonical(link)
        if place in seen:
            return
        seen.add(place)
        if self._follow:
            yield _page(fetcher, link, place, known, entry)
            return
        bodies = [content.get("value", "") for content in entry.get("content", ())] or [entry.get("summary", "")]
        text = max(bodies, key=len)
        if text.strip():
            yield Document(place, text, "fields" if "<" not in text else "html", url=place, title=entry.get("title"),
                           published=_date(entry))
        else:
            yield UnreadableArticle(place, "the feed gives no text of it; set `follow = true` to read its page")


def _page(fetcher: Fetcher, url: str, place: str, known: Known, entry: Mapping[str, Any]) -> Found:
    """The article at an address, known by the canonical address that the page gives, if that is one of the site's."""
    try:
        answer = fetcher.get(url, known(place))
        if answer is None:
            return Same(place)
        if "html" not in answer.type and answer.content.lstrip()[:1] != b"<":
            return UnreadableArticle(place, f"no page ({answer.type.partition(';')[0] or 'of no kind'}), so no article")
        markup = html.decoded(place, answer.content, answer.charset)
    except FetchError as error:
        return UnreadableArticle(place, str(error))
    except ArticleError as error:
        return error
    return Document(place, markup, "html", url=chosen(html.own_address(markup, answer.url), answer.url),
                    published=_date(entry), validators=answer.validators)


def _parsed(answer: Fetched) -> Any:
    """A feed as feedparser reads it. Text that we could decode is given as that: servers and heads name wrong sets."""
    text = decoding.decoded(answer.content, answer.charset)
    content = answer.content if text is None else decoding.without_declaration(text).encode()
    return feedparser.parse(io.BytesIO(content), response_headers={"content-type": "application/xml; charset=utf-8"}
                            if text is not None else {"content-type": answer.type}, sanitize_html=False)


def _date(entry: Mapping[str, Any]) -> str | None:
    """The day that the feed says, in the time zone that it says it in."""
    told = str(entry.get("published") or entry.get("updated") or "").strip()
    if re.match(r"\d{4}-\d\d-\d\d", told):
        return told[:10]
    try:
        return email.utils.parsedate_to_datetime(told).date().isoformat()
    except (TypeError, ValueError):
        parsed = entry.get("published_parsed") or entry.get("updated_parsed")
        return time.strftime("%Y-%m-%d", parsed) if parsed else None


def _why(error: Exception) -> str:
    return " ".join(str(getattr(error, "getMessage", lambda: error)()).split())[:100]
