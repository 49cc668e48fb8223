"""Which words are known as what kind of name: the lists of people and the gazetteer's places, a class a word.

The names' model sees a word's class beside its letters. While it learns, a part of the words is held back, so that it
also learns to do without; the shipped pipeline knows them all.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict

import names

from pipelines import places

HELD_BACK = 4  # one word in so many
LARGE_CITY = 60_000
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Words of places' names that say nothing by themselves.
_COMMON = frozenset("""
    And Area Autonomous Bay Beach Castle Center Central City County Del Department District East Eastern Federal
    Federation Fort Free Grand Great Green Greater Heights Hill Hills Island Islands Kingdom Krai Lake Les Los
    Lower Mount Mountain Municipality New North Northern Oblast Old Park People Point Port Prefecture Province
    Region Republic River Rock Saint San Sankt Santa South Southern Spring Springs State States The Town Union
    United Upper Valley Village Voivodeship West Western White Territory Capital Democratic Commonwealth Canton
    Community Governorate Special Administrative Voblast Aimag
""".split())


def classes() -> dict[str, str]:
    """Word → letters of its classes: G given name, S surname, N country, R region, C city, c small town, D demonym,
    E fair or forum, F firm, A agency."""
    found: dict[str, set[str]] = defaultdict(set)

    def add(text: str, letter: str) -> None:
        for word in _WORD.findall(f"{text} {names.plain(text)}"):
            if word[0].isupper() and len(word) >= SHORTEST and word not in _COMMON:
                found[word].add(letter)

    for nation in names.table("people.toml").values():
        add(f"{nation['men']} {nation['women']}", "G")
        add(nation["surnames"], "S")
        for man, woman in (pair.split(":") for pair in nation.get("feminine", "").split()):
            for surname in nation["surnames"].split():
                if surname.endswith(man):
                    add(surname.removesuffix(man) + woman, "S")
    slots = names.table("grammar.toml")["slots"]
    for slot, letter in (("knownevent", "E"), ("knownfirm", "F"), ("agency", "A")):
        for name in slots[slot]:
            if " " not in name:
                add(name, letter)
    kept = names.table("places.toml")
    for region in (*kept["regions"]["full"], *kept["regions"]["bare"]):
        add(region, "R")
    for place in places.load():
        for name in (place.name_en, *(place.aliases_en if place.type != "City" else ())):
            add(name, {"Country": "N", "Region": "R"}.get(place.type, "C" if place.population >= LARGE_CITY else "c"))
        for adjective in place.adjectives_en:
            add(adjective.title(), "D")
    return {word: "".join(sorted(letters)) for word, letters in sorted(found.items())}


def held_back(known: dict[str, str]) -> dict[str, str]:
    """The words that the model may know while it learns: all countries, and three quarters of the rest."""
    return {word: letters for word, letters in known.items() if "N" in letters or zlib.crc32(word.encode()) % HELD_BACK}
