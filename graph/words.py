"""The words, figures and dates of pictures, pages and reports in the reader's language: English, or Russian by `ru.po`.

Texts stand in the code in English, as `words.say("…")` and `words.count("one", "many", n)`; a catalogue beside this
module translates them. What articles say (titles of posts, goods, documents, sentences) stays as they have it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Any

from babel.dates import format_interval, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal

LOCALES = {"en": "en_GB", "ru": "ru"}  # day before month, and no name of a language behind it

KINDS = {
    "Person": ("person", "people"), "Country": ("country", "countries"), "Region": ("region", "regions"),
    "City": ("city", "cities"), "GovernmentBody": ("government body", "government bodies"),
    "Company": ("company", "companies"), "Organization": ("organization", "organizations"),
    "Event": ("event", "events"), "Article": ("article", "articles"), "Claim": ("claim", "claims"),
}
STATUSES = {"asserted": "reported as fact", "planned": "planned", "proposed": "proposed", "former": "former post"}

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})(?:-(\d{2}))?")
_SKELETONS = {(True, False, False): "y", (True, True, False): "yMMM", (True, True, True): "yMMMd",
              (False, True, False): "MMM", (False, True, True): "MMMd"}


@dataclass(frozen=True, slots=True)
class Words:
    """A language to write in. `en` or `ru`."""

    language: str = "en"

    def say(self, text: str, **values: object) -> str:
        """The text in this language, with the values in its braces."""
        said = _catalogue(self.language).gettext(text)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The text that fits the number, which stands in its braces as `n`."""
        said = _catalogue(self.language).ngettext(one, many, number)
        return said.format(n=self.number(number), **values)

    def kind(self, type_: str) -> str:
        """An entity type as a title."""
        word = self.say(KINDS[type_][0]) if type_ in KINDS else type_
        return word[:1].upper() + word[1:]

    def kinds(self, type_: str, number: int) -> str:
        """So many entities of a type."""
        one, many = KINDS.get(type_, (type_, type_))
        return f"{self.number(number)} {_catalogue(self.language).ngettext(one, many, number)}"

    def relation(self, type_: str) -> str:
        """A relation type in words."""
        return self.say(type_.replace("_", " ").lower())

    def status(self, status: str) -> str:
        """A status, as it stands behind a relation."""
        return self.say(status)

    def number(self, value: float) -> str:
        """A number in full."""
        return format_decimal(value, locale=LOCALES[self.language])

    def percent(self, value: float, signed: bool = False) -> str:
        """A share or, signed, a change, given in per cent."""
        pattern = "+#,##0.##;-#,##0.##" if signed else "#,##0.##"
        figure = format_decimal(value, pattern, locale=LOCALES[self.language])
        return self.say("{figure}%", figure=figure)

    def money(self, given: Mapping[str, Any]) -> str:
        """A figure with its currency: 678100000.0 with USD is `678.1M USD`; empty where there is none."""
        value = given.get("value")
        if not isinstance(value, int | float):
            return ""
        # Five digits first: 999,996,000 is one billion, not a thousand million.
        rounded = float(f"{value:.5g}")
        number = format_compact_decimal(rounded, locale=LOCALES[self.language], fraction_digits=2)
        return f"{number} {given['currency']}" if given.get("currency") else number

    def when(self, text: str) -> str:
        """A date or period: a day, month or year, with or without its year, or a stretch of them."""
        ends = [_parts(end) for end in text.split("/")]
        if not text or len(ends) > 2 or None in ends:
            return text
        (first, skeleton), (last, until) = ends[0], ends[-1]  # type: ignore[misc]
        locale = LOCALES[self.language]
        if len(ends) == 2 and skeleton == until and first < last:
            return _spaced(format_interval(first, last, skeleton, locale=locale))
        return " – ".join(_day(*end, locale) for end in ends if end)

    def stretch(self, first: str, last: str) -> str:
        """From one date to another, or the one date that both are."""
        return self.when(first if first == last else f"{first}/{last}")


def _parts(text: str) -> tuple[date, str] | None:
    """The first day that a date means, and which parts of it are said; without a year, a leap year stands in."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    try:
        return (date(int(year or 2000), int(month or 1), int(day or 1)),
                _SKELETONS[bool(year), bool(month), bool(day)])
    except ValueError:
        return None


def _day(day: date, skeleton: str, locale: str) -> str:
    return str(day.year) if skeleton == "y" else _spaced(format_skeleton(skeleton, day, locale=locale))


def _spaced(text: str) -> str:
    """Text with spaces of the usual width, for which every font has room."""
    return text.replace("\u2009", " ").replace("\u202f", "\u00a0")


@cache
def _catalogue(language: str) -> NullTranslations:
    file = files("graph") / f"{language}.po"
    if not file.is_file():
        return NullTranslations()  # English stands in the code
    packed = BytesIO()
    with file.open("rb") as texts:
        write_mo(packed, read_po(texts, locale=language))
    packed.seek(0)
    return GNUTranslations(packed)


ENGLISH = Words()
