"""Text → figures: numbers, money, changes, shares."""

from __future__ import annotations

import pytest

from pipelines import quantities
from pipelines.quantities import Money

NUMBERS_RU = [
    ("ноль", 0), ("один", 1), ("двух", 2), ("трёх", 3), ("трех", 3), ("четырьмя", 4), ("пятью", 5), ("восьми", 8),
    ("одиннадцати", 11), ("двадцать два", 22), ("сорока двух", 42), ("девяноста", 90), ("сто", 100), ("двухсот", 200),
    ("шестисот", 600), ("девятьсот девяносто девять", 999), ("двести пятьдесят шесть тысяч", 256_000),
    ("тысяча", 1000), ("миллион", 1e6), ("полтора миллиарда", 1.5e9), ("полутора миллиардов", 1.5e9),
    ("полмиллиарда", 5e8), ("полумиллиона", 5e5), ("три с половиной миллиарда", 3.5e9),
    ("два с четвертью миллиона", 2.25e6), ("пяти миллиардов шестисот миллионов", 5.6e9), ("12", 12), ("12,5", 12.5),
    ("10 200 000", 10_200_000), ("10\u00a0200\u00a0000", 10_200_000), ("2,5 тыс.", 2500), ("316,4 млн", 316.4e6),
    ("1,3 трлн", 1.3e12), ("5 млрд 600 млн", 5.6e9), ("губернатор", None), ("", None),
]
NUMBERS_EN = [
    ("seven", 7), ("twenty-two", 22), ("two hundred and fifty million", 250e6), ("a hundred", 100),
    ("one and a half billion", 1.5e9), ("half a billion", 5e8), ("a million", 1e6), ("10.2", 10.2),
    ("1,200,000", 1_200_000), ("10.2 million", 10.2e6), ("450 crore", 4.5e9), ("2,310 crore", 23.1e9),
    ("minister", None),
]
MONEY_RU = [
    ("$316,4 млн", 316.4e6, "USD"), ("316,4 млн долларов США", 316.4e6, "USD"), ("12 млрд рублей", 12e9, "RUB"),
    ("полмиллиарда долларов", 5e8, "USD"), ("5 млрд юаней", 5e9, "CNY"),
    ("три с половиной миллиарда рублей", 3.5e9, "RUB"),
    ("пяти миллиардов шестисот миллионов рублей", 5.6e9, "RUB"), ("₽2,8 млрд", 2.8e9, "RUB"),
    ("48 миллионов евро", 48e6, "EUR"), ("18 млн дирхамов", 18e6, "AED"), ("9,2 млн катарских риалов", 9.2e6, "QAR"),
    ("250 млн саудовских риалов", 250e6, "SAR"), ("15 млн оманских риалов", 15e6, "OMR"),
    ("40 млрд тенге", 40e9, "KZT"),
    ("200 млрд сумов", 200e9, "UZS"), ("74 млн сомов", 74e6, "KGS"), ("28 млн сомони", 28e6, "TJS"),
    ("3 млн белорусских рублей", 3e6, "BYN"), ("600 млн российских рублей", 600e6, "RUB"),
    ("5 млрд драмов", 5e9, "AMD"),
    ("12 млн лари", 12e6, "GEL"), ("30 млн турецких лир", 30e6, "TRY"), ("2,1 млрд рупий", 2.1e9, "INR"),
    ("900 млрд донгов", 900e9, "VND"), ("7 млн фунтов стерлингов", 7e6, "GBP"), ("60 млн чешских крон", 60e6, "CZK"),
    ("14 млн реалов", 14e6, "BRL"), ("€5 млн", 5e6, "EUR"), ("1,4 млрд руб.", 1.4e9, "RUB"), ("640 млн", 640e6, None),
    ("свыше $10,2 млн", 10.2e6, "USD"), ("10 200 000 рублей", 10.2e6, "RUB"), ("2,5 тыс. евро", 2500, "EUR"),
    ("полтора миллиарда рублей", 1.5e9, "RUB"), ("впервые перевалил за миллиард долларов", 1e9, "USD"),
    ("12 млн канадских долларов", 12e6, "CAD"), ("5 млрд 600 млн рублей", 5.6e9, "RUB"), ("USD 5 млн", 5e6, "USD"),
    ("рассчитывает на семимиллиардный оборот", 7e9, None), ("с Ираном, где вложено 4,2 трлн риалов", 4.2e12, "IRR"),
    ("4,2 трлн риалов", 4.2e12, None), ("8,1 млрд в год", 8.1e9, None),
    ("включая 290 миллионов белорусского импорта", 290e6, None),
    ("на 130 млн манатов", 130e6, "AZN"), ("полмиллиарда рублей РФ", 5e8, "RUB"), ("сто рублей", 100, "RUB"),
]
NO_MONEY_RU = [
    "3 млн тонн", "60 тысяч тонн ячменя", "1,5 млн человек", "2 млн квадратных метров", "миллионы долларов",
    "в 2025 году",
    "12 губернаторов", "40 тыс. посетителей", "2,3 млн новых контейнеров", "10 процентов", "многомиллиардный оборот",
]
MONEY_EN = [
    ("$10.2m", 10.2e6, "USD"), ("$10.2 million", 10.2e6, "USD"), ("RUB 5 billion", 5e9, "RUB"),
    ("RUB80 million", 80e6, "RUB"),
    ("€3bn", 3e9, "EUR"), ("half a billion dollars", 5e8, "USD"), ("1.2 billion yuan", 1.2e9, "CNY"),
    ("US$90 million", 90e6, "USD"),
    ("C$300 million", 300e6, "CAD"), ("A$1.3 billion", 1.3e9, "AUD"), ("Rs 450 crore", 4.5e9, "INR"),
    ("Br12 million", 12e6, "BYN"),
    ("Sh2.6 billion", 2.6e9, "KES"), ("N18.5 billion", 18.5e9, "NGN"), ("AED4.2 billion", 4.2e9, "AED"),
    ("260 million reais", 260e6, "BRL"), ("4.3 billion roubles", 4.3e9, "RUB"), ("one billion dollars", 1e9, "USD"),
    ("3.1 billion yen", 3.1e9, "JPY"), ("29 million", 29e6, None), ("£7 million", 7e6, "GBP"),
    ("a million euros", 1e6, "EUR"),
]
NO_MONEY_EN = ["1.4 million tonnes", "83.7 million tons of coal", "2 million metric tons", "in 2025",
"millions of dollars", "46 harvesters"]
CHANGES_RU = [
    ("оборот вырос на 2,4%", 2.4), ("выросли на 12 процентов", 12), ("выросли на четверть", 25),
    ("сократились на треть", -33.3),
    ("увеличились вдвое", 100), ("оборот удвоился", 100), ("вырос втрое", 200), ("увеличилась в 1,4 раза", 40),
    ("в полтора раза больше, чем год назад", 50), ("100,9% к уровню прошлого года", 0.9),
    ("92% от прошлогоднего уровня", -8),
    ("составил 112,4% к показателю 2023 года", 12.4), ("экспорт почти удвоился", 100),
    ("достиг 2,9 млрд долларов, прибавив 7%", 7),
    ("прибавил 12%", 12), ("снизился на 3,7%", -3.7), ("сократился на 5%", -5), ("вывоз упал на 38%", -38),
    ("рост составил 5%", 5),
    ("с ростом 15%", 15), ("+15%", 15), ("(−9%)", -9), ("минус 4%", -4), ("плюс 8,3% за год", 8.3),
    ("просел на 6%, до 88 млн", -6),
    ("прибавила скромные 2%", 2), ("торговля, напротив, упала вдвое", -50), ("подросли в 1,3 раза", 30),
    ("в минувшем году прибавила четверть", 25), ("вдвое больше, чем за те же месяцы 2024 года", 100),
    ("На 17% — до 1,9 млрд долларов — сократился в 2025 году товарооборот", -17), ("на 40% больше прошлогоднего", 40),
    ("на 27,5 млн, или на 6% меньше", -6), ("рост на 31,6%", 31.6), ("рост вдвое", 100),
    ("на 5,5% хуже, чем в 2023 году", -5.5),
    ("810 млн долларов против 750 млн годом ранее", 8), ("9,3 млрд рублей, тогда как годом ранее было 8,1 млрд", 14.81),
    ("сократились вдвое, до 60 млн", -50), ("упал на четверть", -25), ("в 2,4 раза больше, чем годом ранее", 140),
    ("снизились втрое", -66.7), ("в два с половиной раза выше", 150), ("это 109,6% к прошлогоднему уровню", 9.6),
    ("108% к уровню января — марта прошлого года", 8), ("составил 95,5% к аналогичному периоду прошлого года", -4.5),
    ("двукратный рост", 100), ("потерял 3,7%", -3.7), ("экспорт уменьшился на десятую часть", -10),
    ("вырос с 4 млрд до 5 млрд рублей", 25), ("объёмы выросли на две трети", 66.7),
    ("на 14% больше, чем за тот же срок", 14),
    ("импорт вырос, а экспорт на 5% снизился", -5), ("увеличившись на 12,5%", 12.5),
    ("плюс 18% к прошлогоднему уровню", 18),
    # the first figure alone has the scale of the second
    ("сократил закупки со 180 до 135 млн", -25), ("подрос до 140 миллионов со 122", 14.75),
    ("30 миллионов долларов, было 25", 20), ("было 200, осталось 180 миллионов", -10),
    ("вырос до 45 млн долларов с 30 млн", 50),
]
CHANGES_EN = [
    ("up 12%", 12), ("fell by 3.5 percent", -3.5), ("a 1.4-fold increase", 40), ("mutual trade doubled", 100),
    ("grew by a quarter", 25),
    ("grew 1.7-fold", 70), ("went up 1.4 times in January", 40), ("up 12.4% year-on-year", 12.4),
    ("97.2% of last year’s level", -2.8),
    ("23.7 percent less than in the same period", -23.7), ("9.3% more than a year before", 9.3), ("edged up 0.6%", 0.6),
    ("a decrease of 2.6 percent", -2.6), ("a rise of 18 per cent", 18), ("dropped by a third", -33.3),
    ("a tenth less than in 2023", -10),
    ("dropped from $41 million to $28.7 million", -30), ("Trade grew from $4bn to $4.2bn", 5),
    ("shrank by 3.1% to $24.8bn", -3.1),
    ("$640 million against $500 million in the first half", 28), ("increased 1.2-fold last year", 20), ("tripled", 200),
    ("111.5% of last year's level", 11.5), ("11% less coal", -11), ("an increase of 0.8 per cent", 0.8),
    ("up by a quarter", 25),
]
SHARES_RU = [
    ("1,5% в общем объёме", 1.5), ("приобрела 25,5% акций комбината", 25.5), ("60 процентов оборота", 60),
    ("Тридцать процентов акций предприятия", 30), ("доля выросла до 74%", 74),
    ("Остальные 60% сохранила за собой республика", 60),
    ("на 45% принадлежит группе", 45), ("30-процентную долю", 30), ("владеют Росимущество (51%) и банк", 51),
    ("более 51% акций", 51),
]
SHARES_EN = [
    ("bought 30% of the company", 30), ("a 72% stake", 72), ("the other 40% stays with the founder", 40),
    ("15 per cent of the shares", 15), ("making up 94% of it", 94),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS_RU)
def test_russian_number(text: str, value: float | None) -> None:
    assert quantities.number(text) == value


@pytest.mark.parametrize(("text", "value"), NUMBERS_EN)
def test_english_number(text: str, value: float | None) -> None:
    assert quantities.number(text, "en") == value


@pytest.mark.parametrize(
    ("language", "text", "value", "currency"),
    [("ru", *row) for row in MONEY_RU] + [("en", *row) for row in MONEY_EN],
)
def test_money(language: str, text: str, value: float, currency: str | None) -> None:
    assert [(m.value, m.currency) for m in quantities.money(text, language)] == [(value, currency)]


@pytest.mark.parametrize(("language", "text"), [("ru", t) for t in NO_MONEY_RU] + [("en", t) for t in NO_MONEY_EN])
def test_no_money(language: str, text: str) -> None:
    assert quantities.money(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "pct"), [("ru", *row) for row in CHANGES_RU] + [("en", *row) for row in CHANGES_EN]
)
def test_change(language: str, text: str, pct: float) -> None:
    assert [c.pct for c in quantities.changes(text, language)] == [pct]
    assert not any(c.unsigned for c in quantities.changes(text, language))
    assert quantities.shares(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "pct"), [("ru", *row) for row in SHARES_RU] + [("en", *row) for row in SHARES_EN]
)
def test_share(language: str, text: str, pct: float) -> None:
    assert [s.pct for s in quantities.shares(text, language)] == [pct]
    assert quantities.changes(text, language) == ()


@pytest.mark.parametrize("text", ["по ставке 7%", "под 9,5% годовых", "пошлина 15%", "три раза приезжал",
"в разы больше"])
def test_neither_change_nor_share(text: str) -> None:
    assert quantities.changes(text, "ru") == ()
    assert quantities.shares(text, "ru") == ()


def test_change_without_a_sign() -> None:
    (change,) = quantities.changes("поставки изменились на 3%", "ru")
    assert (change.pct, change.unsigned) == (3, True)


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("более $5 млн", "more"), ("свыше 3 млрд рублей", "more"), ("превысил 22 млрд рублей", "more"),
        ("не менее 5 млн евро", "more"), ("менее 5 млн евро", "less"), ("не более 5 млн евро", "less"),
        ("около 5 млн евро", "about"), ("порядка 5 млн евро", "about"), ("составил 5 млн евро", None),
    ],
)
def test_approximate(text: str, approximate: str | None) -> None:
    assert [m.approximate for m in quantities.money(text, "ru")] == [approximate]


def test_offsets_bound_the_figure() -> None:
    text = "экспорт вырос на 12,4% и составил 46,8\u00a0млн долларов"
    (money,), (change,) = quantities.money(text, "ru"), quantities.changes(text, "ru")
    assert text[money.start : money.end] == "46,8\u00a0млн долларов"
    assert text[change.start : change.end] == "12,4%"


def test_currency_is_inherited() -> None:
    found = quantities.money("продукции на 31,4 млн долларов, из них 2,6 млн за май; ещё 5 млн евро и 7 млн", "ru")
    assert [m.currency for m in found] == ["USD", None, "EUR", None]
    assert [m.currency for m in quantities.inherit(found)] == ["USD", "USD", "EUR", "EUR"]
    assert quantities.inherit([Money(0, 1, 1.0, None)]) == (Money(0, 1, 1.0, None),)


def test_several_figures_in_a_sentence() -> None:
    text = "Оборот вырос на 12,4% и составил $214,6 млн, экспорт сократился на 5%, до $158 млн; доля тракторов — 60%."
    assert [m.value for m in quantities.money(text, "ru")] == [214.6e6, 158e6]
    assert [c.pct for c in quantities.changes(text, "ru")] == [12.4, -5]
    assert [s.pct for s in quantities.shares(text, "ru")] == [60]


def test_a_long_text_without_full_stops_is_read_whole() -> None:
    text = "в мае на 5 млн рублей выросли на 5% " * 2000
    assert len(quantities.changes(text, "ru")) == 2000
