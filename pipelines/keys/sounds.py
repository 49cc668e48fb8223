"""Words → how they sound: spellings that a name's transliterations share, and skeletons for names of other alphabets.

A spelling is exact and Slavic in mind: Махонин, Makhonin and Mahonin share one. A skeleton (`~mkrn`) keeps the
consonants only, in a few classes, since Russian writes foreign names by ear: Шольц and Scholz, Хьюз and Hughes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from pipelines.transliteration import fold, to_english

CACHE = 20_000
MOST = 6  # spellings or skeletons of one word
_SLAVIC = re.compile(
    r"(ov|ev|eff|off|ova|eva|sky|skiy|skii|skyy|ska|skaya|tsky|tskaya|enko|anka|enka|chuk|chik|vich|vych|yan|dze|shvili)$"
)
_BELARUSIAN = re.compile(
    r"([ao]u|[ao]usk[iy]|[ao]uskaya|[ae]nka)$|[ao]u(?=[bcdfghklmnprstvz])|^dz|dz[ie]|tsi"
)
_LATIN_ONLY = str.maketrans({
    "ł": "l", "ı": "i", "ø": "o", "đ": "dj", "ß": "ss", "ə": "a", "æ": "ae", "œ": "oe", "ð": "d", "č": "ch", "ć": "ch",
    "š": "sh", "ž": "zh", "ş": "sh", "ś": "sh", "ż": "zh", "ź": "zh", "ğ": "g",
})


@lru_cache(CACHE)
def spellings(word: str) -> tuple[str, ...]:
    """Keys of a word, the likeliest first; words of Latin letters may have several readings."""
    first = _joined(word)
    if not is_latin(word):
        glide = _joined(re.sub("^[Уу](?=[аеиоэ])", "В", word))  # Уилсон is Wilson
        return tuple(dict.fromkeys(spelled for spelled in (first, glide) if spelled))
    plain = word.casefold()
    others: list[str] = []
    if "j" in plain:
        others.append(_joined(plain.replace("j", "zh")))
    if "x" in plain:
        others.append(_joined(plain.replace("x", "kh")))
    if re.search("c(?!h)", plain):
        others.append(_joined(re.sub("c(?!h)", "ts", plain)))
    if plain.endswith("ka"):
        others.append(_joined(plain[:-1] + "o"))  # Shuleika is Шулейко
    if plain.endswith("ic"):
        others.append(_joined(re.sub("c(?!h)", "ch", plain)))  # Vucic is Vučić
    if re.search("^h[aeiou]", plain):
        others.append(_joined(plain[1:]))  # Herrera is Эррера
    if re.search("ad(ova?|li|zad[ae])$", plain):  # Mammadov is Мамедов
        others.append(_joined(re.sub("ad(?=(ova?|li|zad[ae])$)", "ed", plain)))
    if "gh" in plain:
        others.append(_joined(plain.replace("gh", "g")))
    if "ue" in plain or "oe" in plain:
        others.append(_joined(plain.replace("ue", "ü").replace("oe", "ö")))
    if re.search(r"(?<![sczkpgt])h", plain):
        others.append(_joined(re.sub(r"(?<![sczkpgt])h", "g", plain)))
    if _BELARUSIAN.search(plain):
        others.extend(_belarusian(plain))
    return tuple(dict.fromkeys(spelled for spelled in (first, *others) if spelled))[: 3 * MOST]


def _joined(word: str) -> str:
    return fold(word).replace(" ", "")


def _belarusian(word: str) -> list[str]:
    """What Russian may make of a name in its Belarusian spelling: Lukashenka, Tsikhanouskaya, Ramanau."""
    russian = re.sub(r"(ia|io|ya|yo)u$", "ev", word)
    russian = re.sub(r"[ao]u$", "ov", russian)
    russian = re.sub(r"[ao]u(?=[bcdfghklmnprstvz])", "ov", russian)
    russian = re.sub("[ae]nka$", "enko", russian)
    russian = re.sub("dz(?=[ieyj])", "d", re.sub("ts(?=[iyj])", "t", russian))
    russian = re.sub(r"(?<![sczkpgt])h", "g", russian)
    vowels = [n for n, letter in enumerate(russian) if letter == "a"][:3]
    found = []
    for chosen in product("ao", repeat=len(vowels)):  # an unstressed о is written as it sounds
        letters = list(russian)
        for n, letter in zip(vowels, chosen, strict=True):
            letters[n] = letter
        found.append(_joined("".join(letters)))
    return found


def is_slavic(word: str) -> bool:
    """Whether a surname's ending is Slavic, or of a neighbour that has taken it."""
    return bool(_SLAVIC.search(latin(word)))


def may_be_slavic(word: str) -> bool:
    """Whether it ends so, or as Махонин, Яровой and Мартин do."""
    return is_slavic(word) or bool(re.search("([iy]na?|o[yij]|a[yij]a|ko|[iu]k|ich|ic|ets|ec)$", latin(word)))


def is_latin(word: str) -> bool:
    return not any("Ѐ" <= letter <= "ԯ" for letter in word)


@lru_cache(CACHE)
def latin(word: str) -> str:
    """Small Latin letters without marks, as the word writes them; Cyrillic in English spelling."""
    spelled = unicodedata.normalize("NFKD", to_english(word).casefold().translate(_LATIN_ONLY))
    return "".join(letter for letter in spelled if letter.isalpha() and not unicodedata.combining(letter))


# Consonants of Russian words, by class: `s` for all hissing, `k` for all velar sounds that spelling confuses.
_RUSSIAN = (
    ("дж|дз|тч|чж|цз|тш|тс|дс", "s"),
    ("кс", "ks"),
    ("^[уво](?=[аеэиоыу])", "v"),
    ("у(?=[аеэиоы])", "v"),
    ("[жзсцчшщ]", "s"),
    ("[кг]", "k"),
    ("х", "h"),
    ("б", "b"),
    ("п", "p"),
    ("[дт]", "t"),
    ("ф", "f"),
    ("в", "v"),
    ("л", "l"),
    ("м", "m"),
    ("н", "n"),
    ("р", "r"),
    ("[^a-z]", ""),
)
# Graphemes of Latin words, longest first, each with its readings in the languages of the news.
_GRAPHEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch|tzsch", ("s",)),
    ("sch", ("s", "sk")),
    ("rz", ("s", "rs")),
    ("sh|zh|cz|sz|dzh|tz|ts|ds|dz|dj|dg|tch", ("s",)),
    ("ch", ("s", "k", "h")),
    ("gh(?=t|$|s)", ("",)),
    ("kh", ("h", "k")),
    ("ck|kk|cq", ("k",)),
    ("ph", ("f",)),
    ("th", ("t", "s")),
    ("gh", ("k", "")),
    ("ng(?=[^aeiouy]|$)", ("n", "nk")),
    ("gn", ("n", "kn")),
    ("^kn", ("n", "kn")),
    ("^wr(?!z)", ("r",)),
    ("^mc", ("mk",)),
    ("wh", ("v",)),
    ("qu", ("k", "kv")),
    ("gu(?=[ei])", ("k", "kv")),
    ("sc(?=[eiy])", ("s",)),
    ("c(?=[eiy])", ("s",)),
    ("c", ("k", "s")),
    ("g(?=[eiy])", ("s", "k")),
    ("g", ("k", "")),
    ("[aeo]w(?=[^aeiouy]|$)|[aeo]w$", ("", "v")),
    ("w", ("v",)),
    ("j", ("s", "", "h")),
    ("ll", ("l", "")),
    ("l(?=[kfm])", ("l", "")),
    ("x$", ("ks", "")),
    ("x", ("ks", "s", "h")),
    ("h(?=[^aeiouy]|$)", ("",)),
    ("h", ("h", "k", "")),
    ("[sz]$", ("s", "")),
    ("[td]$", ("t", "")),
    ("(?<=[aeiou])r(?=[^aeiouyr])", ("r", "")),
    ("(?<=[aeiou])r$", ("r", "")),
    ("[sz]", ("s",)),
    ("[kq]", ("k",)),
    ("[dt]", ("t",)),
    ("f", ("f",)),
    ("v", ("v", "f")),
    ("[bplmnr]", ("=",)),
    (".", ("",)),
)
_GRAPHEME = re.compile("|".join(f"(?P<g{n}>{pattern})" for n, (pattern, _) in enumerate(_GRAPHEMES)))


@lru_cache(CACHE)
def skeletons(word: str) -> tuple[str, ...]:
    """`~` and the consonants of a word in a few classes; several for words of Latin letters, the likeliest first."""
    if not is_latin(word):
        bones = word.casefold()
        for pattern, replacement in _RUSSIAN:
            bones = re.sub(pattern, replacement, bones)
        return _named([bones])
    word = latin(word)
    readings: list[tuple[str, ...]] = []
    for match in _GRAPHEME.finditer(word):
        options = _GRAPHEMES[int((match.lastgroup or "g0")[1:])][1]
        readings.append(tuple(match.group() if option == "=" else option for option in options))
    # The likeliest reading first; then those that differ from it in one place, then in two.
    firsts = tuple(options[0] for options in readings)
    found = ["".join(firsts)]
    open_ = [n for n, options in enumerate(readings) if len(options) > 1]
    for n in open_:
        found.extend("".join((*firsts[:n], option, *firsts[n + 1 :])) for option in readings[n][1:])
    return _named(found)


# The first vowel of Russian words, and what Russian may hear in a Latin one.
_HEARD = (("ей|эй", "y"), ("[аяa]", "a"), ("[оё]", "o"), ("[ую]", "u"), ("[еэиы]", "e"))
_READ = (
    ("oo|ue|ui|ew", "u"), ("ou|ow", "uao"), ("oi|oy", "oua"), ("oe|ö", "eo"), ("oa", "o"), ("eu", "oyu"),
    ("au|aw", "oa"), ("ai|ay|ei|ey", "yae"), ("ee|ie", "e"), ("ea", "eya"), ("ae|ä", "e"), ("a", "ayeo"), ("e", "e"),
    ("[iy]", "ea"), ("o", "o"), ("u", "ua"),
)
_FIRST_READ = re.compile("|".join(f"(?P<v{n}>{pattern})" for n, (pattern, _) in enumerate(_READ)))
_FIRST_HEARD = re.compile("|".join(f"(?P<v{n}>{pattern})" for n, (pattern, _) in enumerate(_HEARD)))


@lru_cache(CACHE)
def surname_skeletons(word: str) -> tuple[str, ...]:
    """Skeletons with the first vowel before them: consonants alone don't tell Hayes from Hughes."""
    bones = [each[1:] for each in skeletons(word)[:3]]
    vowels = _first_vowels(word)
    found = [f"~{vowel}{bones[0]}" for vowel in vowels] if bones else []
    found += [f"~{vowel}{each}" for each in bones[1:] for vowel in vowels[:2]]
    return tuple(dict.fromkeys(found))


def _first_vowels(word: str) -> str:
    if is_latin(word):
        match = _FIRST_READ.search(re.sub("^y(?=[aeiou])|(?<=[qg])u(?=[aeiouy])", "", latin(word)))
        return _READ[int((match.lastgroup or "v0")[1:])][1] if match else "-"
    match = _FIRST_HEARD.search(re.sub("^у(?=[аеиоэ])", "", word.casefold()))
    return _HEARD[int((match.lastgroup or "v0")[1:])][1] if match else "-"


def _named(bones: list[str]) -> tuple[str, ...]:
    """Skeletons with something in them; a lone consonant says too little."""
    short = [re.sub(r"(.)\1+", r"\1", each) for each in bones]
    return tuple(f"~{each}" for each in dict.fromkeys(short) if len(each) > 1)[:MOST]
