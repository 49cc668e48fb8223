"""Countries, regions and cities with codes, names and adjectives: the mentions stage looks places up here."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from pipelines.languages.ru.letters import folded

DATA = "gazetteer.json.gz"
NAMES = 50_000  # whose spelling in the indexes is remembered
PlaceType = Literal["Country", "Region", "City"]
# Numbers of rows, best first; a lone one stands without its list.
Index = dict[str, int | list[int]]

_DASH = re.compile(r"\s*[—–‒−]\s*|\s+-\s+")
_SPACE = re.compile(r"\s+")
# Letters that Unicode does not decompose into a Latin letter and a mark.
_LATIN = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "ə": "a", "æ": "ae", "œ": "oe", "ð": "d"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`ʻʹ´", "'"))
_COURTESY = {
    "ru": re.compile(r"^(г\.|(?:город|республика|пос[её]лок|село|деревня|станица|пгт)\b)\s*"),
    "en": re.compile(r"^(the\s+)?((city|town|republic) of\s+)?"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a first-level region, or a city: any settlement below a region.

    `key` is the identity key: `place:RU-PER`, and `place:RU-PER/perm` for a city. `iso` is ISO 3166-1 alpha-2 or
    ISO 3166-2; only cities with a code of their own (Moscow, Minsk) have one. `name_ru` is empty where no Russian name
    is known. Adjectives are casefolded, masculine nominative. `parent` is the key of the region or country above.
    """

    key: str
    type: PlaceType
    iso: str | None
    name_ru: str
    name_en: str
    aliases_ru: tuple[str, ...]
    aliases_en: tuple[str, ...]
    adjectives_ru: tuple[str, ...]
    adjectives_en: tuple[str, ...]
    parent: str | None
    population: int


class Gazetteer:
    """All places, found by key, name, adjective or lemmas. Places are made when first asked for."""

    def __init__(
        self, rows: list[str], names: dict[str, Index], adjectives: dict[str, Index],
        phrases: dict[str, Index], version: str,
    ) -> None:
        self._rows = rows
        self._names = names
        self._adjectives = adjectives
        self._phrases = phrases
        self._keys = {row[: row.index("\t")]: number for number, row in enumerate(rows)}
        self._made: dict[int, Place] = {}
        self._longest: dict[str, dict[str, int]] = {}
        self.version = version

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Place]:
        return map(self._place, range(len(self._rows)))

    def by_key(self, key: str) -> Place | None:
        """The place with an identity key."""
        number = self._keys.get(key)
        return None if number is None else self._place(number)

    def by_name(self, name: str, language: str) -> tuple[Place, ...]:
        """Places called so, best first. `name` is in the nominative; case, ё and diacritics don't matter."""
        spelled = normalise(name, language)
        index = self._names[language]
        found = index.get(spelled)
        if found is None:
            bare = _COURTESY[language].sub("", spelled)
            spellings = (bare, bare.replace(" ", "-"), bare.replace("-", " "))
            found = next((index[form] for form in spellings if form in index), None)
        return self._places(found)

    def by_adjective(self, lemma: str, language: str) -> tuple[Place, ...]:
        """Places that an adjective may stand for, best first: пермский → the region, then the city."""
        return self._places(self._adjectives[language].get(normalise(lemma, language)))

    def by_lemmas(self, lemmas: Sequence[str], language: str) -> tuple[Place, ...]:
        """Places called by a sequence of lemmas, best first: ("республика", "беларусь"). English: of words as written.

        Unlike `by_name` it leaves out names that are everyday words, so that running text may be searched.
        """
        phrase = folded(" ".join(lemmas))
        if language == "en":
            phrase = normalise(phrase.replace(" '", "'").replace(" ’", "’"), language)
        return self._places(self._phrases[language].get(phrase))

    def longest(self, lemma: str, language: str) -> int:
        """The number of tokens of the longest phrase that starts with a lemma; 0 if none does."""
        if language not in self._longest:
            found: dict[str, int] = {}
            for phrase in self._phrases[language]:
                words = phrase.split(" ")
                found[words[0]] = max(len(words), found.get(words[0], 0))
                if language == "en" and ("-" in phrase or "'" in phrase):  # English tokenisers cut there.
                    tokens = re.findall(r"[^ '-]+|-|'[^ -]*", phrase)
                    found[tokens[0]] = max(len(tokens), found.get(tokens[0], 0))
            self._longest[language] = found
        word = folded(lemma)
        if language == "en" and not word.isascii():
            word = normalise(word, language)  # "Québec" without its accent
        return self._longest[language].get(word, 0)

    def phrases(self, language: str) -> Iterable[tuple[tuple[str, ...], Place]]:
        """Lemma sequences of names that may be looked for in running text, with the place that each names first."""
        for phrase, found in self._phrases[language].items():
            yield tuple(phrase.split(" ")), self._place(found if isinstance(found, int) else found[0])

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The region and the country above a place, nearest first."""
        above: list[Place] = []
        parent = place.parent
        while parent is not None:
            above.append(self._place(self._keys[parent]))
            parent = above[-1].parent
        return tuple(above)

    def _places(self, found: int | list[int] | None) -> tuple[Place, ...]:
        if found is None:
            return ()
        return tuple(map(self._place, (found,) if isinstance(found, int) else found))

    def _place(self, number: int) -> Place:
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = read_row(self._rows[number])
        return made


def read_row(row: str) -> Place:
    """A place from its line in the data file."""
    key, kind, iso, ru, en, adjectives_ru, adjectives_en, parent, population = row.split("\t")
    name_ru, *aliases_ru = ru.split(";")
    name_en, *aliases_en = en.split(";")
    return Place(
        key, cast(PlaceType, kind), iso or None, name_ru, name_en, tuple(aliases_ru), tuple(aliases_en),
        tuple(filter(None, adjectives_ru.split(";"))), tuple(filter(None, adjectives_en.split(";"))),
        parent or None, int(population),
    )


@lru_cache(NAMES)
def normalise(name: str, language: str) -> str:
    """A name as the indexes spell it: small letters, е for ё, a hyphen for any dash, no diacritics on Latin letters."""
    spelled = _DASH.sub("-", _SPACE.sub(" ", name.translate(_APOSTROPHES).strip())).casefold()
    if language == "ru":
        return unicodedata.normalize("NFC", spelled).replace("ё", "е")
    if spelled.isascii():
        return spelled
    marks = unicodedata.normalize("NFKD", spelled.translate(_LATIN))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


@cache
def load() -> Gazetteer:
    """The gazetteer that the package ships."""
    packed = files(__package__).joinpath(DATA).read_bytes()
    data = json.loads(gzip.decompress(packed))
    return Gazetteer(data["places"], data["names"], data["adjectives"], data["phrases"], data["version"])
