"""One language's numerals, currencies and words of growth, compiled: under `pipelines.quantities`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Literal

from pipelines.languages.en import numbers as english
from pipelines.languages.ru import numbers as russian

LANGUAGES: dict[str, ModuleType] = {"ru": russian, "en": english}
Approximate = Literal["more", "less", "about"]

# Spaces that typesetters put into figures, made plain one for one so that offsets stay.
SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007", "\t")
# Signs that no language owns, the longer first.
SYMBOLS: tuple[tuple[str, str], ...] = (
    (r"US\$", "USD"), (r"C\$|CA\$", "CAD"), (r"A\$|AU\$", "AUD"), (r"NZ\$", "NZD"), (r"HK\$", "HKD"), (r"S\$", "SGD"),
    (r"NT\$", "TWD"), (r"R\$", "BRL"), (r"\$", "USD"), ("€", "EUR"), ("₽", "RUB"), ("£", "GBP"), ("₸", "KZT"),
    ("₴", "UAH"), ("₹", "INR"), ("₺", "TRY"), ("₩", "KRW"), ("₫", "VND"), ("₪", "ILS"), ("₼", "AZN"), ("₾", "GEL"),
    ("֏", "AMD"), ("฿", "THB"), ("₦", "NGN"), (r"CN¥", "CNY"), ("¥", "JPY"),
)
CODES: tuple[str, ...] = (
    "USD", "EUR", "RUB", "CNY", "RMB", "BYN", "KZT", "UZS", "KGS", "TJS", "TMT", "AZN", "AMD", "GEL", "UAH", "MDL",
    "TRY", "INR", "PKR", "VND", "JPY", "KRW", "GBP", "CHF", "PLN", "CZK", "HUF", "AED", "QAR", "SAR", "OMR", "IRR",
    "BRL", "ZAR", "CAD", "AUD", "NZD", "SGD", "HKD", "THB", "MYR", "IDR", "MNT", "EGP", "RSD", "NGN", "KES", "ARS",
    "MXN", "ILS", "SEK", "NOK", "DKK",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """One language's tables, compiled."""

    data: ModuleType
    tokens: re.Pattern[str]
    joint: re.Pattern[str]
    values: tuple[tuple[re.Pattern[str], str, float], ...]
    money: re.Pattern[str]
    hint: re.Pattern[str]
    adjective: re.Pattern[str]
    counted: re.Pattern[str]
    fold: re.Pattern[str]
    currencies: tuple[tuple[re.Pattern[str], str], ...]
    shared: tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...]], ...]
    bounds: tuple[tuple[re.Pattern[str], Approximate], ...]
    percent: re.Pattern[str]
    percent_sign: re.Pattern[str]
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
    from_bare: re.Pattern[str]
    since_bare: re.Pattern[str]
    since: re.Pattern[str]
    scale: re.Pattern[str]
    target: re.Pattern[str]


def plain(text: str) -> str:
    """The text with spaces of one kind only, offsets as they were."""
    for space in SPACES:
        text = text.replace(space, " ")
    return text


def evaluate(figures: Figures, text: str) -> float | None:
    """Adds words within a group (`шестисот двадцати`), multiplies groups by their scale, adds the groups."""
    total, group, position, seen = 0.0, None, 0, False
    while position < len(text):
        token = figures.tokens.match(text, position)
        if not token:
            return None
        kind, value = _value(figures, token.group())
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
        gap = figures.joint.match(text, position)
        position = gap.end() if gap else position
    total += group or 0.0
    return round(total, 6 if total < 1e6 else 2) if seen else None  # 8.3e9 is no 8300000000.000001


def _value(figures: Figures, token: str) -> tuple[str, float]:
    if token[0].isdigit():
        return "digits", _digits(figures, token)
    for pattern, kind, value in figures.values:
        if pattern.fullmatch(token):
            return kind, value
    raise ValueError(f"no value for the numeral {token!r}")


def _digits(figures: Figures, token: str) -> float:
    return float(token.replace(figures.data.THOUSANDS, "").replace(",", "."))


@cache
def figures(language: str) -> Figures:
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
    codes = "(?-i:" + "|".join(CODES) + ")"
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
    return Figures(
        data=data,
        tokens=_compile(token),
        joint=_compile(joint),
        values=values,
        money=_compile(money_pattern),
        hint=_compile(rf"\d|{data.HINT}"),
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
        percent_sign=_compile(data.PERCENT),
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
        fold=_compile(rf"(?<!\w)(?:{_any(form for form, _, _ in data.FOLDS)})(?!\w)"),
        times=_compile(data.TIMES.format(n=rf"(?P<n>{amount})")),
        fraction=_compile(rf"(?<!\w)(?:{_any(f for f, _ in data.FRACTIONS)})(?!\w)"),
        against=_compile(rf"(?:[^.;!?]{{0,90}},)?[ ,]*(?:{data.AGAINST})[ ,]*"),
        from_word=_compile(rf"(?<!\w)(?:{data.FROM_TO[0]}) $"),
        from_bare=_compile(
            rf"(?<!\w)(?:(?:{data.FROM_TO[0]}) (?P<n>{amount})(?: [^,.;]{{0,30}})? (?:{data.FROM_TO[1]})"
            rf"|(?:{data.WAS_NOW[0]}) (?P<was>{amount}),? (?:{data.WAS_NOW[1]})) $"
        ),
        since_bare=_compile(rf"[ ,]+(?:{data.SINCE}) (?P<n>{amount})(?= ?[.,;!?»)\n]|$)"),
        since=_compile(rf",? (?:{data.SINCE}) "),
        scale=_compile(rf"(?:{scales}){word}"),
        to_word=_compile(rf"(?: [^,.;]{{0,30}})? (?:{data.FROM_TO[1]}) "),
        target=_compile(rf"(?<!\w)(?:{data.FROM_TO[1]}) $"),
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
