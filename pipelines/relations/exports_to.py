"""EXPORTS_TO: goods go from one place to another; an import is read the other way round. Read by `pipelines.relations.trade`."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.matcher import Draft, Example, Relation
from pipelines.relations import trade
from pipelines.scene import Scene
from pipelines.types import PLACES


def read(scene: Scene) -> Iterator[Draft]:
    """Exports, imports, deliveries, purchases, flows that are turned round, and lists of buyers."""
    return trade.drafts(scene, "EXPORTS_TO")


EXAMPLES = (
    # nouns
    Example("Экспорт Липецкой области в Турцию вырос за 2025 год на 8% и составил 96 млн долларов.", (
        ("Липецкая область", "Турция", "asserted", {"value": 96e6, "currency": "USD", "change_pct": 8.0, "period": "2025"}),)),
    Example("Импорт Калужской области из Китая в 2025 году достиг 400 млн долларов.", (
        ("Китай", "Калужская область", "asserted", {"value": 400e6, "period": "2025"}),)),
    Example("Поставки льняных тканей из Смоленской области в Узбекистан сократились вдвое.", (
        ("Смоленская область", "Узбекистан", "asserted", {"change_pct": -50.0, "goods": ("льняные ткани",)}),)),
    # verbs: who sends, who takes
    Example("Алтайский край отгрузил в Монголию муки и круп на 1,4 млрд рублей.", (
        ("Алтайский край", "Монголия", "asserted", {"value": 1.4e9, "goods": ("мука", "крупы")}),)),
    Example("Курганская область закупает у Казахстана уголь и зерно.", (
        ("Казахстан", "Курганская область", "asserted", {"goods": ("уголь", "зерно")}),)),
    Example("Из Тверской области в Беларусь поставляются вагоны, стекло и пиломатериалы.", (
        ("Тверская область", "Беларусь", "asserted", {"goods": ("вагоны", "стекло", "пиломатериалы")}),)),
    # the flow turned round
    Example("Брянская область продаёт Узбекистану картофель и цемент. Встречным потоком идут хлопок и фрукты.", (
        ("Брянская область", "Узбекистан", "asserted", {"goods": ("картофель", "цемент")}),
        ("Узбекистан", "Брянская область", "asserted", {"goods": ("хлопок", "фрукты")}))),
    Example("Томская область вывозит в Индию древесину, а ввозит оттуда лекарства.", (
        ("Томская область", "Индия", "asserted", {"goods": ("древесина",)}), ("Индия", "Томская область", "asserted", {"goods": ("лекарства",)}))),
    # elliptic lists
    Example("За 2025 год Воронежская область отправила в Египет сахара на 20 млн долларов, в Алжир — на 12 млн.", (
        ("Воронежская область", "Египет", "asserted", {"value": 20e6, "currency": "USD", "goods": ("сахар",), "period": "2025"}),
        ("Воронежская область", "Алжир", "asserted", {"value": 12e6, "currency": "USD", "period": "2025"}))),
    # sides from the discussion
    Example("Товарооборот Беларуси и Тамбовской области в 2025 году составил $300 млн. Белорусский экспорт достиг $210 млн.", (
        ("Беларусь", "Тамбовская область", "asserted", {"value": 210e6, "currency": "USD", "period": "2025"}),)),
    Example("Беларусь готова нарастить поставки молочной продукции в Ярославскую область.", (
        ("Беларусь", "Ярославская область", "proposed", {"goods": ("молочная продукция",)}),)),
    # no relation: a firm is a side, goods go to no one state, it is denied
    Example("Завод «Текмаш» поставил в Казахстан сорок станков.", ()),
    Example("Экспорт Ростовской области в страны Африки вырос на 10%.", ()),
    Example("Поставки из Вологодской области в Сирию не ведутся.", ()),
)

RELATION = Relation("EXPORTS_TO", PLACES, PLACES, False, "COOPERATE", read, EXAMPLES)
