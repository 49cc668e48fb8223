"""Places: the gazetteer's names by their lemmas, adjectives made of them, and settlements that it doesn't know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from spacy.tokens import Doc, Token

from pipelines import places
from pipelines.engines.inflection import inflect
from pipelines.languages.ru.places import NATURAL, REGION_KINDS, SETTLEMENT_KINDS
from pipelines.mentions.phrases import case_of, is_capital, number_of
from pipelines.places import Place
from pipelines.types import Mention

MAX_WORDS = 6
Trie = dict[str, list[tuple[tuple[str, ...], Place]]]


@cache
def phrases(language: str) -> Trie:
    """The gazetteer's names as lemmas, by their first lemma, longest first; of equal names the likeliest place first."""
    table: defaultdict[str, list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for words, place in places.load().phrases(language):
        table[words[0]].append((words, place))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(table)


def find(doc: Doc, taken: Collection[int]) -> list[Mention]:
    """Mentions of places by name or adjective; tokens of people's and quoted names (`taken`) are left alone."""
    gazetteer, trie = places.load(), phrases("ru")
    found: list[Mention] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        if i in taken or token.is_space or token.is_punct:
            i += 1
            continue
        match = _named(doc, i, trie, taken)
        if match is not None:
            length, place = match
            found.append(_mention(doc, i, i + length, place, "name"))
            i += length
            continue
        adjective = _adjective(token, gazetteer)
        if adjective is not None:
            found.append(_mention(doc, i, i + 1, adjective, "adjective"))
        i += 1
    covered = {i for m in found for i in range(*m.tokens)} | set(taken)
    return found + _unknown(doc, covered)


def _named(doc: Doc, i: int, trie: Trie, taken: Collection[int]) -> tuple[int, Place] | None:
    token = doc[i]
    if not is_capital(token) and token.lemma_ not in REGION_KINDS:
        return None
    for first in dict.fromkeys((token.lemma_, _fold(token.text))):
        for words, place in trie.get(first, ()):
            n = len(words)
            if i + n <= len(doc) and all(_matches(doc[i + k], words[k]) for k in range(1, n)) and _fits(doc, i, n, place) \
                    and not any(k in taken for k in range(i, i + n)):
                return n, place
    return None


def _fold(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _matches(token: Token, word: str) -> bool:
    return word in (token.lemma_, _fold(token.text))


def _fits(doc: Doc, i: int, n: int, place: Place) -> bool:
    """A name needs a capital in some word of it ("республика Беларусь"); one word mustn't be an adjective or verb."""
    tokens = doc[i : i + n]
    if not any(is_capital(t) for t in tokens):
        return False
    if n == 1:
        if doc[i].pos_ in {"VERB", "ADV", "ADP", "CCONJ", "PRON"} or (doc[i].pos_ == "ADJ" and not doc[i].ent_type_):
            return False
        if doc[i].ent_type_ == "PER":
            return False
        return place.type != "City" or place.population >= 100_000 or doc[i].ent_type_ in {"LOC", "ORG"} or doc[i].text.isupper()
    return True


def _adjective(token: Token, gazetteer: places.Gazetteer) -> Place | None:
    if token.pos_ != "ADJ" and not (token.pos_ == "NOUN" and token.lemma_.endswith("ский")):
        return None
    lemma = token.lemma_
    found = gazetteer.by_adjective(lemma, "ru")
    if not found and "-" in lemma:  # белорусско-российский: the last part
        found = gazetteer.by_adjective(lemma.rsplit("-", 1)[1], "ru")
    return found[0] if found else None


def _mention(doc: Doc, start: int, end: int, place: Place, kind: str) -> Mention:
    span = doc[start:end]
    name = place.name_ru or place.name_en
    return Mention(span.start_char, span.end_char, span.text, place.type, "name" if kind == "name" else "adjective", name, (start, end),
                   _head(doc, start, end), place.key)


def _head(doc: Doc, start: int, end: int) -> int:
    return int(doc[start:end].root.i)


def _unknown(doc: Doc, covered: Collection[int]) -> list[Mention]:
    """The engine's LOC entities outside the gazetteer: settlements, unless they are seas, mountains or parts of the world."""
    found = []
    for ent in doc.ents:
        if ent.label_ != "LOC" or any(i in covered for i in range(ent.start, ent.end)):
            continue
        words = {t.lemma_ for t in ent}
        before = doc[ent.start - 1].lemma_ if ent.start else ""
        if words & NATURAL or before in NATURAL or not is_capital(ent[0]):
            continue
        if any(t.pos_ == "ADJ" for t in ent) and not words & SETTLEMENT_KINDS:
            continue
        kind = "Region" if words & REGION_KINDS or before in REGION_KINDS else "City"
        core = [t for t in ent if t.lemma_ not in SETTLEMENT_KINDS | REGION_KINDS] or list(ent)
        name = " ".join(inflect(t.text, "NOUN", case_of(t), number_of(t) or "Sing") if t.pos_ in {"NOUN", "PROPN"} else t.text for t in core)
        key = ("city:" if kind == "City" else "region:") + _fold(name)
        found.append(Mention(ent.start_char, ent.end_char, ent.text, "City" if kind == "City" else "Region", "name", name,
                             (ent.start, ent.end), _head(doc, ent.start, ent.end), key))
    return found
