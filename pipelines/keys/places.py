"""Places inside names of bodies and events, in any case: "Самарской области", "белорусский", "of Perm Krai" → codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from pipelines import places
from pipelines.keys.sounds import is_latin
from pipelines.places import Place

LARGE, HUGE = 15_000, 150_000  # inhabitants of a town that a name is searched for, near and far
NEAR = frozenset("RU BY KZ UA UZ KG TJ TM AZ AM GE MD MN RS".split())
LONGEST = 4  # words of a place's name
_ENDINGS = tuple("""
    ыми ими ого его ому ему ами ями иях ией ью ья ье ые ие ый ий ой ей ая яя ое ее ую юю ых их ым им ом ем ам ям ах ях
    ию ия ии ов ев а я о е ы и у ю ь й
""".split())
_NOMINATIVE = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые")
_COURTESY = frozenset({"республик", "город"})


def stems(word: str) -> tuple[str, ...]:
    """A Russian word of any case without each ending that it may have; the word itself comes first."""
    found = {word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 2}
    return (word, *sorted(found, key=len, reverse=True))


def _stem(nominative: str) -> str:
    if len(nominative) > 5 and nominative.endswith(_NOMINATIVE):
        return nominative[:-2]
    return nominative[:-1] if nominative[-1] in "аяоеыиьй" and len(nominative) > 3 else nominative


def find(words: Sequence[str], at: int) -> tuple[int, tuple[Place, ...], bool] | None:
    """Places that a name's words from `at` on name: number of words, the choices, and whether it is an adjective."""
    russian = not is_latin(words[at])
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        some = words[at : at + length]
        if russian:
            readings = [some, *product(*(stems(word) for word in some))]
            found = next((named for reading in readings if (named := _names().get(" ".join(reading)))), None)
            if found and length == 1 and found[0].population < _most_people(words[at]):
                found = None  # "Московский университет" is Moscow's, not that of a town called Московский
        else:
            found = tuple(place for place in _english(some) if _is_known(place)) or None
        if found:
            return length, found[:1], False
    choices = _by_adjective(words[at]) if russian else places.load().by_adjective(words[at], "en")
    return (1, tuple(choices[:3]), True) if choices else None


def region_around(city: Place) -> str:
    """The key of the region that is meant where a city's name stands for it: Minsk has a code beside its region's."""
    if city.parent and "-" in city.parent:
        return city.parent
    named = (place for place in places.load().by_name(f"{city.name_en} region", "en") if place.type == "Region")
    return next((place.key for place in named), f"{city.key} region")


def _by_adjective(word: str) -> tuple[Place, ...]:
    return next((named for each in stems(word) if (named := _adjectives().get(each))), ())


def _most_people(word: str) -> int:
    return max((place.population for place in _by_adjective(word)), default=0) if len(word) > 5 else 0


def _english(words: Sequence[str]) -> tuple[Place, ...]:
    gazetteer = places.load()
    found = gazetteer.by_lemmas(words, "en")
    if not found and len(words) == 1 and not gazetteer.by_adjective(words[0], "en"):
        return gazetteer.by_name(words[0], "en")
    return found


@cache
def _names() -> dict[str, tuple[Place, ...]]:
    index: dict[str, list[Place]] = {}
    exact: dict[str, list[Place]] = {}
    for place in _known():
        for name in (place.name_ru, *place.aliases_ru):
            words = re.findall(r"[\w-]+", name.casefold().replace("ё", "е"))
            found = [_stem(word) for word in words]
            plain = [each for each in found if each not in _COURTESY]
            if plain and (len(plain) > 1 or len(plain[0]) > 2):
                index.setdefault(" ".join(plain), []).append(place)
                exact.setdefault(" ".join(words), []).append(place)
                index.setdefault(" ".join(found), []).append(place)
    return {name: tuple(sorted(found, key=_rank)) for name, found in (index | exact).items()}


@cache
def _adjectives() -> dict[str, tuple[Place, ...]]:
    index: dict[str, list[Place]] = {}
    for place in _known():
        for adjective in place.adjectives_ru:
            index.setdefault(_stem(adjective.replace("ё", "е")), []).append(place)
    return {adjective: tuple(sorted(found, key=_rank)) for adjective, found in index.items()}


def _known() -> Iterator[Place]:
    return (place for place in places.load() if place.name_ru and _is_known(place))


def _is_known(place: Place) -> bool:
    """Whether a name may hold it: of towns far away only the large ones, since brands are called like small ones."""
    code = place.key.removeprefix("place:")[:2]
    return place.type != "City" or place.population >= (LARGE if code in NEAR else HUGE)


def _rank(place: Place) -> tuple[int, int, str]:
    return (("Country", "Region", "City").index(place.type), -place.population, place.key)
