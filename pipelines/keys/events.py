"""Names of events → keys: brand, or translated kind, theme and place; with the year, and without it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.keys.bodies import brands_of, quoted_part, take_apart, trimmed
from pipelines.keys.sounds import CACHE
from pipelines.languages.across.bodies import EVENT_KINDS, GENERIC
from pipelines.transliteration import fold

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th|-?(?:й|я|е|го|ый|ая|ое|ом|ой))?|[ivxlXIVL]+(?=\s)|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят\w+"
    r"|шест\w+|седьм\w+|восьм\w+|девят\w+|десят\w+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
# What may stand before an event's name or be left out of it.
_COMMON = frozenset({"international", "annual", "business", "entrepreneurship", *GENERIC})


@lru_cache(CACHE)
def event_keys(name: str, published: str | None) -> tuple[str, ...]:
    """Keys of an event. Its year is that of its name, else that in which its article was published."""
    years = _YEAR.findall(name)
    year = years[0] if years else (published or "")[:4]
    bases = _bases(_YEAR.sub(" ", name)) or [fold(name)]
    dated = [f"event:{base} {year}" for base in bases] if year else []
    return tuple(dict.fromkeys((*dated, *(f"event:{base}" for base in bases))))


def _bases(name: str) -> list[str]:
    quoted = quoted_part(name)
    plain = _ORDINAL.sub(" ", quoted or name)
    parts = take_apart(plain)
    kinds = sorted({c for c in take_apart(_ORDINAL.sub(" ", name)).concepts if c in EVENT_KINDS})
    themes = sorted({c for c in parts.concepts if c not in EVENT_KINDS and c not in _COMMON})
    codes = sorted({choices[0].key.removeprefix("place:").casefold() for choices, _, _ in parts.places})
    own = sorted(fold(word).replace(" ", "") for word in parts.own)
    found = []
    if own or quoted:
        found.append(" ".join((*own, *themes, *codes)))
        found.extend(brand for brand in brands_of(trimmed(plain, EVENT_KINDS | GENERIC)) if brand[0] != "~")
    if themes or codes:
        found.append(" ".join((*own, *themes, *kinds, *codes)))
    return [*dict.fromkeys(base for base in found if base)]
