"""Names for the slots of the sentences: people of many nations, places, brands, figures, all by one seed."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipelines import places

FOLDER = Path(__file__).parent
FEWEST_PEOPLE = 60_000  # smaller towns come up where their country is one that the news names most
INVENTED = 0.35
PLAIN = 0.65
WITHOUT_STROKES = str.maketrans("đĐłŁøØı", "dDlLoOi")
SMALLEST_TOWN = 20_000
BIG_CITY = 300_000
KIND_WORDS = frozenset("""
    Area City County District Governorate Krai Oblast Prefecture Province Region Republic State Territory Voivodeship
""".split())
CURRENCIES = (
    "${}", "${}", "€{}", "US${}", "{} rubles", "{} roubles", "{} yuan", "{} euros", "{} US dollars", "{} tenge",
    "Rs {}", "AED{}", "£{}", "RMB {}",
)
UNITS = ("million", "million", "billion", "thousand", "bn", "m", "crore")
PER_CENT = ("%", "%", " percent", " per cent")
INITIALS = "ABCDEFGHJKLMNPRSTVW"


def table(name: str) -> dict[str, Any]:
    """One of the TOML files beside this module."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


class People:
    """Names of invented people, as their nations form them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._nations = list(table("people.toml").values())
        self._weights = [nation.get("weight", 1) for nation in self._nations]

    def full(self) -> str:
        """Given name and surname, now and then with an initial or a second name between them."""
        rng, nation = self._rng, self._nation()
        woman = rng.random() < 0.35
        given = self._word(nation["women" if woman else "men"])
        surname = self._surname(nation, woman)
        if nation.get("order") == "surname first":
            return f"{surname} {given}"
        if rng.random() < nation.get("initials", 0.02):
            given = rng.choice((f"{given} {rng.choice(INITIALS)}.", f"{rng.choice(INITIALS)}. {given}", f"{given[0]}."))
        elif rng.random() < nation.get("middle", 0.03):
            given += " " + self._word(nation["men"])
        return f"{given} {surname}"

    def surname(self) -> str:
        nation = self._nation()
        return self._surname(nation, self._rng.random() < 0.3)

    def _nation(self) -> dict[str, Any]:
        return self._rng.choices(self._nations, self._weights)[0]

    def _word(self, words: str) -> str:
        return self._rng.choice(words.split()).replace("|", " ")

    def _surname(self, nation: dict[str, Any], woman: bool) -> str:
        rng = self._rng
        if "made" in nation and rng.random() < INVENTED:
            starts, middles, ends = (part.split() for part in nation["made"].split("+"))
            name = rng.choice(starts) + (rng.choice(middles) if middles else "") + rng.choice(ends)
        else:
            name = self._word(nation["surnames"])
        if woman:
            for pair in nation.get("feminine", "").split():
                man, her = pair.split(":")
                if name.endswith(man):
                    name = name.removesuffix(man) + her
                    break
        if "particles" in nation and rng.random() < 0.12:
            name = f"{self._word(nation['particles'])} {name}"
        if rng.random() < nation.get("double", 0.01):
            name += rng.choice((" ", " ", "-")) + self._word(nation["surnames"])
        return name


class Places:
    """Countries, regions and cities: the gazetteer's, those in the news more often."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        gazetteer = places.load()
        kept = table("places.toml")
        known = [place for place in gazetteer if place.name_en]
        often = frozenset(kept["countries"].split())
        countries = [place for place in known if place.type == "Country"]
        self._countries = [place.name_en for place in countries if place.name_en in often] + kept["more_countries"]
        self._rare = [place.name_en for place in countries]
        self._demonyms = [
            place.adjectives_en[0].title() for place in countries if place.adjectives_en and place.name_en in often
        ] + kept["more_demonyms"]
        self._full: list[str] = list(kept["regions"]["full"])
        self._bare: list[str] = list(kept["regions"]["bare"])
        self._words = {code: words.split("|") for code, words in kept["words"].items()}
        self._regions = [
            (place.name_en, self._words[place.iso[:2]]) for place in known
            if place.type == "Region" and place.iso and place.iso[:2] in self._words and "(" not in place.name_en
        ]
        codes = {place.iso for place in countries if place.name_en in often}
        cities = [
            place for place in known if place.type == "City" and place.population >= (
                SMALLEST_TOWN if place.key.removeprefix("place:")[:2] in codes else FEWEST_PEOPLE)
        ]
        self._cities = [place.name_en for place in cities]
        named_alike = frozenset(place.name_en for place in known if place.type == "City")
        alone = (_without_kind(name) for name, _ in self._regions)
        self._alone = [name for name in alone if name not in named_alike]
        self._big = [place.name_en for place in cities if place.population >= BIG_CITY]

    def country(self) -> str:
        return self._rng.choice(self._countries if self._rng.random() < 0.85 else self._rare)

    def demonym(self) -> str:
        return self._rng.choice(self._demonyms)

    def city(self) -> str:
        return self._spelt(self._rng.choice(self._big if self._rng.random() < 0.35 else self._cities))

    def region(self) -> str:
        """A region with the word for its kind, mostly: "Perm Krai", "Ústí Region", "Bavaria"."""
        rng = self._rng
        if rng.random() < 0.3:
            return rng.choice(self._full)
        if rng.random() < 0.15:
            return rng.choice(self._bare)
        name, words = rng.choice(self._regions)
        name = self._spelt(name)
        word = rng.choices(words, range(len(words), 0, -1))[0]
        if not word or set(name.split()) & KIND_WORDS:
            return name
        return f"{name} {word}" if rng.random() < 0.9 else f"{word} of {name}"

    def region_name(self) -> str:
        """A region without such a word: "Bavaria", "Tamil Nadu"."""
        return self._spelt(self._rng.choice(self._bare if self._rng.random() < 0.7 else self._alone))

    def _spelt(self, name: str) -> str:
        """Most news writes foreign places without their marks: "Binh Duong"."""
        return plain(name) if self._rng.random() < PLAIN else name


class Brands:
    """Names of invented firms and fairs."""

    def __init__(self, rng: random.Random, cities: Places) -> None:
        self._rng = rng
        self._cities = cities
        self._parts = {key: words.split() for key, words in table("grammar.toml")["brand"].items()}

    def brand(self) -> str:
        rng, parts = self._rng, self._parts
        kind = rng.random()
        if kind < 0.3:
            return rng.choice(parts["starts"]) + rng.choice(parts["ends"])
        if kind < 0.45:
            return rng.choice(parts["starts"]) + rng.choice(parts["middles"]) + rng.choice(parts["ends"])
        if kind < 0.6:
            return self._cities.city().split()[0][:rng.randint(3, 6)].rstrip("-'") + rng.choice(parts["ends"])
        if kind < 0.78:
            return rng.choice(parts["words"])
        if kind < 0.86:
            second = rng.choice((rng.choice(parts["ends"]).capitalize(), rng.choice(parts["words"])))
            return rng.choice(parts["starts"]) + second
        if kind < 0.93:
            return "".join(rng.choices("ABCDEFGHIKLMNOPRSTUVZ", k=rng.randint(2, 5)))
        return f"{rng.choice(parts['words'])} {rng.choice(parts['words'])}"


class Figures:
    """Numbers, sums and days as news writes them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def number(self) -> str:
        rng = self._rng
        large = f"{rng.randint(1, 90)},{rng.randint(100, 999)}"
        return str(rng.choice((rng.randint(2, 30), rng.randint(30, 900), large)))

    def money(self) -> str:
        rng = self._rng
        amount = str(rng.choice((rng.randint(2, 900), f"{rng.randint(1, 99)}.{rng.randint(1, 9)}")))
        return rng.choice(CURRENCIES).format(f"{amount} {rng.choice(UNITS)}")

    def percent(self) -> str:
        rng = self._rng
        return rng.choice((str(rng.randint(2, 99)), f"{rng.randint(1, 60)}.{rng.randint(1, 9)}")) + rng.choice(PER_CENT)

    def day(self) -> str:
        return str(self._rng.randint(1, 30))


def plain(name: str) -> str:
    """The name without marks on its letters: Bình Dương → Binh Duong."""
    apart = unicodedata.normalize("NFD", name.translate(WITHOUT_STROKES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _without_kind(region: str) -> str:
    """Binh Duong Province → Binh Duong"""
    words = region.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in KIND_WORDS else region


def pick(rng: random.Random, alternatives: Sequence[str]) -> str:
    """One of the alternatives."""
    return alternatives[rng.randrange(len(alternatives))]
