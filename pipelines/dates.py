"""Dates and periods that a text names, resolved against the day of publication. Reads text, knows no syntax."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import ModuleType
from typing import Literal

import dateparser

from pipelines.languages.en import calendar as english
from pipelines.languages.ru import calendar as russian
from pipelines.quantities import number

LANGUAGES: dict[str, ModuleType] = {"ru": russian, "en": english}
Kind = Literal["date", "period", "comparison"]
Lean = Literal["past", "future"] | None

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})
_SENTENCE_END = re.compile(r"[;!?\n]|\.(?=\s+[\"«„“(\[—–-]*\s*[А-ЯЁA-Z])")
# A month without a year is taken from the year that puts it here, in months from publication.
_EARLIEST, _LATEST = -7, 4
# The past tense alone doesn't move an occasion this few months ahead: «передал приглашение на форум 17 июня».
_NEAR_AHEAD = 2
_COMMA_COST = 25


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of text that names a time.

    `value` is ISO: `2026-02-05`, `2026-02`, `2026`, `2025-Q3`, a range `2025-01/2025-06`, or `--05-17` where no year is
    known. `kind`: `date` is precise to days, `period` is coarser, `comparison` is the time that a figure is set against
    («к уровню прошлого года») and so never the period of the figure itself; its `value` is empty where it can't be told.
    `other` is the second-best reading where the text leaves the year open.
    """

    start: int
    end: int
    value: str
    kind: Kind
    other: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """One match under resolution. `previous` is the last value found before it in the text."""

    rule: str
    match: re.Match[str]
    grammar: _Grammar
    text: str
    published: date | None
    previous: str | None
    previous_day: str | None

    def group(self, name: str) -> str | None:
        found = self.match.groupdict().get(name)
        return found if isinstance(found, str) else None

    def number(self, name: str) -> int | None:
        found = self.group(name)
        return int(found) if found and found.isdigit() else None

    def month(self, name: str) -> int:
        found = self.group(name)
        assert found is not None
        return self.grammar.month(found)

    @property
    def lean(self) -> Lean:
        return _lean(self.grammar, self.text, self.match.start(), self.match.end())

    def stated_year(self) -> int | None:
        """The year as the text gives it, in digits or as `last year`."""
        if (year := self.number("y")) is not None:
            return year
        relative = self.group("rel")
        if relative is None or self.published is None:
            return None
        return self.published.year + self.grammar.relative(relative)

    def year_for(self, month: int, last: int | None = None) -> tuple[int | None, int | None]:
        """The year of a month, and the second-best one; (None, None) without a day of publication."""
        if (year := self.stated_year()) is not None:
            return year, None
        if self.published is None:
            return None, None
        return _nearest_year(self.published, month, last or month, self.lean)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """One language's calendar, compiled."""

    language: str
    data: ModuleType
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    ordinals: tuple[re.Pattern[str], ...]
    seasons: tuple[tuple[re.Pattern[str], int, int], ...]
    relatives: tuple[tuple[re.Pattern[str], int], ...]
    days: tuple[tuple[re.Pattern[str], int], ...]
    units: tuple[tuple[re.Pattern[str], str], ...]
    against: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    not_past: re.Pattern[str]

    def month(self, text: str) -> int:
        return _index(self.months, text)

    def weekday(self, text: str) -> int:
        return _index(self.weekdays, text) - 1

    def ordinal(self, text: str) -> int:
        return _index(self.ordinals, text)

    def relative(self, text: str) -> int:
        return next(offset for pattern, offset in self.relatives if pattern.fullmatch(text))


def find(text: str, language: str, published: str | None) -> tuple[TimeSpan, ...]:
    """All times that the text names, from left to right, not overlapping, the longest reading first.

    `published` is an ISO date; without it relative times have no value and are left out.
    """
    grammar, text = _grammar(language), text.translate(_PLAIN)
    day = date.fromisoformat(published) if published else None
    spans: list[TimeSpan] = []
    previous = previous_day = None
    for rule, match in _select(grammar, text):
        found = _Found(rule, match, grammar, text, day, previous, previous_day)
        span = RULES[rule](found)
        if span is None:
            continue
        if span.kind != "comparison" and grammar.against.search(text[max(0, span.start - 80) : span.start]):
            span = TimeSpan(span.start, span.end, span.value, "comparison")
        spans.append(span)
        if span.kind == "period":
            previous = span.value
        elif span.kind == "date":
            previous_day = span.value
    return tuple(spans)


def _select(grammar: _Grammar, text: str) -> list[tuple[str, re.Match[str]]]:
    matches = [(rule, match) for rule, pattern in grammar.patterns for match in pattern.finditer(text)]
    matches.sort(key=lambda pair: (pair[1].start() - pair[1].end(), pair[1].start()))
    taken: list[tuple[str, re.Match[str]]] = []
    for rule, match in matches:
        if all(match.end() <= other.start() or match.start() >= other.end() for _, other in taken):
            taken.append((rule, match))
    return sorted(taken, key=lambda pair: pair[1].start())


# Which way a clause looks, and the year that follows from it


def _lean(grammar: _Grammar, text: str, start: int, end: int) -> Lean:
    """Whether the verb nearest to a time, in its sentence, speaks of what was or what will be."""
    left = 0
    for stop in _SENTENCE_END.finditer(text, max(0, start - 400), start):
        left = stop.end()
    following = _SENTENCE_END.search(text, end)
    right = following.start() if following else len(text)
    best: tuple[int, Lean] | None = None
    for lean, pattern in (("future", grammar.future), ("past", grammar.past)):
        for word in pattern.finditer(text, left, right):
            if lean == "past" and (grammar.not_past.match(word.group()) or grammar.future.match(word.group())):
                continue
            gap = text[word.end() : start] if word.end() <= start else text[end : word.start()]
            cost = len(gap) + _COMMA_COST * gap.count(",")
            if best is None or cost < best[0]:
                best = (cost, "future" if lean == "future" else "past")
    return best[1] if best else None


def _nearest_year(published: date, month: int, last: int, lean: Lean) -> tuple[int, int]:
    year = published.year
    length = (last - month) % 12
    ahead = month - published.month  # in months, in the year of publication
    if ahead > _LATEST:
        year, ahead = year - 1, ahead - 12
    elif ahead + length < _EARLIEST:
        year, ahead = year + 1, ahead + 12
    if lean == "future" and ahead + length < 0:
        return year + 1, year
    if lean == "past" and ahead > _NEAR_AHEAD:
        return year - 1, year
    return year, year + 1 if ahead + length < 0 else year - 1


# Rules: each turns a match into a TimeSpan, or None where the text doesn't tell enough.


def _span(found: _Found, value: str, kind: Kind, other: str | None = None) -> TimeSpan:
    return TimeSpan(*found.match.span(), value, kind, other)


def _numeric_day(found: _Found) -> TimeSpan | None:
    year, month, day = (found.number(a) or found.number(b) for a, b in (("y", "y2"), ("mm", "mm2"), ("d1", "d2")))
    value = _day_value(year, month or 0, day or 0)
    return _span(found, value, "date") if value else None


def _day(found: _Found) -> TimeSpan | None:
    month, day = found.month("m1"), found.number("d1") or 0
    year, other = found.year_for(month)
    value = _day_value(year, month, day)
    if value is None:
        return None
    return _span(found, value, "date", _day_value(other, month, day) if other else None)


def _day_range(found: _Found) -> TimeSpan | None:
    first = found.month("m1")
    last = found.month("m2") if found.group("m2") else first
    year, _ = found.year_for(first, last)
    if found.stated_year() is not None and last < first and year is not None:
        year -= 1
    ends = year + 1 if year is not None and last < first else year
    start, end = _day_value(year, first, found.number("d1") or 0), _day_value(ends, last, found.number("d2") or 0)
    return _span(found, f"{start}/{end}", "date") if start and end else None


def _weekday(found: _Found) -> TimeSpan | None:
    if found.published is None:
        return None
    index = found.grammar.weekday(found.group("weekday") or "")
    back = (found.published.weekday() - index) % 7
    last, following = found.published - timedelta(back), found.published + timedelta((7 - back) % 7)
    if found.lean == "future" or found.group("until"):
        return _span(found, following.isoformat(), "date", last.isoformat())
    return _span(found, last.isoformat(), "date", following.isoformat())


def _relative_day(found: _Found) -> TimeSpan | None:
    if found.published is None:
        return None
    word = found.group("word") or ""
    offset = next(
        (offset for pattern, offset in found.grammar.days if (m := pattern.match(found.text, found.match.start("word"))) and m.group() == word),
        None,
    )
    return None if offset is None else _span(found, (found.published + timedelta(offset)).isoformat(), "date")


def _week(found: _Found) -> TimeSpan | None:
    if found.published is None:
        return None
    offset = found.grammar.relative(found.group("rel") or "")
    monday = found.published - timedelta(found.published.weekday() - 7 * offset)
    return _span(found, f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}", "date")


def _that_day(found: _Found) -> TimeSpan | None:
    value = found.previous_day or (found.published.isoformat() if found.published else None)
    return _span(found, value.split("/")[0], "date") if value else None


def _ago(found: _Found) -> TimeSpan | None:
    return _away(found, found.grammar.data.AGO)


def _ahead(found: _Found) -> TimeSpan | None:
    return _away(found, found.grammar.data.AHEAD)


def _away(found: _Found, phrase: str) -> TimeSpan | None:
    """«два года назад», `in three weeks`: as precise as the unit counted in."""
    count = _count(found)
    unit_text = found.group("unit") or ""
    unit = next((name for pattern, name in found.grammar.units if pattern.fullmatch(unit_text)), None)
    if found.published is None or count is None or unit is None:
        return None
    words = phrase.format(n=count, unit=found.grammar.data.UNIT_WORDS[unit])
    moment = dateparser.parse(
        words, languages=[found.grammar.language],
        settings={"RELATIVE_BASE": datetime.combine(found.published, datetime.min.time())},
    )
    if moment is None:
        return None
    length = {"day": 10, "week": 10, "month": 7, "year": 4}[unit]
    return _span(found, moment.date().isoformat()[:length], "date" if length == 10 else "period")


def _month(found: _Found) -> TimeSpan | None:
    month = found.month("m1")
    year, other = found.year_for(month)
    if year is None:
        return None
    return _span(found, _months(year, month, month), "period", _months(other, month, month) if other else None)


def _month_range(found: _Found) -> TimeSpan | None:
    first, last = found.month("m1"), found.month("m2")
    year, other = found.year_for(first, last)
    if year is None:
        return None
    if (stated := found.number("y1")) is not None:
        return _span(found, f"{stated}-{first:02}/{year}-{last:02}", "period")
    if found.stated_year() is not None and last < first:
        year -= 1
    return _span(found, _months(year, first, last), "period", _months(other, first, last) if other else None)


def _first_months(found: _Found) -> TimeSpan | None:
    return _first(found, _count(found))


def _first_quarters(found: _Found) -> TimeSpan | None:
    count = _count(found)
    return _first(found, count * 3 if count else None)


def _half_year(found: _Found) -> TimeSpan | None:
    return _first(found, 6)


def _first(found: _Found, count: int | None) -> TimeSpan | None:
    """The first months of a year: the one stated, else the last in which they are over."""
    year = found.stated_year()
    if count is None or not 1 < count <= 12:
        return None
    if year is None and found.published is not None:
        year = found.published.year - (count >= found.published.month)
    if year is None:
        return None
    return _span(found, str(year) if count == 12 else _months(year, 1, count), "period")


def _so_far(found: _Found) -> TimeSpan | None:
    year = found.stated_year()
    if found.published is None:
        return _span(found, str(year), "period") if year else None
    if year is not None and year != found.published.year:
        return _span(found, f"{year}-01/{found.published:%Y-%m}", "period")
    return _span(found, _months(found.published.year, 1, found.published.month), "period")


def _since_month(found: _Found) -> TimeSpan | None:
    month = found.month("m1")
    year, _ = found.year_for(month)
    if year is None:
        return None
    start = f"{year}-{month:02}"
    if found.published is None or start >= f"{found.published:%Y-%m}":
        return _span(found, start, "period")
    return _span(found, f"{start}/{found.published:%Y-%m}", "period")


def _relative_month(found: _Found) -> TimeSpan | None:
    if found.published is None:
        return None
    index = found.published.year * 12 + found.published.month - 1 + found.grammar.relative(found.group("rel") or "")
    return _span(found, f"{index // 12}-{index % 12 + 1:02}", "period")


def _quarter(found: _Found) -> TimeSpan | None:
    quarter = found.grammar.ordinal(found.group("q") or "")
    last = found.grammar.ordinal(found.group("q2") or "") if found.group("q2") else quarter
    year = _year_of(found, 3 * last)
    if year is None or last > 4:
        return None
    return _span(found, f"{year}-Q{quarter}" if quarter == last else _months(year, 3 * quarter - 2, 3 * last), "period")


def _half(found: _Found) -> TimeSpan | None:
    half = found.grammar.ordinal(found.group("h") or "")
    year = _year_of(found, 6 * half)
    if year is None or half > 2:
        return None
    return _span(found, _months(year, 6 * half - 5, 6 * half), "period")


def _year_of(found: _Found, last: int) -> int | None:
    """The year of a quarter or half that ends in month `last`: stated, else by the tense, else the last one over."""
    if (year := found.stated_year()) is not None or found.published is None:
        return year
    if last < found.published.month or found.lean == "future":
        return found.published.year + (found.lean == "future" and last < found.published.month)
    return found.published.year - (last - found.published.month > 2)


def _season(found: _Found) -> TimeSpan | None:
    text = found.group("season") or ""
    first, last = next((a, b) for pattern, a, b in found.grammar.seasons if pattern.fullmatch(text))
    relative = found.group("rel2")
    if relative is not None and found.published is not None:
        offset = found.grammar.relative(relative)
        year = found.published.year
        if offset < 0 and first >= found.published.month:
            year -= 1
        elif offset > 0 and first <= found.published.month:
            year += 1
        return _span(found, _months(year, first, last), "period")
    year_, other = found.year_for(first, last)
    if year_ is None:
        return None
    return _span(found, _months(year_, first, last), "period", _months(other, first, last) if other else None)


def _year(found: _Found) -> TimeSpan | None:
    year = found.stated_year()
    return _span(found, str(year), "period") if year is not None else None


def _this_year(found: _Found) -> TimeSpan | None:
    return _span(found, str(found.published.year), "period") if found.published else None


def _year_range(found: _Found) -> TimeSpan | None:
    first, last = found.number("y1"), found.number("y2")
    if first is None or last is None:
        return None
    last = first // 100 * 100 + last if last < 100 else last
    return _span(found, f"{first}/{last}", "period") if first < last else None


def _since_year(found: _Found) -> TimeSpan | None:
    year = found.stated_year()
    if year is None:
        return None
    if found.published is None or year >= found.published.year:
        return _span(found, str(year), "period")
    return _span(found, f"{year}/{found.published.year}", "period")


def _year_against(found: _Found) -> TimeSpan | None:
    """«к 2027 году» is a target, «к 2023-му они прибавили 9%» a comparison."""
    year = found.stated_year()
    if year is None:
        return None
    past = found.published is not None and year < found.published.year
    return _span(found, str(year), "comparison" if past else "period")


def _running_year(found: _Found) -> TimeSpan | None:
    """«второй год»: from the year before to that of publication."""
    if found.published is None:
        return None
    count = found.grammar.ordinal(found.group("q") or "")
    return _span(found, f"{found.published.year - count + 1}/{found.published.year}", "period") if count > 1 else None


def _twelve_months(found: _Found) -> TimeSpan | None:
    """`the year to June`."""
    month = found.month("m1")
    year = found.stated_year()
    if year is None and found.published is not None:
        year = found.published.year - (month >= found.published.month)
    if year is None:
        return None
    start = f"{year}-01" if month == 12 else f"{year - 1}-{month + 1:02}"
    return _span(found, f"{start}/{year}-{month:02}", "period")


def _year_before(found: _Found) -> TimeSpan | None:
    if found.previous is not None:
        return _span(found, _shift(found.previous, -1), "comparison")
    return _span(found, str(found.published.year - 1) if found.published else "", "comparison")


def _same(found: _Found) -> TimeSpan | None:
    """«за тот же срок» is the period named before; «за тот же срок прошлого года» is what it is compared with."""
    year = found.stated_year()
    if found.previous is None:
        return _span(found, str(year or ""), "comparison")
    if year is None and found.group("year_earlier") is None:
        return _span(found, found.previous, "period")
    offset = year - int(found.previous[:4]) if year is not None else -1
    return _span(found, _shift(found.previous, offset), "comparison" if offset else "period")


RULES: dict[str, Callable[[_Found], TimeSpan | None]] = {
    "numeric_day": _numeric_day, "day": _day, "day_range": _day_range, "weekday": _weekday, "week": _week,
    "relative_day": _relative_day, "that_day": _that_day, "ago": _ago, "ahead": _ahead, "month": _month,
    "month_range": _month_range, "first_months": _first_months, "first_quarters": _first_quarters, "so_far": _so_far,
    "since_month": _since_month, "relative_month": _relative_month, "quarter": _quarter, "quarter_range": _quarter,
    "half": _half, "half_year": _half_year, "season": _season, "year": _year, "this_year": _this_year,
    "year_range": _year_range, "since_year": _since_year, "year_against": _year_against, "running_year": _running_year,
    "twelve_months": _twelve_months, "year_before": _year_before, "same": _same,
}


# Values


def _day_value(year: int | None, month: int, day: int) -> str | None:
    """ISO, `--MM-DD` without a year; None where there is no such day."""
    try:
        return f"--{date(2000, month, day):%m-%d}" if year is None else date(year, month, day).isoformat()
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> str:
    start = f"{year}-{first:02}"
    return start if first == last else f"{start}/{year + (last < first)}-{last:02}"


def _shift(value: str, years: int) -> str:
    return "/".join(f"{int(end[:4]) + years}{end[4:]}" for end in value.split("/"))


def _count(found: _Found) -> int | None:
    text = found.group("n")
    if text is None:
        return 1
    value = number(text, found.grammar.language)
    return int(value) if value is not None and value == int(value) else None


def _index(patterns: tuple[re.Pattern[str], ...], text: str) -> int:
    return next(i for i, pattern in enumerate(patterns, 1) if pattern.fullmatch(text))


@cache
def _grammar(language: str) -> _Grammar:
    data = LANGUAGES[language]
    tables = {
        # Case matters: `May` is no `may`, «Марта» no month.
        "month": f"(?-i:{_any(data.MONTHS)})(?!\\w)",
        "weekday": _any(data.WEEKDAYS),
        "season": _any(form for form, _, _ in data.SEASONS),
        "ordinal": f"(?:{_any(data.ORDINALS)})(?!\\w)",
        "relative": f"(?:{_any(form for form, _ in data.RELATIVE)})",
        "relative_day": _any(form for form, _ in data.RELATIVE_DAYS),
        "unit": f"(?:{_any(form for form, _ in data.UNITS)})",
        "count": rf"(?:\d\d?|{data.COUNT})",
        "dash": data.DASH,
        "year_word": data.YEAR_WORD,
        "number_year": data.NUMBER_YEAR,
    }
    tables["year"] = _fill(data.YEAR, tables)
    return _Grammar(
        language=language,
        data=data,
        patterns=tuple((rule, _compile(rf"(?<![\w.,])(?:{_fill(form, tables)})(?!\w)")) for rule, form in data.PATTERNS),
        months=tuple(re.compile(form) for form in data.MONTHS),
        weekdays=tuple(map(_compile, data.WEEKDAYS)),
        ordinals=tuple(map(_compile, data.ORDINALS)),
        seasons=tuple((_compile(form), first, last) for form, first, last in data.SEASONS),
        relatives=tuple((_compile(form), offset) for form, offset in data.RELATIVE),
        days=tuple((_compile(form), offset) for form, offset in data.RELATIVE_DAYS),
        units=tuple((_compile(form), unit) for form, unit in data.UNITS),
        against=_compile(rf"(?<!\w)(?:{data.AGAINST_BEFORE})$"),
        future=_compile(rf"(?<!\w)(?:{data.FUTURE})"),
        past=_compile(rf"(?<!\w)(?:{data.PAST})"),
        not_past=_compile(data.NOT_PAST),
    )


def _fill(form: str, tables: dict[str, str]) -> str:
    for name, table in tables.items():
        form = form.replace(f"{{{name}}}", table)
    return form


def _any(forms: Iterable[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms)


def _compile(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)
