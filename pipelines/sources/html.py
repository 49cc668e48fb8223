"""A page's markup → its article's text, title, date and canonical URL, by trafilatura."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urljoin

import htmldate
import lxml.html
import trafilatura

from pipelines import timelines
from pipelines.errors import UnreadableArticle
from pipelines.sources import decoding

# Dates after this are taken for errors; a day that never changes, for the same page must always say the same.
DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
BELOW, ABOVE = 6, 4  # pieces of text around the headline in which its time line is sought
_CANONICAL = r"<link\b(?=[^>]{0,400}?\brel\s*=\s*[\"']?canonical\b)[^>]{0,400}?\bhref\s*=\s*[\"']([^\"'>]{1,1000})"
_OG = r"<meta\b(?=[^>]{0,400}?\bproperty\s*=\s*[\"']?og:url\b)[^>]{0,400}?\bcontent\s*=\s*[\"']([^\"'>]{1,1000})"
_OWN = (re.compile(_CANONICAL, re.IGNORECASE), re.compile(_OG, re.IGNORECASE))
MOST_ELEMENTS = 30_000  # of a page; the real ones have a few thousand, and the work grows with them
_PARTS = re.compile(r"\s[·|•]\s")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells of each page that has no text; so does kg
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `url` is the address that it gives as its own, `published` ISO."""

    text: str
    title: str | None
    published: str | None
    url: str | None


def page(markup: str) -> Page | None:
    """The article of a page; None if there is no text in it."""
    tree = trafilatura.load_html(markup)
    if tree is None or sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        return None
    found = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, favor_precision=True, with_metadata=True,
        date_extraction_params=DATES)
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        return None
    return Page(found.text, found.title or None, _published(tree, found.title), found.url or None)


def _published(tree: lxml.html.HtmlElement, title: str | None) -> str | None:
    """What the page's head says, else the time line next to its headline; other dates are those of other articles."""
    head = lxml.html.document_fromstring("<html><head></head><body></body></html>")
    for element in tree.xpath("//head/*[self::meta or self::title] | //meta[@itemprop]"
                              " | //script[@type='application/ld+json']"):
        head.find("head").append(deepcopy(element))
    if told := htmldate.find_date(head, **DATES):
        return str(told)
    lines = [" ".join(line.split()) for line in tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")]
    lines = [line for line in lines if line]
    headline = " ".join((title or "").split())
    for at in (n for n, line in enumerate(lines) if headline and line == headline):
        for line in (*lines[at + 1 : at + 1 + BELOW], *reversed(lines[max(at - ABOVE, 0) : at])):
            for part in (line, *_PARTS.split(line)):
                stamp = timelines.stamp(part)
                if stamp and stamp.date:
                    return stamp.date
    return None


def decoded(place: str, content: bytes, declared: str | None = None) -> str:
    """A page's markup. Raises UnreadableArticle."""
    text = decoding.decoded(content, declared)
    if text is None:
        raise UnreadableArticle(place, "the encoding of this page can't be told; save it as UTF-8")
    if "\x00" in text:
        raise UnreadableArticle(place, "binary data (it has NUL bytes), not a page")
    return text


def own_address(markup: str, base: str) -> str | None:
    """The address that a page gives as its own, whole."""
    for pattern in _OWN:
        if found := pattern.search(markup):
            try:
                return urljoin(base, unescape(found[1]).strip())
            except ValueError:
                return None
    return None
