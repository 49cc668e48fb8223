"""Articles made for benches: their evidence as extraction would give it, the same for the same numbers.

Each article names ten entities that no other names: people, firms, bodies and an event. They stand in a ring, and each
neighbouring pair of the ring has two relations, which differ in date, role, period, document or status: two parallel
edges. So `n` articles make 10 n mentions of 10 n entities, 10 n pairs and 20 n edges, each from one claim of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from graph import reprints
from graph.schema import ArticleEvidence

ENTITIES, EDGES = 10, 20  # an article
SYLLABLES = ("ба", "во", "га", "до", "жи", "за", "ки", "ло", "ма", "не", "по", "ра", "си", "ту", "фе", "ха", "че", "шу")
LATIN = dict(zip(SYLLABLES, ("ba", "vo", "ga", "do", "zhi", "za", "ki", "lo", "ma", "ne", "po", "ra", "si", "tu", "fe",
                             "kha", "che", "shu"), strict=True))
GIVEN = (("Иван", "Ivan"), ("Пётр", "Petr"), ("Анна", "Anna"), ("Олег", "Oleg"), ("Мария", "Maria"), ("Ольга", "Olga"))
TYPES = ("Person",) * 5 + ("Company", "Company", "GovernmentBody", "Organization", "Event")
# What the pairs of the ring are to each other, and how the two relations of a pair differ.
RING: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("MET_WITH", {"date": "2025-03-10"}, {"date": "2025-09-20"}),
    ("MET_WITH", {"date": "2025-04-02", "format": "talks"}, {"date": "2025-10-01"}),
    ("MET_WITH", {"date": "2025-05-05"}, {"date": "2025-11-12"}),
    ("INVITED", {"date": "2025-06-01"}, {"date": "2025-12-24"}),
    ("HOLDS_POSITION", {"role": "director", "title": "директор"}, {"role": "chairman", "title": "председатель"}),
    ("SUPPLIES_TO", {"period": "2024", "value": 12.5e6, "currency": "RUB", "goods": ["станки", "насосы"]},
     {"period": "2025", "value": 17.0e6, "currency": "RUB", "goods": ["станки", "насосы"]}),
    ("SIGNED_WITH", {"document": "соглашение", "date": "2025-02-03"}, {"document": "дорожная карта"}),
    ("COOPERATES_WITH", {"areas": ["наука", "транспорт"]}, {"areas": ["образование"], "status": "planned"}),
    ("ORGANIZES", {"date": "2025-07-07"}, {"date": "2026-07-06", "status": "planned"}),
    ("PARTICIPATES_IN", {"date": "2025-07-08"}, {"date": "2026-07-07", "status": "planned"}),
)


def archive(count: int, first: int = 0) -> Iterator[ArticleEvidence]:
    """The evidence of `count` articles, from the one of number `first` on."""
    return (_article(number) for number in range(first, first + count))


def _article(number: int) -> ArticleEvidence:
    chance = random.Random(number)
    entities = [_entity(number, place, type_, chance) for place, type_ in enumerate(TYPES)]
    claims = []
    for place, (type_, *relations) in enumerate(RING):
        for relation in relations:
            subject, object_ = (place, (place + 1) % len(RING)) if type_ != "PARTICIPATES_IN" else (0, place)
            claims.append(_claim(len(claims), type_, entities[subject], entities[object_], relation, chance))
    text = "\n".join(claim["sentence"] for claim in claims)
    head = {"id": f"https://news.example/{number}", "url": f"https://news.example/{number}", "source": "news.example",
            "title": claims[0]["sentence"][:60], "language": "ru", "published": "2026-01-15",
            "sha256": f"{number:064x}", "fingerprint": "bench", "text": text,
            "minhash": list(reprints.signature(text))}
    return ArticleEvidence(head, tuple(entities), tuple(claims))


def _entity(number: int, place: int, type_: str, chance: random.Random) -> dict[str, Any]:
    syllables = [SYLLABLES[int(digit, 18)] for digit in _base18(number * ENTITIES + place)]
    name, latin = "".join(syllables).capitalize(), "".join(LATIN[each] for each in syllables)
    if type_ == "Person":
        given, given_latin = chance.choice(GIVEN)
        person = f"{latin} {given_latin.lower()}"
        keys = [f"person:{person}", f"initial:{latin} {person.split()[1][0]}", f"surname:{latin}"]
        names = (f"{given} {name}", f"{given_latin} {latin.capitalize()}")
        posts = [{"role": "director", "title": "директор", "place": "e5"}] if place == 4 else []
    else:
        keys, posts = [f"event:{latin} 2025" if type_ == "Event" else f"org:{latin}"], []
        names = (name, latin.capitalize())
    start = 150 * place
    return {"id": f"e{place}", "type": type_, "name": names[0], "names": dict(zip(("ru", "en"), names, strict=True)),
            "aliases": [names[0], name], "mentions": [[start, start + 9]], "keys": keys, "posts": posts}


def _claim(number: int, type_: str, subject: dict[str, Any], object_: dict[str, Any], relation: dict[str, Any],
           chance: random.Random) -> dict[str, Any]:
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(14)]
    sentence = f"{subject['name']} и {object_['name']}: {' '.join(words)}."
    return {"id": f"c{number}", "type": type_, "subject": subject["id"], "object": object_["id"], "status": "asserted",
            "confidence": 0.9, "plover": "CONSULT", "sentence": sentence, "start": 150 * number,
            "end": 150 * number + len(sentence), "frame": "bench", "engine": "natasha", **relation}


def _base18(number: int) -> str:
    digits = ""
    for _ in range(5):
        number, digit = divmod(number, 18)
        digits += "0123456789abcdefgh"[digit]
    return digits
