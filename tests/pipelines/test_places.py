"""The gazetteer: names, adjectives and lemmas → places, in Russian and English."""

from __future__ import annotations

import gzip
import json
import time
from importlib.resources import files

import pytest

from pipelines.places import Gazetteer, Place, load
from pipelines.places.gazetteer import DATA, normalise

NAMES_RU = """
Россия → RU
Российская Федерация → RU
РФ → RU
Беларусь → BY
Белоруссия → BY
Республика Беларусь → BY
Китай → CN
КНР → CN
Поднебесная → CN
ОАЭ → AE
Эмираты → AE
Объединённые Арабские Эмираты → AE
США → US
Америка → US
КНДР → KP
Южная Корея → KR
МНР → MN
Киргизия → KG
Кыргызстан → KG
Молдавия → MD
ЮАР → ZA
Папуа — Новая Гвинея → PG
Малазия → MY
Грузия → GE
Пермский край → RU-PER
Прикамье → RU-PER
Татарстан → RU-TA
Республика Татарстан → RU-TA
Башкирия → RU-BA
Якутия → RU-SA
Республика Саха (Якутия) → RU-SA
Чувашия → RU-CU
Чувашская Республика → RU-CU
Югра → RU-KHM
ХМАО → RU-KHM
Ханты-Мансийский автономный округ — Югра → RU-KHM
Кузбасс → RU-KEM
Кемеровская область — Кузбасс → RU-KEM
Приморье → RU-PRI
Поморье → RU-ARK
Приамурье → RU-AMU
Приангарье → RU-IRK
Зауралье → RU-KGN
Верхневолжье → RU-TVE
Ставрополье → RU-STA
Подмосковье → RU-MOS
Марий Эл → RU-ME
Ленобласть → RU-LEN
Северная Осетия — Алания → RU-SE
Еврейская автономная область → RU-YEV
ДНР → UA-14
ЛНР → UA-09
Крым → UA-43
Херсонская область → UA-65
Запорожская область → UA-23
Витебская область → BY-VI
Гродненщина → BY-HR
Могилевская область → BY-MA
Костанайская область → KZ-39
Северо-Казахстанская область → KZ-59
Область Абай → KZ-10
Хорезмская область → UZ-XO
Согдийская область → TJ-SU
Ахалский велаят → TM-A
Аджария → GE-AJ
Гагаузия → MD-GA
Воеводина → RS-VO
провинция Шаньдун → CN-SD
Хэйлунцзян → CN-HL
Внутренняя Монголия → CN-NM
Синьцзян-Уйгурский автономный район → CN-XJ
штат Махараштра → IN-MH
Бавария → DE-BY
земля Бавария → DE-BY
префектура Хоккайдо → JP-01
Центральный аймак → MN-047
аймак Дорнод → MN-061
остан Гилян → IR-01
провинция Мерсин → TR-33
Джорджия → US-GA
Ломбардия → IT-25
Бретань → FR-BRE
Гаутенг → ZA-GP
Мату-Гросу → BR-MT
Москва → RU-MOW
Санкт-Петербург → RU-SPE
Петербург → RU-SPE
Минск → BY-HM
Алматы → KZ-75
Алма-Ата → KZ-75
Нур-Султан → KZ-71
Шымкент → KZ-79
Севастополь → UA-40
Пекин → CN-BJ
Пермь → RU-PER/perm
Волгоград → RU-VGG/volgograd
Киров → RU-KIR/kirov
Ростов → RU-ROS/rostov-on-don
Орёл → RU-ORL/oryol
Орел → RU-ORL/oryol
Нижний Новгород → RU-NIZ/nizhny-novgorod
Великие Луки → RU-PSK/velikiye-luki
Набережные Челны → RU-TA/naberezhnye-chelny
Гомель → BY-HO/gomel
Могилёв → BY-MA/mogilev
Лида → BY-HR/lida
Караганда → KZ-35/karaganda
Суйфэньхэ → CN-HL/suifenhe
посёлок Рамонь → RU-VOR/ramon
г. Пермь → RU-PER/perm
Нижний → RU-NIZ/nizhny-novgorod
Харбин → CN-HL/harbin
Нови-Сад → RS-VO/novi-sad
Нью-Йорк → US-NY/new-york
"""

NAMES_EN = """
Russia → RU
the Russian Federation → RU
Republic of Belarus → BY
Belarus → BY
UAE → AE
U.S. → US
United States → US
Türkiye → TR
Turkiye → TR
Czechia → CZ
Côte d’Ivoire → CI
Georgia → GE
Perm Krai → RU-PER
Perm Territory → RU-PER
Perm Region → RU-PER
Permskiy kray → RU-PER
Kama region → RU-PER
Vologda Oblast → RU-VLG
Vologda region → RU-VLG
Republic of Tatarstan → RU-TA
Tatarstan → RU-TA
Primorye → RU-PRI
Zabaykalsky Krai → RU-ZAB
Trans-Baikal Territory → RU-ZAB
Vitebsk Region → BY-VI
Vitebsk Oblast → BY-VI
Kostanay Region → KZ-39
Pavlodar Oblast → KZ-55
Inner Mongolia Autonomous Region → CN-NM
Shandong Province → CN-SD
Province of Shandong → CN-SD
Bavaria → DE-BY
Nuevo León → MX-NLE
Nuevo Leon → MX-NLE
Moscow → RU-MOW
St. Petersburg → RU-SPE
Almaty → KZ-75
Alma-Ata → KZ-75
Perm → RU-PER/perm
Yekaterinburg → RU-SVE/yekaterinburg
Rostov-on-Don → RU-ROS/rostov-on-don
Gomel → BY-HO/gomel
Grodno → BY-HR/grodno
Novi Sad → RS-VO/novi-sad
Bengaluru → IN-KA/bengaluru
Bangalore → IN-KA/bengaluru
"""

ADJECTIVES_RU = """
белорусский → BY
китайский → CN
австрийский → AT
российский → RU
узбекский → UZ
казахстанский → KZ
эмиратский → AE
южнокорейский → KR
турецкий → TR
пермский → RU-PER RU-PER/perm
прикамский → RU-PER
татарстанский → RU-TA
башкирский → RU-BA
вологодский → RU-VLG RU-VLG/vologda
калужский → RU-KLU RU-KLU/kaluga
нижегородский → RU-NIZ RU-NIZ/nizhny-novgorod
самарский → RU-SAM RU-SAM/samara
тверской → RU-TVE RU-TVE/tver
костромской → RU-KOS RU-KOS/kostroma
орловский → RU-ORL RU-ORL/oryol
ростовский → RU-ROS RU-ROS/rostov-on-don
тульский → RU-TUL RU-TUL/tula
московский → RU-MOW RU-MOS
минский → BY-HM BY-MI
ташкентский → UZ-TK UZ-TO
алматинский → KZ-75 KZ-19
санкт-петербургский → RU-SPE
петербургский → RU-SPE
уфимский → RU-BA/ufa
казанский → RU-TA/kazan
череповецкий → RU-VLG/cherepovets
гомельский → BY-HO BY-HO/gomel
могилевский → BY-MA BY-MA/mogilev
великолукский → RU-PSK/velikiye-luki
набережночелнинский → RU-TA/naberezhnye-chelny
шанхайский → CN-SH
дубайский → AE-DU/dubai
мумбайский → IN-MH/mumbai
харбинский → CN-HL/harbin
баварский → DE-BY
шаньдунский → CN-SD
"""

ADJECTIVES_EN = """
Belarusian → BY
Chinese → CN
Austrian → AT
Russian → RU
Emirati → AE
South Korean → KR
Tatar → RU-TA
Chuvash → RU-CU
Bavarian → DE-BY
"""

LEMMAS_RU = """
республика беларусь → BY
российский федерация → RU
пермский край → RU-PER
вологодский область → RU-VLG
марий эл → RU-ME
северный осетия → RU-SE
ханты-мансийский автономный округ → RU-KHM
нижний новгород → RU-NIZ/nizhny-novgorod
провинция шаньдун → CN-SD
внутренний монголия → CN-NM
хэйлунцзян → CN-HL
китай → CN
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(left, right) for left, right in (line.split(" → ") for line in table.strip().splitlines())]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


@pytest.mark.parametrize(("name", "key"), rows(NAMES_RU))
def test_russian_name_finds_its_place_first(gazetteer: Gazetteer, name: str, key: str) -> None:
    assert [place.key for place in gazetteer.by_name(name, "ru")][:1] == [f"place:{key}"]


@pytest.mark.parametrize(("name", "key"), rows(NAMES_EN))
def test_english_name_finds_its_place_first(gazetteer: Gazetteer, name: str, key: str) -> None:
    assert [place.key for place in gazetteer.by_name(name, "en")][:1] == [f"place:{key}"]


@pytest.mark.parametrize(("lemma", "keys"), rows(ADJECTIVES_RU))
def test_russian_adjective_finds_its_places_in_order(gazetteer: Gazetteer, lemma: str, keys: str) -> None:
    expected = [f"place:{key}" for key in keys.split()]
    assert [place.key for place in gazetteer.by_adjective(lemma, "ru")][: len(expected)] == expected


@pytest.mark.parametrize(("lemma", "key"), rows(ADJECTIVES_EN))
def test_english_adjective_finds_its_place_first(gazetteer: Gazetteer, lemma: str, key: str) -> None:
    assert [place.key for place in gazetteer.by_adjective(lemma, "en")][:1] == [f"place:{key}"]


@pytest.mark.parametrize(("lemmas", "key"), rows(LEMMAS_RU))
def test_lemmas_find_their_place_first(gazetteer: Gazetteer, lemmas: str, key: str) -> None:
    words = lemmas.split()
    assert [place.key for place in gazetteer.by_lemmas(words, "ru")][:1] == [f"place:{key}"]
    assert gazetteer.longest(words[0], "ru") >= len(words)


@pytest.mark.parametrize("words", ["Rostov - on - Don", "People 's Republic of China", "Perm Krai"])
def test_english_phrases_survive_the_tokeniser(gazetteer: Gazetteer, words: str) -> None:
    tokens = words.split()
    assert gazetteer.by_lemmas(tokens, "en")
    assert gazetteer.longest(tokens[0], "en") >= len(tokens)


@pytest.mark.parametrize(
    "word",
    ["победа", "роман", "мир", "надежда", "заря", "свобода", "любовь", "вера", "владимир", "азия", "урал", "того"],
)
def test_everyday_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    assert not gazetteer.by_lemmas([word], "ru")


@pytest.mark.parametrize("word", ["пушкинский", "советский", "ленинский", "русский", "путинский", "столичный", "новый"])
def test_everyday_adjectives_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    assert not gazetteer.by_adjective(word, "ru")


def test_ambiguous_abbreviation_has_the_usual_reading_among_others(gazetteer: Gazetteer) -> None:
    assert {place.iso for place in gazetteer.by_name("РБ", "ru")} == {"BY", "RU-BA"}
    assert gazetteer.by_lemmas(["рб"], "ru") == ()


def test_every_country_has_both_names_and_is_found_by_them(gazetteer: Gazetteer) -> None:
    countries = [place for place in gazetteer if place.type == "Country"]
    assert len(countries) == 249
    for country in countries:
        assert country.key == f"place:{country.iso}"
        assert country in gazetteer.by_name(country.name_ru, "ru")
        assert country in gazetteer.by_name(country.name_en, "en")


@pytest.mark.parametrize(("country", "number"), [("RU", 83), ("BY", 7), ("KZ", 20)])
def test_every_region_has_both_names_and_an_adjective(gazetteer: Gazetteer, country: str, number: int) -> None:
    regions = [place for place in gazetteer if place.iso and place.iso.startswith(f"{country}-")]
    assert len(regions) == number
    for region in regions:
        assert gazetteer.by_name(region.name_ru, "ru")[0] == region
        assert gazetteer.by_name(region.name_en, "en")[0] == region
        assert region.adjectives_ru
        assert all(region in gazetteer.by_adjective(word, "ru") for word in region.adjectives_ru)


def test_regions_above_cities(gazetteer: Gazetteer) -> None:
    perm = gazetteer.by_name("Пермь", "ru")[0]
    assert (perm.type, perm.iso, perm.parent) == ("City", None, "place:RU-PER")
    assert [place.key for place in gazetteer.ancestors(perm)] == ["place:RU-PER", "place:RU"]
    moscow = gazetteer.by_name("Москва", "ru")[0]
    assert (moscow.type, moscow.iso) == ("City", "RU-MOW")
    assert [place.key for place in gazetteer.ancestors(moscow)] == ["place:RU"]


def test_places_are_well_formed(gazetteer: Gazetteer) -> None:
    above = {"Country": {None}, "Region": {"Country"}, "City": {"Region", "Country"}}
    keys = set()
    for place in gazetteer:
        keys.add(place.key)
        parent = gazetteer.by_key(place.parent) if place.parent else None
        assert (parent.type if parent else None) in above[place.type], place
        assert place.name_en, place
        assert place == gazetteer.by_key(place.key)
        assert all(word == word.casefold() for word in (*place.adjectives_ru, *place.adjectives_en))
    assert len(keys) == len(gazetteer)


def test_unknown_names_find_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_name("Тридевятое царство", "ru") == ()
    assert gazetteer.by_adjective("тридевятый", "ru") == ()
    assert gazetteer.by_lemmas(["тридевятый", "царство"], "ru") == ()
    assert gazetteer.longest("тридевятый", "ru") == 0
    assert gazetteer.by_key("place:XX") is None


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Орёл", "ru", "орел"),
        ("Северная Осетия — Алания", "ru", "северная осетия-алания"),
        ("Йошкар-Ола", "ru", "йошкар-ола"),
        ("Łódź", "en", "lodz"),
        ("Côte d’Ivoire", "en", "cote d'ivoire"),
    ],
)
def test_normalise(name: str, language: str, expected: str) -> None:
    assert normalise(name, language) == expected


def test_phrases_pair_lemmas_with_places(gazetteer: Gazetteer) -> None:
    phrases = dict(gazetteer.phrases("ru"))
    assert phrases["пермский", "край"].key == "place:RU-PER"
    assert all(isinstance(place, Place) for place in phrases.values())


def test_data_is_small_and_loads_fast() -> None:
    packed = files("pipelines.places").joinpath(DATA).read_bytes()
    assert len(packed) <= 8_000_000
    times = []
    for _ in range(3):
        load.cache_clear()
        start = time.process_time()
        load()
        times.append(time.process_time() - start)
    assert min(times) <= 0.3


def test_version_is_the_data(gazetteer: Gazetteer) -> None:
    packed = files("pipelines.places").joinpath(DATA).read_bytes()
    assert gazetteer.version == json.loads(gzip.decompress(packed))["version"]
    assert load() is load()
