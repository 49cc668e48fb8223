"""TRADES_WITH: two places trade with each other, with the turnover that is stated."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.matcher import Draft, Example, Relation
from pipelines.relations import trade
from pipelines.relations.en import trades_with as en
from pipelines.scene import Scene
from pipelines.types import PLACES


def read(scene: Scene) -> Iterator[Draft]:
    """Turnovers, rankings of partners, «торгует с …», and figures carried on or listed after those."""
    return trade.drafts(scene, "TRADES_WITH")


EXAMPLES = (
    # the turnover with both sides named: between, with, and as owner
    Example(
        "Товарооборот между Беларусью и Псковской областью в 2025 году составил $512,4 млн.",
        (("Беларусь", "Псковская область", "asserted", {"value": 512.4e6, "currency": "USD", "period": "2025"}),),
    ),
    Example(
        "Внешнеторговый оборот Тульской области с Казахстаном за 2025 год вырос на 7,5% и достиг 18 млрд рублей.",
        (
            (
                "Тульская область",
                "Казахстан",
                "asserted",
                {"value": 18e9, "currency": "RUB", "change_pct": 7.5, "period": "2025"},
            ),
        ),
    ),
    Example(
        "На 4% — до 900 млн долларов — снизилась в 2025 году взаимная торговля Самарской области и Узбекистана.",
        (("Самарская область", "Узбекистан", "asserted", {"value": 900e6, "change_pct": -4.0, "period": "2025"}),),
    ),
    Example(
        "Рязанская область наторговала с Беларусью на 9,6 млрд рублей, что на четверть больше, чем годом ранее.",
        (("Рязанская область", "Беларусь", "asserted", {"value": 9.6e9, "currency": "RUB", "change_pct": 25.0}),),
    ),
    # two years, two claims
    Example(
        "Если в 2021 году товарооборот Кировской области и Беларуси составлял $120 млн, "
        "то в 2025 году достиг $201,5 млн.",
        (
            ("Кировская область", "Беларусь", "asserted", {"value": 120e6, "period": "2021"}),
            ("Кировская область", "Беларусь", "asserted", {"value": 201.5e6, "period": "2025"}),
        ),
    ),
    # sides, period and currency from the sentence before
    Example(
        "Губернатор рассказал о торговле Орловской области с Беларусью. "
        "В 2025 году взаимный товарооборот прибавил 12% и составил "
        "$77 млн. За январь показатель достиг 9 млн.",
        (
            (
                "Орловская область",
                "Беларусь",
                "asserted",
                {"value": 77e6, "currency": "USD", "change_pct": 12.0, "period": "2025"},
            ),
            ("Орловская область", "Беларусь", "asserted", {"value": 9e6, "currency": "USD", "period": "2026-01"}),
        ),
    ),
    # the turnover of some goods only
    Example(
        "В 2025 году товарооборот Омской области с Беларусью продовольственными товарами превысил $30 млн.",
        (("Омская область", "Беларусь", "asserted", {"value": 30e6, "goods": ("продовольственные товары",)}),),
    ),
    # targets
    Example(
        "Беларусь и Курская область намерены к 2028 году довести товарооборот до $800 млн.",
        (("Беларусь", "Курская область", "planned", {"value": 800e6, "period": "2028"}),),
    ),
    Example(
        "В 2027 году Пермский край рассчитывает увеличить товарооборот с Китаем до 2 млрд долларов.",
        (("Пермский край", "Китай", "proposed", {"value": 2e9, "period": "2027"}),),
    ),
    # partners
    Example(
        "Среди крупнейших торговых партнёров Свердловской области — Китай, Казахстан и Беларусь.",
        (
            ("Свердловская область", "Китай", "asserted", {}),
            ("Свердловская область", "Казахстан", "asserted", {}),
            ("Свердловская область", "Беларусь", "asserted", {}),
        ),
    ),
    Example(
        "Растут товарообороты Ульяновской области с Беларусью, Узбекистаном и Казахстаном.",
        (
            ("Ульяновская область", "Беларусь", "asserted", {}),
            ("Ульяновская область", "Узбекистан", "asserted", {}),
            ("Ульяновская область", "Казахстан", "asserted", {}),
        ),
    ),
    Example(
        "Товарооборот Казахстана и Узбекистана превышает 4 млрд долларов. "
        "Стороны договорились увеличить его до 10 млрд долларов к 2030 году.",
        (
            ("Казахстан", "Узбекистан", "asserted", {"value": 4e9, "currency": "USD"}),
            ("Казахстан", "Узбекистан", "planned", {"value": 10e9, "currency": "USD", "period": "2030"}),
        ),
    ),
    # from one figure to another: only the second is told
    Example(
        "Взаимная торговля Пермского края с Казахстаном сократилась с 500 млн до 450 млн долларов.",
        (("Пермский край", "Казахстан", "asserted", {"value": 450e6, "currency": "USD", "change_pct": -10.0}),),
    ),
    # taken up first, told with a pronoun or without any word of trade then
    Example(
        "Губернатор рассказал о торговле Калужской области с Арменией. "
        "В 2024 году она равнялась 140 миллионам рублей, а в 2025-м прибавила 15 процентов.",
        (
            ("Калужская область", "Армения", "asserted", {"value": 140e6, "currency": "RUB", "period": "2024"}),
            ("Калужская область", "Армения", "asserted", {"change_pct": 15.0, "period": "2025"}),
        ),
    ),
    Example(
        "Губернатор Тверской области рассказал о торговле с соседями. "
        "Со Смоленской областью у нас вышло 60 миллионов рублей, с Псковской — 48.",
        (
            ("Тверская область", "Смоленская область", "asserted", {"value": 60e6, "currency": "RUB"}),
            ("Тверская область", "Псковская область", "asserted", {"value": 48e6, "currency": "RUB"}),
        ),
    ),
    Example(
        "Вологодская область и Карелия подвели итоги. "
        "За девять месяцев соседи наторговали на 287,5 млн рублей — на 8,3% больше, чем годом ранее.",
        (("Вологодская область", "Карелия", "asserted", {"value": 287.5e6, "change_pct": 8.3}),),
    ),
    Example(
        "Товарооборот Удмуртии с Египтом составил 12 млн долларов, к 2035 году его хотят довести до 100 млн.",
        (
            ("Удмуртия", "Египет", "asserted", {"value": 12e6, "currency": "USD", "period": None}),
            ("Удмуртия", "Египет", "proposed", {"value": 100e6, "currency": "USD", "period": "2035"}),
        ),
    ),
    # in quotes "we" are the speaker's side, whatever else the article is about
    Example(
        "В Твери прошёл форум. Тверская область приняла гостей. "
        "Губернатор Новгородской области Андрей Никитин рассказал о торговле с соседями. "
        "«С Карелией у нас вышло 60 миллионов рублей, с Псковской областью — 48», — сказал он. "
        "Тверская область довольна.",
        (
            ("Новгородская область", "Карелия", "asserted", {"value": 60e6, "currency": "RUB"}),
            ("Новгородская область", "Псковская область", "asserted", {"value": 48e6, "currency": "RUB"}),
        ),
    ),
    # no relation
    Example("Доля Китая во внешнеторговом обороте Хабаровского края составляет 60%.", ()),
    Example("Министр промышленности и торговли Казахстана прибыл в Омскую область.", ()),
    Example("С Сирией Тульская область не торгует.", ()),
    Example("Оборот компании «Сибмаш» в Китае составил 3 млрд рублей.", ()),
)

RELATION = Relation(
    "TRADES_WITH",
    PLACES | {"Company"},
    PLACES | {"Company"},
    True,
    "COOPERATE",
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
)
