"""Cyrillic names in Latin letters: as English news spells them, and as language-free identity keys."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ENGLISH = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ё": "yo",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "й": "y",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "і": "i",
    "ў": "u",
}
# Spellings that mean the same sound, in the order in which they are folded.
_FOLDS = (
    (r"(iy|ij|yi|ii|yy)\b", "y"),
    (r"\bye", "e"),
    (r"(?<=[aeiou])ye", "e"),
    ("yo", "e"),
    ("jo", "e"),
    ("iu|ju", "yu"),
    ("ia|ja", "ya"),
    ("shch|sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("tz", "ts"),
    ("x", "ks"),
    ("ph", "f"),
    ("w", "v"),
    (r"(ey|ei|ai|ay)\b", "ey"),
    ("i|j", "y"),
    (r"(.)\1", r"\1"),
)


def to_english(name: str) -> str:
    """A Russian name as English news spells it: Дмитрий Махонин → Dmitry Makhonin."""
    out = []
    for word in re.split(r"(\W+)", name):
        latin = "".join(_letter(c) for c in word)
        latin = re.sub(r"(iy|yy)$", "y", latin)
        out.append(latin)
    return "".join(out)


@lru_cache(20_000)
def fold(name: str) -> str:
    """A key that the usual spellings of one name share, in either alphabet: lower-case Latin letters and spaces."""
    latin = unicodedata.normalize("NFKD", to_english(name).casefold())
    latin = "".join(c for c in latin if not unicodedata.combining(c))
    latin = re.sub(r"['’`ʼ]", "", latin)
    latin = " ".join(re.findall(r"[a-z0-9]+", latin))
    for pattern, replacement in _FOLDS:
        latin = re.sub(pattern, replacement, latin)
    return latin


def _letter(letter: str) -> str:
    latin = _ENGLISH.get(letter.lower())
    if latin is None:
        return letter
    return latin.capitalize() if letter.isupper() else latin
