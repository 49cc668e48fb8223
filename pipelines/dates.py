"""Dates and periods that a text names, resolved against the day of publication. Reads text, knows no syntax."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pipelines.calendars import Calendar, calendar
from pipelines.figures import plain
from pipelines.timespans import RULES, Found, TimeSpan

__all__ = ["TimeSpan", "find"]

# How far a pattern may reach from its telling word.
_REACH = 60
_WORD = re.compile(r"\w+")


def find(text: str, language: str, published: str | None) -> tuple[TimeSpan, ...]:
    """All times that the text names, from left to right, not overlapping, the longest reading first.

    `published` is an ISO date; without it relative times have no value and are left out.
    """
    tables, text = calendar(language), plain(text)
    day = date.fromisoformat(published) if published else None
    spans: list[TimeSpan] = []
    previous = previous_day = None
    for rule, match in _select(tables, text):
        found = Found(rule, match, tables, text, day, previous, previous_day)
        span = RULES[rule](found)
        if span is None:
            continue
        if span.kind != "comparison" and tables.against.search(text[max(0, span.start - 80) : span.start]):
            span = TimeSpan(span.start, span.end, span.value, "comparison")
        spans.append(span)
        if span.kind == "period":
            previous = span.value
        elif span.kind == "date":
            previous_day = span.value
    return tuple(spans)


def _select(tables: Calendar, text: str) -> list[tuple[str, re.Match[str]]]:
    """The matches that stand, from left to right: of those that overlap the longest, then the first."""
    matches = [
        (rule, match)
        for start, end, rules in _windows(tables, text)
        for rule, pattern in tables.patterns
        if rule in rules
        for match in pattern.finditer(text, start, end)
    ]
    matches.sort(key=lambda pair: (pair[1].start() - pair[1].end(), pair[1].start()))
    standing: list[tuple[str, re.Match[str]]] = []
    taken = bytearray(len(text))
    for rule, match in matches:
        start, end = match.span()
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            standing.append((rule, match))
    return sorted(standing, key=lambda pair: pair[1].start())


def _windows(tables: Calendar, text: str) -> list[tuple[int, int, set[str]]]:
    """The stretches around words that tell of time, each with the rules that its words may serve.

    Most of a text has none, and forty patterns need not read it.
    """
    spans: list[tuple[int, int]] = []
    serving: list[tuple[int, frozenset[str]]] = []
    for word in _WORD.finditer(text):
        tells, rules = _told(tables.language, word.group())
        if rules:
            serving.append((word.start(), rules))
        if not tells:
            continue
        start, end = max(0, word.start() - _REACH), min(len(text), word.end() + _REACH)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    windows = []
    for start, end in spans:
        start, end = _word_start(text, start), _word_end(text, end)
        served = (rules for at, rules in serving if start <= at < end)
        windows.append((start, end, set(tables.free).union(*served)))
    return windows


@lru_cache(50_000)
def _told(language: str, word: str) -> tuple[bool, frozenset[str]]:
    """Whether a word may tell of time, and the rules that need such a word.

    Of hints of two words («тот же») the first is enough to look there.
    """
    tables = calendar(language)
    rules = frozenset(rule for rule, pattern in tables.needs if pattern.search(word))
    return tables.hint.match(f"{word} же") is not None, rules


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at
