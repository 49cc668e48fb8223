"""The article proper out of a saved page: menus, teasers and comment boxes off; headline and time line found.

It goes by what a line looks like (`lines.py`) and where it stands: above the first solid paragraph is the head, below
a teaser's heading the tail. In doubt a line stays: a teaser kept costs less than a paragraph lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines import timelines
from pipelines.lines import HEADLINE_WORDS, LONG_WORDS, Line, cut, paragraphs, read
from pipelines.types import Segment, Span

MANY_HEADLINES, LONGEST_HEADLINE = 3, 18
PROSE = ("solid", "sentence", "listed")
# What the line above says of those below it: the article goes on, links stand in it, it has ended, readers write.
State = Literal["body", "inline", "last", "comments"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's text, and where each part of it stood in the file; `published` is ISO, None if not told."""

    title: str | None
    published: str | None
    text: str
    segments: tuple[Segment, ...]


def clean(raw: str, start: int = 0, *, published: str | None = None, title: Span | None = None,
          markdown: bool = False) -> Cleaned:
    """Cleans `raw[start:]`; `published` and `title` (its place in `raw`) are what a front matter says."""
    lines = paragraphs(raw, start, markdown)
    first = _first_solid(lines)
    headline, head = _head(raw, lines[:first])
    body, tail = _body(lines[first:])
    if title:
        own = Line((title,), read(raw, (title,)))
        if headline and headline.text.casefold() != own.text.casefold():
            head = (headline, *head)
        headline = own
    date = published or _published(lines[:first], headline, body, tail)
    kept = [*([headline] if headline else []), *head, *_split_dateline(raw, body)]
    text, segments = _assemble(raw, [line.parts for line in kept])
    return Cleaned(headline.text if headline else None, date, text, segments)


# --- head --------------------------------------------------------------------------------------------------------

def _first_solid(lines: Sequence[Line]) -> int:
    """Where the body begins: the first solid paragraph, or the short sentences just above it below a headline."""
    for at, line in enumerate(lines):
        if line.kind == "solid" and not _is_stopped_headline(lines, at):
            while at > 1 and lines[at - 1].kind in PROSE and not _is_stopped_headline(lines, at - 1):
                at -= 1
            return at
    return next((at for at, line in enumerate(lines) if line.kind in PROSE), len(lines))


def _is_stopped_headline(lines: Sequence[Line], at: int) -> bool:
    """A headline with a full stop: one short sentence, only furniture above it, the time line right below it."""
    line = lines[at]
    one = line.words <= LONGEST_HEADLINE and not re.search(r"[.!?…]\s+[\"«“A-ZА-ЯЁ]", line.text)
    above = all(other.kind not in ("short", *PROSE) for other in lines[:at])
    return one and above and at + 1 < len(lines) and lines[at + 1].kind == "stamp"


def _head(raw: str, lines: Sequence[Line]) -> tuple[Line | None, tuple[Line, ...]]:
    """The headline among the lines above the body, and what of the others belongs to the article."""
    owners = tuple(line for line in lines if line.kind == "owner")
    chosen = _headline(lines)
    if chosen is None:
        return _named_by_stamp(raw, lines), owners
    kept = tuple(
        line for line in lines[chosen + 1:]
        if line.kind in ("short", *PROSE) and line.words >= HEADLINE_WORDS and line.text != lines[chosen].text
        and not re.fullmatch(r"[«\"“][^»\"”]{,60}[»\"”]", line.text)  # the outlet's name
    )
    return lines[chosen], (*owners, *kept)


def _headline(lines: Sequence[Line]) -> int | None:
    """Which line above the body is the headline."""
    shorts = [at for at, line in enumerate(lines) if line.kind in ("short", *PROSE)]
    menus = [
        at for at, line in enumerate(lines)
        # A lone word («Компании») is a menu only among others.
        if line.kind == "portal" or (line.kind == "menu" and (line.words > 1 or lines[at - 1].kind == "menu"))
    ]
    # What stands above the menu is the outlet's name, unless nothing stands below it.
    shorts = [at for at in shorts if not menus or at > menus[-1]] or shorts
    marked = [at for at in shorts if lines[at].heading]
    long = [at for at in shorts if lines[at].words >= HEADLINE_WORDS]
    if marked:
        return marked[0]
    if len(long) > MANY_HEADLINES:
        stamps = [at for at, line in enumerate(lines) if line.kind == "stamp"]
        return next((at for at in long if any(abs(at - stamp) == 1 for stamp in stamps)), long[-1])
    if long:
        return long[0]
    return max(shorts, key=lambda at: lines[at].words, default=None)


def _named_by_stamp(raw: str, lines: Sequence[Line]) -> Line | None:
    """«День в строках — 18 февраля 2026, среда», or a rubric: the only headline that there is."""
    for line in lines:
        named = re.match(r"([^|,]+?)\s+[—–-]\s", line.text) if line.stamp else None
        if named and line.stamp and len(named[1].split()) > 1 and named[1] in line.stamp.rest:
            return cut(raw, line, 0, len(named[1]))
    return next((line for line in lines if line.kind == "rubric" and line.words > 1), None)


# --- body and tail -----------------------------------------------------------------------------------------------

def _body(lines: Sequence[Line]) -> tuple[list[Line], list[timelines.Stamp]]:
    """What of the lines from the first solid one belongs to the article, and the time lines below it."""
    kept: list[Line] = []
    stamps: list[timelines.Stamp] = []
    lost: list[Line] = []  # what goes if the headings of the tail are taken at their word
    state: State = "body"
    last_prose = max((at for at, line in enumerate(lines) if line.kind in PROSE), default=-1)
    for at, line in enumerate(lines):
        if line.kind == "stop" and _words(lines[:at]) >= _words(lines[at:]):
            break
        if line.kind in ("last", "inline", "end", "comments"):
            state = _narrower(state, line)
        elif line.stamp and (at > last_prose or at == 1) and (state == "body" or line.stamp.published):
            # At 1 it stands below the headline's lede.
            stamps.append(line.stamp)
        elif line.kind in ("noise", "menu", "portal", "credit", "item", "stop"):
            continue
        elif state == "body" or _resumes(state, lines, at):
            state = "body"
            kept.append(line)
        elif line.kind in PROSE:
            lost.append(line)
    if _words(lost) > _words(kept):
        kept.extend(lost)
    return _without_trailing_headlines(kept, lines), stamps


def _narrower(state: State, line: Line) -> State:
    """The state after a heading: comments end nothing but at the end, and a row of buttons doesn't end teasers."""
    if state == "comments" or line.kind == "comments":
        return "comments"
    return "last" if state == "last" or line.kind == "last" else "inline"


def _resumes(state: State, lines: Sequence[Line], at: int) -> bool:
    """Whether the article goes on: after links at any prose, after a block of teasers at two real paragraphs."""
    if state == "inline":
        return lines[at].kind in ("solid", "sentence")
    two = [line.kind == "solid" and line.words >= LONG_WORDS for line in lines[at:at + 2]]
    return state == "last" and two == [True, True]


def _words(lines: Iterable[Line]) -> int:
    return sum(line.words for line in lines)


def _without_trailing_headlines(kept: list[Line], lines: Sequence[Line]) -> list[Line]:
    """Two or more headlines in a row at the end are teasers, and so is one beside a time line."""
    last = max((at for at, line in enumerate(kept) if line.kind in PROSE), default=-1)
    run = kept[last + 1:]
    if last < 0 or not run or kept[last].text.endswith(":"):
        return kept
    place = kept[last].parts[0][0]
    timed = any(line.kind in ("stamp", "item") and line.parts[0][0] > place for line in lines)
    return kept[:last + 1] if len(run) > 1 or timed else kept


# --- date --------------------------------------------------------------------------------------------------------

def _published(head: Sequence[Line], headline: Line | None, body: Sequence[Line],
               tail: Sequence[timelines.Stamp]) -> str | None:
    """The date of the time line above the body, else of the dateline, of the time line below, or of the opening."""
    below = next((stamp.date for stamp in sorted(tail, key=lambda stamp: not stamp.published) if stamp.date), None)
    stamps = _near(head, headline)
    opening = body[0].text if body else ""
    told = next((stamp.date for stamp in stamps if stamp.date), None) or timelines.dateline(opening)[1]
    if stamps and not told:
        # A time line without a year: what other dates there are aren't of its publication.
        return next((stamp.date for stamp in tail if stamp.date and stamp.published), None)
    sentence = re.split(r"(?<=[а-яёa-z]{3}[.!?])\s", opening, maxsplit=1)[0]
    return (told or below or timelines.opening_date(sentence)
            or (timelines.first_date(headline.text) if headline else None))


def _near(head: Sequence[Line], headline: Line | None) -> list[timelines.Stamp]:
    """Time lines above the body, the likeliest first; above a menu stands a site's clock, if any other is there."""
    place = next((at for at, line in enumerate(head) if headline and line.parts == headline.parts), len(head))
    menu = max((at for at, line in enumerate(head[:place]) if line.kind in ("menu", "portal")), default=-1)
    stamped = [(at, line.stamp) for at, line in enumerate(head) if line.stamp]
    own = [(at, stamp) for at, stamp in stamped if at > menu or stamp.published] or stamped
    order = sorted(own, key=lambda it: (not it[1].published, it[1].updated, not it[1].timed, abs(it[0] - place)))
    return [stamp for _, stamp in order]


# --- text --------------------------------------------------------------------------------------------------------

def _split_dateline(raw: str, body: Sequence[Line]) -> list[Line]:
    """«МИНСК, 5 февраля /Корр. БЕЛТА/.» becomes a paragraph of its own: it is no part of the first sentence."""
    end = timelines.dateline(body[0].text)[0] if body else 0
    if not end:
        return list(body)
    return [cut(raw, body[0], 0, end), cut(raw, body[0], end, len(body[0].text)), *body[1:]]


def _assemble(raw: str, kept: Sequence[Sequence[Span]]) -> tuple[str, tuple[Segment, ...]]:
    """Paragraphs joined by newlines, and the map back."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for parts in kept:
        if texts:
            texts.append("\n")
            at += 1
        for left, right in parts:
            texts.append(read(raw, ((left, right),)))
            segments.append(Segment(at, left, right - left))
            at += right - left
    return "".join(texts), tuple(segments)
