"""Figures in a text: numbers, money, changes and shares in per cent. Reads text, knows no syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

from pipelines.figures import CODES, Approximate, Figures, evaluate, figures, plain
from pipelines.types import Span

_SENTENCE_END = re.compile(r"[;!?\n]|\.(?=\s+[\"«„“(\[—–-]*\s*[А-ЯЁA-Z])")
_WORD_GAP = re.compile(r"\w+")
_COMMA_COST, _AHEAD_COST = 30, 2
# How far a sum reaches from its digits or scale: «пяти миллиардов шестисот миллионов российских рублей».
_BEFORE, _AFTER = 40, 40
_FAR = 400
CACHE = 256  # texts: several relations ask for the figures of one sentence or article
_PEEK = 4  # a full stop ends a sentence only before a capital


@dataclass(frozen=True, slots=True)
class Money:
    """A sum. `value` is in units of `currency` (ISO 4217), which is None where the text leaves it to the context."""

    start: int
    end: int
    value: float
    currency: str | None
    approximate: Approximate | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change in per cent. `unsigned`: no word near says whether it grew or fell, and `pct` is positive.

    `base` is the sum from which it was, if the text tells it: «с 71 млн до 88 млн».
    """

    start: int
    end: int
    pct: float
    unsigned: bool = False
    base: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in per cent."""

    start: int
    end: int
    pct: float


def number(text: str, language: str = "ru") -> float | None:
    """The value of a numeral in digits or words: «пяти миллиардов шестисот миллионов», `10.2 million`; else None."""
    tables = figures(language)
    return evaluate(tables, plain(text).strip())


@lru_cache(CACHE)
def money(text: str, language: str) -> tuple[Money, ...]:
    """All sums in the text, from left to right."""
    tables, text = figures(language), plain(text)
    if not tables.hint.search(text):
        return ()
    windows = _windows(tables.hint, text)
    found = [*_sums(tables, text, windows), *_adjectives(tables, text, windows)]
    return tuple(sorted(found, key=lambda m: m.start))


def inherit(sums: Iterable[Money]) -> tuple[Money, ...]:
    """The same sums, those without a currency taking that of the last one before: «$12 млрд …, из них 3 млрд»."""
    last, filled = None, []
    for each in sums:
        last = each.currency or last
        filled.append(each if each.currency else replace(each, currency=last))
    return tuple(filled)


@lru_cache(CACHE)
def changes(text: str, language: str) -> tuple[Change, ...]:
    """All changes in the text, from left to right: in per cent, as multiples or fractions, or by two sums compared."""
    tables, text = figures(language), plain(text)
    found = [each for each in _percentages(text, language) if isinstance(each, Change)]
    found += _multiples(tables, text)
    found += _fractions(tables, text)
    found += _compared(tables, text, money(text, language))
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


@lru_cache(CACHE)
def shares(text: str, language: str) -> tuple[Share, ...]:
    """All percentages that are parts of a whole, from left to right."""
    return tuple(each for each in _percentages(plain(text), language) if isinstance(each, Share))


# Money


def _sums(tables: Figures, text: str, windows: list[Span]) -> Iterator[Money]:
    for match in chain.from_iterable(tables.money.finditer(text, *window) for window in windows):
        amount = match["after_sign"] or match["before_name"] or match["alone"]
        value = evaluate(tables, amount.strip())
        if value is None:
            continue
        if match["alone"] and tables.counted.match(text, match.end()):
            continue
        name = match["sign"] or match["name"]
        start, end = match.span()
        currency = _currency(tables, name, text, start) if name else None
        yield Money(start, end, value, currency, _approximate(tables, text, start))


def _windows(hints: re.Pattern[str], text: str) -> list[Span]:
    """The stretches around digits and words of large numbers, or signs of per cent: the rest of a text holds none."""
    windows: list[Span] = []
    for hint in hints.finditer(text):
        start = max(0, text.rfind(" ", 0, max(0, hint.start() - _BEFORE)) + 1)
        end = text.find(" ", hint.end() + _AFTER)
        end = len(text) if end < 0 else end
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _adjectives(tables: Figures, text: str, windows: list[Span]) -> Iterator[Money]:
    """«семимиллиардный оборот»."""
    windows = windows if tables.data.SCALE_ADJECTIVES else []
    for match in chain.from_iterable(tables.adjective.finditer(text, *window) for window in windows):
        many = match["many"]
        factor = 0.5 if many and re.fullmatch(tables.data.HALF_PREFIX, many, re.I) else number(many) if many else 1.0
        scale = next(
            (value for form, value in tables.data.SCALE_ADJECTIVES if re.fullmatch(form, match["scale"], re.I)), None
        )
        if factor is not None and scale is not None:
            yield Money(match.start(), match.end(), factor * scale, None)


def _currency(tables: Figures, name: str, text: str, position: int) -> str | None:
    name = name.strip()
    if name.upper() in CODES:
        return "CNY" if name.upper() == "RMB" else name.upper()
    for pattern, code in tables.currencies:
        if pattern.fullmatch(name):
            return code
    for pattern, hints in tables.shared:
        if pattern.fullmatch(name):
            return _nearest_hint(hints, text, position)
    return None


def _nearest_hint(hints: tuple[tuple[str, str], ...], text: str, position: int) -> str | None:
    distances = (
        (abs(match.start() - position), code)
        for stem, code in hints
        for match in re.finditer(rf"(?<!\w){stem}", text, re.IGNORECASE)
    )
    return min(distances, default=(0, None), key=lambda pair: pair[0])[1]


def _approximate(tables: Figures, text: str, start: int) -> Approximate | None:
    before = text[max(0, start - 40) : start]
    return next((kind for pattern, kind in tables.bounds if pattern.search(before)), None)


# Changes and shares


@lru_cache(CACHE)  # changes and shares ask for the same text's
def _percentages(text: str, language: str) -> tuple[Change | Share, ...]:
    tables = figures(language)
    found: list[Change | Share] = []
    for window in _windows(tables.percent_sign, text):
        for match in tables.percent.finditer(text, *window):
            pct = evaluate(tables, match["n"])
            if pct is not None:
                found.extend(_judge(tables, text, match, pct))
    return tuple(found)


def _judge(tables: Figures, text: str, match: re.Match[str], pct: float) -> Iterator[Change | Share]:
    """Whether a percentage says how much something changed, stood at against before, or made up of a whole."""
    start, end = match.span()
    left, right = _sentence(text, start, end)
    before, after = text[left:start], text[end:right]
    if tables.rate_before.search(before) or tables.rate_after.match(after):
        return
    if match["plus"] or match["minus"]:
        yield Change(start, end, pct if match["plus"] else -pct)
        return
    by, up_to = tables.by.search(before), tables.up_to.search(before)
    led = _led_by(tables, before)
    if tables.level.match(after) and not by and (up_to or led is None):
        yield Change(start, end, round(pct - 100, 2))
    elif by:
        sign = _direction(tables, text, start, end)
        if sign is None and tables.share_after.match(after):
            yield Share(start, end, pct)
        else:
            yield Change(start, end, pct * (sign or 1), unsigned=sign is None)
    elif (sign := _comparative(tables, after)) is not None:
        yield Change(start, end, pct * sign)
    elif led is not None and not up_to and not tables.share_after.match(after):
        yield Change(start, end, pct * led)
    else:
        yield Share(start, end, pct)


def _led_by(tables: Figures, before: str) -> int | None:
    """The sign of a word of growth or decline that governs what follows: «прибавил 12%», «рост составил 5%»."""
    piece = before.rsplit(",", 1)[-1]
    words = [m for m in tables.direction.finditer(piece) if not tables.bound_word.match(m.group())]
    if not words or len(_WORD_GAP.findall(piece[words[-1].end() :])) > tables.data.LED_WITHIN:
        return None
    return _sign(words[-1])


def _comparative(tables: Figures, after: str) -> int | None:
    match = tables.comparative.match(after)
    return None if match is None else _sign(match)


def _direction(tables: Figures, text: str, start: int, end: int) -> int | None:
    """The sign of the nearest word of growth or decline in the sentence; a comma makes it farther."""
    if (sign := _comparative(tables, text[end : end + 40])) is not None:
        return sign
    left, right = _sentence(text, start, end)
    best: tuple[float, int] | None = None
    for word in tables.direction.finditer(text, left, right):
        if word.end() <= start:
            gap, cost = text[word.end() : start], 0
        elif word.start() >= end:
            gap, cost = text[end : word.start()], _AHEAD_COST
        else:
            continue
        cost += len(gap) + _COMMA_COST * (gap.count(",") + gap.count(" а ") + gap.count(" но "))
        if best is None or cost < best[0]:
            best = (cost, _sign(word))
    return best[1] if best else None


def _sign(match: re.Match[str]) -> int:
    return 1 if match["rise"] else -1


def _multiples(tables: Figures, text: str) -> Iterator[Change]:
    """«вдвое», «удвоился», «в 1,4 раза», `1.4-fold`."""
    for pattern, fold, signed in tables.folds if tables.fold.search(text) else ():
        for match in pattern.finditer(text):
            yield _multiple(tables, text, match, fold, signed)
    for match in tables.times.finditer(text):
        times = evaluate(tables, match["n"].strip())
        if times is not None and times > 1:
            yield _multiple(tables, text, match, times, False)


def _multiple(tables: Figures, text: str, match: re.Match[str], fold: float, signed: bool) -> Change:
    start, end = match.span()
    sign = 1 if signed else _direction(tables, text, start, end)
    pct = (1 / fold - 1) * 100 if sign == -1 else (fold - 1) * 100
    return Change(start, end, round(pct, 1), unsigned=sign is None)


def _fractions(tables: Figures, text: str) -> Iterator[Change]:
    """«на четверть», «прибавила четверть», `by a third`, `a tenth less`."""
    for match in tables.fraction.finditer(text):
        start, end = match.span()
        left, right = _sentence(text, start, end)
        sign = _comparative(tables, text[end:right])
        if sign is None and tables.by.search(text[left:start]):
            sign = _direction(tables, text, start, end)
        elif sign is None:
            before = text[left:start]
            led = list(tables.direction.finditer(before))
            sign = _sign(led[-1]) if led and len(_WORD_GAP.findall(before[led[-1].end() :])) <= 1 else None
        if sign is None:
            continue
        for form, pct in tables.data.FRACTIONS:
            if re.fullmatch(form, match.group(), re.IGNORECASE):
                yield Change(start, end, pct * sign)
                break


def _compared(tables: Figures, text: str, sums: tuple[Money, ...]) -> Iterator[Change]:
    """The change that two sums give: «810 млн долларов против 750 млн», `from $4bn to $4.2bn`."""
    for first, second in pairwise(sums):
        if first.currency and second.currency and first.currency != second.currency:
            continue
        between = text[first.end : second.start]
        if not (first.value and second.value):
            continue
        before = text[max(0, first.start - 20) : first.start]
        if tables.against.fullmatch(between):
            yield Change(first.start, second.end, round((first.value / second.value - 1) * 100, 2))
        elif tables.to_word.fullmatch(between) and tables.from_word.search(before):
            change = round((second.value / first.value - 1) * 100, 2)
            yield Change(first.start, second.end, change, base=first.value)
        elif tables.since.fullmatch(between) and tables.target.search(before):
            change = round((first.value / second.value - 1) * 100, 2)
            yield Change(first.start, second.end, change, base=second.value)
    for each in sums:
        yield from _bare(tables, text, each)


def _bare(tables: Figures, text: str, to: Money) -> Iterator[Change]:
    """«со 180 до 135 млн», «до 140 млн со 122», «30 млн, было 25»: the number before has the sum's scale."""
    left = max(0, to.start - 60)
    before, after = tables.from_bare.search(text[left : to.start]), tables.since_bare.match(text, to.end)
    scales = tables.scale.findall(text[to.start : to.end])
    unit = evaluate(tables, scales[-1]) if scales else None
    for match, start, end in ((before, left, to.end), (after, 0, 0)):
        if match is None or unit is None or tables.scale.search(match.group()):
            continue
        said = next(group for group in match.groupdict().values() if group)
        number_ = evaluate(tables, said.strip())
        if number_ and number_ < unit and not re.fullmatch(r"(?:19|20)\d\d", said.strip()):
            base = number_ * unit
            change = round((to.value / base - 1) * 100, 2)
            yield Change(start + match.start() if start else to.start, end or match.end(), change, base=base)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(0, start - _FAR)
    for stop in _SENTENCE_END.finditer(text, left, start + _PEEK):
        if stop.end() > start:
            break
        left = stop.end()
    following = _SENTENCE_END.search(text, end, end + _FAR)
    return left, following.start() if following else min(len(text), end + _FAR)
