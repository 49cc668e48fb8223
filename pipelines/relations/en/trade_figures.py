"""Figures that an English clause about trade states: each value with its change and its period."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines import quantities
from pipelines.dates import TimeSpan
from pipelines.quantities import Change, Money
from pipelines.relations.trade_figures import Figure
from pipelines.setting import Setting

# "from $4bn to $4.2bn"; "to $4.2bn from $4bn", "up from 1.6 billion yen", "against $480m": the figure compared with.
_FROM = re.compile(r"\bfrom (?:about |some |just |only |nearly |almost |around )?$", re.IGNORECASE)
_TO = re.compile(r"[^.;]{0,40}\bto (?:about |some |over |nearly |almost |around |more than )?", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:[^.;]{0,60}[ ,])?(?:against|(?:(?:up|down) )?from|compared (?:with|to)|versus|vs\.?|(?:rather )?than(?: the)?)"
    r" (?:about |some |just |only |nearly |almost |around |over )?",
    re.IGNORECASE,
)
# "C$18 million less than a year ago", "an increase of $20m": how much more or less, no value of its own.
_MORE = re.compile(r",? (?:(?P<rise>more|higher|up|above)|(?P<fall>less|lower|down|below|fewer))\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:(?P<rise>increase|rise|growth|gain|up|rose|grew|increased)|(?P<fall>decrease|decline|drop|fall|fell|dropped"
    r"|down|declined)) (?:of|by) (?:about |some |nearly |almost |around |more than |over )?$",
    re.IGNORECASE,
)
# "a contract worth …", "invested …": sums that are no trade.
_OTHER = re.compile(
    r"\b(?:invest\w*|loans?|credit|grants?|budgets?|fines?|tax(?:es)?|dut(?:y|ies)|subsid\w+|penalt\w+|surplus|deficit"
    r"|balance|salar\w+|wages?|debts?|revenues?|profits?|turnover of the (?:company|firm|plant|group))\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
# "the highest since 2019", "for the first time since 2020": no time of the figure itself.
_RECORD = re.compile(r"\b(?:first|\w+est|most|least|record|best|worst|unseen)\b[^.;,]{0,40}$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
SIGNED = frozenset("sign conclude ink initial reach agree found establish set open launch build".split())
GAP = 60
LONG = 45  # characters: a longer figure is a comparison of two sums, with words between them


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a text, by place; `yearless` are the periods whose year the text leaves open."""

    text: str
    money: tuple[Money, ...]
    changes: tuple[Change, ...]
    times: tuple[TimeSpan, ...]
    yearless: frozenset[str]

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """What a stretch of text states, in its order: values told of this time, then those compared with.

        Without money and change one figure with the period alone, if there is one.
        """
        money = [m for m in self.money if start <= m.start < end and not self._other(m, start)]
        told = [m for m in money if self.difference(m) is None]
        base = {m.start for m in self._bases(told, start)}
        main, earlier = [m for m in told if m.start not in base], [m for m in told if m.start in base]
        changes = [c for c in self.changes if start <= c.start < end and not c.unsigned]
        times = [t for t in self.times if start <= t.start < end and t.value]
        own = [t for t in times if t.kind == "period"]
        if not main:
            figures = [Figure(c.start, None, None, c.pct, _nearest(own, c.start)) for c in changes]
            period = _nearest(own, start)
            return tuple(figures) or ((Figure(own[0].start, period=period),) if own else ())
        figures = self._dated(main, own)
        for change in changes:
            self._attach(figures, main, change)
        for m in money:
            self._amount(figures, main, m)
        return (*figures, *self._earlier(earlier, figures, times))

    def difference(self, money: Money) -> float | None:
        """How much more or less a sum says, where it says so: "C$18 million less"; else None."""
        after = _MORE.match(self.text, money.end)
        before = _DIFFERENCE.search(self.text, max(0, money.start - 40), money.start)
        found = after or before
        if found is None:
            return None
        if (
            found is after
            and _AGAINST.match(self.text, found.end() - 5)
            and re.match(r" from", self.text[found.end() :])
        ):
            return None  # "$3bn, up from $2bn"
        if found is after and not re.match(r" (?:than|on|year|compared)", self.text[found.end() :]):
            return None
        return money.value if found["rise"] else -money.value

    def differences(self, start: int, end: int) -> list[float]:
        return [d for m in self.money if start <= m.start < end and (d := self.difference(m)) is not None]

    def _other(self, money: Money, start: int) -> bool:
        return _OTHER.search(self.text, max(start, money.start - 60), money.start) is not None

    def _bases(self, money: list[Money], start: int) -> Iterable[Money]:
        for a, b in pairwise(money):
            between = self.text[a.end : b.start]
            if _FROM.search(self.text, start, a.start) and _TO.fullmatch(between):
                yield a
            elif len(between) <= GAP + 40 and _AGAINST.fullmatch(between):
                yield b

    def _dated(self, money: list[Money], times: list[TimeSpan]) -> list[Figure]:
        """Each sum with the time nearest to it that no other sum is nearer to; a lone time is that of all."""
        figures: list[Figure] = []
        for n, m in enumerate(money):
            left = money[n - 1].end if n else 0
            right = money[n + 1].start if n + 1 < len(money) else len(self.text)
            before = [t for t in times if left <= t.start <= m.start]
            after = [t for t in times if m.start < t.start < right]
            period = None
            if before and after and (n or self._close(m, after[0])):
                period = after[0].value  # "$5m in 2023 and $6m in 2024"
            elif before:
                period = before[-1].value if not n or not self._owned(before[-1], money[n - 1]) else None
            elif after:
                period = after[0].value
            if period is None and after:
                period = after[0].value
            figures.append(Figure(m.start, m.value, m.currency, None, period))
        known = [f.period for f in figures if f.period]
        return [f if f.period else replace(f, period=known[0] if known else None) for f in figures]

    def _close(self, money: Money, time: TimeSpan) -> bool:
        """Whether a time stands after a sum in the same breath."""
        between = self.text[money.end : time.start]
        return len(between) < 100 and not re.search(r"[,;:—(]|\b(?:and|but)\b", between)

    def _owned(self, time: TimeSpan, money: Money) -> bool:
        """Whether a time stands right after a sum: "$5m in 2023"."""
        return time.start - money.end <= 20

    def _attach(self, figures: list[Figure], money: list[Money], change: Change) -> None:
        """A change is of the sum nearest to it, one right after it rather than before the next."""

        def gap(n: int) -> int:
            m = money[n]
            return max(0, change.start - m.end, m.start - change.end)

        at = min(range(len(money)), key=lambda n: (gap(n), n))
        if figures[at].change is None:
            figures[at] = replace(figures[at], change=change.pct)

    def _amount(self, figures: list[Figure], money: list[Money], more: Money) -> None:
        """As in "€1.2bn, €80m more than in 2023": the change of the sum before."""
        amount = self.difference(more)
        before = [n for n, m in enumerate(money) if m.start < more.start]
        if amount is None or not before or figures[before[-1]].change is not None:
            return
        value = money[before[-1]].value
        if value > amount:
            change = round((value / (value - amount) - 1) * 100, 1)
            figures[before[-1]] = replace(figures[before[-1]], change=change)

    def _earlier(self, money: list[Money], figures: list[Figure], times: list[TimeSpan]) -> list[Figure]:
        """The figures compared with, each with its own time: the one beside it, else a year before."""
        found = []
        for m in money:
            after = [t for t in times if m.end <= t.start < m.end + 50 and t.kind != "date"]
            told = next((t.value for t in after), None)
            main = figures[-1].period if figures else None
            if told and main and len(told) != len(main):  # "a year earlier": than the main figure's time
                told = self.shifted(main)
            found.append(Figure(m.start, m.value, m.currency, None, told, compared=True))
        return found

    def shifted(self, period: str | None) -> str | None:
        """The same time a year before."""
        if not period or not period[:4].isdigit():
            return None
        return "/".join(f"{int(end[:4]) - 1}{end[4:]}" for end in period.split("/"))

    def heading(self, start: int, reach: int) -> str | None:
        """The last period named in the stretch before an offset."""
        near = [t for t in self.times if t.kind == "period" and start - reach <= t.start < start and t.value]
        return near[-1].value if near else None

    def covers(self, start: int) -> bool:
        """Whether a figure or time stands at an offset."""
        for spans in (self.money, self.changes, self.times):
            for each in spans:
                if each.start <= start < each.end and each.end - each.start < LONG:
                    return True
        return False

    def earlier(self, start: int, end: int) -> bool:
        """Whether a stretch names a time to compare with: "a year earlier"."""
        return any(t.kind == "comparison" and start <= t.start < end for t in self.times)

    def any(self, start: int, end: int) -> bool:
        """Whether a stretch has a sum or a change."""
        return any(start <= m.start < end for m in self.money) or any(start <= c.start < end for c in self.changes)


def read(scene: Setting) -> Figures:
    """The figures of an article; a sum without a currency has that of the sum before it."""
    article = scene.article
    times = tuple(t for t in scene.times if not _by_the_way(scene, t))
    return Figures(
        article.text,
        quantities.inherit(quantities.money(article.text, article.language)),
        quantities.changes(article.text, article.language),
        times,
        frozenset(t.value for t in times if not _YEAR.search(article.text, t.start, t.end)),
    )


def _by_the_way(scene: Setting, time: TimeSpan) -> bool:
    """Whether a time is told of something else: "a contract signed in August", "the highest since 2019"."""
    text = scene.article.text
    since = text[time.start : time.start + 5].lower() == "since" or text[: time.start].endswith("since ")
    if since and _RECORD.search(text, max(0, time.start - 60), time.start):
        return True
    token = scene.token(time.start)
    for above in (token, *token.ancestors):
        if above.dep_ == "acl" and above.pos_ == "VERB":
            return above.lemma_ in SIGNED
        if above.pos_ == "VERB" or above.dep_ == "acl:relcl":
            return False
    return False


def _nearest(times: list[TimeSpan], at: int) -> str | None:
    before = [t for t in times if t.start <= at]
    chosen = before[-1] if before else times[0] if times else None
    return chosen.value if chosen is not None else None
