"""Names of bodies → keys: what kind, of what, of which place, or the brand; the same in Russian and English."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from pipelines.keys import asia, places
from pipelines.keys.sounds import CACHE, is_latin, skeletons, spellings
from pipelines.languages.across.abbreviations import ABBREVIATIONS
from pipelines.languages.across.bodies import (
    EVENT_KINDS,
    GENERIC,
    GOVERNMENT,
    HOSTS,
    KEPT_APART,
    KINDS,
    PHRASES,
    SKIPPED,
    STEMS,
    WORDS,
)
from pipelines.places import Place
from pipelines.transliteration import fold

MOST_SOUNDS = 4
MOST = 12  # keys of one name
LEVELS = {"regional": "Region", "city": "City", "district": "City"}
SHORTEST = 3  # letters of a brand that stands for the whole name
LONG_SKELETON = 5  # `~` and four consonants
_QUOTED = re.compile(r"[«„“\"]([^»“”\"]+)[»“”\"]")
_ADJECTIVE = re.compile("(ин|ен|ан|ов|ев)?[сц]к(ий|ая|ое|ой|ие)$")
ALIKE = frozenset({"state", "national"})  # what a state university is called differs by language
_PEOPLES_REPUBLIC = re.compile(r"\b(the )?people.s republic of ", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@dataclass(slots=True)
class Parts:
    """A name taken apart: concepts and kinds that are translated, places, and words that are only transliterated."""

    concepts: list[str] = field(default_factory=list)
    places: list[tuple[tuple[Place, ...], bool, bool]] = field(default_factory=list)  # choices, adjective?, host?
    own: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        return [concept for concept in self.concepts if concept in KINDS]

    @property
    def is_government(self) -> bool:
        if self.own and self.kinds[:1] == ["agency"]:
            return False  # a news agency by its brand
        return bool(self.kinds) and self.kinds[0] in GOVERNMENT


@lru_cache(CACHE)
def body_keys(name: str, seat: str | None = None) -> tuple[str, ...]:
    """Keys of a body, strongest first. `seat`: the code of the place that its article gives it (`RU-PER`)."""
    quoted = _QUOTED.search(name)
    name = name.replace("U.S.", "US").replace("U.K.", "UK")
    outside = take_apart(_QUOTED.sub(" ", name) if quoted else name)
    if quoted is None:
        return tuple(dict.fromkeys(_keys(name, outside, seat)))[:MOST]
    kinds = sorted({kind for kind in outside.kinds if kind in KEPT_APART})
    codes = [*_codes(outside), *([seat] if seat else [])]
    brands = brands_of(quoted.group(1))
    if not brands:
        return ()
    inside = take_apart(quoted.group(1))
    if inside.kinds and not inside.own:  # Союз «Пермская ТПП»
        return tuple(dict.fromkeys((*_keys(quoted.group(1), inside, seat), *(f"brand:{b}" for b in brands))))[:MOST]
    whole = take_apart(name)
    if not whole.own and whole.concepts:  # ОЭЗ «Тольятти»
        return tuple(dict.fromkeys((*_keys(name, whole, seat), *(f"brand:{brand}" for brand in brands))))[:MOST]
    keys = [f"brand:{brands[0]}%{code}" for code in _with_region(codes[:1])]
    keys += [f"brand:{brands[0]}#{kind}" for kind in kinds]
    return tuple(dict.fromkeys((*keys, *(f"brand:{brand}" for brand in brands))))[:MOST]


def _keys(name: str, parts: Parts, seat: str | None) -> list[str]:
    dropped = {*LEVELS, *GENERIC, *(EVENT_KINDS - KINDS), *(ALIKE if "university" in parts.concepts else ())}
    concepts = sorted({concept for concept in parts.concepts if concept not in dropped})
    if len(parts.kinds) > 1 and "department" in concepts and not parts.is_government:
        concepts.remove("department")
    codes = _codes(parts)
    own = sorted(fold(word).replace(" ", "") for word in parts.own)
    bag = " ".join((*concepts, *own)) or " ".join(sorted(set(parts.concepts)))
    keys: list[str] = []
    if bag and (parts.is_government or not own):
        keys = [f"org:{bag}@{code}" for code in codes or ([seat] if seat else [])]
        if not codes or len(concepts) + len(own) > 1:
            keys.append(f"org:{bag}")
    if parts.is_government:
        return keys or [f"org:{fold(name)}"]
    if own and concepts:
        keys.append(f"org:{bag}" + (f"@{codes[0]}" if codes else ""))
    elif own and codes:
        keys.extend(f"org:{bag}@{code}" for code in codes)  # "Пермский МТС"
    if concepts and (seated := _seated(parts, concepts)):
        keys.append(seated)
    brands = brands_of(trimmed(name))
    if own and not parts.places and set(parts.concepts) <= KINDS | GENERIC and len("".join(own)) >= SHORTEST:
        brands = [*brands_of(" ".join(parts.own)), *brands]
    kinds = sorted({kind for kind in parts.kinds if kind in KEPT_APART})
    tagged = [f"brand:{brands[0]}%{code}" for code in _with_region([seat])] if brands and seat else []
    tagged += [f"brand:{brand}#{kind}" for brand in brands[:1] for kind in kinds]
    return [*keys, *tagged, *(f"brand:{brand}" for brand in dict.fromkeys(brands))]


def _seated(parts: Parts, concepts: Sequence[str]) -> str | None:
    """A kind and the beginning of the one name with it, for towns whose adjective the gazetteer lacks."""
    names = [places_[0].name_ru or places_[0].name_en for places_, _, _ in parts.places]
    names += [_ADJECTIVE.sub("", word) for word in parts.own]
    if len(names) != 1 or (parts.own and not _ADJECTIVE.search(parts.own[0]) and not is_latin(parts.own[0])):
        return None
    return f"org:{' '.join(concepts)} ^{fold(names[0]).replace(' ', '')[:5]}"


def take_apart(name: str) -> Parts:
    """Every word of a name as a concept, a place, or a word of its own."""
    name = _PEOPLES_REPUBLIC.sub("", name)
    words = _spelled_out(_WORD.findall(name.casefold().replace("ё", "е")))
    parts = Parts()
    at, host = 0, False
    while at < len(words):
        word = words[at]
        phrase = _phrase(words, at)
        if phrase is not None:
            parts.concepts.extend(phrase[1])
            at += phrase[0]
            continue
        place = places.find(words, at) if word not in SKIPPED and not _is_kind(word) else None
        concept = None if place is not None and place[0] > 1 else _concept(word)
        if place is not None and (concept is None or concept in EVENT_KINDS):
            parts.places.append((place[1], place[2], host))
            at += place[0]
            continue
        if concept is not None:
            parts.concepts.append(concept)
        elif word not in SKIPPED:
            parts.own.append(word)
        host = word in HOSTS or (host and word in SKIPPED)
        at += 1
    return parts


def _is_kind(word: str) -> bool:
    return _concept(word) in KINDS


def _spelled_out(words: list[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        long = ABBREVIATIONS.get(word) or ABBREVIATIONS.get(_ministry(word))
        if long:
            found.extend(long.split())
        elif "-" in word and not places.find([word], 0) and _concept(word) is None and not _begins_phrase(word):
            found.extend(part for part in word.split("-") if part)
        else:
            found.append(word.removesuffix("’s").removesuffix("'s"))
    return found


def _ministry(word: str) -> str:
    """"Минпромторга" and "Minpromtorg" without their endings and in their Russian letters."""
    if word.startswith("мин"):
        return next((short for short in ABBREVIATIONS if word[:-1] == short or word[:-2] == short), "")
    return _LATIN_MINISTRIES.get(fold(word), "") if word.startswith("min") else ""


_LATIN_MINISTRIES = {fold(short): short for short in ABBREVIATIONS if short.startswith("мин")}


@lru_cache(CACHE)
def _concept(word: str) -> str | None:
    if is_latin(word):
        singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
        return WORDS.get(word) or WORDS.get(singular)
    for length in range(len(word), 1, -1):
        found = STEMS.get(word[:length])
        if found is not None and len(word) - length <= (4 if length > 4 else 3):
            return found
    return None


def _phrase(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The concepts of a phrase that starts at a word, and how many words it takes."""
    for phrase, concepts in PHRASES:
        n, matched = at, 0
        while n < len(words) and matched < len(phrase):
            if matched and words[n] in {"и", "of", "and", "the"}:
                n += 1
                continue
            wanted = phrase[matched]
            ends = words[n].removeprefix(wanted) if words[n].startswith(wanted) else None
            if ends is None or len(ends) > (0 if is_latin(wanted) else 4):
                break
            n, matched = n + 1, matched + 1
        if matched == len(phrase):
            return n - at, concepts
    return None


def _with_region(codes: Sequence[str]) -> list[str]:
    """A town's code and its region's, so that both name a seat."""
    return [*dict.fromkeys(each for code in codes for each in (code, code.split("/")[0]))]


def _begins_phrase(word: str) -> bool:
    return any(word.startswith(phrase[0]) for phrase, _ in PHRASES if "-" in phrase[0])


def _codes(parts: Parts) -> list[str]:
    """Codes of the jurisdiction or seat that a name tells; several where an adjective may mean region or city."""
    level = next((LEVELS[c] for c in parts.concepts if c in LEVELS), None)
    own = [(choices, adjective) for choices, adjective, host in parts.places if not host]
    hosts = [choices for choices, _, host in parts.places if host]
    if "embassy" in parts.concepts or "mission" in parts.concepts or "consulate" in " ".join(parts.concepts):
        sender = [_code(choices[0]) for choices, _ in own]
        host = [_code(choices[0]) for choices in hosts[:1]]
        return [">".join(("+".join(sorted(sender)), *host))] if sender else []
    named = [*own, *((choices, False) for choices in hosts)]
    if len(named) > 1:
        countries = [choices for choices, _ in named if choices[0].type == "Country"]
        narrow = [choices for choices, _ in named if choices[0].type != "Country"]
        if len(narrow) == 1 and len(countries) == 1 and _within(narrow[0][0], countries[0][0]):
            named = [(narrow[0], False)]
        else:
            return ["+".join(sorted({_code(choices[0]) for choices, _ in named}))]
    if not named:
        return []
    choices, adjective = named[0]
    place = choices[0]
    if level == "Region" and place.type == "City":
        return [places.region_around(place).removeprefix("place:")]
    if level == "City":
        return [_code(next((p for p in choices if p.type == "City"), place))]
    if adjective and len(choices) > 1:
        return [_code(p) for p in choices[:2]] if not level else [_code(place)]
    if place.type == "City" and not parts.is_government and place.parent and _namesake(place):
        return [_code(place), place.parent.removeprefix("place:")]
    return [_code(place)]


def _code(place: Place) -> str:
    return place.key.removeprefix("place:")


def _within(place: Place, other: Place) -> bool:
    return _code(place).startswith(_code(other))


def _namesake(city: Place) -> bool:
    """Whether a city's region is called after it, so that an adjective or "Perm" may mean either."""
    return bool(city.parent) and fold(city.name_en)[:4] == fold(city_region(city))[:4]


def city_region(city: Place) -> str:
    from pipelines.places import load

    region = load().by_key(city.parent or "")
    return region.name_en if region and region.type == "Region" else ""


def trimmed(name: str, kinds: Collection[str] = KINDS | GENERIC) -> str:
    """A name without legal forms and without the kinds around it."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in SKIPPED]
    while len(words) > 1 and _concept(words[0].casefold()) in kinds:
        words = words[1:]
    while len(words) > 1 and _concept(words[-1].casefold()) in kinds:
        words = words[:-1]
    return " ".join(words)


def quoted_part(name: str) -> str | None:
    """What stands in quotes in a name; None where nothing does."""
    found = _QUOTED.search(name)
    return found.group(1) if found else None


def brands_of(name: str) -> list[str]:
    """A brand as both alphabets spell it: exactly, and by its sound if that says enough."""
    words = _WORD.findall(name)
    if not words:
        return []
    exact = ["".join(spellings(word)[0] for word in words if spellings(word))]
    if any(is_latin(word) for word in words):
        exact.append("".join(spellings(word)[min(1, len(spellings(word)) - 1)] for word in words if spellings(word)))
    if (pinyin := asia.pinyin(words)) and pinyin not in exact:
        exact.append(pinyin)
    sounds = [[each[1:] for each in skeletons(word)[:2]] or [""] for word in words[:3]]
    bones = ["~" + "".join(reading) for reading in product(*sounds)][:MOST_SOUNDS]
    return [*dict.fromkeys(brand for brand in exact if brand), *(each for each in bones if len(each) >= LONG_SKELETON)]
