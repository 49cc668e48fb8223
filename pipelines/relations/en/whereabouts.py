"""VISITED in English where no verb of movement tells it: "X is in Tokyo", "back from Oslo", "X, in Perm for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import occasions, syntax, travellers
from pipelines.english import status as statuses
from pipelines.english.goals import adverbs, site, there
from pipelines.english.nearby import filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE, Draft
from pipelines.relations.en.journeys import Goal, drafts
from pipelines.types import PLACES


def places_to_be(scene: Scene) -> Iterator[Draft]:
    """«X is in Tokyo», «has been there since», «is due in Perm on Monday», «are back from Oslo», «was last here»."""
    for copula in scene.with_lemmas(("be",)):
        head = copula.head
        if copula.dep_ != "cop" or head.i == copula.i:
            continue
        subjects = [e for t in subjects_of(head) for e in travellers.each(scene, t) if _goes(scene, t, e)]
        goals = _whereabouts(scene, head) if subjects else []
        status = statuses.of(head) if goals else None
        if status is not None:
            due = syntax.preposition(head) == "due in"
            if due and any(c.lower_ in {"was", "were", "had"} for c in head.children):
                continue  # «had been due in Vienna»
            back = head.lower_ == "back" and any(syntax.preposition(c) == "from" for c in head.children)
            name = "visit.return" if back else "visit.be"
            yield from drafts(scene, tuple(subjects), goals, "planned" if due else status, head, name)


def asides(scene: Scene) -> Iterator[Draft]:
    """«X, in Osaka for talks, …», «with X now in Osaka», «while in Osaka, X …»."""
    for word in scene.with_lemmas(("in",)):
        if word.pos_ != "ADP" or word.i == 0 or word.i + 1 >= len(scene.tokens):
            continue
        before, place = word.nbor(-1), word.nbor(1)
        goals = scene.of_types(scene.resolution.at(place.i), PLACES)
        if not goals or place.pos_ != "PROPN" or place.i in scene.titled:
            continue
        people: tuple[str, ...] = ()
        if before.lower_ == "while":
            verb = syntax.clause(place)
            verb = verb if syntax.is_verbal(verb) else verb.head
            people = tuple(f.id for f in filled(scene, verb, scene.arguments(verb), ("subject",), PEOPLE))
        elif before.lower_ in words.STILL or before.text == ",":
            last = before.i - 1 - (before.lower_ in words.STILL and before.nbor(-1).text == ",")
            name = scene.tokens[max(last, 0)]
            aside = before.text != "," or any(t.text == "," for t in scene.tokens[place.i + 1 : place.i + 9])
            people = scene.of_types(scene.resolution.at(name.i), PEOPLE) if aside and name.i not in scene.titled else ()
        yield from drafts(scene, people, [(e, place) for e in goals], "asserted", place, "visit.aside")


def _goes(scene: Scene, token: Token, entity: str) -> bool:
    return scene.type_of(entity) == "Person" or scene.delegations.is_group(token)


def _whereabouts(scene: Scene, head: Token) -> list[Goal]:
    if head.lower_ == "here":
        return [(e, head) for e in occasions.here(scene, head)]
    if head.lower_ == "there":
        return [(e, head) for e in there(scene, head)]
    if head.lower_ in {"back", "last", "first"}:  # «is back from Y», «was last in Y in 2018»
        told = {"from", "in", "at"} if head.lower_ == "back" else {"in", "at"}
        inner = [c for c in head.children if syntax.preposition(c) in told]
        goals = [(e, m) for c in inner for m in syntax.members(c) for e in site(scene, m, True)]
        if goals:
            return goals
    been = syntax.preposition(head) == "to" and any(c.lower_ == "been" for c in head.children)
    if syntax.preposition(head) in words.BEING_IN or been:  # «has been to Osaka»
        goals = [(e, m) for m in syntax.members(head) for e in site(scene, m, head.pos_ == "PROPN")]
        return goals + inside(scene, goals)
    return [(e, head) for e in adverbs(scene, head)] if head.pos_ in {"ADV", "ADJ"} else []


def inside(scene: Scene, goals: list[Goal]) -> list[Goal]:
    """«arrived in Lida, at the brewery X»: the brewery, too."""
    found: list[Goal] = []
    for _, token in goals:
        for child in token.children:
            if child.i > token.i and syntax.preposition(child) == "at":
                found += [(e, child) for e in site(scene, child, False)]
    return found


def subjects_of(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"nsubj", "nsubj:outer"}:
            noun = syntax.antecedent(child) if child.lower_ in syntax.RELATIVE else child
            if noun is not None:
                yield from syntax.members(noun)
