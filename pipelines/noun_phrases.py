"""One noun phrase of a Russian list, read by case from left to right, and its nominative, for `pipelines.goods`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.engines.inflection import dictionary_gender, inflect, is_adjective, is_participle, noun_form
from pipelines.languages.ru import goods as words
from pipelines.languages.ru.places import NATURAL_ADJECTIVES
from pipelines.mentions.phrases import starts_sentence

Test = Callable[[Token], bool]
Words = Doc | tuple[Token, ...]  # a document, or its tokens made once

DIRECT = frozenset({"Nom", "Acc"})
GENITIVE = frozenset({"Gen", "Par"})
INSTRUMENTAL = frozenset({"Ins"})
LOCATIVE = frozenset({"Loc"})
DATIVE = frozenset({"Dat"})
ALL = DIRECT | GENITIVE | INSTRUMENTAL | LOCATIVE | DATIVE
# What may follow a noun inside its phrase: «устройства на кристаллах», «техника для села», «оборудование без привода».
INNER = {"на": LOCATIVE, "для": GENITIVE, "без": GENITIVE, "из": GENITIVE}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what stands before and after it; `end` is the token after the last."""

    head: Token
    modifiers: tuple[Token, ...]
    end: int


def phrase_at(doc: Words, at: int, stop: int, cases: frozenset[str], foreign: Test) -> Phrase | None:
    """One noun phrase whose head is in one of the cases: adjectives, noun, and what depends on the noun."""
    modifiers: list[Token] = []
    i = at
    while i < stop:
        token = doc[i]
        if _is_noun(token, cases) and not (_adjectival(token) and _noun_follows(doc, i, stop)):
            if foreign(token) or (token.text.isupper() and len(token) > 6):
                return None
            after = _postposed(doc, i + 1, stop)
            return Phrase(token, tuple(modifiers), _complement(doc, after, stop, cases, foreign))
        if (
            token.pos_ == "DET"
            or _adjectival(token)
            or (token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Part"])
        ):
            modifiers.append(token)
            i = _past_circumstance(doc, i, stop)
        elif not (
            (token.pos_ == "CCONJ" and modifiers and i + 1 < stop and _adjectival(doc[i + 1]))
            or (token.pos_ == "ADV" and i + 1 < stop and doc[i + 1].pos_ in {"ADJ", "VERB"} and not _finite(doc[i + 1]))
        ):
            break
        i += 1
    return _substantive(modifiers, stop, cases, foreign)


def _past_circumstance(doc: Words, i: int, stop: int) -> int:
    """The last token of what a participle has between itself and its noun: «произведённого в Карелии щебня»."""
    if i + 2 >= stop or doc[i + 1].pos_ != "ADP" or not is_participle(doc[i].text):
        return i
    k = i + 2
    while k < stop and doc[k].pos_ in {"ADJ", "DET", "NUM"}:
        k += 1
    return k if k + 1 < stop and doc[k].pos_ in {"NOUN", "PROPN"} else i


def _postposed(doc: Words, at: int, stop: int) -> int:
    """Past an adjective that stands after its noun: «алюминий первичный, уголь каменный»."""
    if at < stop and doc[at].pos_ in {"ADJ", "NOUN"} and doc[at].text.islower() and is_adjective(doc[at].text):
        alone = at + 1 >= stop or doc[at + 1].is_punct or doc[at + 1].lower_ in words.AND
        if alone and (doc[at].morph.get("Case", []) or [""])[0] in DIRECT:
            return at + 1
    return at


def _substantive(modifiers: list[Token], stop: int, cases: frozenset[str], foreign: Test) -> Phrase | None:
    """«цитрусовые», «комплектующие»: adjectives without a noun."""
    last = modifiers[-1] if modifiers else None
    if (
        last is None
        or len(modifiers) > 2
        or foreign(last)
        or last.pos_ == "DET"
        or (last.morph.get("Number", []) != ["Plur"] and last.lemma_ not in words.REST)
    ):
        return None
    case = (last.morph.get("Case", []) or [""])[0]
    return Phrase(last, tuple(modifiers[:-1]), last.i + 1) if case in cases else None


def _finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _adjectival(token: Token) -> bool:
    """An adjective, also one taken for a noun, «донских товаров», or, where the dictionary doesn't know it, for a verb,
    «биохимическую продукцию»; no noun taken for one: «снабжает колбасами»."""
    if token.pos_ == "VERB":
        return token.text.casefold() == token.lemma_ and token.text.endswith(words.ADJECTIVAL)
    return (token.pos_ == "ADJ" and not _mistaken(token)) or (
        token.pos_ in {"NOUN", "PROPN"}
        and token.text.islower()
        and is_adjective(token.text)
        and token.text.endswith(words.ADJECTIVAL)
    )


def _mistaken(token: Token) -> bool:
    """A noun taken for an adjective, which the dictionary has no adjective for."""
    return token.text.islower() and not is_adjective(token.text) and noun_form(token.text, ALL) is not None


def _noun_follows(doc: Words, i: int, stop: int) -> bool:
    if i + 2 < stop and doc[i + 1].lower_ in words.AND and _adjectival(doc[i + 2]):  # «шерстяные и льняные ткани»
        return _case(doc[i]) == _case(doc[i + 2]) and _noun_follows(doc, i + 2, stop)
    i = _past_circumstance(doc, i, stop)
    return i + 1 < stop and doc[i + 1].pos_ in {"NOUN", "ADJ", "PROPN"}


def _case(token: Token) -> str:
    return (token.morph.get("Case", []) or [""])[0]


def _is_noun(token: Token, cases: frozenset[str]) -> bool:
    if token.pos_ not in {"NOUN", "PROPN", "X"} or not token.text[:1].isalpha():
        # «шины», «стали» taken for a verb or an adjective: the dictionary knows better
        return (
            token.pos_ in {"ADV", "ADJ"}
            and token.lemma_ not in words.HEDGES
            and (token.morph.get("Case", []) == [] or (token.pos_ == "ADJ" and _mistaken(token)))
            and noun_form(token.text, cases) is not None
            and token.text.islower()
        )
    known = noun_form(token.text, ALL)
    return noun_form(token.text, cases) is not None or (
        known is None and (token.morph.get("Case", []) or [""])[0] in cases
    )


def _complement(doc: Words, at: int, stop: int, cases: frozenset[str], foreign: Test) -> int:
    """End of what depends on a noun: genitives («защиты растений») and a few prepositions."""
    end = at
    while at < stop:
        token = doc[at]
        wanted = GENITIVE
        if token.text.casefold() in INNER and at + 1 < stop:
            wanted = INNER[token.text.casefold()]
            if doc[at + 1].lower_ in words.ITSELF:  # «медь и изделия из неё»
                return at + 2
            if token.lower_ == "для" and doc[at + 1].lemma_ in words.GENERIC:  # «ткани для предприятий»
                break
            if (
                (token.text.casefold() not in {"для", "без", "из"} and cases == wanted)
                or doc[at + 1].pos_ == "NUM"
                or foreign(doc[at + 1])
            ):
                break
            at += 1
        elif token.lower_ == "к" and at + 1 < stop and doc[at + 1].lower_ in words.TO_ITSELF:
            return at + 2
        elif token.lower_ == "по" and at == end and doc[at - 1].lemma_ in words.SERVICES:
            wanted = DATIVE
            at += 1
        elif (
            token.text.casefold() in words.AND
            and end > 0
            and at == end
            and cases.isdisjoint(GENITIVE)
            and end < stop
            and (doc[end - 1].morph.get("Case", []) == ["Gen"])
        ):
            at += 1  # «части автомобилей и тракторов»
        start = at
        while (
            at < stop
            and doc[at].pos_ == "ADJ"
            and (doc[at].morph.get("Case", []) or [""])[0] in wanted
            and not foreign(doc[at])
        ):
            at += 1
        if at >= stop or foreign(doc[at]) or not _depends(doc, at, stop, wanted):
            break
        if (
            doc[at].lemma_ in words.GENERIC
            and wanted is GENITIVE
            and start == at
            and token.text.casefold() not in INNER
            and doc[at].lemma_ in {"год", "месяц"}
        ):
            break
        at += 1
        end = at
    return end


def _depends(doc: Words, at: int, stop: int, cases: frozenset[str]) -> bool:
    token = doc[at]
    if token.pos_ in {"NOUN", "PROPN"}:
        known = noun_form(token.text, ALL) is not None
        return _case(token) in cases and (not known or noun_form(token.text, cases) is not None)
    # «видов стали,»: taken for a verb
    return token.pos_ == "VERB" and at + 1 < stop and doc[at + 1].is_punct and noun_form(token.text, cases) is not None


def in_nominative(doc: Words, phrase: Phrase, cases: frozenset[str], foreign: Test) -> str:
    head = phrase.head
    own = [m for m in phrase.modifiers if not foreign(m) and m.pos_ != "DET"]
    if head.lemma_ in words.REST or any(m.lemma_ in words.REST for m in own) or head.text.casefold() in words.REST:
        return ""
    plain = [m for m in own if m.lemma_ not in words.HEDGES]
    parts = head.lemma_ == "часть" and head.morph.get("Number", []) == [
        "Plur"
    ]  # «части и принадлежности», no «часть экспорта»
    detail = phrase.end > head.i + 1 and doc[phrase.end - 1].lemma_ not in words.GENERIC  # «продукты питания»
    telling = [m for m in plain if not _of_place(m)]  # «донские товары» are goods of any kind
    if head.lemma_ in words.GENERIC and not telling and not parts and not detail:
        return ""
    case, number = noun_form(
        head.text, cases, (head.morph.get("Case", []) or [""])[0], (head.morph.get("Number", []) or [""])[0]
    ) or ((head.morph.get("Case", []) or ["Nom"])[0], (head.morph.get("Number", []) or ["Sing"])[0])
    wanted = "Plur" if _counted(head) else number
    noun = inflect(head.text, "NOUN" if head.pos_ != "ADJ" else "ADJ", case, number, wanted)
    gender = dictionary_gender(noun) or (head.morph.get("Gender", []) or [""])[0]
    adjectives = [inflect(m.text, "ADJ", (m.morph.get("Case", []) or [case])[0], number, wanted, gender) for m in own]
    rest = "".join(token.text_with_ws for token in doc[head.i + 1 : phrase.end]).rstrip()
    return " ".join(word for word in (*_joined(own, adjectives), _lower(noun, head), rest) if word)


def _of_place(adjective: Token) -> bool:
    lemma = adjective.lemma_
    return lemma in NATURAL_ADJECTIVES or lemma in words.UNTELLING or bool(places.load().by_adjective(lemma, "ru"))


def _counted(head: Token) -> bool:
    """Whether a numeral other than one stands with a noun: "четыре станка" are станки."""
    return any(c.dep_.startswith("nummod") and c.i < head.i and c.lemma_ not in {"один", "1"} for c in head.children)


def _joined(tokens: list[Token], forms: list[str]) -> Iterator[str]:
    """Adjectives as they stood, with «и» between coordinated ones."""
    for i, (token, word) in enumerate(zip(tokens, forms, strict=True)):
        if i and tokens[i - 1].i == token.i - 2 and token.nbor(-1).text.casefold() in words.AND:
            yield "и"
        yield _lower(word, token)


def _lower(word: str, token: Token) -> str:
    """A capital that only the sentence's beginning gave is taken off."""
    return word[:1].lower() + word[1:] if starts_sentence(token) and not word[1:2].isupper() else word
