"""Countries and first-level regions, from libraries' names and the tables."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from pathlib import Path

import pycountry
from babel import Locale

from gazetteer import russian
from gazetteer.places import Draft
from gazetteer.tables import Row, read_region_names, read_table, words
from pipelines.languages.ru.letters import folded

CITY_CODES = words("city_codes")
COVERED = words("covered")
GENERIC = frozenset(map(folded, words("generic")))

OBLAST = ("Oblast", "Region", "Province")
KRAI = ("Krai", "Territory", "Region", "Kray")
DISTRICT = ("Autonomous Okrug", "Autonomous District", "Autonomous Area", "Autonomous Region", "Okrug")
ENGLISH_TYPES = {"Oblast": OBLAST, "Krai": KRAI, "Autonomous Okrug": DISTRICT}
ROMANISED = {"край": ("Krai", "Kray"), "область": ("Oblast",)}
# ISO's word for the kind of region → Russian and English words that stand before or after its name.
KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Province": (("провинция",), ("Province",)),
    "State": (("штат",), ("State",)),
    "Regional state": (("регион", "штат"), ("Region", "State")),
    "Prefecture": (("префектура",), ("Prefecture",)),
    "Region": (("регион", "область"), ("Region",)),
    "Land": (("земля", "федеральная земля"), ("State",)),
    "Department": (("департамент",), ("Department",)),
    "District": (("округ",), ("District",)),
    "Governorate": (("мухафаза", "провинция"), ("Governorate", "Province")),
    "County": (("округ", "графство"), ("County",)),
    "Emirate": (("эмират",), ("Emirate",)),
    "Canton": (("кантон",), ("Canton",)),
    "Union territory": (("союзная территория",), ("Union Territory",)),
    "Division": (("область",), ("Division",)),
    "Municipality": ((), ("Municipality",)),
    "Voivodship": (("воеводство",), ("Voivodeship", "Province")),
    "Autonomous community": (("автономное сообщество",), ("Autonomous Community", "Region")),
    "Autonomous region": (("автономный район",), ("Autonomous Region",)),
    "Republic": (("республика",), ("Republic",)),
    "Territory": (("территория",), ("Territory",)),
    "Country": (("страна",), ()),
    "Metropolitan region": (("регион",), ("Region",)),
}
COUNTRY_KINDS = {
    "TR": (("провинция", "ил"), ("Province",)),
    "IR": (("остан", "провинция"), ("Province",)),
    "MN": (("аймак",), ("Province", "Aimag")),
    "DZ": (("вилайет", "провинция"), ("Province",)),
    "AM": (("область", "марз"), ("Province", "Region")),
    "KE": (("округ", "графство"), ("County",)),
    "IT": (("область", "регион"), ("Region",)),
    "PL": (("воеводство",), ("Voivodeship", "Province")),
    "KR": (("провинция",), ("Province",)),
    "UA": (("область",), ("Oblast", "Region")),
    "UZ": (("область",), ("Region", "Oblast", "Province")),
    "KG": (("область",), ("Region", "Oblast")),
    "TJ": (("область",), ("Region", "Oblast", "Province")),
    "TM": (("велаят",), ("Region", "Province", "Velayat")),
    "AZ": (("район",), ("District",)),
    "MD": (("район",), ("District",)),
    "CZ": (("край",), ("Region",)),
    "SK": (("край",), ("Region",)),
}
KIND_WORDS = re.compile(
    r"\b(область|край|округ|район|республика|провинция|воеводство|велаят|аймак|остров|острова|штат|земля|остан"
    r"|мухафаза|эмират|префектура|департамент|территори[яи]|районы|жупания|медье|кантон|уезд|волость|столица"
    r"|oblast|krai|okrug|region|province|republic|district|county|state|territory|islands?|governorate|prefecture"
    r"|division|voivodeship|department|emirate|municipality|city|canton|parish|atoll)\b", re.IGNORECASE,
)


def countries() -> list[Draft]:
    """All ISO 3166-1 countries."""
    table = read_table("countries.txt")
    catalogue = translations("iso3166-1")
    russian_names, english_names = Locale("ru").territories, Locale("en").territories
    found = []
    for country in pycountry.countries:
        code = country.alpha_2
        row = table[code]
        draft = Draft(f"place:{code}", "Country", code, [], [], None, code)
        draft.add("ru", [row.shown_ru or russian_names[code].split(" (")[0]])
        draft.add("ru", list(row.ru))
        draft.add("en", [row.shown_en or english_names[code].split(" (")[0]])
        draft.add("en", list(row.en))
        official = [country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")]
        draft.add("ru", [*[catalogue(name) for name in official if name and catalogue(name) != name],
                         russian_names[code]])
        draft.add("en", [name for name in [*official, english_names[code]] if "," not in name])
        finish(draft, row)
        found.append(draft)
    return found


def regions() -> tuple[list[Draft], dict[tuple[str, str], str]]:
    """All first-level regions, and the key of the region that GeoNames means by (country, first-order code)."""
    table = read_table("regions.txt")
    catalogue = translations("iso3166-2")
    subdivisions = {entry.code: entry for entry in pycountry.subdivisions}
    found, by_geonames = [], {}
    for code, geonames, ru, en in read_region_names():
        country = code[:2]
        iso = subdivisions[code]
        row = table.get(code)
        kind = "City" if code in CITY_CODES else "Region"
        draft = Draft(f"place:{code}", kind, code, [], [], f"place:{country}", country)
        shown_ru = (row and row.shown_ru) or ru or translated(iso.name, catalogue)
        shown_en = (row and row.shown_en) or en or ascii_name(iso.name)
        draft.add("ru", [shown_ru])
        draft.add("en", [shown_en])
        if row is not None:
            draft.add("ru", list(row.ru))
            draft.add("en", list(row.en))
        if country not in ("RU", "BY", "KZ"):  # There CLDR's short names are the cities', not the regions'.
            draft.add("ru", [ru])
            draft.add("en", [en])
        draft.generic = row is None and is_generic(draft)
        if kind == "Region":
            add_kinds(draft, iso.type)
            add_adjectives(draft)
        if row is not None:
            finish(draft, row)
        found.append(draft)
        if geonames:
            by_geonames[country, geonames] = draft.key
    return found, by_geonames


def translations(domain: str) -> Callable[[str], str]:
    """pycountry's own Russian catalogue."""
    return gettext.translation(domain, Path(pycountry.__file__).parent / "locales", ["ru"]).gettext


def translated(name: str, catalogue: Callable[[str], str]) -> str:
    """The catalogue's Russian name if it sounds like the name: some of its entries belong to other regions."""
    ru = catalogue(name)
    if ru == name or not re.fullmatch(r"[А-ЯЁа-яё’' —-]+", ru):
        return ""
    return ru if russian.likeness(russian.transliterate(ru), russian.fold(name)) > 0.6 else ""


def ascii_name(name: str) -> str:
    """A name without what ISO adds in brackets."""
    return re.sub(r"\s*[\[(].*", "", name).strip()


def is_generic(draft: Draft) -> bool:
    """Whether a region is called only by where it lies: "Западная провинция", "Central"."""
    ru = all(russian.lemmas(word)[0] in GENERIC or folded(word) in GENERIC
             for word in draft.ru[0].split()) if draft.ru else False
    en = all(word.casefold() in GENERIC for word in draft.en[0].split())
    return ru or en


def add_kinds(draft: Draft, iso_type: str) -> None:
    """Names with the kind of region: "провинция Шаньдун", "Shandong Province", "Perm Territory"."""
    kinds_ru, kinds_en = COUNTRY_KINDS.get(draft.country) or KINDS.get(iso_type, ((), ()))
    for name in list(draft.en):
        for word, others in ENGLISH_TYPES.items():
            for form in others:
                if name.endswith(" " + form) and draft.country == "RU":
                    stem = name.removesuffix(" " + form)
                    if form == word:
                        draft.add("en", [f"{stem} {other}" for other in others])
    if draft.country in ("RU", "BY", "KZ"):
        for name in list(draft.en):
            if draft.country != "RU" and name.endswith(" Region"):
                stem = name.removesuffix(" Region")
                draft.add("en", [f"{stem} Oblast", f"{stem} Province"])
                draft.add("en", [f"{stem} Voblast"] if draft.country == "BY" else [])
        if draft.ru[0].endswith((" край", " область")):
            adjective, kind = draft.ru[0].rsplit(" ", 1)
            spelled = [*russian.romanise(adjective), russian.transliterate(adjective).capitalize()]
            draft.add("en", [f"{form} {word}" for form in spelled for word in ROMANISED[kind]])
        return
    bare = [name for name in draft.ru if name and not KIND_WORDS.search(name) and "(" not in name]
    draft.add("ru", [f"{kind} {name}" for name in bare for kind in kinds_ru])
    bare = [name for name in draft.en if not KIND_WORDS.search(name) and "(" not in name]
    draft.add("en", [form for name in bare for kind in kinds_en
                     for form in (f"{name} {kind}", f"{kind} of {name}")])


def add_adjectives(draft: Draft) -> None:
    """The adjective that is part of the name: Пермский край → пермский; else one that the news know."""
    name = draft.ru[0] if draft.ru else ""
    if draft.generic or not name or draft.iso == "RS-14":  # Борский: more often of the Russian Бор.
        return
    match = re.match(r"(\S+[сц]к)(ий|ая) (край|область|автономный|велаят|воеводство|район|округ)", name)
    if match and draft.country in COVERED | words("near"):
        draft.adjectives_ru.append(match[1].casefold() + "ий")
    elif " " not in name and draft.country in COVERED:
        word, sure = russian.adjective(name, near=False)
        if sure >= 0.7 and folded(word) not in russian.COMMON_ADJECTIVES:
            draft.adjectives_ru.append(word)


def finish(draft: Draft, row: Row) -> None:
    """What the table says of a place besides its strong names; its adjectives replace those that rules gave."""
    if row.adjectives_ru:
        draft.adjectives_ru = [word.casefold() for word in row.adjectives_ru]
    draft.adjectives_en = [word.casefold() for word in row.adjectives_en]
    draft.weaken("ru", row.weak_ru)
    draft.weaken("en", row.weak_en)
    for word in row.weak_adjectives:
        language = "en" if word.isascii() else "ru"
        (draft.adjectives_en if language == "en" else draft.adjectives_ru).append(word.casefold())
        draft.weak.add("adjective " + folded(word))
