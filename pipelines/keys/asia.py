"""Chinese, Japanese, Korean and Vietnamese names → (surname, given) keys that Russian and English spellings share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from pipelines.keys.sounds import CACHE, is_latin, latin
from pipelines.languages.across.asia import CHINESE_SURNAMES, HEPBURN, KOREAN, PALLADIUS, PINYIN, POLIVANOV, VIETNAMESE
from pipelines.transliteration import fold

Pair = tuple[str, str]
LONGEST = 6  # letters of a syllable
LONGEST_NAME = 40  # letters: a longer word is no name
_LONG_VOWELS = ((r"ou|oo|oh(?![aeiou])", "o"), ("uu", "u"))
# Korean sounds that both alphabets confuse, and Vietnamese ones, by Latin letters.
_KOREAN = (
    ("ng", "n"), ("chzh|chh|dzh|zh|ch|j", "c"), ("sh", "s"), ("kh|g", "k"), ("th|d", "t"), ("ph|b", "p"), ("l", "r"),
    (r"[^a-z]|[aeiouwyv]", ""), (r"h(?=[kptc])", ""), (r"(.)\1", r"\1"),
)
_VIETNAMESE = (
    ("^z|^gy", "d"), ("tr|ch|tch", "c"), ("ph", "f"), ("nh", "n"), ("kh", "h"), ("ng", "g"), ("th", "t"),
    ("x|sh", "s"), ("qu|kv", "k"), ("c(?=[aou])", "k"), ("[aeiouyw]|[^a-z]", ""), (r"(.)\1", r"\1"),
)


def names(words: Sequence[str]) -> list[Pair]:
    """(surname, given) of a name that may be Asian, in each reading; surnames come first in all of these languages."""
    parts = [part for word in words for part in re.split("[-–]", word) if part]
    if not 2 <= len(parts) <= 4:
        return []
    listed = [*_listed(parts, KOREAN, _KOREAN), *_listed(parts, VIETNAMESE, _VIETNAMESE)]
    return [*_chinese(words), *_japanese(words), *listed]


def is_sure(pairs: Sequence[Pair]) -> bool:
    """Whether a name is Asian beyond doubt, so that it needs no other reading."""
    return any(surname in CHINESE_SURNAMES or given[0] == "~" for surname, given in pairs)


def _chinese(words: Sequence[str]) -> list[Pair]:
    read = [_pinyin(word) for word in words]
    if len(read) > 3 or not all(read):
        return []
    if len(read) == 2 and len(read[0]) > 1 and len(read[1]) == 1:
        read.reverse()  # "Jinping Xi"
    surname, given = read[0], [syllable for word in read[1:] for syllable in word]
    if len(surname) > 2 or len(given) > 2 or (len(surname) == 2 and "".join(surname) not in CHINESE_SURNAMES):
        return []
    return [("".join(surname), "".join(given))]


def pinyin(words: Sequence[str]) -> str:
    """A brand of Chinese syllables in pinyin; empty where it isn't one."""
    read = [_pinyin(word) for word in words]
    return "".join("".join(each) for each in read) if all(read) and sum(map(len, read)) > 1 else ""


@lru_cache(CACHE)
def _pinyin(word: str) -> tuple[str, ...]:
    if is_latin(word):
        plain = re.sub("[^a-z]", "", latin(word))
        found = _cut(plain, PINYIN)
        return tuple({"lyu": "lu", "lv": "lu", "nv": "nu"}.get(s, s) for s in found)
    return tuple(PALLADIUS[s] for s in _cut(re.sub("[^а-яё]|ъ", "", word.casefold()), PALLADIUS))


def _japanese(words: Sequence[str]) -> list[Pair]:
    read = [_hepburn(word) for word in words]
    if len(read) != 2 or not all(read):
        return []
    return [(read[1], read[0]), (read[0], read[1])]


@lru_cache(CACHE)
def _hepburn(word: str) -> str:
    if not is_latin(word):
        return "".join(POLIVANOV[s] for s in _cut(word.casefold().replace("ъ", ""), POLIVANOV))
    plain = latin(word)
    for pattern, replacement in _LONG_VOWELS:
        plain = re.sub(pattern, replacement, plain)
    return "".join(_cut(plain, HEPBURN)).replace("mp", "np").replace("mb", "nb")


def _listed(parts: Sequence[str], surnames: Mapping[str, str], folds: Sequence[tuple[str, str]]) -> list[Pair]:
    """Names whose surname is listed, first or, in English, last; the rest by its consonants."""
    found = []
    orders = [(parts[0], parts[1:])] + ([(parts[-1], parts[:-1])] if is_latin(parts[-1]) else [])
    for surname, given in orders:
        known = surnames.get(latin(surname) if is_latin(surname) else surname.casefold())
        if known and all(len(part) < 9 for part in given):
            bones = "".join(_fold(_sound(part), folds) or "-" for part in given)
            if len(bones.replace("-", "")) > 1:
                found.append((known, f"~{bones}"))
    return found


def _fold(word: str, folds: Sequence[tuple[str, str]]) -> str:
    for pattern, replacement in folds:
        word = re.sub(pattern, replacement, word)
    return word


def _sound(part: str) -> str:
    """A syllable folded, its j and x as these languages mean them, "ть" as Russian writes the Vietnamese ch."""
    return fold(part.casefold().replace("j", "zh").replace("x", "s").replace("ть", "ч"))


def _cut(word: str, syllables: Collection[str]) -> tuple[str, ...]:
    """A word as syllables, the longest first; () where it isn't made of them."""
    return _cutter(word, syllables.__contains__, LONGEST)


def _cutter(word: str, known: Callable[[str], bool], longest: int) -> tuple[str, ...]:
    if len(word) > LONGEST_NAME:
        return ()
    cuts: list[tuple[str, ...] | None] = [None] * len(word) + [()]  # of the rest of the word from each letter on
    for at in range(len(word) - 1, -1, -1):
        for length in range(min(longest, len(word) - at), 0, -1):
            rest = cuts[at + length]
            if rest is not None and known(word[at : at + length]):
                cuts[at] = (word[at : at + length], *rest)
                break
    return cuts[0] or ()
