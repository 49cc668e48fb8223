"""One language's calendar, compiled: under `pipelines.dates` and its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import Literal

from pipelines.languages.en import calendar as english
from pipelines.languages.ru import calendar as russian

LANGUAGES: dict[str, ModuleType] = {"ru": russian, "en": english}
Lean = Literal["past", "future"] | None

_SENTENCE_END = re.compile(r"[;!?\n]|\.(?=\s+[\"«„“(\[—–-]*\s*[А-ЯЁA-Z])")
_COMMA_COST = 25
_FAR = 400
_PEEK = 4  # a full stop ends a sentence only before a capital


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language's calendar, compiled. `needs`: words that rules can't do without; `free`: the rules without such."""

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
    hint: re.Pattern[str]
    needs: tuple[tuple[str, re.Pattern[str]], ...]
    free: frozenset[str]
    fiscal: tuple[tuple[re.Pattern[str], int], ...]

    def month(self, text: str) -> int:
        return _index(self.months, text)

    def weekday(self, text: str) -> int:
        return _index(self.weekdays, text) - 1

    def ordinal(self, text: str) -> int:
        return _index(self.ordinals, text)

    def relative(self, text: str) -> int:
        return next(offset for pattern, offset in self.relatives if pattern.fullmatch(text))


def lean(calendar: Calendar, text: str, start: int, end: int) -> Lean:
    """Whether the verb nearest to a time, in its sentence, speaks of what was or what will be."""
    left = max(0, start - _FAR)
    for stop in _SENTENCE_END.finditer(text, left, start + _PEEK):
        if stop.end() > start:
            break
        left = stop.end()
    following = _SENTENCE_END.search(text, end, end + _FAR)
    right = following.start() if following else min(len(text), end + _FAR)
    best: tuple[int, Lean] | None = None
    for first, last, way in _verbs(calendar.language, text[left:right]):
        gap = text[left + last : start] if left + last <= start else text[end : left + first]
        cost = len(gap) + _COMMA_COST * gap.count(",")
        if best is None or cost < best[0]:
            best = (cost, way)
    return best[1] if best else None


@lru_cache(maxsize=1000)
def _verbs(language: str, sentence: str) -> tuple[tuple[int, int, Lean], ...]:
    """The words of a sentence that tell its tense: where, and which way they look."""
    tables = calendar(language)
    ahead = [word.span() for word in tables.future.finditer(sentence)]
    behind = [
        word.span()
        for word in tables.past.finditer(sentence)
        if not tables.not_past.match(word.group())
        and not any(start < word.end() and word.start() < end for start, end in ahead)  # `signed` in `will be signed`
    ]
    return tuple([(*span, "future") for span in ahead] + [(*span, "past") for span in behind])


def _index(patterns: tuple[re.Pattern[str], ...], text: str) -> int:
    return next(i for i, pattern in enumerate(patterns, 1) if pattern.fullmatch(text))


@cache
def calendar(language: str) -> Calendar:
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
    return Calendar(
        language=language,
        data=data,
        patterns=tuple(
            (rule, _compile(rf"(?<![\w.,])(?:{_fill(form, tables)})(?!\w)")) for rule, form in data.PATTERNS
        ),
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
        hint=_compile(rf"(?<!\w)(?:{tables['month']}|\d{{4}}|{data.HINT})"),
        needs=tuple((rule, _compile(_fill(form, tables))) for rule, form in data.NEEDS.items()),
        free=frozenset(rule for rule, _ in data.PATTERNS) - data.NEEDS.keys(),
        fiscal=tuple((_compile(form), month) for form, month in data.FISCAL_YEARS),
    )


def _fill(form: str, tables: dict[str, str]) -> str:
    for name, table in tables.items():
        form = form.replace(f"{{{name}}}", table)
    return form


def _any(forms: Iterable[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms)


def _compile(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)
