"""Goods, and areas of work, as lists of noun phrases in the nominative: between the parsed text and trade claims.

Lists are read from left to right by case, not by the parse: parsers hang the members of a long list on one another at
random, while case and commas hold: «тракторов, сухого молока и средств защиты растений».
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.languages.ru import goods as words
from pipelines.noun_phrases import (
    ALL,
    DATIVE,
    DIRECT,
    GENITIVE,
    INSTRUMENTAL,
    LOCATIVE,
    Test,
    Words,
    in_nominative,
    phrase_at,
)

__all__ = [
    "ALL",
    "DATIVE",
    "DIRECT",
    "GENITIVE",
    "INSTRUMENTAL",
    "LOCATIVE",
    "Listing",
    "Words",
    "listing",
    "past_amount",
]


@dataclass(frozen=True, slots=True)
class Listing:
    """Noun phrases in the nominative, and the tokens (half-open) that they were read from."""

    items: tuple[str, ...]
    start: int
    end: int


def listing(doc: Words, start: int, stop: int, cases: frozenset[str], foreign: Test) -> Listing | None:
    """The list of noun phrases in one of the cases that begins at token `start`; None where no such phrase begins.

    `foreign` tells the words that are no part of goods: places and the adjectives made of them (both «белорусской» in
    «белорусской техники» and «Беларуси»). General words («товары») and remainders («и другое») give no item.
    """
    items: list[str] = []
    start = at = end = _skip(doc, start, stop)
    while at < stop:
        amount = past_amount(doc, at, stop) if items else at
        phrase = phrase_at(doc, amount, stop, GENITIVE if amount > at else cases, foreign)
        if phrase is None:
            break
        text = in_nominative(doc, phrase, GENITIVE if amount > at else cases, foreign)
        if text and text not in items:
            items.append(text)
        end = phrase.end
        told = _detail(doc, end, stop, general=not text)
        if told is not None:
            within = listing(doc, told, _bracket(doc, end, stop) or stop, cases | DIRECT, foreign)
            if within is not None and within.items:
                items += [each for each in within.items if each not in items]
                end = within.end
        after = _joint(doc, _past_remark(doc, end, stop, foreign), stop)
        if after is None:
            break
        at = after
    return Listing(tuple(items), start, end) if end > start else None


def _detail(doc: Words, at: int, stop: int, general: bool) -> int | None:
    """Where the goods begin that a word for them is followed by: «товары, такие как мука», «металлы (трубы, прокат)».

    A colon and a bare «как» lead to them after a `general` word only.
    """
    if at + 1 >= stop:
        return None
    if doc[at].text == ":" and general:
        return at + 1
    if doc[at].text not in {",", "("}:
        return None
    for lead in words.DETAILS:
        here = tuple(doc[i].lower_ for i in range(at + 1, min(at + 1 + len(lead), stop)))
        if here == lead and (general or lead != ("как",)):
            after = at + 1 + len(lead)
            return after + 1 if after < stop and doc[after].text in {",", ":", "—", "–"} else after
    return at + 1 if doc[at].text == "(" else None


def _bracket(doc: Words, at: int, stop: int) -> int:
    """The closing one of a bracket that opens here; else 0."""
    if at >= stop or doc[at].text != "(":
        return 0
    return next((i for i in range(at + 1, stop) if doc[i].text == ")"), 0)


def _past_remark(doc: Words, at: int, stop: int, foreign: Test) -> int:
    """Past what may stand between a member of a list and the next: a bracket, a make, how much of it.

    «автобусов МАЗ и электробусов», «мясо (на 5 млн долларов), сыры – на 8 млн, творог».
    """
    after = _past_make(doc, at, stop, foreign)
    closed = _bracket(doc, after, stop)
    if closed:
        after = closed + 1
    elif after < stop and doc[after].text == ")":
        after += 1
    measured = _past_measure(doc, after, stop)
    return measured if _joint(doc, measured, stop) is not None else at if after == at else after


def _past_make(doc: Words, at: int, stop: int, foreign: Test) -> int:
    """Past a name in quotes or capitals: «грузовики «КамАЗ»», «тракторы BELARUS»."""
    if at < stop and doc[at].text in {"«", '"'}:
        closing = (i for i in range(at + 1, min(at + 6, stop)) if doc[i].text in {"»", '"'})
        return next(closing, at - 1) + 1
    if at < stop and doc[at].text.isupper() and doc[at].text[:1].isalpha():
        return at + 2 if at + 1 < stop and doc[at + 1].is_digit else at + 1  # «автобусов МАЗ», «бульдозеры Б10»
    return at


def _past_measure(doc: Words, at: int, stop: int) -> int:
    """Past «– на 8 млн долларов», «на $5 млн»."""
    i = at
    while i < stop and (doc[i].text in {"—", "–", "-"} or doc[i].lemma_ in words.ABOUT):
        i += 1
    number = i
    while i < stop and (doc[i].like_num or {doc[i].lemma_, doc[i].text} & (words.UNITS | words.SUMS)):
        if doc[i].text == "." and doc[i - 1].lemma_ not in words.UNITS:
            break
        i += 1
    return i if any(doc[k].like_num for k in range(number, i)) else at


def past_amount(doc: Words, at: int, stop: int) -> int:
    """Past «3,2 тыс. тонн», «более 40» before goods; where there is no number, the same place."""
    i = at
    while i < stop and doc[i].lemma_ in words.ABOUT:
        i += 1
    number = i
    while i < stop and (
        doc[i].like_num or doc[i].pos_ == "NUM" or doc[i].lemma_ in words.UNITS or (doc[i].text == "." and i > number)
    ):
        i += 1
    counted = any(doc[k].like_num or doc[k].pos_ == "NUM" for k in range(number, i))
    return i if counted else at


def _skip(doc: Words, at: int, stop: int) -> int:
    """Past «в основном», «главным образом», «такие как»."""
    while at < stop:
        token = doc[at]
        next_ = doc[at + 1] if at + 1 < stop else None
        if (
            token.lemma_ in words.HEDGES
            and token.pos_ != "NOUN"
            and not (token.pos_ == "ADJ" and next_ is not None and next_.lemma_ != "образ")
        ):
            at += 1
        elif token.lemma_ in {"в", "образ"} and (
            token.lemma_ == "образ" or (next_ is not None and next_.text.casefold() in {"основном", "частности"})
        ):
            at += 1 if token.lemma_ == "образ" else 2
        elif token.text in {":"}:
            at += 1
        else:
            break
    return at


def _joint(doc: Words, at: int, stop: int) -> int | None:
    """Where the next member of the list begins, or None where the list is over."""
    start = at
    if at < stop and doc[at].text == ",":
        at += 1
    said = [doc[i].text.casefold() for i in range(at, min(at + 2, stop))]
    if said[:2] in (["а", "также"], ["а", "еще"], ["а", "ещё"]):
        return at + 2
    if said and said[0] in words.AND:
        return _skip(doc, at + 1, stop)
    return _skip(doc, at, stop) if at > start and at < stop else None
