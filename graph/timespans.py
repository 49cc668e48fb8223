"""Dates as articles give them, and the clusters that they make. Pure; used by identity and projection."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

REPORTING_DAYS = 30

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_NO_YEAR = re.compile(r"--(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day of what a date says."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def overlaps(self, other: Span) -> bool:
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Span) -> int:
        """Days between the two, 0 where they overlap."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What one cluster of dated reports says: its label, and the first and last day where known."""

    label: str
    date: str | None
    first: str | None
    last: str | None


@lru_cache(10_000)
def span(text: str | None) -> Span | None:
    """`2026-02-05`, `2026-02`, `2026`, `2025-Q3`, `2025-H1`, `2025-01/2025-06` as days; None for anything else."""
    if not text:
        return None
    if "/" in text:
        parts = [span(part) for part in text.split("/", 1)]
        if parts[0] is None or parts[1] is None or parts[1].last < parts[0].first:
            return None
        return Span(parts[0].first, parts[1].last)
    try:
        if m := _DAY.fullmatch(text):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return Span(day, day)
        if m := _MONTH.fullmatch(text):
            return _months(int(m[1]), int(m[2]), int(m[2]))
        if m := _YEAR.fullmatch(text):
            return _months(int(m[1]), 1, 12)
        if m := _QUARTER.fullmatch(text):
            return _months(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2]))
        if m := _HALF.fullmatch(text):
            return _months(int(m[1]), 6 * int(m[2]) - 5, 6 * int(m[2]))
    except ValueError:
        return None
    return None


def with_year(text: str, published: date | None) -> str:
    """`--05-17` or `--05` with the year that brings it nearest to publication; unchanged where that can't be told."""
    m = _NO_YEAR.fullmatch(text)
    if not m or published is None:
        return text
    choices = [f"{year:04}{text[1:]}" for year in range(published.year - 1, published.year + 2)]
    spans = [(found, choice) for choice in choices if (found := span(choice))]
    at = Span(published, published)
    return min(spans, key=lambda s: (s[0].gap(at), s[1]))[1] if spans else text


def day_of(text: str | None) -> date | None:
    """The day of a date precise to the day."""
    found = span(text)
    return found.first if found and found.is_day else None


def occasions(reports: Sequence[tuple[str | None, str | None]]) -> tuple[Occasion, ...]:
    """The occasion of each report, a date and a day of publication; decided over all of them at once.

    Days not more than one apart make a cluster. A coarser or undated report joins the one cluster that agrees with
    what it says and lies in the 30 days before its publication; else its occasion goes by its month of publication,
    or by what it says where that is another time.
    """
    known = [(_Said.of(text, day_of(published)), day_of(published)) for text, published in reports]
    clusters = _clusters(sorted({said.span.first for said, _ in known if said.exact and said.span}))
    return tuple(_occasion(said, published, clusters) for said, published in known)


@dataclass(frozen=True, slots=True)
class _Said:
    """A report's date: its text with a year where one can be told, its days, and whether it founds a cluster."""

    text: str | None
    span: Span | None
    exact: bool

    @staticmethod
    def of(text: str | None, published: date | None) -> _Said:
        if not text:
            return _Said(None, None, False)
        full = with_year(text, published)
        days = span(full)
        # A day whose year had to be guessed joins a cluster, but doesn't found one.
        return _Said(full, days, exact=full == text and days is not None and days.is_day)


def _clusters(days: Sequence[date]) -> list[Span]:
    found: list[Span] = []
    for day in days:
        if found and (day - found[-1].last).days <= 1:
            found[-1] = Span(found[-1].first, day)
        else:
            found.append(Span(day, day))
    return found


def _occasion(said: _Said, published: date | None, clusters: Sequence[Span]) -> Occasion:
    if said.exact and said.span:
        return _cluster_occasion(next(c for c in clusters if c.overlaps(said.span)))
    if published is not None:
        recent = Span(published - timedelta(days=REPORTING_DAYS), published)
        fitting = [c for c in clusters if c.overlaps(recent)
                   and (said.text is None or (said.span is not None and c.overlaps(said.span)))]
        if len(fitting) == 1:
            return _cluster_occasion(fitting[0])
        month = _months(published.year, published.month, published.month)
        if said.text is None or (said.span and not said.span.is_day and said.span.overlaps(month)):
            return Occasion(f"reported {published:%Y-%m}", None, None, None)
    if said.text is None:
        return Occasion("undated", None, None, None)
    if said.span is None:
        return Occasion(f"said {said.text}", said.text, None, None)
    return Occasion(f"said {said.text}", said.text, said.span.first.isoformat(), said.span.last.isoformat())


def _cluster_occasion(days: Span) -> Occasion:
    return Occasion(days.first.isoformat(), days.first.isoformat(), days.first.isoformat(), days.last.isoformat())


def _months(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
