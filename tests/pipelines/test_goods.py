"""Lists of goods, read by case from left to right and put into the nominative."""

from __future__ import annotations

import pytest

from pipelines import goods
from pipelines.engines import natasha

LISTS = [
    (
        "Спрос на поставки тракторов, сухого молока и средств защиты растений вырос.",
        "тракторов",
        goods.GENITIVE,
        ("тракторы", "сухое молоко", "средства защиты растений"),
    ),
    (
        "Основой экспорта стали устройства на жидких кристаллах, лазеры, "
        "части и принадлежности автомобилей и тракторов, азотные удобрения и другое.",
        "устройства",
        goods.DIRECT,
        (
            "устройства на жидких кристаллах",
            "лазеры",
            "части",
            "принадлежности автомобилей и тракторов",
            "азотные удобрения",
        ),
    ),
    (
        "В порт поставлялись плоский прокат, проволока, медь и медные сплавы, а также другие виды продукции.",
        "плоский",
        goods.DIRECT,
        ("плоский прокат", "проволока", "медь", "медные сплавы"),
    ),
    (
        "Товарооборот продовольственными товарами превысил 10 млн.",
        "продовольственными",
        goods.INSTRUMENTAL,
        ("продовольственные товары",),
    ),
    ("Пшеницы и ячменя край отгрузил на 640 млн долларов.", "Пшеницы", goods.GENITIVE, ("пшеница", "ячмень")),
    (
        "Мы покупаем пшеницу, подсолнечное масло и уголь.",
        "пшеницу",
        goods.DIRECT,
        ("пшеница", "подсолнечное масло", "уголь"),
    ),
    (
        "Ввозит регион главным образом хлопковую пряжу и сухофрукты.",
        "главным",
        goods.DIRECT,
        ("хлопковая пряжа", "сухофрукты"),
    ),
    (
        "Регион везёт медь и изделия из неё, алюминий первичный, биохимическую продукцию и обувь.",
        "медь",
        goods.DIRECT,
        ("медь", "изделия из неё", "алюминий первичный", "биохимическая продукция", "обувь"),
    ),
    (
        "Сюда идут томаты, цитрусовые и стройматериалы.",
        "томаты",
        goods.DIRECT,
        ("томаты", "цитрусовые", "стройматериалы"),
    ),
    (
        "Выросли продажи сельскохозяйственной и дорожной техники.",
        "сельскохозяйственной",
        goods.GENITIVE,
        ("сельскохозяйственная и дорожная техника",),
    ),
    ("Поставили продукции на 31 млн.", "продукции", goods.GENITIVE, ()),
]


@pytest.mark.parametrize(("text", "first", "cases", "items"), LISTS, ids=[text[:50] for text, *_ in LISTS])
def test_listing(text: str, first: str, cases: frozenset[str], items: tuple[str, ...]) -> None:
    doc = natasha.load().annotate(text)
    start = next(t.i for t in doc if t.text == first)
    found = goods.listing(doc, start, len(doc), cases, lambda token: token.like_num)
    assert found is not None
    assert found.items == items


def test_places_are_no_goods() -> None:
    doc = natasha.load().annotate("Закупили белорусской техники.")
    found = goods.listing(doc, 1, len(doc), goods.GENITIVE, lambda token: token.lemma_ == "белорусский")
    assert found is not None
    assert found.items == ("техника",)


def test_nothing_begins_at_a_verb() -> None:
    doc = natasha.load().annotate("Выросли поставки.")
    assert goods.listing(doc, 0, len(doc), goods.GENITIVE, lambda token: False) is None
