"""The article proper out of a saved page: menus, teasers and comment boxes off; headline and time line found.

It reads lines, not sentences of any one outlet: what a line looks like (`_kind`), and where it stands: above the
first solid paragraph is the head, below a teaser's heading the tail. In doubt a line stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipelines import timelines
from pipelines.languages.en import layout as en
from pipelines.languages.ru import layout as ru
from pipelines.types import Segment, Span

Kind = Literal["solid", "sentence", "short", "stamp", "menu", "portal", "owner", "rubric", "credit", "last", "inline", "end",
               "item", "noise", "stop"]

SOLID_WORDS, LONG_WORDS, QUESTION_WORDS = 8, 25, 15
HEADLINE_WORDS, MANY_HEADLINES = 4, 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's text, and where each part of it stood in the file; `published` is ISO, None if not told."""

    title: str | None
    published: str | None
    text: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: its parts in the file, in order (marks and doubled blanks cut out), and what they read."""

    parts: tuple[Span, ...]
    text: str
    look: str = ""  # the line as it stands in the file: menus set their cells apart by blanks
    kind: Kind = "short"
    heading: bool = False  # Markdown says that it is the headline
    stamp: timelines.Stamp | None = None


def clean(raw: str, start: int = 0, *, published: str | None = None, title: Span | None = None,
          markdown: bool = False) -> Cleaned:
    """Cleans `raw[start:]`; `published` and `title` (its place in `raw`) are what a front matter says."""
    lines = [_judge(line) for line in _paragraphs(raw, start, markdown)]
    first = _first_solid(lines)
    headline, kept_head = _head(lines[:first])
    body, tail_stamps = _body(lines[first:])
    if title:
        own = _Line((title,), _read(raw, (title,)))
        if headline and headline.text.casefold() != own.text.casefold():
            kept_head = (headline, *kept_head)
        headline = own
    date = published or _published(lines[:first], headline, body, tail_stamps)
    paragraphs = [*([headline] if headline else []), *kept_head, *_split_dateline(raw, body)]
    text, segments = _assemble(raw, [line.parts for line in paragraphs])
    return Cleaned(headline.text if headline else None, date, text, segments)


# --- lines -------------------------------------------------------------------------------------------------------

_BLANKS = str.maketrans({char: " " for char in "\t\n\r\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u2028\u2029\x0b\x0c\x85"})
_CUT = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+|(?<=\s)\s+")
_MARKS = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)|\[(?=[^\]\n]+\]\([^)\n]*\))|(?<=[^\s\[])\]\([^)\n]*\)|\*\*+|(?<!\w)__|__(?!\w)|`+"
    r"|(?<![\w*])\*(?=\S)|(?<=[\w.,!?»”\")])\*(?!\w)|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)|<!--.*?-->|</?\w[^>\n]*>|\\(?=[\\*_#\[\]`>.-])"
)
_LINE_MARK = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[*+]\s+(?=\S)|\|\s*)+|\s*(?:#{2,}|[-*_=]{3,})\s*$")
_CLOSERS = " \t»”\"’')]*"
_BULLET = re.compile(r"[•▪■●◆✅✔➡→‣*·–—-]\s*\S|\d{1,2}[.)]\s")


def _paragraphs(raw: str, start: int, markdown: bool) -> list[_Line]:
    """The lines that hold anything, hard-wrapped ones joined."""
    lines: list[_Line] = []
    for at, end in _blocks(raw, start):
        content = raw[at:end]
        if not content.strip(" \t\r\n\ufeff\u200b\u00a0"):
            continue
        heading = False
        if markdown and (mark := _LINE_MARK.match(content)):
            heading = content.lstrip().startswith("# ")
            at += mark.end()
        cuts = [*_CUT.finditer(raw, at, end), *(_MARKS.finditer(raw, at, end) if markdown else ())]
        parts = _trim(raw, _without(at, end, sorted(found.span() for found in cuts)))
        if parts:
            lines.append(_Line(parts, _read(raw, parts), raw[at:end].strip(), heading=heading))
    return lines


def _blocks(raw: str, start: int) -> Iterable[Span]:
    """Lines as spans; those of a hard-wrapped paragraph as one: they go on in small letters after a full line."""
    spans: list[Span] = []
    for found in re.finditer(r"[^\n]*\n?", raw[start:]):
        if not found.group():
            break
        spans.append((start + found.start(), start + found.end()))
    wrapped: list[Span] = []
    for span in spans:
        if wrapped and _goes_on(raw[slice(*wrapped[-1])], raw[slice(*span)]):
            wrapped[-1] = (wrapped[-1][0], span[1])
        else:
            wrapped.append(span)
    return wrapped


def _goes_on(before: str, after: str) -> bool:
    """Whether a line is the rest of the one before it."""
    last = before.rstrip("\r\n").rsplit("\n", 1)[-1].rstrip()
    line = after.strip()
    if not line or not 45 <= len(last) <= 120 or "|" in line:
        return False
    # A paragraph found to be wrapped takes its other lines in, too, capitals or not.
    return line[0].islower() or ("\n" in before.rstrip() and last[-1] not in ".!?…:;" and not _BULLET.match(line))


def _judge(line: _Line) -> _Line:
    kind = _kind(line)
    return replace(line, kind=kind, stamp=timelines.stamp(line.text) if kind == "stamp" else None)


def _patterns(*groups: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for group in groups for pattern in group))


_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("noise", _patterns(ru.NOISE, en.NOISE)), ("last", _patterns(ru.LAST_TEASERS, en.LAST_TEASERS)),
    ("inline", _patterns(ru.INLINE_TEASERS, en.INLINE_TEASERS)), ("end", _patterns(ru.ENDS, en.ENDS)),
    ("portal", _patterns(ru.PORTAL, en.PORTAL)), ("owner", _patterns(ru.OWNERS, en.OWNERS)), ("credit", _patterns(ru.CREDITS, en.CREDITS)),
)
_TEASERS = _patterns(ru.LAST_TEASERS, en.LAST_TEASERS, ru.INLINE_TEASERS, en.INLINE_TEASERS)
_MENU, _RUBRICS = ru.MENU | en.MENU, ru.RUBRICS | en.RUBRICS
_WEEK = re.compile("|".join(rf"(?:\b|(?<=[а-яa-z])){day}" for day in (*ru.CALENDAR, *en.CALENDAR)))
_MONTH_TITLE = re.compile(rf"[«<‹]*\s*(?:{'|'.join(timelines.MONTHS)})\s+\d{{4}}\s*[»>›]*", re.IGNORECASE)
_GLUED_TIME = re.compile(r"[^\W\d_][»”\"?!.)]*\s?\d{1,2}:\d\d(?=[^\W\d_«“\"])")
_STOP = re.compile(r"\s*(?:#{3,}|[-–—*]\s*(?:30|0|end|ends)\s*[-–—*]|\*\s*\*\s*\*)\s*$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-zа-я]{2,6}(?:/\S*)?|\S+@\S+\.\w+|@\w{4,}|\+?[\d ()-]{7,}", re.IGNORECASE)


def _kind(line: _Line) -> Kind:
    """What a line is by its looks alone."""
    text = line.text
    words = text.split()
    bare = re.sub(r"^[^\w#@+]+|[^\w)%+]+$", "", text.casefold().replace("ё", "е"))
    if line.heading:
        return "short"
    if _STOP.match(text):
        return "stop"
    if _is_noise(text, bare, words):
        return "noise"
    if timelines.stamp(text):
        return "stamp"
    if _is_menu(line.look, bare):
        return "menu"
    if bare in _RUBRICS or bare.rpartition(". ")[2] in _RUBRICS:
        return "rubric"
    sentence = _ends_sentence(text)
    for kind, pattern in _RULES:
        if pattern.fullmatch(bare) and not (sentence and kind in ("portal", "owner", "credit") and len(words) > 5):
            return kind
    label, colon, rest = bare.partition(":")
    if colon and rest and _TEASERS.fullmatch(label.rstrip()) and not (sentence and len(words) > LONG_WORDS):
        return "item"
    if not sentence and re.match(r"\d{1,2}:\d\d\s*[|—–-]?\s*\w", text) or re.search(r"\w.*\w[»”\"?!]?\s?\d{1,2}:\d\d$", text):
        return "item"
    if sentence and len(words) >= SOLID_WORDS or len(words) >= LONG_WORDS:
        return "solid"
    if sentence and (len(words) > 2 or re.match(r"[—–-]\s", text)):
        return "sentence"
    return "sentence" if _BULLET.match(text) and len(words) >= HEADLINE_WORDS else "short"


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; questions and exclamations are headlines unless long or speech."""
    bare = text.rstrip(_CLOSERS)
    # A post's sentence may end in an emoji instead.
    if bare and unicodedata.category(bare[-1]) in ("So", "Mn", "Sk"):
        return True
    end = bare[-1:]
    if end in ("?", "!"):
        return bool(re.match(r"[—–-]\s", text)) or len(text.split()) >= QUESTION_WORDS
    return end in (".", "…", ":", ";", ",")


def _is_noise(text: str, bare: str, words: Sequence[str]) -> bool:
    """Calendars, addresses, tags, copyright, and headlines glued together by their times."""
    if not re.search(r"[^\W\d_]", text):
        return not timelines.stamp(text)
    if len(_GLUED_TIME.findall(text)) >= 2:
        return True
    if _ADDRESS.fullmatch(text.strip()) or _MONTH_TITLE.fullmatch(bare) or (len(bare) < 40 and len(_WEEK.findall(bare)) >= 6):
        return True
    if "©" in text[:3] or (len(words) < 20 and re.search(r"©|\(c\) ?(?:19|20)\d\d", text)):
        return True
    return sum(word.startswith("#") for word in words) * 2 > len(words)


def _is_menu(look: str, bare: str) -> bool:
    """Cells instead of a sentence: pipes, arrows, doubled blanks, or nothing but a menu's words."""
    if bare in _MENU:
        return True
    cells = [cell.strip().casefold() for cell in re.split(r"\s*[|→›»>]\s+|\s+[|/•·—–]\s+|\s{2,}", look) if cell.strip()]
    known = sum(cell in _MENU for cell in cells)
    if len(cells) > 1:
        lengths = [len(cell.split()) for cell in cells]
        barred = len(re.findall(r"\s[|→›>]\s", look))
        if _ends_sentence(look) or max(lengths) > 7 or sum(lengths) / len(cells) > 4:
            return False
        return known * 2 >= len(cells) or barred >= 2 or (barred == 1 and (known > 0 or "→" in look or "›" in look)) \
            or (len(cells) > 3 and max(lengths) < 4 and bool(re.search(r"\S\s{2,}\S", look)))
    words = [word.strip(",") for word in bare.split()]
    return len(words) > 2 and sum(word in _MENU for word in words) * 3 >= len(words) * 2


# --- head --------------------------------------------------------------------------------------------------------

def _first_solid(lines: Sequence[_Line]) -> int:
    """Where the body begins: the first solid paragraph; without one, everything is body after its first line."""
    for at, line in enumerate(lines):
        if line.kind == "solid" and not _is_full_stop_headline(lines, at):
            # A short sentence or a speech just above it, after the headline's gap, is body, too.
            while at and lines[at - 1].kind == "sentence" and not _is_full_stop_headline(lines, at - 1) and at > 1:
                at -= 1
            return at
    return next((at for at, line in enumerate(lines) if line.kind in ("solid", "sentence")), len(lines))


def _is_full_stop_headline(lines: Sequence[_Line], at: int) -> bool:
    """A headline that ends as a sentence: short, nothing but furniture above it, the time line right below it."""
    below = next((line for line in lines[at + 1:]), None)
    one = len(re.findall(r"[.!?…]\s+[\"«“A-ZА-ЯЁ]", lines[at].text)) == 0 and len(lines[at].text.split()) <= 18
    above = all(line.kind not in ("short", "solid", "sentence") for line in lines[:at])
    return one and above and below is not None and below.kind == "stamp"


def _head(lines: Sequence[_Line]) -> tuple[_Line | None, tuple[_Line, ...]]:
    """The headline among the lines above the body, and what of the others belongs to the article."""
    owners = tuple(line for line in lines if line.kind == "owner")
    marked = [line for line in lines if line.heading]
    shorts = [at for at, line in enumerate(lines) if line.kind in ("short", "solid", "sentence")]
    menus = [at for at, line in enumerate(lines) if line.kind in ("menu", "portal")]
    # What stands above the menu is the outlet's name, unless nothing stands below it.
    below = [at for at in shorts if not menus or at > menus[-1]]
    shorts = below or shorts
    long = [at for at in shorts if len(lines[at].text.split()) >= HEADLINE_WORDS]
    if marked:
        chosen = lines.index(marked[0])
    elif len(long) > MANY_HEADLINES:
        chosen = next((at for at in long if _touches_stamp(lines, at)), long[-1])
    elif long:
        chosen = long[0]
    elif shorts:
        chosen = max(shorts, key=lambda at: len(lines[at].text.split()))
    else:
        return _named_by_stamp(lines), owners
    kept = tuple(
        line for line in lines[chosen + 1:]
        if line.kind in ("short", "sentence", "solid") and len(line.text.split()) >= HEADLINE_WORDS
        and line.text != lines[chosen].text and not re.fullmatch(r"[«\"“][^»\"”]{,60}[»\"”]", line.text)
    )
    return lines[chosen], (*owners, *kept)


def _touches_stamp(lines: Sequence[_Line], at: int) -> bool:
    return any(line.kind == "stamp" for line in lines[max(at - 1, 0):at + 2])


def _named_by_stamp(lines: Sequence[_Line]) -> _Line | None:
    """«День в строках — 18 февраля 2026, среда», or a rubric: the only headline that there is."""
    for line in lines:
        named = re.match(r"([^|,]+?)\s+[—–-]\s", line.text) if line.stamp else None
        if named and len(named[1].split()) > 1 and named[1] in (line.stamp.rest if line.stamp else ""):
            return _cut(line, len(named[1]))
    return next((line for line in lines if line.kind == "rubric" and len(line.text.split()) > 1), None)


# --- body and tail -----------------------------------------------------------------------------------------------

def _body(lines: Sequence[_Line]) -> tuple[list[_Line], list[timelines.Stamp]]:
    """What of the lines from the first solid one belongs to the article, and the time lines below it."""
    kept: list[_Line] = []
    stamps: list[timelines.Stamp] = []
    state: Literal["body", "inline", "last"] = "body"
    resumed: list[_Line] = []  # what would be lost if a `last` heading were taken at its word
    for at, line in enumerate(lines):
        if line.kind == "stop" and _words(lines[:at]) >= _words(lines[at:]):
            break
        if line.kind in ("last", "inline", "end"):
            state = "last" if line.kind == "last" or state == "last" else "inline"
        elif line.kind == "stamp" and line.stamp and state == "body" and not _is_solid(lines[at + 1:]):
            stamps.append(line.stamp)
        elif line.kind in ("noise", "menu", "portal", "credit", "item", "stop"):
            continue
        elif state == "last":
            resumed.append(line)
        elif state == "body" or line.kind == "solid":
            state = "body"
            kept.append(line)
    if _words(line for line in resumed if line.kind == "solid") > _words(kept):
        kept.extend(resumed)
    return _without_trailing_headlines(kept, lines), stamps


def _is_solid(lines: Sequence[_Line]) -> bool:
    return any(line.kind in ("solid", "sentence") for line in lines)


def _words(lines: Iterable[_Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _without_trailing_headlines(kept: list[_Line], lines: Sequence[_Line]) -> list[_Line]:
    """Two or more headlines in a row at the end are teasers, and so is one beside a time line."""
    last = next((at for at in range(len(kept) - 1, -1, -1) if kept[at].kind in ("solid", "sentence")), -1)
    run = kept[last + 1:]
    if last < 0 or not run or kept[last].text.endswith(":"):
        return kept
    # A place, not the text: the same words may stand twice.
    timed = any(line.kind in ("stamp", "item") and line.parts[0][0] > kept[last].parts[0][0] for line in lines)
    return kept[:last + 1] if len(run) > 1 or timed else kept


def _published(head: Sequence[_Line], headline: _Line | None, body: Sequence[_Line],
               tail: Sequence[timelines.Stamp]) -> str | None:
    """The time line nearest to the headline, one that says «опубликовано» first; else the dateline, else the tail."""
    place = headline.parts[0][0] if headline else 0
    dated = [line for line in head if line.stamp and line.stamp.date]
    if dated:
        order = sorted(dated, key=lambda line: (
            not (line.stamp and line.stamp.published), bool(line.stamp and line.stamp.updated),
            not (line.stamp and line.stamp.timed), abs(line.parts[0][0] - place),
        ))
        return order[0].stamp.date if order[0].stamp else None
    if any(line.stamp for line in head):
        # A time line without a year: what dates the body has are not of its publication.
        return next((stamp.date for stamp in tail if stamp.date and stamp.published), None)
    opening = body[0].text if body else ""
    sentence = re.split(r"(?<=[а-яёa-z]{3}[.!?])\s", opening, maxsplit=1)[0]
    return (timelines.dateline(opening)[1] or next((stamp.date for stamp in tail if stamp.date), None)
            or timelines.opening_date(sentence) or (timelines.first_date(headline.text) if headline else None))


# --- text --------------------------------------------------------------------------------------------------------

def _split_dateline(raw: str, body: Sequence[_Line]) -> list[_Line]:
    """«МИНСК, 5 февраля /Корр. БЕЛТА/.» becomes a paragraph of its own: it is no part of the first sentence."""
    if not body:
        return []
    end, _ = timelines.dateline(body[0].text)
    if not end:
        return list(body)
    first, rest = _cut(body[0], end), _cut(body[0], len(body[0].text), end)
    first = replace(first, parts=_trim(raw, first.parts))
    return [first, replace(rest, parts=_trim(raw, rest.parts)), *body[1:]]


def _cut(line: _Line, end: int, start: int = 0) -> _Line:
    """The line's characters from `start` to `end`."""
    parts, at = [], 0
    for left, right in line.parts:
        low, high = max(start - at, 0), min(end - at, right - left)
        if low < high:
            parts.append((left + low, left + high))
        at += right - left
    return replace(line, parts=tuple(parts), text=line.text[start:end])


def _without(start: int, end: int, cuts: Iterable[Span]) -> list[Span]:
    parts, at = [], start
    for left, right in cuts:
        if at < left:
            parts.append((at, left))
        at = max(at, right)
    return [*parts, (at, end)] if at < end else parts


def _trim(raw: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """The parts without blanks at their outer ends."""
    trimmed = list(parts)
    while trimmed and not raw[slice(*trimmed[0])].strip():
        trimmed.pop(0)
    while trimmed and not raw[slice(*trimmed[-1])].strip():
        trimmed.pop()
    if trimmed:
        left, right = trimmed[0]
        trimmed[0] = (right - len(raw[left:right].lstrip()), right)
        left, right = trimmed[-1]
        trimmed[-1] = (left, left + len(raw[left:right].rstrip()))
    return tuple(trimmed)


def _read(raw: str, parts: Iterable[Span]) -> str:
    return "".join(raw[left:right] for left, right in parts).translate(_BLANKS)


def _assemble(raw: str, paragraphs: Sequence[Sequence[Span]]) -> tuple[str, tuple[Segment, ...]]:
    """Paragraphs joined by newlines, and the map back. Every kind of blank becomes a plain space, one for one."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for parts in paragraphs:
        if texts:
            texts.append("\n")
            at += 1
        for left, right in parts:
            texts.append(_read(raw, ((left, right),)))
            segments.append(Segment(at, left, right - left))
            at += right - left
    return "".join(texts), tuple(segments)
