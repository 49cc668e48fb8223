"""Noun phrases around a head noun, and their nominative: what names of bodies, firms and events are made of."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.document import Doc, Token

OPENING = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
MAX_QUOTED = 9


def case_of(token: Token) -> str:
    """The token's case as Universal Dependencies has it, or an empty string."""
    return (token.morph.get("Case", []) or [""])[0]


def number_of(token: Token) -> str:
    return (token.morph.get("Number", []) or [""])[0]


def agrees(modifier: Token, head: Token) -> bool:
    """Whether an adjective may belong to a noun: same case, where both have one, and number."""
    cases = case_of(modifier), case_of(head)
    if not cases[0] or not cases[1]:
        return True
    numbers = number_of(modifier), number_of(head)
    same_case = cases[0] == cases[1] or set(cases) == {"Nom", "Acc"}
    return same_case and (numbers[0] == numbers[1] or not all(numbers))


def is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def starts_sentence(token: Token) -> bool:
    """Whether a capital letter says nothing: at a sentence's start, or after an opening quote or a dash there."""
    i = token.i
    while i > 0 and not token.doc[i].is_sent_start and token.doc[i - 1].is_punct:
        i -= 1
    return bool(token.doc[i].is_sent_start) or (i > 0 and token.doc[i - 1].is_space)


def quotes(doc: Doc) -> list[tuple[int, int]]:
    """Short stretches in quotes, as (opening, closing) token indices; a quoted sentence isn't one."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(doc):
        closing = OPENING.get(doc[i].text)
        if closing is not None:
            end = next(
                (
                    j
                    for j in range(i + 1, min(i + 2 + MAX_QUOTED, len(doc)))
                    if doc[j].text == closing or doc[j].is_space
                ),
                None,
            )
            if end is not None and doc[end].text == closing and end > i + 1 and not _speech(doc, i, end):
                found.append((i, end))
                i = end
        i += 1
    return found


def _speech(doc: Doc, start: int, end: int) -> bool:
    inner = doc[start + 1 : end]
    if inner[-1].text in {",", ".", "!", "?", "…"} or (
        end + 1 < len(doc) and doc[end + 1].text == "," and len(inner) > 6
    ):
        return True
    if doc[start].text == '"' and (
        inner[0].text in {",", "-", "—", "–"} or (start + 1 < len(doc) and not _tight(doc, start))
    ):
        return True  # a straight quote that closes one stretch, not one that opens another
    return not (inner[0].text[:1].isupper() or inner[0].text[:1].isdigit())


def _tight(doc: Doc, i: int) -> bool:
    """Whether an opening quote stands right before its word."""
    return not doc[i].whitespace_


def left_modifiers(head: Token, stop: int = 0) -> int:
    """Index of the first of the adjectives (and coordinated ones) that stand before a head noun and agree with it."""
    doc, i = head.doc, head.i
    while i - 1 >= stop:
        before = doc[i - 1]
        if before.pos_ in {"ADJ", "DET"} and before.pos_ != "DET" and agrees(before, head):
            i -= 1
        elif before.text == ")" and i - 3 >= stop and doc[i - 3].text == "(" and is_capital(doc[i - 2]):
            i -= 3
        elif before.pos_ == "NUM" and before.text.isupper():  # IV форум
            i -= 1
        elif (
            before.text.casefold() in {"и", "-"}
            and i - 2 >= stop
            and i < head.i
            and doc[i - 2].pos_ == "ADJ"
            and agrees(doc[i - 2], head)
        ):
            i -= 2
        else:
            break
    return i


def right_complement(head: Token, stop: int, prepositions: frozenset[str] = frozenset()) -> int:
    """End (exclusive) of the genitive chain that follows a head noun: "сельского хозяйства и продовольствия Беларуси".

    `prepositions` may lead on to a noun in another case: "комитет по внешним связям", "посольство Индии в России".
    """
    doc, i = head.doc, head.i + 1
    good = i
    preposition = False
    while i < stop:
        token = doc[i]
        if token.ent_type_ == "PER" or _predicative(token):
            break
        indeclinable = token.ent_type_ == "LOC" and token.text.endswith(("э", "о", "у", "и", "ю", "е"))
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} and (case_of(token) in {"Gen", ""} or preposition or indeclinable):
            i += 1
            if token.pos_ != "ADJ" or not _leads_on(doc, i, stop):
                good, preposition = i, False
        elif (
            token.text.casefold() == "и"
            and i + 1 < stop
            and case_of(doc[i + 1]) == case_of(doc[i - 1])
            and not is_capital(doc[i + 1])
            and doc[i + 1].pos_ in {"NOUN", "ADJ"}
            and i > head.i + 1
        ):
            i += 1
            preposition = case_of(doc[i]) != "Gen"
        elif (
            token.text.casefold() in prepositions
            and i + 1 < stop
            and (token.text.casefold() == "по" or doc[i + 1].ent_type_ == "LOC")
        ):
            i += 1
            preposition = True
        elif (
            token.text == ","
            and i + 1 < stop
            and doc[i + 1].dep_ == "conj"
            and case_of(doc[i + 1]) == "Gen"
            and not is_capital(doc[i + 1])
            and any(doc[k].text == "и" for k in range(i + 2, min(i + 6, stop)))
        ):
            i += 1
        else:
            break
    return good


def _predicative(token: Token) -> bool:
    """A short adjective, which is no part of a name: «правительство области должно», «готово», «намерено»."""
    return token.pos_ == "ADJ" and not case_of(token) and token.text.isalpha() and token.text.islower()


def _leads_on(doc: Doc, i: int, stop: int) -> bool:
    """Whether an adjective that ends before `i` belongs to a noun that follows."""
    return i < stop and doc[i].pos_ in {"NOUN", "PROPN", "ADJ"}


def text_of(tokens: Iterable[Token]) -> str:
    """The tokens' text as it stands, white space made single."""
    return " ".join("".join(t.text_with_ws for t in tokens).split())
