"""Figures of a text and which of them a clause about trade states: value, currency, change, period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines import quantities
from pipelines.dates import TimeSpan
from pipelines.quantities import Change, Money
from pipelines.scene import Scene
from pipelines.types import Qualifiers

# «810 млн против 750 млн годом ранее»: the second figure is that of the time compared with.
_AGAINST = re.compile(r"против|годом ранее|годом раньше|прежде было", re.I)
_FROM, _TO = re.compile(r"(?<!\w)(?:с|со) $", re.IGNORECASE), re.compile(r" (?:\w+ )?до ", re.IGNORECASE)
_BARE = re.compile(
    r"(?:[—–-]|было|была|был) (?:(?:на|до|около|почти|лишь|только|всего|уже) )*(?P<n>\d+(?:,\d+)?)[\s.,;!?»)]*$"
)
_TIMES_MORE = re.compile(
    r"(?:вдвое|втрое|вчетверо|впятеро|вшестеро|вдесятеро|в [\d,\w ]{1,20} раза?) (?:больше|меньше|выше|ниже)"
    r"(?P<than>,? чем (?-i:[а-я]+ [А-ЯЁ]))?",
    re.IGNORECASE,
)
_AIM = re.compile(r" (?:на|до) (?P<n>\d+(?:,\d+)?)[\s.,;!?»)]*$")
_BARE_FIRST = re.compile(r"(?P<n>\d+(?:,\d+)?) [—–-] ")
_SCALE = re.compile(r"миллион|миллиард|млн|млрд")
_UP_TO, _SINCE = re.compile(r"(?<!\w)до $", re.IGNORECASE), re.compile(r" (?:с|со) ", re.IGNORECASE)
HEADING = 400  # characters between a list and the heading that dates it


@dataclass(frozen=True, slots=True)
class Figure:
    """One value or change with its period, as a clause states it. `start` is where it stands in the text, `compared`
    whether it is the earlier figure that another was set against."""

    start: int
    value: float | None = None
    currency: str | None = None
    change: float | None = None
    period: str | None = None
    compared: bool = False

    @property
    def telling(self) -> bool:
        """Whether it says how much, or how much more or less."""
        return self.value is not None or self.change is not None

    def qualifiers(self, goods: tuple[str, ...]) -> Qualifiers:
        """What a claim of it says of it and of the goods."""
        return Qualifiers(
            period=self.period, value=self.value, currency=self.currency, change_pct=self.change, goods=goods
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a text, by place."""

    text: str
    money: tuple[Money, ...]
    changes: tuple[Change, ...]
    times: tuple[TimeSpan, ...]

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """What a stretch of text states, in its order; without money and change, one figure with the period alone."""
        money = self._sums(start, end)
        changes = [c for c in self.changes if start <= c.start < end and not c.unsigned]
        times = [t for t in self.times if start <= t.start < end]
        own = [t for t in times if t.kind != "comparison"]
        if not money:
            change = changes[0].pct if changes else None
            at = changes[0].start if changes else start
            period = _nearest(own, at)
            return (Figure(at, None, None, change, period),) if change is not None or period else ()
        figures = list(self._valued(money, own, times))
        if changes:
            at, first = self._changed(money, changes)
            figures[at] = replace(figures[at], change=first.pct)
            if first.base is not None:  # «с 71 млн до 88 млн»
                figures.append(Figure(figures[at].start, first.base, figures[at].currency, compared=True))
        return tuple(figures)

    def compared(self, start: int, end: int) -> bool:
        """Whether a stretch says how many times more, and not than when: «втрое больше»."""
        match = _TIMES_MORE.search(self.text, start, end)
        timed = any(t.kind == "comparison" and start <= t.start < end for t in self.times)
        return match is not None and (match["than"] is not None or not timed)

    def than_other(self, start: int, end: int) -> bool:
        """«вдвое меньше, чем в Казахстан»."""
        match = _TIMES_MORE.search(self.text, start, end)
        return match is not None and match["than"] is not None

    def bare(self, since: int, start: int, end: int, aims: bool) -> Figure | None:
        """«с Псковской — 48»: a number alone over a dash, in the scale of the last sum since an offset.

        Of a target («выйти на 400»): after «на» or «до».
        """
        text = self.text[start:end]
        match = _BARE.search(text) or _BARE_FIRST.match(text) or (_AIM.search(text) if aims else None)
        before = [m for m in self.money if since <= m.start < start]
        scale = _SCALE.findall(self.text[before[-1].start : before[-1].end]) if before else []
        if match is None or not scale or any(t.start < start + match.end() <= t.end for t in self.times):
            return None
        number, unit = quantities.number(match["n"]), quantities.number(scale[-1])
        if number is None or unit is None:
            return None
        return Figure(start + match.start("n"), number * unit, before[-1].currency)

    def _changed(self, money: list[Money], changes: list[Change]) -> tuple[int, Change]:
        """The sum that a change is of: the nearest; of «со 120 млн до 200 млн» the last."""
        at = min(range(len(money)), key=lambda n: (min(_gap(money[n], c) for c in changes), n))
        first = min(changes, key=lambda c: _gap(money[at], c))
        spanned = first.start <= money[at].start and _FROM.search(self.text[: first.start])
        return (len(money) - 1 if spanned else at), first

    def _sums(self, start: int, end: int) -> list[Money]:
        """The sums of a stretch; of «с 500 млн до 450 млн долларов» and «до 450 млн с 500 млн» only the later."""
        found = [m for m in self.money if start <= m.start < end]
        bases = {
            a.start
            for a, b in pairwise(found)
            if _FROM.search(self.text[start : a.start]) and _TO.fullmatch(self.text[a.end : b.start])
        } | {
            b.start
            for a, b in pairwise(found)
            if _UP_TO.search(self.text[start : a.start]) and _SINCE.fullmatch(self.text[a.end : b.start])
        }
        return [m for m in found if m.start not in bases]

    def _valued(self, money: list[Money], own: list[TimeSpan], times: list[TimeSpan]) -> Iterator[Figure]:
        """Each sum with its period: the last time before it that no sum before has, else the first after it."""
        left = list(own)
        for n, m in enumerate(money):
            period: str | None = self._compared(m, n, money, times)
            if period is None:
                following = money[n + 1].start if n + 1 < len(money) else None
                before = [t for t in left if t.start <= m.start]
                after = [t for t in left if t.start > m.start and (following is None or t.start < following)]
                chosen = before[-1] if before else after[0] if after else None
                period = chosen.value if chosen is not None else ""
                if chosen is not None:
                    left = [t for t in left if t.start > chosen.start]
            yield Figure(m.start, m.value, m.currency, None, period or None)

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

    def any(self, start: int, end: int) -> bool:
        """Whether a stretch has a sum or a change."""
        return any(start <= m.start < end for m in self.money) or any(start <= c.start < end for c in self.changes)

    def covers(self, start: int) -> bool:
        """Whether a figure or time stands at an offset."""
        for spans in (self.money, self.changes, self.times):
            for each in spans:
                if each.start <= start < each.end:
                    return True
        return False


def read(scene: Scene) -> Figures:
    """The figures of an article; a sum without a currency has that of the sum before it."""
    article = scene.article
    return Figures(
        article.text,
        quantities.inherit(quantities.money(article.text, article.language)),
        quantities.changes(article.text, article.language),
        scene.times,
    )


def telling(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Those that say how much; the earlier one of a change only where it is known when that was."""
    return tuple(f for f in figures if f.telling and (f.period or not f.compared))


def _gap(m: Money, c: Change) -> int:
    return max(0, c.start - m.end, m.start - c.end)


def _nearest(times: list[TimeSpan], at: int) -> str | None:
    """The last time before a figure, else the first after it."""
    before = [t for t in times if t.start <= at]
    chosen = before[-1] if before else times[0] if times else None
    return (chosen.value or None) if chosen is not None else None
