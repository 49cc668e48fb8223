"""Russian noun phrases in the nominative, by pymorphy2's dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from pipelines.engines.natasha import vocabulary

CACHE = 50_000


def nominative(tokens: Sequence[Token], head: Token) -> str:
    """The phrase with its head noun, and the adjectives that agree with it, in the nominative; number is kept.

    "Пермской художественной галереи" → "Пермская художественная галерея"; what depends on the head otherwise
    ("сухого молока" in "сухого молока и средств защиты") stays as it is.
    """
    number = (head.morph.get("Number") or ["Sing"])[0]
    case = (head.morph.get("Case") or ["Nom"])[0]
    out = []
    for token in tokens:
        word = token.text
        if token.i == head.i and head.pos_ in {"NOUN", "PROPN"}:
            word = inflect(word, "NOUN", case, number)
        elif token.i < head.i and token.pos_ in {"ADJ", "VERB", "DET", "NUM"} and (token.morph.get("Case") or [case])[0] in {case, "Nom", "Acc"}:
            gender = dictionary_gender(inflect(head.text, "NOUN", case, number)) or (head.morph.get("Gender") or [""])[0]
            word = inflect(word, "ADJ", (token.morph.get("Case") or [case])[0], number, gender)
        out.append(word + token.whitespace_)
    return " ".join("".join(out).split())


@lru_cache(CACHE)
def inflect(word: str, pos: str, case: str, number: str, gender: str = "") -> str:
    """One word in the nominative of its number (of the gender given, for adjectives), its capitals kept."""
    if case == "Nom" and pos == "NOUN":
        return word
    wanted = {"Nom", number or "Sing"}
    if pos == "ADJ" and number != "Plur" and gender:
        wanted.add(gender)
    best = None
    for form in vocabulary()(word.casefold()):
        fits = form.feats.get("Case") == case and (form.feats.get("Number") == number or pos == "ADJ")
        kind = form.pos == "NOUN" if pos == "NOUN" else form.pos in {"ADJ", "VERB", "NUM", "DET"}
        if kind and (fits or best is None):
            changed = form.inflect(wanted)
            if changed is not None:
                best = changed.word
                if fits:
                    break
    return _shape(best, word) if best else word


@lru_cache(CACHE)
def dictionary_gender(noun: str) -> str:
    """A noun's gender by the dictionary (`Masc`, `Fem`, `Neut`), or an empty string."""
    for form in vocabulary()(noun.casefold()):
        if form.pos == "NOUN" and form.feats.get("Gender"):
            return str(form.feats["Gender"])
    return ""


@lru_cache(CACHE)
def name_nominative(word: str, case: str, gender: str) -> str | None:
    """The nominative of a given name, patronymic or surname that the dictionary knows as one; else None."""
    if not vocabulary().word_is_known(word.casefold()):
        return None
    for form in vocabulary()(word.casefold()):
        names = {"Name", "Surn", "Patr"} & set(form.tag.grammemes)
        if names and form.feats.get("Case") == case and form.feats.get("Number", "Sing") == "Sing":
            if gender and form.feats.get("Gender") not in {gender, None}:
                continue
            changed = form.inflect({"Nom"})
            return _shape(changed.word, word) if changed is not None else None
    return None


@lru_cache(CACHE)
def is_given_name(word: str) -> bool:
    """Whether the dictionary knows the word as a given name, in any case."""
    return any("Name" in form.tag.grammemes for form in vocabulary()(word.casefold())) and bool(
        vocabulary().word_is_known(word.casefold()))


def _shape(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    if "-" in like and "-" in word:
        return "-".join(_shape(w, part) if part else w for w, part in zip(word.split("-"), like.split("-"), strict=False))
    return word.capitalize() if like[:1].isupper() else word
