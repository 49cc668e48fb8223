"""Russian noun phrases in the nominative, by pymorphy2's dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipelines.document import Span, Token
from pipelines.engines.natasha import vocabulary

CACHE = 50_000


def nominative(tokens: Sequence[Token] | Span, head: Token, number: str = "") -> str:
    """The phrase with its head noun, and the adjectives that agree with it, in the nominative; number is kept, unless
    one is given.

    "Пермской художественной галереи" → "Пермская художественная галерея"; what depends on the head otherwise
    ("сухого молока" in "сухого молока и средств защиты") stays as it is.
    """
    given = (head.morph.get("Number", []) or ["Sing"])[0]
    wanted = number or given
    case = (head.morph.get("Case", []) or ["Nom"])[0]
    out = []
    for token in tokens:
        word = token.text
        if token.i == head.i and (head.pos_ in {"NOUN", "PROPN"} or (case != "Nom" and tokens[-1].i == head.i)):
            # an adjective that ends the phrase is its noun: «уполномоченным»
            word = inflect(word, "NOUN", case, given, wanted, (head.morph.get("Gender", []) or ["Masc"])[0])
        elif (
            token.i < head.i
            and token.pos_ in {"ADJ", "VERB", "DET", "NUM"}
            and (token.morph.get("Case", []) or [case])[0] in {case, "Nom", "Acc"}
        ):
            gender = (
                dictionary_gender(inflect(head.text, "NOUN", case, given, wanted))
                or (head.morph.get("Gender", []) or [""])[0]
            )
            word = inflect(word, "ADJ", (token.morph.get("Case", []) or [case])[0], given, wanted, gender)
        out.append(word + token.whitespace_)
    return " ".join("".join(out).split())


@lru_cache(CACHE)
def inflect(word: str, pos: str, case: str, number: str, wanted_number: str = "", gender: str = "") -> str:
    """One word in the nominative of its number or another (of the gender given, for adjectives), its capitals kept.

    A noun that the dictionary has only as an adjective or participle goes as that; a name that it guesses to be one
    («Гродеково») stays as it is.
    """
    wanted_number = wanted_number or number or "Sing"
    if (case == "Nom" and pos == "NOUN" and number == wanted_number) or (word.isupper() and len(word) > 1):
        return word
    first, hyphen, last = word.rpartition("-")
    if pos == "NOUN" and hyphen and case != "Nom" and _undeclined(first):  # «бизнес-миссию»
        return f"{first}-{inflect(last, pos, case, number, wanted_number)}"
    wanted = {"Nom", wanted_number}
    if pos == "ADJ" and wanted_number != "Plur" and gender:
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
    if best is None and pos == "NOUN" and is_known(word) and is_adjective(word):  # «поверенным», «направляющих»
        return inflect(word, "ADJ", case, number, wanted_number, gender)
    if best is None and pos == "ADJ":
        best = _adjective(word.casefold(), gender if wanted_number != "Plur" else "Plur")
    return _shape(best, word) if best else word


@lru_cache(CACHE)
def _undeclined(word: str) -> bool:
    """Whether the first part of a compound stands in the nominative whatever the case of the whole."""
    return any(form.feats.get("Case") == "Nom" and form.feats.get("Number") == "Sing"
               for form in vocabulary()(word.casefold()))


def _adjective(word: str, gender: str) -> str | None:
    """The nominative of an adjective in -ский that the dictionary takes for something else ("Сарапульским")."""
    for ending in ("ского", "скому", "ским", "ском", "ской", "скую", "ская", "ское", "ских", "скими", "ские", "ский"):
        if word.endswith(ending):
            return word.removesuffix(ending) + {"Masc": "ский", "Fem": "ская", "Neut": "ское", "Plur": "ские"}.get(
                gender, "ский"
            )
    return None


@lru_cache(CACHE)
def is_known(word: str) -> bool:
    """Whether the dictionary has the word in any form."""
    return bool(vocabulary().word_is_known(word.casefold()))


@lru_cache(CACHE)
def is_common_word(word: str) -> bool:
    """Whether the dictionary knows a word, and not as a name of people, places or bodies."""
    if not is_known(word):
        return False
    return not any(
        {"Name", "Surn", "Patr", "Geox", "Orgn"} & set(form.tag.grammemes) for form in vocabulary()(word.casefold())
    )


@lru_cache(CACHE)
def dictionary_gender(noun: str) -> str:
    """A noun's gender by the dictionary (`Masc`, `Fem`, `Neut`), or an empty string."""
    for form in vocabulary()(noun.casefold()):
        if form.pos == "NOUN" and form.feats.get("Gender"):
            return str(form.feats["Gender"])
    return ""


@lru_cache(CACHE)
def noun_form(word: str, cases: frozenset[str], case: str = "", number: str = "") -> tuple[str, str] | None:
    """Case and number of a noun in one of the cases: those given, if the dictionary allows them, else its likeliest."""
    forms = [form for form in vocabulary()(word.casefold()) if form.pos == "NOUN" and form.feats.get("Case") in cases]
    forms.sort(key=lambda form: "Surn" in form.tag.grammemes)  # «котлов» are котлы, no Котлов
    found = [(str(form.feats["Case"]), str(form.feats.get("Number", "Sing"))) for form in forms]
    if (case, number) in found:
        return case, number
    return next((each for each in found if each[1] == number), found[0] if found else None)


@lru_cache(CACHE)
def is_adjective(word: str) -> bool:
    """Whether the dictionary knows the word as an adjective or a participle, in any case."""
    return is_participle(word) or any(form.pos == "ADJ" for form in vocabulary()(word.casefold()))


@lru_cache(CACHE)
def is_participle(word: str) -> bool:
    """Whether the dictionary knows the word as a participle, in any case."""
    return any(form.feats.get("VerbForm") == "Part" for form in vocabulary()(word.casefold()))


@lru_cache(CACHE)
def verb(word: str) -> str:
    """The infinitive of a word that the dictionary knows as a verb and nothing else, ё as е; else an empty string."""
    forms = vocabulary()(word.casefold())
    if not forms or any(form.pos not in {"VERB", "AUX"} for form in forms):
        return ""
    return str(forms[0].normal_form).replace("ё", "е")


@lru_cache(CACHE)
def is_future(word: str) -> bool:
    """Whether the likeliest reading of a word is a verb in the future: "отгрузит"."""
    forms = vocabulary()(word.casefold())
    return bool(forms) and forms[0].feats.get("Tense") == "Fut"


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
def given_name_genders(word: str) -> tuple[str, ...]:
    """The genders (`Masc`, `Fem`) of a word that the dictionary knows as a given name, in any case; else empty."""
    if not vocabulary().word_is_known(word.casefold()):
        return ()
    forms = (f for f in vocabulary()(word.casefold()) if "Name" in f.tag.grammemes and "Patr" not in f.tag.grammemes)
    return tuple(dict.fromkeys(str(f.feats["Gender"]) for f in forms if f.feats.get("Gender")))


@lru_cache(CACHE)
def given_name_cases(word: str) -> tuple[str, ...]:
    """The cases that a word may have as a given name of the dictionary; empty if it is none."""
    if not vocabulary().word_is_known(word.casefold()):
        return ()
    forms = (
        f
        for f in vocabulary()(word.casefold())
        if "Name" in f.tag.grammemes and f.feats.get("Number", "Sing") == "Sing"
    )
    return tuple(dict.fromkeys(str(f.feats["Case"]) for f in forms if f.feats.get("Case")))


def _shape(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    if "-" in like and "-" in word:
        return "-".join(
            _shape(w, part) if part else w for w, part in zip(word.split("-"), like.split("-"), strict=False)
        )
    return word.capitalize() if like[:1].isupper() else word
