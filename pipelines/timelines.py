"""Time lines and datelines: the dates that say when an article was published, for `clean.py`.

Dates inside sentences are the business of `dates.py`; here a date stands alone or between separators:
«17 декабря 2024, 22:30», «Деловой Урал | 12.03.2025», `March 3, 2025`, `HARBIN, Aug. 6 (Xinhua) --`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.languages.en import layout as en
from pipelines.languages.en import roles as en_roles
from pipelines.languages.ru import layout as ru

MONTHS = {**en.MONTHS, **ru.MONTHS}
TELLING = frozenset((*ru.TODAY, *en.TODAY, *ru.WEEKDAYS, *en.WEEKDAYS))
MAX_LINE, MAX_REST_WORDS, MAX_LOOSE_WORDS = 130, 9, 4


def _any(words: Iterable[str]) -> str:
    """Alternatives of a pattern, the longest first, so that `сент` doesn't hide `сентября`."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTH = _any(MONTHS)
_DATE = re.compile(
    rf"(?<![\w.])(?:"
    rf"(?P<iy>(?:19|20)\d\d)[-./](?P<im>\d\d?)[-./](?P<id>\d\d?)(?!\d)"
    rf"|(?P<nd>\d\d?)(?P<ns>[./])(?P<nm>\d\d?)(?P=ns)(?P<ny>(?:19|20)\d\d)(?!\d)(?:\s*г\b\.?)?"
    rf"|(?P<dd>\d\d?)(?:st|nd|rd|th|-го|-е)?\s+(?:of\s+)?(?P<dm>{_MONTH})\b\.?(?:,?\s+(?P<dy>(?:19|20)\d\d)(?!\d)"
    rf"(?:\s*(?:года|год\b|г\b\.?))?)?"
    rf"|(?P<md>{_MONTH})\b\.?\s+(?P<mday>\d\d?)(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?P<my>(?:19|20)\d\d)(?:(?!\d)|(?=\d\d?:\d\d)))?"
    rf")", re.IGNORECASE,
)
_TIME = re.compile(
    rf"T?(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?!\d)(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?"
    rf"(?:\s*\(?(?:{_any((*ru.ZONES, *en.ZONES))})\b\)?)?(?:\s*[+-]\d\d?(?::?\d\d)?|Z\b)?", re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{_any((*ru.WEEKDAYS, *en.WEEKDAYS))})\b\.?", re.IGNORECASE)
_PUBLISHED = re.compile(rf"\b(?:{_any((*ru.PUBLISHED, *en.PUBLISHED))})\b:?", re.IGNORECASE)
_UPDATED = re.compile(rf"\b(?:{_any((*ru.UPDATED, *en.UPDATED))})\b:?", re.IGNORECASE)
_JOINER = re.compile(rf"\b(?:{_any((*ru.JOINERS, *en.JOINERS))})\b\.?(?=\s*\x01)|(?<=\x01)\s*г\b\.?", re.IGNORECASE)
_HOLE = "\x01"
_SEPARATOR = r"[,;|/\\—–•·:()\[\]\x01\t\-.→]"
_GLUED = re.compile(rf"[^\W\d_]\s*{_HOLE}|{_HOLE}\s*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time line says: an ISO date if it has a year, and the words around it."""

    date: str | None
    rest: str
    timed: bool
    published: bool
    updated: bool


def stamp(line: str) -> Stamp | None:
    """Reads a time line; None if the line is none (a sentence or headline that has a date in it)."""
    if len(line) > MAX_LINE or not any(char.isdigit() for char in line):
        return None
    dates = list(_DATE.finditer(line))
    holed = _DATE.sub(_HOLE, line)
    timed = bool(_TIME.search(holed))
    holed = _TIME.sub(_HOLE, holed)
    if _HOLE not in holed:
        return None
    if not dates and re.search(r"[^\W\d_]{2}", _WEEKDAY.sub("", holed)):
        return None
    published, updated = bool(_PUBLISHED.search(holed)), bool(_UPDATED.search(holed))
    for pattern in (_WEEKDAY, _UPDATED, _PUBLISHED, _JOINER):
        holed = pattern.sub(_HOLE, holed)
    rest = " ".join(part.strip() for part in holed.split(_HOLE) if part.strip(" ,;|/—–•·:()[]-.\t→"))
    rest = rest.strip(" ,;|/—–•·:()[]-.\t→")
    iso = next((found for found in map(_iso, dates) if found), None)
    # «Общество 17.05.2024 в 14:30»: with its time and year a date needs no separator.
    loose = timed and iso and len(rest.split()) <= MAX_LOOSE_WORDS
    if len(rest.split()) > MAX_REST_WORDS or _is_sentence(holed, rest) or (_is_glued(holed) and not loose):
        return None
    return Stamp(iso, rest, timed, published, updated)


def first_date(text: str) -> str | None:
    """The first date in the text that has a year, as ISO."""
    return next((iso for iso in map(_iso, _DATE.finditer(text)) if iso), None)


def opening_date(sentence: str) -> str | None:
    """The date of a sentence that tells the day of the news: at its very start, after a weekday or after «сегодня».

    «3 апреля 2026 года состоялась…», «Сегодня, 23 сентября 2025 года, открылась…», `on Monday, 22 September 2025`.
    """
    for found in _DATE.finditer(sentence):
        before = sentence[:found.start()].rstrip(" ,(").casefold()
        if not before or before.rpartition(" ")[2] in TELLING:
            return _iso(found)
    return None


# The day, in a dateline, may stand on either side of the place; the agency comes last, between slashes or brackets.
_CAPITAL = r"[A-ZА-ЯЁÀ-ÖØ-ÞĀ-Ž]"
_WORD = rf"(?!(?i:{_MONTH})\b){_CAPITAL}[\w'’.-]*(?<!\.)"
_COUNTRY = rf",\s(?!(?i:{_MONTH})\b){_CAPITAL}[\w.]*(?:\s{_WORD}){{0,2}}"
_PLACE = rf"{_WORD}(?:[ -](?:(?:na|de|do|al|el|la|на)[ -])?{_WORD}){{0,3}}(?:{_COUNTRY})?"
_UNNAMED = re.sub(r"\(\?P<\w+>", "(?:", _DATE.pattern.replace("(?P=ns)", "[./]"))
_DAY = rf"\(?(?:(?:{_any((*ru.WEEKDAYS, *en.WEEKDAYS))}),?\s+)?{_UNNAMED}\)?"
_AGENCY = (
    rf"(?:/[^/\n]{{2,40}}/|\([^()\n]{{2,30}}\)|«[^»\n]{{2,40}}»|(?:{_any((*ru.AGENCIES, *en.AGENCIES))})[\w.-]*)"
)
_WIRE = r"(?:/[^/\n\d]{2,40}/|\([^()\n\d]{2,30}\))"  # `COLUMBUS (Heartland Wire), March 4, 2025 —`
_DASH = r"\s*(?:—|–|--|\s-)\s+"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:,? {_WIRE}(?=,))?)?(?:[.,]?\s*(?P<day>(?i:{_DAY})))?(?:,\s*(?P<after>{_PLACE}))?"
    rf"(?:(?:[.,]?\s*|{_DASH})(?P<agency>(?i:{_AGENCY})))?)(?P<end>\.?{_DASH}|\.\s+(?:{_DASH})?|\s+(?=[«“\"]))"
)


def dateline(paragraph: str) -> tuple[int, str | None]:
    """Where the dateline that opens a paragraph ends (0 if it has none), and its date if it names a year.

    «МИНСК, 5 февраля /Корр. БЕЛТА/. Товарооборот…», `DES MOINES — Ximena Arriola grew up…`.
    """
    found = _DATELINE.match(paragraph[:160])
    if not found or found.end() >= len(paragraph):
        return 0, None
    place = found["place"] or found["after"] or ""
    day, agency, rest = found["day"], found["agency"], paragraph[found.end():]
    if not place or place.casefold() in (*ru.TODAY, *en.TODAY) or not re.match(rf"[«“\"(]?(?:{_CAPITAL}|\d)", rest):
        return 0, None
    dashed = bool(re.search(r"[—–-]\s*$", found["end"]))
    city = place.partition(",")[0]
    # `DES MOINES — Ximena`, `Curitiba - From January`; in Russian a dash alone is a verb: «Махонин — Губернатор года».
    named = len(city) > 2 and (city.isupper() or (city.isascii() and len(city.split()) < 3))
    if {word.casefold() for word in place.split()} & en_roles.HEAD_NOUNS:
        return 0, None  # `Aidos Ospanov, Deputy Prime Minister – Minister of Trade, received…`
    if not (agency or (day and (dashed or "." in found["end"])) or (dashed and named)):
        return 0, None
    return found.end(), first_date(day) if day else None


def _is_sentence(holed: str, rest: str) -> bool:
    """Ends as a sentence does, in words that aren't the date."""
    return bool(re.search(r"[^\W\d_]{3,}[.!?…]$", holed.strip())) and len(rest.split()) > 2


def _is_glued(holed: str) -> bool:
    """A word next to the date without anything between them: the date belongs to the word's phrase."""
    return bool(_GLUED.search(re.sub(rf"\s{{2,}}|{_SEPARATOR}(?<!{_HOLE})", "\x02", holed)))


def _iso(found: re.Match[str]) -> str | None:
    """ISO date of a match that has a year; None if it has none or isn't in the calendar."""
    parts = found.groupdict()
    if parts["iy"]:
        year, month, day = parts["iy"], int(parts["im"]), int(parts["id"])
    elif parts["ny"]:
        year, month, day = parts["ny"], int(parts["nm"]), int(parts["nd"])
        if month > 12 >= day:
            month, day = day, month
    elif parts["dy"]:
        year, month, day = parts["dy"], MONTHS[parts["dm"].casefold()], int(parts["dd"])
    elif parts["my"]:
        year, month, day = parts["my"], MONTHS[parts["md"].casefold()], int(parts["mday"])
    else:
        return None
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None
