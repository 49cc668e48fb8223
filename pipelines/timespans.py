"""The rules of `pipelines.dates`: each makes a TimeSpan of what one pattern of a language's calendar has matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

import dateparser

from pipelines.calendars import Calendar, Lean, lean
from pipelines.quantities import number

Kind = Literal["date", "period", "comparison"]

# A month without a year is taken from the year that puts it here, in months from publication.
_EARLIEST, _LATEST = -7, 4
# The past tense alone doesn't move an occasion this few months ahead: «передал приглашение на форум 17 июня».
_NEAR_AHEAD = 2
_PERFECT = re.compile(r"\b(?:has|have|[’'](?:s|ve) been)\b[^.;:]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of text that names a time.

    `value` is ISO: `2026-02-05`, `2026-02`, `2026`, `2025-Q3`, a range `2025-01/2025-06`, or `--05-17` where no year
    is known. `kind`: `date` is precise to days, `period` is coarser, `comparison` is the time that a figure is set
    against («к уровню прошлого года»), never the figure's own period; its `value` is empty where it can't be told.
    `other` is the second-best reading where the text leaves the year open.
    """

    start: int
    end: int
    value: str
    kind: Kind
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One match under resolution. `previous` is the last value found before it in the text."""

    rule: str
    match: re.Match[str]
    calendar: Calendar
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
        return self.calendar.month(found)

    @property
    def lean(self) -> Lean:
        if self.group("until"):
            return "future"
        return lean(self.calendar, self.text, self.match.start(), self.match.end())

    def stated_year(self) -> int | None:
        """The year as the text gives it, in digits or as `last year`."""
        if (year := self.number("y")) is not None:
            return year
        relative = self.group("rel")
        if relative is None or self.published is None:
            return None
        return self.published.year + self.calendar.relative(relative)

    def year_for(self, month: int, last: int | None = None) -> tuple[int | None, int | None]:
        """The year of a month, and the second-best one; (None, None) without a day of publication."""
        if (year := self.stated_year()) is not None:
            return year, None
        if self.published is None:
            return None, None
        return _nearest_year(self.published, month, last or month, self.lean)


# The year that follows from the verb's tense


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


def _span(found: Found, value: str, kind: Kind, other: str | None = None) -> TimeSpan:
    return TimeSpan(*found.match.span(), value, kind, other)


def _numeric_day(found: Found) -> TimeSpan | None:
    year, month, day = (found.number(a) or found.number(b) for a, b in (("y", "y2"), ("mm", "mm2"), ("d1", "d2")))
    value = _day_value(year, month or 0, day or 0)
    return _span(found, value, "date") if value else None


def _day(found: Found) -> TimeSpan | None:
    month, day = found.month("m1"), found.number("d1") or 0
    year, other = found.year_for(month)
    value = _day_value(year, month, day)
    if value is None:
        return None
    return _span(found, value, "date", _day_value(other, month, day) if other else None)


def _day_range(found: Found) -> TimeSpan | None:
    first = found.month("m1")
    last = found.month("m2") if found.group("m2") else first
    year, other = found.year_for(first, last)
    if found.stated_year() is not None and last < first and year is not None:
        year -= 1

    def in_year(year: int | None) -> str | None:
        ends = year + 1 if year is not None and last < first else year
        start, end = _day_value(year, first, found.number("d1") or 0), _day_value(ends, last, found.number("d2") or 0)
        return f"{start}/{end}" if start and end else None

    value = in_year(year)
    return _span(found, value, "date", in_year(other) if other else None) if value else None


def _weekday(found: Found) -> TimeSpan | None:
    if found.published is None:
        return None
    index = found.calendar.weekday(found.group("weekday") or "")
    back = (found.published.weekday() - index) % 7
    last, following = found.published - timedelta(back), found.published + timedelta((7 - back) % 7)
    if found.lean == "future":
        return _span(found, following.isoformat(), "date", last.isoformat())
    return _span(found, last.isoformat(), "date", following.isoformat())


def _relative_day(found: Found) -> TimeSpan | None:
    if found.published is None:
        return None
    word = found.group("word") or ""
    start = found.match.start("word")
    offset = next(
        (days for form, days in found.calendar.days if (m := form.match(found.text, start)) and m.group() == word), None
    )
    return None if offset is None else _span(found, (found.published + timedelta(offset)).isoformat(), "date")


def _week(found: Found) -> TimeSpan | None:
    if found.published is None:
        return None
    offset = found.calendar.relative(found.group("rel") or "")
    monday = found.published - timedelta(found.published.weekday() - 7 * offset)
    return _span(found, f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}", "date")


def _that_day(found: Found) -> TimeSpan | None:
    """The day named before; the day of publication where none was, or where that one is still to come."""
    today = found.published.isoformat() if found.published else None
    named = found.previous_day.split("/")[0] if found.previous_day else None
    value = today if named is None or (today is not None and named > today) else named
    return _span(found, value, "date") if value else None


def _days_apart(found: Found) -> TimeSpan | None:
    """`the following day`, `six days earlier`: counted from the day named before."""
    named = found.previous_day
    if named is None or named.startswith("--"):
        return None
    count, earlier = _count(found), found.group("earlier") or found.group("earlier2")
    if count is None:
        return None
    days = count * (7 if (found.group("unit") or "").startswith("week") else 1)
    base = date.fromisoformat(named.split("/")[0 if earlier else -1])
    return _span(found, (base + timedelta(-days if earlier else days)).isoformat(), "date")


def _ago(found: Found) -> TimeSpan | None:
    return _away(found, found.calendar.data.AGO)


def _ahead(found: Found) -> TimeSpan | None:
    return _away(found, found.calendar.data.AHEAD)


def _away(found: Found, phrase: str) -> TimeSpan | None:
    """«два года назад», `in three weeks`: as precise as the unit counted in."""
    count = _count(found)
    unit_text = found.group("unit") or ""
    unit = next((name for pattern, name in found.calendar.units if pattern.fullmatch(unit_text)), None)
    if found.published is None or count is None or unit is None:
        return None
    words = phrase.format(n=count, unit=found.calendar.data.UNIT_WORDS[unit])
    moment = dateparser.parse(
        words, languages=[found.calendar.language],
        settings={"RELATIVE_BASE": datetime.combine(found.published, datetime.min.time())},
    )
    if moment is None:
        return None
    length = {"day": 10, "week": 10, "month": 7, "year": 4}[unit]
    return _span(found, moment.date().isoformat()[:length], "date" if length == 10 else "period")


def _month(found: Found) -> TimeSpan | None:
    month = found.month("m1")
    year, other = found.year_for(month)
    if year is None:
        return None
    return _span(found, _months(year, month, month), "period", _months(other, month, month) if other else None)


def _month_range(found: Found) -> TimeSpan | None:
    first, last = found.month("m1"), found.month("m2")
    year, other = found.year_for(first, last)
    if year is None:
        return None
    if (stated := found.number("y1")) is not None:
        return _span(found, f"{stated}-{first:02}/{year}-{last:02}", "period")
    if found.stated_year() is not None and last < first:
        year -= 1
    return _span(found, _months(year, first, last), "period", _months(other, first, last) if other else None)


def _first_months(found: Found) -> TimeSpan | None:
    return _first(found, _count(found))


def _first_quarters(found: Found) -> TimeSpan | None:
    count = _count(found)
    return _first(found, count * 3 if count else None)


def _half_year(found: Found) -> TimeSpan | None:
    return _first(found, 6)


def _first(found: Found, count: int | None) -> TimeSpan | None:
    """The first months of a year: the one stated, else the last in which they are over."""
    year = found.stated_year()
    if count is None or not 1 < count <= 12:
        return None
    if year is None and found.published is not None:
        year = found.published.year - (count >= found.published.month)
    if year is None:
        return None
    return _span(found, str(year) if count == 12 else _months(year, 1, count), "period")


def _so_far(found: Found) -> TimeSpan | None:
    year = found.stated_year()
    if found.published is None:
        return _span(found, str(year), "period") if year else None
    if year is not None and year != found.published.year:
        return _span(found, f"{year}-01/{found.published:%Y-%m}", "period")
    return _span(found, _months(found.published.year, 1, found.published.month), "period")


def _since_month(found: Found) -> TimeSpan | None:
    month = found.month("m1")
    year, _ = found.year_for(month)
    if year is None:
        return None
    start = f"{year}-{month:02}"
    if found.published is None or start >= f"{found.published:%Y-%m}":
        return _span(found, start, "period")
    return _span(found, f"{start}/{found.published:%Y-%m}", "period")


def _relative_month(found: Found) -> TimeSpan | None:
    if found.published is None:
        return None
    index = found.published.year * 12 + found.published.month - 1 + found.calendar.relative(found.group("rel") or "")
    return _span(found, f"{index // 12}-{index % 12 + 1:02}", "period")


def _quarter(found: Found) -> TimeSpan | None:
    quarter = found.calendar.ordinal(found.group("q") or "")
    last = found.calendar.ordinal(found.group("q2") or "") if found.group("q2") else quarter
    year = _year_of(found, 3 * last)
    if year is None or last > 4:
        return None
    return _span(found, f"{year}-Q{quarter}" if quarter == last else _months(year, 3 * quarter - 2, 3 * last), "period")


def _half(found: Found) -> TimeSpan | None:
    half = found.calendar.ordinal(found.group("h") or "")
    year = _year_of(found, 6 * half)
    if year is None or half > 2:
        return None
    return _span(found, _months(year, 6 * half - 5, 6 * half), "period")


def _year_of(found: Found, last: int) -> int | None:
    """The year of a quarter or half that ends in month `last`: stated, else by the tense, else the last one over."""
    if (year := found.stated_year()) is not None or found.published is None:
        return year
    if last < found.published.month or found.lean == "future":
        return found.published.year + (found.lean == "future" and last < found.published.month)
    return found.published.year - (last - found.published.month > 2)


def _season(found: Found) -> TimeSpan | None:
    text = found.group("season") or ""
    first, last = next((a, b) for pattern, a, b in found.calendar.seasons if pattern.fullmatch(text))
    relative = found.group("rel2")
    if relative is not None and found.published is not None:
        offset = found.calendar.relative(relative)
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


def _since_season(found: Found) -> TimeSpan | None:
    text = found.group("season") or ""
    first = next(first for pattern, first, _ in found.calendar.seasons if pattern.fullmatch(text))
    year = found.stated_year()
    if year is None and found.published is not None:
        year = found.published.year - (first > found.published.month)
    if year is None:
        return None
    start = f"{year}-{first:02}"
    until = f"{found.published:%Y-%m}" if found.published else start
    return _span(found, f"{start}/{until}" if start < until else start, "period")


def _year(found: Found) -> TimeSpan | None:
    year = found.stated_year()
    return _span(found, str(year), "period") if year is not None else None


def _this_year(found: Found) -> TimeSpan | None:
    return _span(found, str(found.published.year), "period") if found.published else None


def _year_range(found: Found) -> TimeSpan | None:
    first, last = found.number("y1"), found.number("y2")
    if first is None or last is None:
        return None
    last = first // 100 * 100 + last if last < 100 else last
    return _span(found, f"{first}/{last}", "period") if first < last else None


def _fiscal_year(found: Found) -> TimeSpan | None:
    """`2023-24`: a range of months where the text names a country whose fiscal year is known, else of years."""
    first, last = found.number("y1"), found.number("y2")
    if first is None or last is None or (first + 1) % 100 != last:
        return None
    month = next((month for pattern, month in found.calendar.fiscal if pattern.search(found.text)), 1)
    if month == 1:
        return _span(found, f"{first}/{first + 1}", "period")
    return _span(found, f"{first}-{month:02}/{first + 1}-{month - 1:02}", "period")


def _since_year(found: Found) -> TimeSpan | None:
    year = found.stated_year()
    if year is None:
        return None
    if found.published is None or year >= found.published.year:
        return _span(found, str(year), "period")
    return _span(found, f"{year}/{found.published.year}", "period")


def _year_against(found: Found) -> TimeSpan | None:
    """«к 2027 году» is a target, «к 2023-му они прибавили 9%» a comparison."""
    year = found.stated_year()
    if year is None:
        return None
    past = found.published is not None and year < found.published.year
    return _span(found, str(year), "comparison" if past else "period")


def _since_then(found: Found) -> TimeSpan | None:
    """From the year named before to that of publication."""
    if found.published is None or found.previous is None or int(found.previous[:4]) >= found.published.year:
        return None
    return _span(found, f"{found.previous[:4]}/{found.published.year}", "period")


def _past_years(found: Found) -> TimeSpan | None:
    """`over the past five years`; of `for twelve years` only with a perfect: `has been buying`."""
    if found.published is None:
        return None
    perfect, count = found.group("perfect"), _count(found)
    if perfect is not None:
        count = 1 if perfect == "a" else _number(found, perfect)
        if not _PERFECT.search(found.text, max(0, found.match.start() - 80), found.match.start()):
            return None
    if count is None:
        return None
    decades = (found.group("unit") or found.group("unit2") or "").startswith("decade")
    first = found.published.year - count * (10 if decades else 1)
    return _span(found, f"{first}/{found.published.year}", "period")


def _running_year(found: Found) -> TimeSpan | None:
    """«второй год»: from the year before to that of publication."""
    if found.published is None:
        return None
    count = found.calendar.ordinal(found.group("q") or "")
    return _span(found, f"{found.published.year - count + 1}/{found.published.year}", "period") if count > 1 else None


def _twelve_months(found: Found) -> TimeSpan | None:
    """`the year to June`."""
    month = found.month("m1")
    year = found.stated_year()
    if year is None and found.published is not None:
        year = found.published.year - (month >= found.published.month)
    if year is None:
        return None
    start = f"{year}-01" if month == 12 else f"{year - 1}-{month + 1:02}"
    return _span(found, f"{start}/{year}-{month:02}", "period")


def _year_before(found: Found) -> TimeSpan | None:
    if found.previous is not None:
        return _span(found, shifted(found.previous, -1), "comparison")
    return _span(found, str(found.published.year - 1) if found.published else "", "comparison")


def _same(found: Found) -> TimeSpan | None:
    """«за тот же срок» is the period named before; «за тот же срок прошлого года» is what it is compared with."""
    year = found.stated_year()
    repeats = year is None and found.group("year_earlier") is None
    if found.previous is None:
        return None if repeats else _span(found, str(year or ""), "comparison")
    if repeats:
        return _span(found, found.previous, "period")
    offset = year - int(found.previous[:4]) if year is not None else -1
    return _span(found, shifted(found.previous, offset), "comparison" if offset else "period")


RULES: dict[str, Callable[[Found], TimeSpan | None]] = {
    "numeric_day": _numeric_day, "day": _day, "day_range": _day_range, "weekday": _weekday, "week": _week,
    "relative_day": _relative_day, "that_day": _that_day, "ago": _ago, "ahead": _ahead, "month": _month,
    "month_range": _month_range, "first_months": _first_months, "first_quarters": _first_quarters, "so_far": _so_far,
    "since_month": _since_month, "relative_month": _relative_month, "quarter": _quarter, "quarter_range": _quarter,
    "half": _half, "half_year": _half_year, "season": _season, "since_season": _since_season, "year": _year,
    "this_year": _this_year, "year_range": _year_range, "since_year": _since_year, "year_against": _year_against,
    "running_year": _running_year, "since_then": _since_then, "past_years": _past_years, "days_apart": _days_apart,
    "twelve_months": _twelve_months, "fiscal_year": _fiscal_year,
    "year_before": _year_before, "same": _same,
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


def shifted(value: str, years: int) -> str:
    """The same period so many years later: `2025-01/2025-06` and -1 give `2024-01/2024-06`. Without a year, as `--07`
    is, it is any year's."""
    return "/".join(f"{int(end[:4]) + years}{end[4:]}" if end[:4].isdigit() else end for end in value.split("/"))


def _count(found: Found) -> int | None:
    text = found.group("n")
    return 1 if text is None else _number(found, text)


def _number(found: Found, text: str) -> int | None:
    value = number(text, found.calendar.language)
    return int(value) if value is not None and value == int(value) else None
