"""VISITED in English of those who go along: "accompanied by X", "X travelled with her", "part of the delegation"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.nearby import filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE, Draft, Match
from pipelines.relations.en.whereabouts import subjects_of
from pipelines.syntax import Argument
from pipelines.types import Status

REACH = 250  # tokens back in which a visit still is the one that others join


def along(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X accompanied Y on the trip», «Y is accompanied by X»: he went where Y went, but for his hosts."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    if trigger.lemma_ == "join" and not any(a.token.lemma_ in words.TRIPS for a in arguments):
        return  # «was joined on the trip by X»
    led = {f.id for f in filled(scene, trigger, arguments, ("object",), PEOPLE)}
    if not led and any(a.role == "object" and is_band(scene, a.token) for a in arguments):
        led = {d.subject for d in told if d.token.i < trigger.i and d.status == "asserted"}
    joined = _near(told, trigger, led)
    newcomers = tuple(f.id for f in filled(scene, trigger, arguments, ("subject",), PEOPLE) if f.id not in led)
    yield from _joining(scene, newcomers, joined, trigger, found.status)


def part(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X and Y are part of the delegation»: they go where it goes."""
    trigger = found.trigger
    of_group = any(a.role == "of" and scene.delegations.is_group(a.token) for a in scene.arguments(trigger))
    if not of_group or not any(c.dep_ == "cop" for c in trigger.children):
        return
    members = tuple(dict.fromkeys(e for t in subjects_of(trigger) for e in scene.ids(t, PEOPLE)))
    joined = [d for d in told if trigger.i - d.token.i < REACH and d.subject not in members]
    yield from _joining(scene, members, joined[-1:], trigger, found.status)


def with_others(scene: Scene, found: Match, subjects: tuple[str, ...], told: list[Draft]) -> Iterator[Draft]:
    """«Y travelled with her», «she is travelling with Y»: where the others went."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    others = tuple(f.id for f in filled(scene, trigger, arguments, ("with",), PEOPLE))
    joined = _near(told, trigger, {*others, *subjects})
    known = {d.subject for d in joined}
    people = tuple(p for p in (*subjects, *others) if p not in known)
    yield from _joining(scene, people, joined, trigger, found.status)


def companions(trigger: Token, arguments: tuple[Argument, ...]) -> Iterator[Argument]:
    """Phrases with "with" of the verb itself, not those of its purpose: "flew to Oslo for talks with X"."""
    for argument in arguments:
        between = trigger.doc[trigger.i : max(argument.token.i, trigger.i)]
        if argument.role == "with" and not any(t.lemma_.casefold() in words.MEETINGS for t in between):
            yield argument


def inverted(scene: Scene, trigger: Token) -> tuple[str, ...]:
    """«Travelling with X to Oslo is Y»: who comes after the verb."""
    copula = next((t for t in trigger.head.children if t.dep_ == "cop" and t.i > trigger.i), None)
    if trigger.dep_ != "csubj" or copula is None:
        return ()
    return tuple(e for t in syntax.members(trigger.head) for e in scene.ids(t, PEOPLE))


def _near(told: list[Draft], trigger: Token, travellers_: set[str]) -> list[Draft]:
    """The visits of some travellers told up to a word's sentence, as they stand in the text."""
    near = (d for d in told if d.subject in travellers_ and -REACH < d.token.i - trigger.i < REACH)
    return sorted((d for d in near if d.token.i < trigger.sent.end), key=lambda d: d.token.i)


def _joining(
    scene: Scene, people: tuple[str, ...], joined: list[Draft], trigger: Token, status: Status
) -> Iterator[Draft]:
    for person in people:
        for draft in joined[:1]:  # where the journey is told to go first
            if not scene.at_home(person, draft.object):
                shown = draft.status if status == "asserted" else status
                yield replace(draft, subject=person, token=trigger, frame="visit.along", status=shown)


def is_band(scene: Scene, token: Token) -> bool:
    """«the delegation», «the guests»."""
    return scene.delegations.is_group(token) or token.lemma_.casefold() in words.GUESTS
