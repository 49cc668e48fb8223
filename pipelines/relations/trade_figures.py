"""Figures of a text and which of them a clause about trade states: value, currency, change, period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines import dates, quantities
from pipelines.coreference import Resolution
from pipelines.dates import TimeSpan
from pipelines.quantities import Change, Money

# «810 млн против 750 млн годом ранее»: the second figure is that of the time compared with.
_AGAINST = re.compile(r"против|годом ранее|годом раньше|прежде было", re.I)
HEADING = 400  # characters between a list and the heading that dates it


@dataclass(frozen=True, slots=True)
class Figure:
    """One value or change with its period, as a clause states it. `start` is where it stands in the text."""

    start: int
    value: float | None = None
    currency: str | None = None
    change: float | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a text, by place."""

    text: str
    money: tuple[Money, ...]
    changes: tuple[Change, ...]
    times: tuple[TimeSpan, ...]

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """What a stretch of text states, the main figure first; without money and change, one figure with the period alone, if any."""
        money = [m for m in self.money if start <= m.start < end]
        changes = [c for c in self.changes if start <= c.start < end and not c.unsigned]
        times = [t for t in self.times if start <= t.start < end]
        own = [t for t in times if t.kind != "comparison"]
        if not money:
            change = changes[0].pct if changes else None
            at = changes[0].start if changes else start
            period = _nearest(own, at)
            return (Figure(at, None, None, change, period),) if change is not None or period else ()
        figures = [self._valued(m, n, money, own, times, start) for n, m in enumerate(money)]
        if changes:
            # the change belongs to the figure that it stands nearest to
            at = min(range(len(figures)), key=lambda n: (min(_gap(money[n], c) for c in changes), n))
            first = min(changes, key=lambda c: _gap(money[at], c))
            figures[at] = replace(figures[at], change=first.pct)
        return tuple(figures)

    def _valued(self, m: Money, n: int, money: list[Money], own: list[TimeSpan], times: list[TimeSpan], start: int) -> Figure:
        compared = self._compared(m, n, money, times)
        if compared is not None:
            return Figure(m.start, m.value, m.currency, None, compared)
        left = money[n - 1].end if n else start
        period = _nearest([t for t in own if t.start >= left or len(money) == 1 or n == 0], m.start)
        if n and not any(left <= t.start for t in own):
            period = None
        return Figure(m.start, m.value, m.currency, None, period)

    def _compared(self, m: Money, n: int, money: list[Money], times: list[TimeSpan]) -> str | None:
        """The period of a figure that another is set against; empty where it can't be told."""
        if not n:
            return None
        between = self.text[money[n - 1].end : m.start]
        if not _AGAINST.search(between) or len(between) > 60:
            return None
        after = [t for t in times if t.kind == "comparison" and money[n - 1].end <= t.start < m.end + 40]
        return after[0].value if after else ""

    def before(self, start: int) -> str | None:
        """The last period named in the stretch before an offset, as in a table's heading."""
        near = [t for t in self.times if t.kind == "period" and start - HEADING <= t.start < start]
        return near[-1].value or None if near else None

    def covers(self, start: int) -> bool:
        """Whether a figure or time stands at an offset."""
        return any(x.start <= start < x.end for x in (*self.money, *self.changes, *self.times))


def read(resolution: Resolution) -> Figures:
    """The figures of an article; a sum without a currency has that of the sum before it."""
    article = resolution.article
    return Figures(
        article.text, quantities.inherit(quantities.money(article.text, article.language)),
        quantities.changes(article.text, article.language), dates.find(article.text, article.language, article.published))


def _gap(m: Money, c: Change) -> int:
    return max(0, c.start - m.end, m.start - c.end)


def _nearest(times: list[TimeSpan], at: int) -> str | None:
    """The last time before a figure, else the first after it."""
    before = [t for t in times if t.start <= at]
    chosen = before[-1] if before else times[0] if times else None
    return (chosen.value or None) if chosen is not None else None
