"""Fines, loans and grants, which factRuEval's contest calls deals and the graph has no relation for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import capital as words
from pipelines.matcher import PARTIES
from pipelines.mentions.phrases import case_of
from pipelines.relations.capital import Cast
from pipelines.relations.capital import cast as cast_of
from pipelines.scene import Scene

FINE, LOAN = "наложение/выплата штрафа", "займ/возвращение займа"
FINED = frozenset({"оштрафовать", "оштрафованный"})
IMPOSE = frozenset({"наложить", "налагать", "накладывать", "выписать", "назначить"})
LEND = frozenset({"дать", "давать", "предоставить", "предоставлять", "выделить", "выделять", "одолжить", "выдать"})
LENDING = frozenset({"выделение", "предоставление", "выдача"})
LENT = frozenset({"кредит", "заем", "займ", "грант", "ссуда", "транш"})


@dataclass(frozen=True, slots=True)
class Deal:
    """A type in the contest's words and the ids of the two sides, who gives or imposes first."""

    type: str
    sides: tuple[str, str]


def find(scene: Scene) -> tuple[Deal, ...]:
    """Fines imposed and money lent or granted, in the order of the text."""
    return tuple(dict.fromkeys(_find(scene, cast_of(scene))))


def _find(scene: Scene, cast: Cast) -> Iterator[Deal]:
    for token in scene.doc:
        if token.i in scene.named:
            continue
        if token.lemma_ in FINED:
            yield from _pair(FINE, cast, scene, token, ("object", "Acc"))
        elif token.lemma_ in IMPOSE and _has(token, frozenset({"штраф"})):
            yield from _pair(FINE, cast, scene, token, ("на+Acc",))
        elif (token.lemma_ in LEND and _has(token, LENT)) or (token.lemma_ in LENDING and _has(token, LENT)):
            yield from _pair(LOAN, cast, scene, token, ("Dat",))


def _has(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether what a verb or its noun acts on is one of some things: "наложил штраф", "выделение гранта"."""
    return any(
        a.token.lemma_ in lemmas and a.role in {"object", "subject", "Acc", "Gen"} for a in syntax.arguments(token)
    )


def _pair(type_: str, cast: Cast, scene: Scene, token: Token, roles: tuple[str, ...]) -> Iterator[Deal]:
    """Deals of a trigger's subject with each of those that it is done to."""
    givers = cast.ends(token, ("subject", "governor.subject"), PARTIES)
    takers = [
        entity
        for argument in scene.arguments(token)
        if argument.role in roles
        for entity in cast.ids(argument.token, PARTIES) or _firms_meant(cast, argument.token)
    ]
    for giver, at in givers[:1]:
        for taker in takers:
            if taker != giver and case_of(at) in {"Nom", "Ins", ""}:
                yield Deal(type_, (giver, taker))


def _firms_meant(cast: Cast, token: Token) -> tuple[str, ...]:
    """The firms that "на них" means: those of the sentence before, as far as they stand in it side by side."""
    if token.text.casefold() not in {"них", "им", "ними"}:
        return ()
    return tuple(
        dict.fromkeys(
            f
            for i, f in cast.firms
            if i < token.i and cast.distance(i, token.i) <= 1 and words.MEDIA.isdisjoint(cast.kinds[f])
        )
    )
