"""Five hand-made articles that answer almost every curated query, and what to ask of them."""

from __future__ import annotations

import hashlib
from typing import Any

from graph.queries import Query
from graph.schema import ArticleEvidence, Place

PLACES = {place.key: place for place in (
    Place("place:RU", "Country", "RU", "Россия", "Russia", None),
    Place("place:RU-PER", "Region", "RU-PER", "Пермский край", "Perm Krai", "place:RU"),
    Place("place:RU-PER/perm", "City", None, "Пермь", "Perm", "place:RU-PER"),
    Place("place:RU-VLG", "Region", "RU-VLG", "Вологодская область", "Vologda Oblast", "place:RU"),
    Place("place:RU-MOW", "City", "RU-MOW", "Москва", "Moscow", "place:RU"),
    Place("place:BY", "Country", "BY", "Беларусь", "Belarus", None),
    Place("place:BY/minsk", "City", None, "Минск", "Minsk", "place:BY"),
)}
PERM_KRAI, PERM, VOLOGDA, MOSCOW = "place:RU-PER", "place:RU-PER/perm", "place:RU-VLG", "place:RU-MOW"
RUSSIA, BELARUS, MINSK = "place:RU", "place:BY", "place:BY/minsk"
NAMED = {
    "lavrov": ("Person", "Сергей Лавров", "Sergey Lavrov", "person:lavrov sergey"),
    "makhonin": ("Person", "Дмитрий Махонин", "Dmitry Makhonin", "person:makhonin dmitry"),
    "krutoy": ("Person", "Дмитрий Крутой", "Dmitry Krutoy", "person:krutoy dmitry"),
    "karankevich": ("Person", "Виктор Каранкевич", "Viktor Karankevich", "person:karankevich viktor"),
    "reshetnikov": ("Person", "Максим Решетников", "Maxim Reshetnikov", "person:reshetnikov maxim"),
    "ivan": ("Person", "Иван Иванов", "Ivan Ivanov", "person:ivanov ivan"),
    "petr": ("Person", "Пётр Иванов", "Petr Ivanov", "person:ivanov petr"),
    "ivanov": ("Person", "Иванов", "Ivanov", "surname:ivanov"),
    "mtz": ("Company", "МТЗ", "MTZ", "org:mtz"),
    "motovilikha": ("Company", "Мотовилиха", "Motovilikha", "org:motovilikha"),
    "innoprom": ("Event", "Иннопром", "Innoprom", "event:innoprom"),
}
Said = tuple[Any, ...]  # type, subject, object, and qualifiers


def entity(name: str) -> dict[str, Any]:
    """What is named in an article: a place by its key, the rest by the name above."""
    if found := PLACES.get(name):
        type_, ru, en, keys, iso = found.type, found.name_ru, found.name_en, [name], found.iso
    else:
        type_, ru, en, key = NAMED[name]
        keys, iso = [key], None
        if key.startswith("person:"):
            keys.append(f"surname:{key.removeprefix('person:').split()[0]}")
    aliases = [ru, ru.split()[-1]] if type_ == "Person" else [ru]
    return {"id": name, "type": type_, "name": ru, "names": {"ru": ru, "en": en}, "iso": iso, "aliases": aliases,
            "mentions": [[0, 5]], "keys": keys}


def article(number: int, title: str, published: str, *said: Said, names: tuple[str, ...] = ()) -> ArticleEvidence:
    """An article that makes these claims. A claim's sentence is `NUMBER.POSITION`, such as 1.4."""
    id_ = f"https://example.org/{number}"
    head = {"id": id_, "source": "example.org", "path": None, "url": id_, "title": title, "language": "ru",
            "published": published, "sha256": hashlib.sha256(id_.encode()).hexdigest(), "fingerprint": "1",
            "text": title}
    named = dict.fromkeys(names)
    claims = []
    for n, (type_, subject, object_, more) in enumerate(said, 1):
        named |= dict.fromkeys((subject, object_, *(more[k] for k in ("place", "to", "accredited_to") if k in more)))
        claims.append({"id": f"c{n}", "type": type_, "subject": subject, "object": object_, "status": "asserted",
                       "confidence": 0.9, "plover": None, "sentence": f"{number}.{n}", "start": n, "end": n + 1,
                       "frame": f"{type_.lower()}.1", "engine": "natasha", **more})
    return ArticleEvidence(head, tuple(entity(name) for name in named), tuple(claims))


ARTICLES = (
    article(
        1, "Рабочая встреча", "2026-02-05",
        ("HOLDS_POSITION", "lavrov", RUSSIA, {"role": "minister"}),
        ("HOLDS_POSITION", "makhonin", PERM_KRAI, {"role": "governor"}),
        ("HOLDS_POSITION", "krutoy", BELARUS, {"role": "ambassador", "accredited_to": RUSSIA}),
        ("MET_WITH", "lavrov", "makhonin", {"date": "2026-02-05", "place": MOSCOW}),
        ("INVITED", "makhonin", "krutoy", {"to": PERM_KRAI, "date": "2026-03"}),
        ("VISITED", "krutoy", PERM, {"status": "planned", "date": "2026-03"}),
    ),
    article(
        2, "Посол в Перми", "2026-03-20",
        ("MET_WITH", "makhonin", "krutoy", {"date": "2026-03-18", "place": PERM}),
        ("VISITED", "krutoy", PERM, {"date": "2026-03-18"}),
        ("SIGNED_WITH", PERM_KRAI, BELARUS, {"status": "planned", "date": "2026-05", "document": "меморандум"}),
        ("VISITED", "makhonin", MINSK, {"status": "planned", "date": "2026-04-10"}),
        ("INVITED", "krutoy", "makhonin", {"to": "innoprom", "date": "2026-09"}),
        ("PARTICIPATES_IN", "makhonin", "innoprom", {"status": "planned", "date": "2026-09"}),
        ("ORGANIZES", "mtz", "innoprom", {"status": "planned", "date": "2026-09"}),
        ("HELD_IN", "innoprom", MINSK, {"status": "planned", "date": "2026-09"}),
        ("COOPERATES_WITH", PERM_KRAI, BELARUS, {"areas": ["лифты", "удобрения"]}),
    ),
    article(
        3, "Товарооборот растёт", "2025-08-25",
        ("TRADES_WITH", BELARUS, PERM_KRAI, {"period": "2023", "value": 300e6, "currency": "USD"}),
        ("TRADES_WITH", BELARUS, PERM_KRAI, {"period": "2024", "value": 450e6, "currency": "USD"}),
        ("EXPORTS_TO", PERM_KRAI, BELARUS, {"period": "2024", "change_pct": 2.4}),
        ("EXPORTS_TO", BELARUS, PERM_KRAI, {"period": "2024", "change_pct": -3.0, "goods": ["тракторы"]}),
        ("TRADES_WITH", BELARUS, PERM_KRAI,
         {"period": "2027", "value": 1e9, "currency": "USD", "status": "planned"}),
        ("SUPPLIES_TO", "mtz", PERM, {"goods": ["тракторы", "запчасти"], "value": 5e6, "currency": "BYN"}),
        ("LOCATED_IN", "motovilikha", PERM, {}),
        ("LOCATED_IN", "mtz", MINSK, {}),
        ("HOLDS_POSITION", "ivan", "mtz", {"role": "director"}),
        ("INVESTS_IN", "mtz", PERM, {"value": 10e6, "currency": "USD", "status": "planned", "period": "2026"}),
        ("OWNS", BELARUS, "mtz", {"share_pct": 100.0, "confidence": 0.5}),
        ("OWNS", "mtz", "motovilikha", {"share_pct": 25.0, "status": "planned"}),
    ),
    article(
        4, "Соглашение с Вологдой", "2026-04-20",
        ("TRADES_WITH", BELARUS, PERM_KRAI, {"period": "2024", "value": 480e6, "currency": "USD"}),
        ("SIGNED_WITH", PERM_KRAI, VOLOGDA, {"date": "2026-04-15", "document": "соглашение"}),
        ("HOLDS_POSITION", "reshetnikov", PERM_KRAI, {"role": "governor", "status": "former", "date": "2020-02-06"}),
        ("MET_WITH", "krutoy", "karankevich", {"date": "2026-04-19"}),
        ("MET_WITH", "lavrov", "karankevich", {"date": "2026-05-03", "status": "planned"}),
        ("HOLDS_POSITION", "makhonin", PERM_KRAI, {"role": "governor"}),
        ("HOLDS_POSITION", "karankevich", BELARUS, {"role": "deputy_head_of_government"}),
        names=("ivan", "petr"),
    ),
    article(5, "Погода", "2026-04-25", names=("ivanov",)),
)
# Where a query's own example isn't in these articles.
GIVEN = {
    "trade-by-period": {"region": "perm krai"}, "partners-rising-and-falling": {"region": "RU-PER"},
    "goods-between": {"a": "ПЕРМСКИЙ край"}, "who-trades-in": {"goods": "трактор"},
    "visits-between": {"a": "RU-PER"}, "companies-supplying": {"region": "Пермский край"},
    "companies-of": {"place": "пермский край"}, "event-participants": {"event": "иннопром"},
    "trades-with": {"region": "RU-PER"},
}


def asked(query: Query) -> dict[str, str]:
    """The query's examples, or what stands for them in these articles."""
    return {p.name: str(p.example) for p in query.parameters if p.required} | GIVEN.get(query.name, {})
