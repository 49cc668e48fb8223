"""Layouts of news pages → headline, date and body; and the map from the cleaned text back to the file."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.clean import Cleaned, clean
from pipelines.timelines import dateline, stamp

LEAD = "Губернатор Тюменской области принял в понедельник посла Узбекистана и обсудил с ним поставки труб."
MORE = "По итогам прошлого года взаимный товарооборот вырос на 14% и превысил 200 млн долларов."
LAST = "Следующая встреча пройдёт весной в Ташкенте."
EN_LEAD = "The governor of the Tyumen Region received the ambassador of Uzbekistan on Monday to discuss pipes."
EN_MORE = "Mutual trade grew by 14 percent last year and exceeded 200 million dollars, the press service said."
EN_LAST = "The next meeting will take place in Tashkent in spring."


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    page: str
    title: str | None
    published: str | None
    starts: str
    ends: str
    without: tuple[str, ...] = ()
    markdown: bool = False


TITLE = "Тюмень и Ташкент сверили планы"
BODY = f"{LEAD}\n{MORE}\n{LAST}"
EN_TITLE = "Tyumen, Tashkent compare plans"
EN_BODY = f"{EN_LEAD}\n\n{EN_MORE}\n\n{EN_LAST}"

LAYOUTS = (
    Layout("bare", BODY, None, None, LEAD, LAST),
    Layout("portal", f"""Новостной портал «Сибирские вести»
Главная   Политика   Экономика   Спорт   Контакты
Главная / Экономика / {TITLE} на год

{TITLE}

Экономика
12.03.2025 10:40   Просмотров: 311
Фото: пресс-служба правительства области

{BODY}

Поделиться: ВК | ОК
Теги: Тюмень, Узбекистан, экспорт
Все права защищены. При использовании материалов ссылка на сайт обязательна.
© «Сибирские вести», 2025""", TITLE, "2025-03-12", LEAD, LAST, ("вести", "Теги", "Просмотров", "на год")),
    Layout("glued teasers, form, calendar", f"""17 марта 2025, 09:15

{TITLE}

{BODY}
Печать
В Омске выбрали нового мэра15:20Курган готовится к паводку15:09Губернатор Югры уходит в отпуск14:55Итоги дня14:41
E-mail*:
ФИО
Сумма 3 и 4 будет
Архив
«    Март 2025    »
ПнВтСрЧтПтСбВс
12
3456789
10111213141516""", TITLE, "2025-03-17", LEAD, LAST, ("Омск", "ФИО", "Март", "ПнВт", "Печать")),
    Layout("teasers with a heading", f"""{TITLE}
9 июня 2024 г., 18:00

{BODY}

Другие новости раздела
В Омске выбрали мэра
Курган готовится к паводку?
Югра продала завод""", TITLE, "2024-06-09", LEAD, LAST, ("Омск", "Курган", "Югра")),
    Layout("teasers without a heading", f"""{TITLE}
9 июня 2024

{BODY}

В Омске выбрали мэра
15:20
Курган готовится к паводку
14:10, 9 июня""", TITLE, "2024-06-09", LEAD, LAST, ("Омск", "Курган")),
    Layout("links in the middle", f"""{TITLE}

{LEAD}
Читайте также: В Омске выбрали нового мэра
{MORE}

Читайте также
• Курган готовится к паводку
• Югра продала нефтяной завод

{LAST}
Опубликовано: 2 мая 2025, 10:00""", TITLE, "2025-05-02", LEAD, LAST, ("Омск", "Курган", "Югра", "Опубликовано")),
    Layout("a block of teasers in the middle", f"""{TITLE}

{LEAD}
{MORE}
Популярное
Курган готовится к паводку
Омск выбрал мэра
{LEAD} {MORE} {LAST}
{MORE} {LEAD} {LAST}
{LAST}""", TITLE, None, LEAD, LAST, ("Курган", "Омск")),
    Layout("readers' comments", f"""{TITLE}
1.02.2025

{BODY}
Последние комментарии
Иван: А я думаю, что губернатор Петров давно уже продал все заводы за границу.
Ольга: Не верю.""", TITLE, "2025-02-01", LEAD, LAST, ("Иван", "Петров")),
    Layout("dateline", f"""Понедельник, 3 февраля 2025
{TITLE}

ТЮМЕНЬ, 3 февраля /Корр. ТАСС/. {BODY}""", TITLE, "2025-02-03", f"ТЮМЕНЬ, 3 февраля /Корр. ТАСС/.\n{LEAD}", LAST),
    Layout("speech and questions", f"""«Мы готовы строить!»
4 апреля 2025
{LEAD}
— Что дальше?
— Посмотрим.
{LAST}
— Спасибо!""", "«Мы готовы строить!»", "2025-04-04", LEAD, "— Спасибо!"),
    Layout("a list at the end", f"""Состав делегации

{LEAD}
В делегацию вошли:
глава агентства инвестиций
директор завода""", "Состав делегации", None, LEAD, "директор завода"),
    Layout("the site's clock is no date", f"""Сегодня: 25 ноября 2026, среда
Главная | Новости | Спорт

{TITLE}
19:20, 17 мая

{BODY}""", TITLE, None, LEAD, LAST, ("2026",)),
    Layout("headline with a full stop", f"""{TITLE} на будущий год вместе.
5 мая 2024, 10:00
{LEAD}
{LAST}""", f"{TITLE} на будущий год вместе.", "2024-05-05", LEAD, LAST),
    Layout("lede below the headline", f"""{TITLE}
Посол обещал губернатору новые заказы на трубы
5 мая 2024
{BODY}""", TITLE, "2024-05-05", "Посол обещал", LAST),
    Layout("a menu's words in sentences", """Поделиться опытом приехали в Тюмень специалисты трёх узбекских заводов.
Темы переговоров — энергетика и транспорт.
Печать новых паспортов начнётся при использовании белорусской техники.
Читайте Пушкина, посоветовал гостям губернатор области.""", None, None, "Поделиться опытом", "губернатор области."),
    Layout("time line below the lede", f"""{TITLE}

{LEAD}

17 января 2025 года  14:10  Тюмень, Дом правительства

А.Иванов: Добрый день.

{LAST}

Смотрите также
Встреча с мэром Омска
15 января 2025 года
Прямая ссылка: gov.example/12""", TITLE, "2025-01-17", LEAD, LAST, ("Омск", "14:10", "gov.example")),
    Layout("news feed above the headline", f"""Рус Eng
Лента новостей
14:20 В Омске выбрали нового мэра
14:05 Курган готовится к паводку
Экономика 05 марта 2025, 13:12
{TITLE}
5 марта, Тюмень /Корр. ТАСС/. {LEAD}-0-
{LAST}
Подписывайтесь на нас в Telegram""", TITLE, "2025-03-05", f"5 марта, Тюмень /Корр. ТАСС/.\n{LEAD}\n", LAST,
           ("Омск", "Курган", "-0-")),
    Layout("post in a channel", f"""⚡️{TITLE}

Обсудили торговлю: экспорт в Узбекистан вырос на 2,4%.

🔹 16 соглашений
🔹 5 новых проектов

#Тюмень #Ташкент

👉 Подписывайтесь на канал""", f"⚡️{TITLE}", None, "Обсудили", "🔹 5 новых проектов", ("#", "канал")),
    Layout("wire story", f"""{EN_TITLE}

19:20, 17 May

Photo from the Telegram channel of the governor

{EN_BODY}

Other materials of «Economics»

Omsk elects mayor
09:01, 11 June

Kurgan braces for floods Photo courtesy of the city
16:50, 6 June""", EN_TITLE, None, EN_LEAD, EN_LAST, ("Omsk", "Kurgan", "Photo")),
    Layout("English portal", f"""Home   News   Business   Sports   Log in
By John Smith
{EN_TITLE}
Published: March 3, 2025 | Updated: March 5, 2025
{EN_BODY}
Share this article
Subscribe to our newsletter to get the latest news.
MOST READ
Omsk elects mayor
Kurgan braces for floods
Editing by Jane Brown
Copyright 2025 Siberian Herald. All rights reserved.""", EN_TITLE, "2025-03-03", EN_LEAD, EN_LAST,
           ("Omsk", "Herald", "newsletter", "Smith")),
    Layout("press release", f"""FOR IMMEDIATE RELEASE

{EN_TITLE}

TYUMEN (Sept. 3, 2024) – {EN_BODY}

###

Contact: Press office, 555-0117.""", EN_TITLE, "2024-09-03", f"TYUMEN (Sept. 3, 2024) –\n{EN_LEAD}", EN_LAST,
           ("Contact",)),
    Layout("hard-wrapped", f"""{EN_TITLE}
3 Mar 2025 10:15

The governor of the Tyumen Region received the ambassador of
Uzbekistan on Monday to discuss pipes.

{EN_LAST}""", EN_TITLE, "2025-03-03", EN_LEAD, EN_LAST),
    Layout("Markdown", f"""[Home](/) | [News](/n) | [Sport](/s)

# Tyumen, *Tashkent* compare plans

**5 May 2024**

{EN_LEAD.replace("ambassador", "[ambassador](https://example.org/a_b)")}

> {EN_MORE.replace("14", "**14**")}

![a picture](p.png)
{EN_LAST}""", EN_TITLE, "2024-05-05", EN_LEAD, EN_LAST, ("example", "picture", "*"), markdown=True),
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layout(layout: Layout) -> None:
    cleaned = clean(layout.page, markdown=layout.markdown)
    assert (cleaned.title, cleaned.published) == (layout.title, layout.published)
    body = cleaned.text.removeprefix(f"{layout.title}\n")
    assert body.startswith(layout.starts)
    assert body.endswith(layout.ends)
    assert [words for words in layout.without if words in cleaned.text] == []
    assert_maps_back(layout.page, cleaned)


TIME_LINES = (
    ("17 декабря 2024, 22:30", "2024-12-17"), ("12.03.2025", "2025-03-12"), ("Деловой Урал | 12.03.2025", "2025-03-12"),
    ("20.11.2024 09:47", "2024-11-20"), ("Понедельник, 2 декабря 2024", "2024-12-02"), ("March 3, 2025", "2025-03-03"),
    ("Опубликовано: 27 ноября 2025", "2025-11-27"), ("3 Mar 2025 10:15", "2025-03-03"),
    ("2025-03-04T10:00:00+03:00", "2025-03-04"),
    ("Sept. 3, 2024, 5:04 p.m. ET", "2024-09-03"), ("21 августа 2025 г., 09:05 (МСК)", "2025-08-21"),
    ("Общество 17.05.2024 в 14:30", "2024-05-17"), ("5th December, 2023", "2023-12-05"), ("1 сент. 2025", "2025-09-01"),
    ("19:20, 17 May", None), ("16:50", None), ("31.02.2025", None),
)


@pytest.mark.parametrize(("line", "date"), TIME_LINES)
def test_time_line(line: str, date: str | None) -> None:
    found = stamp(line)
    assert found is not None
    assert found.date == date


@pytest.mark.parametrize("line", [
    "Курс валют на 21 августа", "Форум пройдёт в Перми 12 мая 2025", "Belarus to host forum on 12 May 2025",
    "Четыре завода за 12.5 млн", "Встреча прошла в Минске 3 июня 2024 года.", "Совещание начнётся в 15:20", "", "Март",
])
def test_no_time_line(line: str) -> None:
    assert stamp(line) is None


@pytest.mark.parametrize(("paragraph", "head", "date"), [
    ("МИНСК, 5 февраля /Корр. БЕЛТА/. Товарооборот вырос.", "МИНСК, 5 февраля /Корр. БЕЛТА/. ", None),
    ("МОСКВА, 5 фев — РИА Новости. Глава МИД прибыл.", "МОСКВА, 5 фев — РИА Новости. ", None),
    ("Минск. 5 февраля 2025. ИНТЕРФАКС-ЗАПАД - Рост.", "Минск. 5 февраля 2025. ИНТЕРФАКС-ЗАПАД - ", "2025-02-05"),
    ("HARBIN, Aug. 6 (Xinhua) -- The province grew.", "HARBIN, Aug. 6 (Xinhua) -- ", None),
    ("DES MOINES — The governor came.", "DES MOINES — ", None),
    ("Ulan, Feb. 21, 2025 /MONTSAME/. “Nearly all”", "Ulan, Feb. 21, 2025 /MONTSAME/. ", "2025-02-21"),
    ("Дмитрий Махонин — губернатор Пермского края.", "", None),
    ("5 февраля министр прибыл в Москву.", "", None),
    ("Belarus and Perm Krai need to ramp up trade.", "", None),
    ("Россия — Китай: поставки выросли.", "", None),
])
def test_dateline(paragraph: str, head: str, date: str | None) -> None:
    assert dateline(paragraph) == (len(head), date)


def assert_maps_back(page: str, cleaned: Cleaned) -> None:
    """Every character but the newlines between paragraphs stands in the file where the segments say."""
    covered = bytearray(len(cleaned.text))
    for segment in cleaned.segments:
        for i in range(segment.length):
            covered[segment.start + i] = 1
            char, source = cleaned.text[segment.start + i], page[segment.source + i]
            assert char == source or (char == " " and source.isspace())
    assert all(char == "\n" for char, known in zip(cleaned.text, covered, strict=True) if not known)
    sources = [segment.source for segment in cleaned.segments]
    assert len(set(sources)) == len(sources)


PIECES = st.sampled_from([
    LEAD, MORE, LAST, EN_LEAD, "Печать", "Читайте также", "# Заголовок", "**Тюмень** и [Ташкент](http://a.b/c)",
    "12.03.2025 10:40", "Главная | Новости | Спорт", "\u00a0", "ТЮМЕНЬ, 3 февраля 2025 — Глава приехал.", "15:20", "\t",
    "мяг\u00adкий", "###", "—", "<b>x</b>",
])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12), st.sampled_from(["\n", "\r\n", "\n\n", "  "]),
    st.booleans(),
)
def test_any_page_maps_back(pieces: list[str], joint: str, markdown: bool) -> None:
    page = joint.join(pieces)
    assert_maps_back(page, clean(page, markdown=markdown))


@pytest.mark.parametrize("piece", ["слово ", "(", "12:30 ", "а15:20Б", "x\n", "*_[", "<a", "[a](b", "| ", "д. "])
@pytest.mark.timeout(60)
def test_long_pages_do_not_hang(piece: str) -> None:
    page = piece * (200_000 // len(piece))
    assert len(clean(page, markdown=True).text) <= len(page)
