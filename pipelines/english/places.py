"""Places in English text: the gazetteer's names and adjectives, and settlements that only the engine knows."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from pipelines import places
from pipelines.places import Gazetteer, Place
from pipelines.transliteration import fold
from pipelines.types import PLACES, Mention

LARGE = 100_000  # inhabitants; a smaller town's name must look like a place to the engine, too


def find(doc: Doc, taken: Collection[int]) -> list[Mention]:
    """Mentions of places by name or adjective; tokens of people's names (`taken`) are left alone."""
    gazetteer = places.load()
    found: list[Mention] = []
    i = 0
    while i < len(doc):
        length, place = (0, None) if i in taken else _named(doc, i, gazetteer, taken)
        if place is not None:
            found.append(_mention(doc, i, i + length, place, "name"))
        elif i not in taken and (adjective := _adjective(doc[i], gazetteer)) is not None:
            found.append(_mention(doc, i, i + 1, adjective, "adjective"))
        i += max(length, 1)
    covered = {i for m in found for i in range(*m.tokens)} | set(taken)
    return found + _unknown(doc, covered)


def _named(doc: Doc, i: int, gazetteer: Gazetteer, taken: Collection[int]) -> tuple[int, Place | None]:
    """The longest name of a place that starts at a token: the number of its tokens and the place."""
    token = doc[i]
    if not token.text[:1].isupper():
        return 0, None
    for n in range(min(gazetteer.longest(token.text, "en"), len(doc) - i), 0, -1):
        if any(k in taken or doc[k].is_space for k in range(i, i + n)):
            continue
        for place in gazetteer.by_lemmas([t.text for t in doc[i : i + n]], "en")[:1]:
            if _fits(doc, i, n, place):
                return n, place
    return 0, None


def _fits(doc: Doc, i: int, n: int, place: Place) -> bool:
    """Whether a name may be of a place here; a small town's needs the engine's word for it."""
    if n > 1 or place.type != "City" or place.population >= LARGE:
        return doc[i].pos_ == "PROPN" or doc[i].ent_type_ != ""
    return doc[i].ent_type_ in PLACES


def _adjective(token: Token, gazetteer: Gazetteer) -> Place | None:
    if not token.text[:1].isupper() or token.pos_ not in {"ADJ", "PROPN", "NOUN"}:
        return None
    return next(iter(gazetteer.by_adjective(token.text, "en")), None)


def _mention(doc: Doc, start: int, end: int, place: Place, kind: str) -> Mention:
    span = doc[start:end]
    return Mention(
        span.start_char,
        span.end_char,
        span.text,
        place.type,
        "name" if kind == "name" else "adjective",
        place.name_en,
        (start, end),
        span.root.i,
        place.key,
    )


def _unknown(doc: Doc, covered: Collection[int]) -> list[Mention]:
    """The engine's places outside the gazetteer."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in {"Region", "City"} or any(i in covered for i in range(ent.start, ent.end)):
            continue
        region = ent.label_ == "Region"
        found.append(
            Mention(
                ent.start_char,
                ent.end_char,
                ent.text,
                "Region" if region else "City",
                "name",
                ent.text,
                (ent.start, ent.end),
                ent.root.i,
                ("region:" if region else "city:") + fold(ent.text),
            )
        )
    return found
