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
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "қ": "q",
    "ғ": "g",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "ә": "a",
    "җ": "j",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
}
# Letters of neighbouring alphabets that say more than their bare Latin letter.
_MARKED = str.maketrans({
    "č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "ž": "zh", "ż": "zh", "ź": "zh",
    "đ": "dzh", "ł": "l", "ı": "y", "ğ": "g", "ə": "a", "ø": "o", "æ": "ae", "ß": "ss", "ŭ": "u", "ñ": "n", "ț": "ts",
})
# Spellings that mean the same sound, in the order in which they are folded.
_FOLDS = tuple((re.compile(pattern), replacement) for pattern, replacement in (
    (r"(ich|ic)\b", "ich"),
    (r"ck", "k"),
    (r"gu(?=[ei])", "g"),
    (r"c(?=[eiy])", "ts"),
    (r"c(?!h)", "k"),
    (r"q", "k"),
    (r"(iy|ij|yi|ii|yy|yj)\b", "y"),
    (r"\bmc", "mak"),
    (r"eff\b", "ev"),
    (r"off\b", "ov"),
    ("yo|jo|io(?=[vrn])", "e"),
    ("[ijy]+e", "e"),
    ("iu|ju", "yu"),
    ("ia|ja", "ya"),
    (r"(?<=[bcdfghklmnprstvzx])yu", "u"),
    ("shch|sch|shtch", "sh"),
    ("tch|tsch", "ch"),
    (r"(?<=[zcs]h)o", "e"),
    ("kh", "h"),
    ("tz", "ts"),
    ("x", "ks"),
    ("ph", "f"),
    ("th", "t"),
    ("dzh|dj", "zh"),
    ("ee", "i"),
    ("oo|ou", "u"),
    ("w", "v"),
    (r"ski\b", "sky"),
    (r"ska\b", "skaya"),
    (r"(ey|ei|ai|ay|ej|aj)\b", "ey"),
    ("i|j", "y"),
    (r"(.)\1+", r"\1"),
))


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
    latin = unicodedata.normalize("NFKD", to_english(name).casefold().translate(_MARKED))
    latin = "".join(c for c in latin if not unicodedata.combining(c))
    latin = re.sub(r"['’`ʼʻ‘ʹ]", "", latin)
    latin = " ".join(re.findall(r"[a-z0-9]+", latin))
    for pattern, replacement in _FOLDS:
        latin = pattern.sub(replacement, latin)
    return latin


def _letter(letter: str) -> str:
    latin = _ENGLISH.get(letter.lower())
    if latin is None:
        return letter
    return latin.capitalize() if letter.isupper() else latin
