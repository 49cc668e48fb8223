"""Texts → the entities in them: names in the nominative, types, codes, posts; and what bare words stand for."""

from __future__ import annotations

import pytest

from pipelines import coreference, mentions
from pipelines.engines import natasha
from pipelines.resolution import Resolution
from pipelines.types import Article, Segment


def resolve(text: str) -> Resolution:
    article = Article("a", None, None, None, "ru", "2025-03-10", "0" * 64, text, (Segment(0, 0, len(text)),))
    doc = natasha.load()(article)
    found, titles = mentions.find(doc, "ru")
    return coreference.resolve(doc, found, titles, article)


def named(text: str) -> set[tuple[str, str]]:
    return {(e.type, e.name) for e in resolve(text).entities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Об этом говорили с Рустемом Дзадзаевым и Прасковьей Отрадной.",
            {("Person", "Рустем Дзадзаев"), ("Person", "Прасковья Отрадная")},
        ),
        ("Министр принял Саифа ад-Дармаки.", {("Person", "Саиф ад-Дармаки")}),
        ("Поезда идут в Пермский край и Республику Марий Эл.", {("Region", "Пермский край"), ("Region", "Марий Эл")}),
        ("Делегация уехала из Прикамья в Белоруссию.", {("Region", "Пермский край"), ("Country", "Беларусь")}),
        ("Торгуем с Китаем, Бразилией и ОАЭ.", {("Country", "Китай"), ("Country", "Бразилия"), ("Country", "ОАЭ")}),
        (
            "Спикеры Витебской, Могилёвской и Брестской областей собрались в Орше.",
            {
                ("Region", "Витебская область"),
                ("Region", "Могилёвская область"),
                ("Region", "Брестская область"),
                ("City", "Орша"),
            },
        ),
        ("Глава Псковского района выступил с докладом.", {("City", "Псковский район")}),
        (
            "Завод «Нивамаш» отгрузил технику холдингу Sahyadri Pharma.",
            {("Company", "Нивамаш"), ("Company", "Sahyadri Pharma")},
        ),
        ("Станки купил Минский подшипниковый завод.", {("Company", "Минский подшипниковый завод"), ("City", "Минск")}),
        (
            "В миссии участвуют ООО «БТС», АО «ДИАКОН» и «Арктик Инвестментс».",
            {("Company", "БТС"), ("Company", "ДИАКОН"), ("Company", "Арктик Инвестментс")},
        ),
        ("Стенд показали на выставке «Иннопром».", {("Event", "Иннопром")}),
        ("О сделке объявила компания 3Com.", {("Company", "3Com")}),
        ("Гости приехали на Всероссийский лесной форум.", {("Event", "Всероссийский лесной форум")}),
        (
            "Договор готовит Вологодская торгово-промышленная палата.",
            {("Organization", "Вологодская торгово-промышленная палата")},
        ),
        ("Документ внёс Минпромторг Запорожской области.", {("GovernmentBody", "Минпромторг Запорожской области")}),
        (
            "Решение приняло Министерство промышленности и торговли Беларуси.",
            {("GovernmentBody", "Министерство промышленности и торговли Беларуси")},
        ),
        (
            "По данным Чувашского государственного университета, спрос растёт.",
            {("Organization", "Чувашский государственный университет")},
        ),
    ],
)
def test_entities(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Он сказал: «Мы готовы работать вместе, и это главное».",
        "Растёт торговля со странами Центральной Азии и Персидского залива.",
        "Проект «Чистый город» завершён.",
        "Погода на Дальнем Востоке испортилась.",
    ],
)
def test_no_entity(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "person", "role", "title", "place"),
    [
        (
            "Губернатор Пермского края Дмитрий Махонин открыл цех.",
            "Дмитрий Махонин",
            "governor",
            "Губернатор",
            "Пермский край",
        ),
        (
            "Прибыл министр иностранных дел России Сергей Лавров.",
            "Сергей Лавров",
            "minister",
            "министр иностранных дел",
            "Россия",
        ),
        (
            "Ждут Чрезвычайного и Полномочного Посла Республики Беларусь в Российской Федерации Александра Рогожника.",
            "Александр Рогожник",
            "ambassador",
            "Чрезвычайный и Полномочный Посол",
            "Беларусь",
        ),
        (
            "Выступил заместитель министра промышленности и торговли Самарской области Дамир Галиуллин.",
            "Дамир Галиуллин",
            "deputy_minister",
            "заместитель министра промышленности и торговли",
            "Самарская область",
        ),
        (
            "Говорили с Ринатом Салихьяновым, руководителем Башкортостана, о дорогах.",
            "Ринат Салихьянов",
            "governor",
            "руководитель",
            "Башкортостан",
        ),
        (
            "Врио губернатора Калининградской области Денис Лагутенков подписал указ.",
            "Денис Лагутенков",
            "governor",
            "губернатор",
            "Калининградская область",
        ),
        (
            "Ректор Иркутского государственного университета Пётр Сысольцев рассказал о наборе.",
            "Пётр Сысольцев",
            "director",
            "Ректор",
            "Иркутский государственный университет",
        ),
        (
            "Председатель Витебского облисполкома Руслан Зубчёнок приехал на завод.",
            "Руслан Зубчёнок",
            "governor",
            "Председатель",
            "Витебская область",
        ),
        ("Мэр Моршанска Пётр Голощапов болен.", "Пётр Голощапов", "mayor", "Мэр", "Моршанск"),
        (
            "Вице-премьер Татарстана Алия Каримова прилетела в Баку.",
            "Алия Каримова",
            "deputy_head_of_government",
            "Вице-премьер",
            "Татарстан",
        ),
    ],
)
def test_posts(text: str, person: str, role: str, title: str, place: str) -> None:
    found = resolve(text)
    entity = next(e for e in found.entities if e.name == person)
    post = entity.posts[0]
    assert (post.role, post.title, found.entity(post.place or "").name) == (role, title, place)


def test_two_heads_of_two_regions() -> None:
    found = resolve("Главы Псковской и Тверской областей Егор Кот и Лев Рубцов подписали план.")
    held = {e.name: found.entity(e.posts[0].place or "").name for e in found.entities if e.type == "Person"}
    assert held == {"Егор Кот": "Псковская область", "Лев Рубцов": "Тверская область"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Выступил бывший министр экономики Карелии Егор Кот.", [("minister", True)]),
        (
            "Подписал его Егор Кот, в ту пору мэр Читы, ныне посол России в Кении.",
            [("mayor", True), ("ambassador", False)],
        ),
        ("Прилетел временный поверенный в делах Ирака в России Хасан аль-Джубури.", [("representative", False)]),
        ("Рассказал экс-губернатор Тверской области Лев Рубцов.", [("governor", True)]),
    ],
)
def test_posts_then_and_now(text: str, expected: list[tuple[str, bool]]) -> None:
    person = next(e for e in resolve(text).entities if e.type == "Person")
    assert [(post.role, post.former) for post in person.posts] == expected


def test_only_adjectives_name_the_region() -> None:
    found = resolve("Калининградские заводы растут. Губернатор Арсений Куршин доволен: регион вышел вперёд.")
    person = next(e for e in found.entities if e.type == "Person")
    assert found.entity(person.posts[0].place or "").iso == "RU-KGD"


def test_an_envoy_is_accredited() -> None:
    found = resolve("Посол Индии в России Ниранджан Бхарадвадж посетил Калугу.")
    post = next(e for e in found.entities if e.type == "Person").posts[0]
    assert [found.entity(i or "").name for i in (post.place, post.accredited_to)] == ["Индия", "Россия"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Пермский край посетил посол Кубы Хулио Мора. Губернатор Дмитрий Махонин показал цех. Глава региона рад.",
            "Глава",
            ("Дмитрий Махонин",),
        ),
        ("Пермский край посетил посол Кубы в России Хулио Мора. Дипломат осмотрел завод.", "Дипломат", ("Хулио Мора",)),
        ("Губернатор Пермского края Дмитрий Махонин уехал. Махонин вернётся.", "Махонин", ("Дмитрий Махонин",)),
        ("В Тверскую область прибыли послы. Область ждёт гостей.", "Область", ("Тверская область",)),
        ("Делегация Татарстана побывала в Баку.", "Делегация", ("Татарстан",)),
        ("Белорусские предприятия купили станки.", "предприятия", ("Беларусь",)),
        ("С Брестской областью оборот упал, а с Гродненской — вырос.", "Гродненской", ("Гродненская область",)),
        ("Цех построил завод «Нивамаш». Компания набирает людей.", "Компания", ("Нивамаш",)),
    ],
)
def test_what_a_word_stands_for(text: str, word: str, expected: tuple[str, ...]) -> None:
    found = resolve(text)
    token = [t for t in found.doc if t.text == word][-1]
    assert tuple(found.entity(i).name for i in found.at(token.i)) == expected
