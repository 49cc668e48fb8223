"""A saved page's text as lines, and what each is by its looks: menu, time line, teaser, prose; for `clean.py`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipelines import timelines
from pipelines.languages.en import layout as en
from pipelines.languages.ru import layout as ru
from pipelines.languages.ru.letters import folded
from pipelines.types import Span

# solid: a paragraph of prose; sentence: a short one; listed: one with a bullet and without a full stop; short: a
# headline or the like; last, inline, comments: headings
# of what isn't the article's; end: buttons below it; item: a single teaser; stop: an agency's `###`.
Kind = Literal["solid", "sentence", "listed", "short", "stamp", "menu", "portal", "owner", "rubric", "credit", "last",
               "inline", "comments", "end", "item", "noise", "stop"]

SOLID_WORDS, LONG_WORDS, QUESTION_WORDS, HEADLINE_WORDS = 8, 25, 15, 4
# Words from which on a line with a full stop is no heading or credit, whatever it begins with.
SENTENCE_WORDS = 6
# A longer line is the article's, unless it has a glued time in every so many characters.
LONGEST_FURNITURE, GLUED_EVERY = 400, 200
# Lengths between which a line may be one of a hard-wrapped paragraph.
WRAPPED = 45, 120


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its parts in the file, in order (marks and doubled blanks cut out), and what they read.

    `look` is the line as it stands in the file (menus set their cells apart by blanks), `heading` whether Markdown
    makes it the headline, `stamp` what a time line says.
    """

    parts: tuple[Span, ...]
    text: str
    look: str = ""
    kind: Kind = "short"
    heading: bool = False
    stamp: timelines.Stamp | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())


def paragraphs(raw: str, start: int, markdown: bool) -> list[Line]:
    """The lines of `raw[start:]` that hold anything, hard-wrapped ones joined, each with its kind."""
    lines: list[Line] = []
    for at, end in _blocks(raw, start):
        heading = False
        if markdown and (mark := _LINE_MARK.match(raw, at, end)):
            heading = mark.group().strip() == "#"
            at = mark.end()
        found = [*_CUT.finditer(raw, at, end), *(_MARKS.finditer(raw, at, end) if markdown else ())]
        cuts = [*(each.span() for each in found), *(each.span(2) for each in _RUN.finditer(raw, at, end))]
        parts = _trim(raw, _without(at, end, sorted(cuts)))
        if parts:
            line = Line(parts, read(raw, parts), raw[at:end].strip(), heading=heading)
            kind = _kind(line)
            lines.append(replace(line, kind=kind, stamp=timelines.stamp(line.look) if kind == "stamp" else None))
    return lines


def read(raw: str, parts: Iterable[Span]) -> str:
    """The text of parts of a file. Every kind of blank becomes a plain space, one for one."""
    return "".join(raw[left:right] for left, right in parts).translate(_BLANKS)


def cut(raw: str, line: Line, start: int, end: int) -> Line:
    """The characters of a line's text from `start` to `end`, without blanks around them."""
    parts: list[Span] = []
    at = 0
    for left, right in line.parts:
        low, high = max(start - at, 0), min(end - at, right - left)
        if low < high:
            parts.append((left + low, left + high))
        at += right - left
    trimmed = _trim(raw, parts)
    return replace(line, parts=trimmed, text=read(raw, trimmed))


# --- from the file to lines --------------------------------------------------------------------------------------

_BLANKS = str.maketrans(
    dict.fromkeys("\t\n\r\v\f\u0085\u00a0\u2002\u2003\u2007\u2009\u200a\u2028\u2029\u202f\u3000", " ")
)
# Soft hyphens, zero-width characters, an agency's end mark («…сообщил министр.-0-»), and blanks after a blank.
_CUT = re.compile(r"(?<=[.»])-0-(?=\s|$)|[\u00ad\u200b-\u200f\u2060\ufeff]+|(?<=\s)\s+")
_RUN = re.compile(r"([^\w\s]|_)\1{19}(\1+)")  # the same mark without end: a line drawn, or bait
_MARKS = re.compile("|".join((
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)",  # a picture; bounded, as are links and tags, to keep the time linear
    r"\[(?=[^\]\n]{1,300}\]\([^)\n]{0,600}\))", r"(?<=[^\s\[])\]\([^)\n]{0,600}\)",  # a link leaves its text
    r"\*\*+", r"(?<!\w)__", r"__(?!\w)", r"`+",
    r"(?<![\w*])\*(?=\S)", r"(?<=[\w.,!?»”\")])\*(?!\w)", r"(?<!\w)_(?=[^\W_])", r"(?<=[^\W_])_(?!\w)",
    r"<!--.{0,600}?-->", r"</?[a-zA-Z][^>\n]{0,600}>", r"\\(?=[\\*_#\[\]`>.-])",
)))
_LINE_MARK = re.compile(r"\s*(?:#{1,6}[ \t]+|>[ \t]?|[*+][ \t]+(?=\S))+|\s*[-*_=]{3,}\s*$")
_BULLET = re.compile(r"[•▪■●◆→‣*·–—-]\s*\S|\d{1,2}[.)]\s|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*\S")
_HANGING = frozenset((*ru.HANGING, *en.HANGING))


def _blocks(raw: str, start: int) -> Iterable[Span]:
    """Lines as spans; those of a hard-wrapped paragraph as one: they go on in small letters after a full line."""
    begin = at = start
    before, wrapped = "", False
    while at < len(raw):
        end = raw.find("\n", at) + 1 or len(raw)
        line = raw[at:end].strip()
        if at > begin and not _goes_on(before, line, wrapped):
            yield begin, at
            begin, wrapped = at, False
        elif at > begin:
            wrapped = True
        before, at = line, end
    if begin < at:
        yield begin, at


def _goes_on(before: str, line: str, wrapped: bool) -> bool:
    """Whether a line is the rest of the one before it."""
    if not line or not WRAPPED[0] <= len(before) <= WRAPPED[1] or "|" in line or _BULLET.match(line):
        return False
    # A paragraph found to be wrapped takes its other lines in, too, in small letters or not; «посла в\nУзбекистане».
    hanging = before.rpartition(" ")[2].casefold() in _HANGING
    return line[0].islower() or hanging or (wrapped and before[-1] not in ".!?…:;")


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


# --- kinds -------------------------------------------------------------------------------------------------------

def _patterns(*groups: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for group in groups for pattern in group))


_NOISE = _patterns(ru.NOISE, en.NOISE)
_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("last", _patterns(ru.LAST_TEASERS, en.LAST_TEASERS)),
    ("inline", _patterns(ru.INLINE_TEASERS, en.INLINE_TEASERS)),
    ("comments", _patterns(ru.COMMENTS, en.COMMENTS)),
    ("end", _patterns(ru.ENDS, en.ENDS)),
    ("portal", _patterns(ru.PORTAL, en.PORTAL)),
    ("owner", _patterns(ru.OWNERS, en.OWNERS)),
    ("credit", _patterns(ru.CREDITS, en.CREDITS)),
)
_TEASERS = _patterns(ru.LAST_TEASERS, en.LAST_TEASERS, ru.INLINE_TEASERS, en.INLINE_TEASERS)
_MENU, _RUBRICS = ru.MENU | en.MENU, ru.RUBRICS | en.RUBRICS
_OUTER = re.compile(r"^[^\w#@+]+|[^\w)%+]+$")
_CLOSERS = " »”\"’')]*"
_WEEK = re.compile("|".join(rf"(?:\b|(?<=[а-яa-z])){day}" for day in (*ru.CALENDAR, *en.CALENDAR)))
_MONTH_TITLE = re.compile(rf"(?:{'|'.join(timelines.MONTHS)})\s+\d{{4}}")
_GLUED_TIME = re.compile(r"[^\W\d_][»”\"?!.)]*\s?\d{1,2}:\d\d(?=[^\W\d_«“\"])")
_CELLS = re.compile(r"\s*[|→›»>]\s+|\s+[|/•·—–]\s+|\s{2,}")
_BARS = re.compile(r"\s[|→›>]\s")
_STOP = re.compile(r"#{3,}|[-–—*] ?(?:30|0|end|ends) ?[-–—*]|\* ?\* ?\*", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+[a-zа-я]{2,6}(?:/\S*)?|\S+@\S+\.\w+|@\w{4,}|\+?[\d ()-]{7,}", re.IGNORECASE
)
_TIME_FIRST = re.compile(r"\d{1,2}:\d\d\s*[|—–-]?\s*\w")
_TIME_LAST = re.compile(r"(?<!\bв)(?<!\bна)(?<!\bс)(?<!\bдо)(?<!\bк)(?<!\bat)(?<!\bfrom)[»”\"?!\w]\s?\d{1,2}:\d\d$")


def _kind(line: Line) -> Kind:
    """What a line is by its looks alone."""
    text, words = line.text, line.words
    if line.heading:
        return "short"
    if len(text) > LONGEST_FURNITURE:
        return "noise" if len(_GLUED_TIME.findall(text)) * GLUED_EVERY > len(text) else "solid"
    bare = _OUTER.sub("", folded(text))
    if _STOP.fullmatch(text):
        return "stop"
    if _is_noise(line, bare):
        return "noise"
    if timelines.stamp(line.look):
        return "stamp"
    if _is_menu(line.look, bare):
        return "menu"
    if bare in _RUBRICS or bare.rpartition(". ")[2] in _RUBRICS:
        return "rubric"
    stopped = text.rstrip(_CLOSERS)[-1:] in (".", "…") and words >= SENTENCE_WORDS
    named = next((kind for kind, pattern in _RULES if not stopped and pattern.fullmatch(bare)), None)
    if named:
        return named
    label, colon, rest = bare.partition(":")
    if colon and rest and _TEASERS.fullmatch(label.rstrip()) and words < LONG_WORDS:
        return "item"
    sentence = _ends_sentence(text)
    if not sentence and (_TIME_FIRST.match(text) or _TIME_LAST.search(text)):
        return "item"
    if (sentence and words >= SOLID_WORDS) or words >= LONG_WORDS:
        return "solid"
    listed = _BULLET.match(text) is not None
    if sentence and (words > 2 or listed):
        return "sentence"
    return "listed" if listed and words > 2 else "short"


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; questions and exclamations are headlines unless long or speech."""
    bare = text.rstrip(_CLOSERS)
    # A post's sentence may end in an emoji instead.
    if bare and unicodedata.category(bare[-1]) in ("So", "Mn", "Sk"):
        return True
    if bare[-1:] in ("?", "!"):
        return re.match(r"[—–-]\s", text) is not None or len(text.split()) >= QUESTION_WORDS
    return bare[-1:] in (".", "…", ":", ";", ",")


def _is_noise(line: Line, bare: str) -> bool:
    """Calendars, addresses, tags, copyright, and headlines glued together by their times."""
    text = line.text
    if not re.search(r"[^\W\d_]", text):
        return not timelines.stamp(line.look)
    if _NOISE.fullmatch(bare) or len(_GLUED_TIME.findall(text)) >= 2 or _ADDRESS.fullmatch(text):
        return True
    if _MONTH_TITLE.fullmatch(bare) or (len(bare) < 40 and len(_WEEK.findall(bare)) >= 6):
        return True
    words = text.split()
    if len(words) < SOLID_WORDS and any("@" in word[1:-1] or "://" in word for word in words):
        return True
    if "©" in text[:3] or (len(words) < 20 and re.search(r"©|\(c\) ?(?:19|20)\d\d", text)):
        return True
    return sum(word.startswith("#") for word in words) * 2 > len(words)


def _is_menu(look: str, bare: str) -> bool:
    """Cells instead of a sentence: pipes, arrows, doubled blanks, or nothing but a menu's words."""
    if bare in _MENU:
        return True
    cells = [cell.casefold() for cell in _CELLS.split(look) if cell]
    if len(cells) > 1:
        known = sum(cell in _MENU for cell in cells)
        lengths = [len(cell.split()) for cell in cells]
        bars = len(_BARS.findall(look))
        # «Главная / Новости / Кировская область намерена…»
        if len(cells) > 2 and cells[0] in _MENU and cells[1] in _MENU:
            return True
        if _ends_sentence(look) or max(lengths) > 7 or sum(lengths) / len(cells) > 4:
            return False
        spaced = len(cells) > 3 and max(lengths) < 4 and re.search(r"\S\s{2,}\S", look) is not None
        return known * 2 >= len(cells) or bars > 1 or spaced or (bars == 1 and (known > 0 or "|" not in look))
    words = look.split()
    named = sum(word.strip(",").casefold() in _MENU for word in words)
    return len(words) > 2 and named * 3 >= len(words) * 2 and all(word[0].isupper() for word in words)
