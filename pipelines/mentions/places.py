"""Places: the gazetteer's names by their lemmas, adjectives made of them, and settlements that it doesn't know."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.engines.inflection import given_name_genders, inflect, is_common_word, is_known, nominative
from pipelines.languages.ru.letters import folded
from pipelines.languages.ru.names import nominatives
from pipelines.languages.ru.places import NATURAL, NATURAL_ADJECTIVES, REGION_KINDS, SETTLEMENT_KINDS
from pipelines.mentions.people import after_post, stem
from pipelines.mentions.phrases import case_of, is_capital, number_of, starts_sentence
from pipelines.places import Place
from pipelines.types import Mention

MAX_WORDS = 6
LOCAL_PREPOSITIONS = frozenset({"в", "во", "из", "под", "через", "до", "между"})
LARGE = 100_000  # inhabitants; a smaller town's name must look like a place to the engine, too


def find(doc: Doc, taken: Collection[int]) -> list[Mention]:
    """Mentions of places by name or adjective; tokens of people's and quoted names (`taken`) are left alone."""
    gazetteer = places.load()
    surnames = {stem(ent[-1].text) for ent in doc.ents if ent.label_ == "PER" and len(ent) > 1}
    found: list[Mention] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        if i in taken or token.is_space or token.is_punct:
            i += 1
            continue
        district = _district(doc, i)
        if district is not None:
            found.append(district)
            i += 2
            continue
        match = _named(doc, i, gazetteer, taken, surnames)
        if match is not None:
            length, place = match
            found.append(_mention(doc, i, i + length, place, "name"))
            i += length
            continue
        elliptic = _elliptic_region(doc, token, gazetteer)
        if elliptic is not None:
            found.append(_mention(doc, i, i + 1, elliptic, "name"))
            i += 1
            continue
        adjective = _adjective(token, gazetteer)
        if adjective is not None:
            found.append(_mention(doc, i, i + 1, adjective, "adjective"))
        i += 1
    covered = {i for m in found for i in range(*m.tokens)} | set(taken)
    return found + _unknown(doc, covered, surnames)


def _named(
    doc: Doc, i: int, gazetteer: places.Gazetteer, taken: Collection[int], surnames: Collection[str]
) -> tuple[int, Place] | None:
    """The longest name of a place that starts at a token, as (number of tokens, place)."""
    token = doc[i]
    if not is_capital(token) and token.lemma_ not in REGION_KINDS:
        return None
    longest = max(gazetteer.longest(word, "ru") for word in _spellings(token))
    for n in range(min(longest, MAX_WORDS, len(doc) - i), 0, -1):
        if any(k in taken or doc[k].is_space for k in range(i, i + n)):
            continue
        for words in product(*(_spellings(doc[k]) for k in range(i, i + n))):
            for place in gazetteer.by_lemmas(words, "ru")[:1]:
                if _fits(doc, i, n, place, surnames):
                    return n, place
    return None


def _district(doc: Doc, i: int) -> Mention | None:
    """A district by its adjective: "Псковского района". It counts as a settlement."""
    if (
        i + 1 >= len(doc)
        or doc[i + 1].lemma_ != "район"
        or doc[i].pos_ != "ADJ"
        or not is_capital(doc[i])
        or number_of(doc[i + 1]) == "Plur"
    ):
        return None
    span, name = doc[i : i + 2], nominative(doc[i : i + 2], doc[i + 1])
    return Mention(
        span.start_char, span.end_char, span.text, "City", "name", name, (i, i + 2), i + 1, f"city:{folded(name)}"
    )


def _spellings(token: Token) -> tuple[str, ...]:
    """A word as a lemma, as it stands, and by the rules of names: the tagger often misreads names of places."""
    text = folded(token.text)
    if not is_capital(token):
        return tuple(dict.fromkeys((token.lemma_, text)))
    neuter = tuple(text.removesuffix(ending) + "ье" for ending in ("ьем", "ья", "ью") if text.endswith(ending))
    case = case_of(token) if token.pos_ in {"PROPN", "NOUN", "X"} else ""
    if token.ent_type_ == "PER" and token.ent_iob_ == "B":
        case = "Gen"  # before a name it could only be whose post it is: "генерал-губернатор Гиляна Хасан Рафии"
    declined = (*nominatives(text, case, "Masc"), *nominatives(text, case, "Fem")) if case else ()
    return tuple(dict.fromkeys((token.lemma_, text, *neuter[:1], *declined)))


def _fits(doc: Doc, i: int, n: int, place: Place, surnames: Collection[str]) -> bool:
    """A name needs a capital in some word ("республика Беларусь"); one word mustn't be a person's or an adjective."""
    token = doc[i]
    if not any(is_capital(t) for t in doc[i : i + n]):
        return False
    if n > 1:
        return True
    if (
        (token.pos_ not in {"PROPN", "NOUN", "X"} and token.lemma_.endswith(("ий", "ый", "ой", "ть", "ться")))
        or token.pos_ in {"VERB", "AUX", "ADV", "ADP", "CCONJ", "PRON", "PART", "SCONJ", "DET", "NUM"}
        or stem(token.text) in surnames
        or token.lemma_ in NATURAL
        or folded(token.text) in NATURAL
    ):
        return False
    large = place.type != "City" or place.population >= LARGE
    if token.ent_type_ == "PER":
        # A place that begins a person's entity ("Гуджарата Мукул Джадав"), or alone taken for a person ("Муром").
        whole = next(ent for ent in doc.ents if ent.start <= i < ent.end)
        alone = len(whole) == 1 or (whole.start == i and len(whole) > 2)
        return alone and not given_name_genders(token.text) and (large or len(whole) == 1)
    after_preposition = i > 0 and doc[i - 1].text.casefold() in LOCAL_PREPOSITIONS
    return large or after_preposition or token.ent_type_ in {"LOC", "ORG"} or token.text.isupper()


def _adjective(token: Token, gazetteer: places.Gazetteer) -> Place | None:
    if token.pos_ != "ADJ" and not (token.lemma_.endswith("ский") and (token.pos_ == "NOUN" or _before_quote(token))):
        return None
    lemma = token.lemma_
    if lemma in NATURAL_ADJECTIVES:
        return None
    found = gazetteer.by_adjective(lemma, "ru")
    if not found and lemma.endswith("ский") and not is_known(lemma):
        found = _city_of(lemma, gazetteer)
    if not found and "-" in lemma:  # белорусско-российский: the last part
        found = gazetteer.by_adjective(lemma.rsplit("-", 1)[1], "ru")
    return found[0] if found else None


def _before_quote(token: Token) -> bool:
    """Whether a word that the tagger takes for a name stands before a quoted one: "Алексинская «Химпластика»"."""
    return token.pos_ == "PROPN" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].text in {"«", '"', "“"}


def _elliptic_region(doc: Doc, token: Token, gazetteer: places.Gazetteer) -> Place | None:
    """A region by its adjective alone, after others with their noun: "с Брестской областью и с Гродненской"."""
    if not is_capital(token) or token.pos_ not in {"ADJ", "PROPN", "NOUN"} or token.morph.get("Gender", []) != ["Fem"]:
        return None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else token
    whole = token.ent_type_ == "PER" and any(len(ent) > 1 and ent.start <= token.i < ent.end for ent in doc.ents)
    if whole or number_of(token) == "Plur" or after.pos_ in {"NOUN", "ADJ", "PROPN"} or after.text in {"и", "-"}:
        return None
    start = token.sent.start
    since = doc[start - 1].sent.start if start else 0
    if not any(t.lemma_ == "область" for t in doc[since : token.i]):
        return None
    found = (p for p in gazetteer.by_adjective(token.lemma_, "ru") if p.type == "Region" and "область" in p.name_ru)
    return next(found, None)


def _city_of(lemma: str, gazetteer: places.Gazetteer) -> tuple[Place, ...]:
    """The city that an adjective unknown to the dictionary is made of: "хайдарабадский" → Хайдарабад."""
    base = lemma.removesuffix("ский")
    for stem_ in (base, *(base.removesuffix(suffix) for suffix in ("ий", "ин", "й", "н"))):
        for ending in ("", "а", "ь", "и", "о", "ы", "е", "й", "я"):
            found = (
                [p for p in gazetteer.by_name(stem_ + ending, "ru") if p.type == "City" and p.population >= LARGE]
                if len(stem_) > 2
                else []
            )
            if found:
                return tuple(found)
    return ()


def _mention(doc: Doc, start: int, end: int, place: Place, kind: str) -> Mention:
    span = doc[start:end]
    name = place.name_ru or place.name_en
    return Mention(
        span.start_char,
        span.end_char,
        span.text,
        place.type,
        "name" if kind == "name" else "adjective",
        name,
        (start, end),
        _head(doc, start, end),
        place.key,
    )


def _head(doc: Doc, start: int, end: int) -> int:
    return int(doc[start:end].root.i)


def _unknown(doc: Doc, covered: Collection[int], surnames: Collection[str]) -> list[Mention]:
    """The engine's LOC entities outside the gazetteer: settlements, unless they are seas or parts of the world."""
    found = []
    for ent in doc.ents:
        if ent.label_ != "LOC" or after_post(ent) or any(i in covered for i in range(ent.start, ent.end)):
            continue
        words = {t.lemma_ for t in ent}
        before = doc[ent.start - 1].lemma_ if ent.start else ""
        name = " ".join(inflect(t.text, "NOUN", case_of(t), number_of(t) or "Sing") for t in ent)
        if (
            words & NATURAL
            or before in NATURAL
            or folded(name) in NATURAL
            or not is_capital(ent[0])
            or not is_capital(ent[-1])
        ):
            continue
        opens = starts_sentence(ent[0]) and (ent[0].pos_ != "PROPN" or is_common_word(ent[0].text))
        if opens or stem(ent[-1].text) in surnames:
            continue
        if any(t.pos_ == "ADJ" for t in ent) and not words & SETTLEMENT_KINDS:
            continue
        kind = "Region" if words & REGION_KINDS or before in REGION_KINDS else "City"
        core = [t for t in ent if t.lemma_ not in SETTLEMENT_KINDS | REGION_KINDS] or list(ent)
        name = " ".join(
            inflect(t.text, "NOUN", case_of(t), number_of(t) or "Sing") if t.pos_ in {"NOUN", "PROPN"} else t.text
            for t in core
        )
        key = ("city:" if kind == "City" else "region:") + folded(name)
        found.append(
            Mention(
                ent.start_char,
                ent.end_char,
                ent.text,
                "City" if kind == "City" else "Region",
                "name",
                name,
                (ent.start, ent.end),
                _head(doc, ent.start, ent.end),
                key,
            )
        )
    return found
