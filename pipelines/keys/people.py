"""People's names → keys: surname, given name and patronymic, in all spellings that Russian and English news has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.keys import asia
from pipelines.keys.sounds import (
    CACHE,
    is_latin,
    is_slavic,
    latin,
    may_be_slavic,
    skeletons,
    spellings,
    surname_skeletons,
)
from pipelines.languages.across.given_names import EASTERN, GIVEN, WESTERN
from pipelines.transliteration import fold

MOST = 20  # keys of full names
_PATRONYMIC = re.compile(
    r"(ov|ev|yev|iev|iv|yv)(ich|ych|na)$|(inich|inichna|ichna)$|(ilich|ilyich|kuzmich|fomich|lukich)$"
)
_TURKIC = frozenset("оглы оглу кызы гызы улы уулу ogly oglu kyzy gizi qizi uly uulu".split())
_PARTICLES = frozenset("""
    аль ад ар ас ат аз аш ан эль бин ибн бен бинт ван фон де ди да дос дель ла ле дю дер ден дас ду
    al ad ar as at az ash an el bin ibn ben bint van von de di da dos del la der den das du
""".split())
_ARTICLES = frozenset("аль ад ас аш эль al ad as ash el".split())
_TITLES = frozenset("mr ms mrs dr sir sheikh prof г-н г-жа господин госпожа шейх доктор профессор".split())
_PREFIXED = re.compile(r"^(?:аль|ад|ар|ас|ат|аз|аш|ан|эль|al|ad|ar|as|at|az|ash|an|el)[-–](?=\w{2})", re.IGNORECASE)
_INITIAL = re.compile(r"^(?:[^\W\d_]\.?|(?:Yu|Ya|Ye|Yo|Zh|Kh|Ts|Ch|Sh|Iu|Ia|Дж)\.?)$")
_SYLLABLES = frozenset("ИУЭАОЮЯЕ")
# Initials that the other alphabet writes in several ways.
_LETTERS = {
    "j": "yjzd", "c": "kcts", "ye": "e", "e": "ey", "g": "gjh", "h": "hg", "w": "vw", "x": "khsx", "y": "yei",
    "yu": "y", "ya": "y", "iu": "y", "ia": "y", "kh": "h", "yo": "e", "i": "iy", "u": "uv", "s": "sz", "v": "vw",
    "zh": "zj", "sh": "s", "dzh": "jz", "ch": "c", "k": "kc", "ts": "tc",
}


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart; `given` is a word or an initial, empty where there is none."""

    surname: str
    given: str
    patronymic: str
    words: tuple[str, ...]
    further: tuple[str, ...]  # words that may be the surname as well


@lru_cache(CACHE)
def person_keys(name: str) -> tuple[str, ...]:
    """Keys of a person's name, strongest first: with the patronymic, with the given name, its initial, the surname."""
    parsed = _parse(name)
    if parsed is None:
        return ()
    exact = tuple(dict.fromkeys((*spellings(parsed.surname), *_known(parsed.surname))))
    loose = _loose(parsed)
    if not parsed.given:
        return tuple(f"surname:{surname}" for surname in (*exact, *loose))
    if _is_initial(parsed.given):
        surnames = (*exact, *(spellings(word)[0] for word in parsed.further if spellings(word)), *loose[:1])
        letters = _initials(parsed.given)
        keys = [f"initial:{surname} {letter}" for surname in surnames for letter in letters]
        return (*keys, *(f"surname:{surname}" for surname in surnames))
    given = _given(parsed.given, parsed.surname)
    plain = [each for each in given if each[0] != "~"]
    pairs = [(surname, each) for surname in exact for each in plain]
    full = [f"person:{surname} {each} {parsed.patronymic}" for surname, each in pairs if parsed.patronymic]
    pairs += [(spellings(word)[0], plain[0]) for word in parsed.further if spellings(word)]
    asian = asia.names(parsed.words)
    pairs = [*dict.fromkeys((*asian, *pairs[:1]) if asia.is_sure(asian) else (*pairs, *asian))]
    initials = [f"initial:{surname} {each.lstrip('~')[:1]}" for surname, each in pairs]
    if not asia.is_sure(asian):
        pairs += [(surname, each) for surname in loose for each in given]
        initials += [f"initial:{surname} {given[0][:1]}" for surname in loose[:1]]
    surnames = tuple(dict.fromkeys(surname for surname, _ in pairs[:MOST]))
    return (
        *full,
        *(f"person:{surname} {each}" for surname, each in pairs[:MOST]),
        *dict.fromkeys(initials),
        *(f"surname:{surname}" for surname in surnames),
    )


def is_patronymic(word: str) -> bool:
    """Whether a word in either alphabet is a patronymic."""
    return len(word) > 5 and bool(_PATRONYMIC.search(latin(word)))


def _parse(name: str) -> _Name | None:
    name = re.sub(r"(?<=\w)\.(?=\w)", ". ", re.sub(r"\(.*?\)", " ", name))
    words = [_PREFIXED.sub("", word.strip(",«»\"“”")) or word for word in name.split()]
    words = [word for word in words if word and word.casefold() not in _TITLES]
    words = [*words[:1], *(word for word in words[1:-1] if word.casefold() not in _PARTICLES), *words[1:][-1:]]
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = words[1:]  # "аль Фаляхи"
    patronymic = ""
    for n, word in enumerate(words):
        if word.casefold() in _TURKIC and n > 1:
            rest = words[: n - 1] + words[n + 1 :]
            patronymic = fold(words[n - 1]).replace(" ", "") if len(rest) > 1 else ""
            words = rest if len(rest) > 1 else [*words[:n], *words[n + 1 :]]
            break
    if not patronymic and len(words) > 2:
        for n in (1, len(words) - 1):  # "Дмитрий Николаевич Махонин", "Махонин Дмитрий Николаевич"
            if is_patronymic(words[n]) and (n == 1 or (_listed(words[1]) and not _listed(words[0]))):
                patronymic = _father(words[n])
                words = [words[0], *words[2:]] if n == 1 else [*words[1:-1], words[0]]
                break
    if not words:
        return None
    if len(words) == 1:
        return _Name(words[0], "", "", tuple(words), ())
    if not _is_initial(words[0]) and all(_is_initial(word) for word in words[1:]):
        words = [words[1], words[0]]  # "Махонин Д. Н."
    elif len(words) == 2 and _is_eastern(words[1]) and not _listed(words[0]) and _ends_slavic(words[0]):
        words.reverse()  # "Махонин Дмитрий"
    full = [word for word in words[1:] if not _is_initial(word)] or words[-1:]
    further = tuple(full[:-1]) if len(full) > 2 or (len(full) > 1 and not _listed(full[0])) else ()
    return _Name(full[-1], words[0], patronymic, tuple(words), further)


def _listed(word: str) -> bool:
    return bool(_known(word))


def _ends_slavic(word: str) -> bool:
    return not is_latin(word) and (may_be_slavic(word) or word.endswith(("ый", "ий", "ых", "их", "ко", "ян", "ин")))


def _is_eastern(word: str) -> bool:
    return any(each in EASTERN for each in _known(word))


def _known(word: str) -> tuple[str, ...]:
    plain = word.casefold().replace("ё", "е")
    return GIVEN.get(plain) or GIVEN.get(latin(word), ()) if is_latin(word) else GIVEN.get(plain, ())


def _is_initial(word: str) -> bool:
    """Whether a word is an initial; И, У and the like without a dot are Chinese names."""
    return bool(_INITIAL.match(word)) and word not in _SYLLABLES


def _loose(name: _Name) -> tuple[str, ...]:
    """The surname by its sound, where nothing tells that it is Slavic: those are spelled by rule."""
    surname = name.surname
    eastern = not name.given or _is_eastern(name.given)
    if name.patronymic or is_slavic(surname) or (eastern and may_be_slavic(surname)):
        return ()
    return surname_skeletons(surname)


def _given(word: str, surname: str) -> tuple[str, ...]:
    """What keys call a given name: by the list, else as it is spelled and sounds."""
    listed = _known(word)
    plain = latin(word)
    if listed or plain in WESTERN:
        slavic = (WESTERN[plain],) if plain in WESTERN and may_be_slavic(surname) else ()
        return tuple(dict.fromkeys((*slavic, *listed, *(() if listed else spellings(word)))))
    parts = word.split("-")
    if len(parts) > 1:  # Жан-Ноэль
        joined = "".join((*_known(part), *skeletons(part), *spellings(part))[0] for part in parts if spellings(part))
        return (*spellings(word)[:1], joined)
    return (*spellings(word)[:2], *skeletons(word)[:2])


def _initials(word: str) -> Sequence[str]:
    """Letters that the keys of names with this initial may begin with."""
    letter = latin(word)
    return tuple(dict.fromkeys((fold(word)[:1], *_LETTERS.get(letter, letter[:1]))))


def _father(patronymic: str) -> str:
    """The father's name in a patronymic: Николаевич, Nikolayevich and Николаевна all give one word."""
    stem = re.sub(r"(ovich|evich|ovna|evna|ovych|ivna|yvna|evych|inichna|ichna|inich|ich)$", "", fold(patronymic))
    return stem.rstrip("yieo")
