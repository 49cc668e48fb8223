"""Figures in a text: numbers, money, changes and shares in per cent. Reads text, knows no syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Literal

from pipelines.languages.en import numbers as english
from pipelines.languages.ru import numbers as russian

LANGUAGES: dict[str, ModuleType] = {"ru": russian, "en": english}
Approximate = Literal["more", "less", "about"]

# Spaces that typesetters put into figures, made plain one for one so that offsets stay.
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " "})
# Signs that no language owns, the longer first.
SYMBOLS: tuple[tuple[str, str], ...] = (
    (r"US\$", "USD"), (r"C\$|CA\$", "CAD"), (r"A\$|AU\$", "AUD"), (r"NZ\$", "NZD"), (r"HK\$", "HKD"), (r"S\$", "SGD"),
    (r"NT\$", "TWD"), (r"R\$", "BRL"), (r"\$", "USD"), ("€", "EUR"), ("₽", "RUB"), ("£", "GBP"), ("₸", "KZT"),
    ("₴", "UAH"), ("₹", "INR"), ("₺", "TRY"), ("₩", "KRW"), ("₫", "VND"), ("₪", "ILS"), ("₼", "AZN"), ("₾", "GEL"),
    ("֏", "AMD"), ("฿", "THB"), ("₦", "NGN"), (r"CN¥", "CNY"), ("¥", "JPY"),
)
_CODES = (
    "USD EUR RUB CNY RMB BYN KZT UZS KGS TJS TMT AZN AMD GEL UAH MDL TRY INR PKR VND JPY KRW GBP CHF PLN CZK HUF AED QAR SAR "
    "OMR IRR BRL ZAR CAD AUD NZD SGD HKD THB MYR IDR MNT EGP RSD NGN KES ARS MXN ILS SEK NOK DKK"
).split()
_SENTENCE_END = re.compile(r"[;!?\n]|\.(?=\s+[\"«„“(\[—–-]*\s*[А-ЯЁA-Z])")
_WORD_GAP = re.compile(r"\w+")
_COMMA_COST, _AHEAD_COST = 30, 2


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
    """A change in per cent. `unsigned`: no word near says whether it grew or fell, and `pct` is positive."""

    start: int
    end: int
    pct: float
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in per cent."""

    start: int
    end: int
    pct: float


@dataclass(frozen=True, slots=True)
class _Grammar:
    """One language's tables, compiled."""

    data: ModuleType
    tokens: re.Pattern[str]
    joint: re.Pattern[str]
    values: tuple[tuple[re.Pattern[str], str, float], ...]
    money: re.Pattern[str]
    adjective: re.Pattern[str]
    counted: re.Pattern[str]
    currencies: tuple[tuple[re.Pattern[str], str], ...]
    shared: tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...]], ...]
    bounds: tuple[tuple[re.Pattern[str], Approximate], ...]
    percent: re.Pattern[str]
    by: re.Pattern[str]
    up_to: re.Pattern[str]
    level: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_after: re.Pattern[str]
    share_after: re.Pattern[str]
    direction: re.Pattern[str]
    bound_word: re.Pattern[str]
    comparative: re.Pattern[str]
    folds: tuple[tuple[re.Pattern[str], float, bool], ...]
    times: re.Pattern[str]
    fraction: re.Pattern[str]
    against: re.Pattern[str]
    from_word: re.Pattern[str]
    to_word: re.Pattern[str]


def number(text: str, language: str = "ru") -> float | None:
    """The value of a numeral, in digits or words: «пяти миллиардов шестисот миллионов», `10.2 million`; None if it is none."""
    grammar = _grammar(language)
    return _evaluate(grammar, text.translate(_PLAIN).strip())


def money(text: str, language: str) -> tuple[Money, ...]:
    """All sums in the text, from left to right."""
    grammar, text = _grammar(language), text.translate(_PLAIN)
    found = [*_sums(grammar, text), *_adjectives(grammar, text)]
    return tuple(sorted(found, key=lambda m: m.start))


def inherit(sums: Iterable[Money]) -> tuple[Money, ...]:
    """The same sums, those without a currency taking that of the last one before: «$12 млрд …, из них 3 млрд»."""
    last, filled = None, []
    for each in sums:
        last = each.currency or last
        filled.append(each if each.currency else replace(each, currency=last))
    return tuple(filled)


def changes(text: str, language: str) -> tuple[Change, ...]:
    """All changes in the text, from left to right: percentages, multiples, fractions, and two sums set against each other."""
    grammar, text = _grammar(language), text.translate(_PLAIN)
    found = [each for each in _percentages(grammar, text) if isinstance(each, Change)]
    found += _multiples(grammar, text)
    found += _fractions(grammar, text)
    found += _compared(grammar, text, money(text, language))
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def shares(text: str, language: str) -> tuple[Share, ...]:
    """All percentages that are parts of a whole, from left to right."""
    grammar, text = _grammar(language), text.translate(_PLAIN)
    return tuple(each for each in _percentages(grammar, text) if isinstance(each, Share))


# Numbers


def _evaluate(grammar: _Grammar, text: str) -> float | None:
    """Adds words within a group (`шестисот двадцати`), multiplies groups by their scale, adds the groups."""
    total, group, position, seen = 0.0, None, 0, False
    while position < len(text):
        token = grammar.tokens.match(text, position)
        if not token:
            return None
        kind, value = _value(grammar, token.group())
        if kind == "scale":
            total += (1.0 if group is None else group) * value
            group = None
        elif kind == "hundred" and group:
            group *= value
        elif kind == "of_scale":
            total += value
        else:
            group = (group or 0.0) + value
        seen, position = True, token.end()
        gap = grammar.joint.match(text, position)
        position = gap.end() if gap else position
    return round(total + (group or 0.0), 6) if seen else None


def _value(grammar: _Grammar, token: str) -> tuple[str, float]:
    if token[0].isdigit():
        return "digits", _digits(grammar, token)
    for pattern, kind, value in grammar.values:
        if pattern.fullmatch(token):
            return kind, value
    raise ValueError(f"no value for the numeral {token!r}")


def _digits(grammar: _Grammar, token: str) -> float:
    return float(token.replace(grammar.data.THOUSANDS, "").replace(",", "."))


# Money


def _sums(grammar: _Grammar, text: str) -> Iterator[Money]:
    for match in grammar.money.finditer(text):
        amount = match["after_sign"] or match["before_name"] or match["alone"]
        value = _evaluate(grammar, amount.strip())
        if value is None:
            continue
        if match["alone"] and grammar.counted.match(text, match.end()):
            continue
        name = match["sign"] or match["name"]
        start, end = match.span()
        currency = _currency(grammar, name, text, start) if name else None
        yield Money(start, end, value, currency, _approximate(grammar, text, start))


def _adjectives(grammar: _Grammar, text: str) -> Iterator[Money]:
    """«семимиллиардный оборот»."""
    for match in grammar.adjective.finditer(text):
        many = match["many"]
        factor = 0.5 if many and re.fullmatch(grammar.data.HALF_PREFIX, many, re.I) else number(many) if many else 1.0
        scale = next(
            (value for form, value in grammar.data.SCALE_ADJECTIVES if re.fullmatch(form, match["scale"], re.I)), None
        )
        if factor is not None and scale is not None:
            yield Money(match.start(), match.end(), factor * scale, None)


def _currency(grammar: _Grammar, name: str, text: str, position: int) -> str | None:
    name = name.strip()
    if name.upper() in _CODES:
        return "CNY" if name.upper() == "RMB" else name.upper()
    for pattern, code in grammar.currencies:
        if pattern.fullmatch(name):
            return code
    for pattern, hints in grammar.shared:
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


def _approximate(grammar: _Grammar, text: str, start: int) -> Approximate | None:
    before = text[max(0, start - 40) : start]
    return next((kind for pattern, kind in grammar.bounds if pattern.search(before)), None)


# Changes and shares


def _percentages(grammar: _Grammar, text: str) -> Iterator[Change | Share]:
    for match in grammar.percent.finditer(text):
        pct = _evaluate(grammar, match["n"])
        if pct is None:
            continue
        yield from _judge(grammar, text, match, pct)


def _judge(grammar: _Grammar, text: str, match: re.Match[str], pct: float) -> Iterator[Change | Share]:
    """Whether a percentage says how much something changed, stood at against before, or made up of a whole."""
    start, end = match.span()
    left, right = _sentence(text, start, end)
    before, after = text[left:start], text[end:right]
    if grammar.rate_before.search(before) or grammar.rate_after.match(after):
        return
    if match["plus"] or match["minus"]:
        yield Change(start, end, pct if match["plus"] else -pct)
        return
    by, up_to = grammar.by.search(before), grammar.up_to.search(before)
    led = _led_by(grammar, before)
    if grammar.level.match(after) and not by and (up_to or led is None):
        yield Change(start, end, round(pct - 100, 2))
    elif by:
        sign = _direction(grammar, text, start, end)
        if sign is None and grammar.share_after.match(after):
            yield Share(start, end, pct)
        else:
            yield Change(start, end, pct * (sign or 1), unsigned=sign is None)
    elif (sign := _comparative(grammar, after)) is not None:
        yield Change(start, end, pct * sign)
    elif led is not None and not up_to and not grammar.share_after.match(after):
        yield Change(start, end, pct * led)
    else:
        yield Share(start, end, pct)


def _led_by(grammar: _Grammar, before: str) -> int | None:
    """The sign of a word of growth or decline that governs what follows: «прибавил 12%», «рост составил 5%»."""
    piece = before.rsplit(",", 1)[-1]
    words = [m for m in grammar.direction.finditer(piece) if not grammar.bound_word.match(m.group())]
    if not words or len(_WORD_GAP.findall(piece[words[-1].end() :])) > grammar.data.LED_WITHIN:
        return None
    return _sign(words[-1])


def _comparative(grammar: _Grammar, after: str) -> int | None:
    match = grammar.comparative.match(after)
    return None if match is None else _sign(match)


def _direction(grammar: _Grammar, text: str, start: int, end: int) -> int | None:
    """The sign of the nearest word of growth or decline in the sentence; a comma makes it farther."""
    if (sign := _comparative(grammar, text[end : end + 40])) is not None:
        return sign
    left, right = _sentence(text, start, end)
    best: tuple[float, int] | None = None
    for word in grammar.direction.finditer(text, left, right):
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


def _multiples(grammar: _Grammar, text: str) -> Iterator[Change]:
    """«вдвое», «удвоился», «в 1,4 раза», `1.4-fold`."""
    for pattern, fold, signed in grammar.folds:
        for match in pattern.finditer(text):
            yield _multiple(grammar, text, match, fold, signed)
    for match in grammar.times.finditer(text):
        fold = _evaluate(grammar, match["n"].strip())
        if fold is not None and fold > 1:
            yield _multiple(grammar, text, match, fold, False)


def _multiple(grammar: _Grammar, text: str, match: re.Match[str], fold: float, signed: bool) -> Change:
    start, end = match.span()
    sign = 1 if signed else _direction(grammar, text, start, end)
    pct = (1 / fold - 1) * 100 if sign == -1 else (fold - 1) * 100
    return Change(start, end, round(pct, 1), unsigned=sign is None)


def _fractions(grammar: _Grammar, text: str) -> Iterator[Change]:
    """«на четверть», «прибавила четверть», `by a third`, `a tenth less`."""
    for match in grammar.fraction.finditer(text):
        start, end = match.span()
        left, right = _sentence(text, start, end)
        sign = _comparative(grammar, text[end:right])
        if sign is None and grammar.by.search(text[left:start]):
            sign = _direction(grammar, text, start, end)
        elif sign is None:
            before = text[left:start]
            led = list(grammar.direction.finditer(before))
            sign = _sign(led[-1]) if led and len(_WORD_GAP.findall(before[led[-1].end() :])) <= 1 else None
        if sign is None:
            continue
        for form, pct in grammar.data.FRACTIONS:
            if re.fullmatch(form, match.group(), re.IGNORECASE):
                yield Change(start, end, pct * sign)
                break


def _compared(grammar: _Grammar, text: str, sums: tuple[Money, ...]) -> Iterator[Change]:
    """The change that two sums give: «810 млн долларов против 750 млн», `from $4bn to $4.2bn`."""
    for first, second in zip(sums, sums[1:], strict=False):
        if first.currency and second.currency and first.currency != second.currency:
            continue
        between = text[first.end : second.start]
        if not (first.value and second.value):
            continue
        if grammar.against.fullmatch(between):
            yield Change(first.start, second.end, round((first.value / second.value - 1) * 100, 2))
        elif grammar.to_word.fullmatch(between) and grammar.from_word.search(text[: first.start]):
            yield Change(first.start, second.end, round((second.value / first.value - 1) * 100, 2))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = 0
    for stop in _SENTENCE_END.finditer(text, max(0, start - 400), start):
        left = stop.end()
    following = _SENTENCE_END.search(text, end)
    return left, following.start() if following else len(text)


# Grammars


@cache
def _grammar(language: str) -> _Grammar:
    data = LANGUAGES[language]
    numerals = _any(form for form, _ in data.NUMERALS)
    scales = _any(form for form, _ in data.SCALES)
    halves = rf"(?:{data.HALF_PREFIX})(?:{scales})"
    tails = _any(form for form, _ in data.TAILS)
    word = r"(?!\w)"
    token = rf"(?:{data.DIGITS})|(?:{halves}|{scales}|{tails}|{numerals}){word}"
    joint = data.JOINT
    amount = rf"(?:{data.DIGITS}|(?:{numerals}){word}(?:{joint}(?:{numerals}){word})*)(?:{joint}(?:{tails}){word})?"
    scaled = rf"(?:{amount}{joint}(?:{scales}){word}(?: (?:{tails}){word})?|(?:{data.BARE_SCALES}){word})"
    run = rf"(?:(?:{scaled}{joint})*(?:{scaled}|{amount})|(?:{scaled}))"
    names = _any(form for form, _ in (*data.CURRENCIES, *data.SHARED_CURRENCIES))
    codes = "(?-i:" + "|".join(_CODES) + ")"
    signs = _any(form for form, _ in (*data.PREFIXES, *SYMBOLS)) + f"|{codes}(?= ?\\d)"
    edge = r"(?<![\w.,])"
    large = _any(form for form, value in data.SCALES if value > 1e3)
    money_pattern = (
        rf"(?<![\w])(?P<sign>{signs}) ?(?P<after_sign>{run})"
        rf"|{edge}(?P<before_name>{run})(?:[ -]?(?P<name>(?:{names}|{codes}){word}|[$€₽₸£]))"
        rf"|{edge}(?P<alone>(?:{amount}{joint}(?:{scales}){word}{joint})*{amount}{joint}(?:{large}){word}"
        rf"|(?:{data.HALF_PREFIX})(?:{large}){word})"
    )
    direction = rf"(?<!\w)(?:(?P<rise>{data.RISE})|(?P<fall>{data.FALL}))\w*"
    compared = rf"[ ,]*(?:\w+ )?(?:(?P<rise>{data.MORE_WORDS})|(?P<fall>{data.LESS_WORDS}))\b"
    values = (
        *((_compile(form), "hundred" if value == 100 and data.HUNDRED_MULTIPLIES else "numeral", value)
          for form, value in data.NUMERALS),
        *((_compile(form), "numeral", value) for form, value in data.TAILS),
        *((_compile(form), "scale", value) for form, value in data.SCALES),
        *((_compile(rf"(?:{data.HALF_PREFIX})(?:{form})"), "of_scale", value / 2) for form, value in data.SCALES),
    )
    return _Grammar(
        data=data,
        tokens=_compile(token),
        joint=_compile(joint),
        values=values,
        money=_compile(money_pattern),
        adjective=_compile(rf"(?<!\w)(?P<many>\w+?)?-?(?P<scale>{_any(f for f, _ in data.SCALE_ADJECTIVES)}){word}"),
        counted=_compile(rf"[ -](?:{data.COUNTED_ADJECTIVE} )?(?:{data.COUNTED})"),
        currencies=tuple((_compile(form), code) for form, code in (*data.PREFIXES, *SYMBOLS, *data.CURRENCIES)),
        shared=tuple((_compile(form), hints) for form, hints in data.SHARED_CURRENCIES),
        bounds=(
            (_compile(rf"(?<!\w)(?:{data.NOT_LESS})\W*$"), "more"),
            (_compile(rf"(?<!\w)(?:{data.LESS})\W*$"), "less"),
            (_compile(rf"(?<!\w)(?:{data.MORE})\W*$"), "more"),
            (_compile(rf"(?<!\w)(?:{data.ABOUT})\W*$"), "about"),
        ),
        percent=_compile(
            rf"(?:(?<!\w)(?P<plus>{data.PLUS})|(?<![\w\d])(?P<minus>{data.MINUS}))?(?<![\w.,])(?P<n>{amount})"
            rf" ?(?:{data.PERCENT})(?!\w)"
        ),
        by=_compile(rf"(?<!\w)(?:{data.BY}) ?$"),
        up_to=_compile(rf"(?<!\w)(?:{data.UP_TO}) (?:\w+ )?$"),
        level=_compile(rf" ?\(?(?:{data.LEVEL_AFTER})"),
        rate_before=_compile(rf"(?<!\w)(?:{data.RATE_BEFORE}) (?:\w+ )?$"),
        rate_after=_compile(rf" (?:{data.RATE_AFTER})"),
        share_after=_compile(rf" (?:(?:в|от|of|in) )?(?:[\w-]+ )?(?:{data.SHARE_AFTER})"),
        direction=_compile(direction),
        bound_word=_compile(data.BOUNDS),
        comparative=_compile(compared),
        folds=tuple(
            (_compile(rf"(?<!\w)(?:{form})(?!\w)"), fold, signed) for form, fold, signed in data.FOLDS
        ),
        times=_compile(data.TIMES.format(n=rf"(?P<n>{amount})")),
        fraction=_compile(rf"(?<!\w)(?:{_any(f for f, _ in data.FRACTIONS)})(?!\w)"),
        against=_compile(rf"[ ,]*(?:{data.AGAINST})[ ,]*"),
        from_word=_compile(rf"(?<!\w)(?:{data.FROM_TO[0]}) $"),
        to_word=_compile(rf"(?: [^,.;]{{0,30}})? (?:{data.FROM_TO[1]}) "),
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
