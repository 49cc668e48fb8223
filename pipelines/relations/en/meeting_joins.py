"""Who joins talks in English, "Z also attended", "accompanied by Z", "Z was present": he meets their other side."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.nearby import filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE, Draft, Filler, Match
from pipelines.relations.en.meeting_drafts import NEAR, draft
from pipelines.relations.en.meeting_sides import mutual
from pipelines.syntax import Argument

TALKS = frozenset(words.TALKS + words.CALLS)
REACH = 220  # tokens after talks in which "also present" still means them


def last_told(told: list[Draft], found: Match) -> tuple[Draft, ...]:
    """The meetings told of in a word's own sentence, else in the last one before it that tells of any."""
    trigger = found.trigger
    past = found.status == "asserted" and not _is_ahead(trigger)
    near = [d for d in told if d.token.i < trigger.sent.end and trigger.i - d.token.i < REACH]
    near = [d for d in near if not past or d.status == "asserted"]
    own = tuple(d for d in near if d.token.sent.start == trigger.sent.start)
    if own or not near:
        return own
    return tuple(d for d in near if d.token.sent.start == near[-1].token.sent.start)


def _is_ahead(trigger: Token) -> bool:
    verb = trigger if syntax.is_verbal(trigger) else syntax.clause(trigger)
    return any(c.lower_ in {"will", "shall"} for c in verb.children)


def joined(scene: Scene, found: Match, last: tuple[Draft, ...]) -> Iterator[Draft]:
    """«Z also attended the talks», «X was accompanied by Z»: Z meets those of the talks who aren't of his side."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if not last:
        if _of_talks(scene, found, arguments):  # «a meeting attended by X and Y»
            for a, b in mutual(scene, filled(scene, trigger, arguments, ("subject",), PEOPLE), found):
                yield draft(scene, a, b, found.status, trigger, name)
        return
    present = list(dict.fromkeys(e for d in last for e in (d.subject, d.object) if scene.type_of(e) == "Person"))
    talks = _of_talks(scene, found, arguments)
    led = {o.id for o in found.objects} & set(present) if name == "meet.join" and not talks else set()
    together = led == set(present)  # «They talked for an hour, joined by X»
    led = set() if together else led
    near = trigger.i - last[0].token.i < NEAR
    if not (talks or (near and (led or together) and trigger.lemma_ in {"accompany", "join"})):
        return
    joining = filled(scene, trigger, arguments, ("subject",), PEOPLE) if found.subjects else ()
    if name == "meet.present":  # «X and Y were present at the meeting»
        heads = (m for c in trigger.children if c.dep_ == "nsubj" for m in syntax.members(c))
        joining = tuple(Filler(e, m) for m in heads for e in scene.ids(m, PEOPLE))
    newcomers = [f.id for f in joining if f.id not in present] or _inverted(scene, trigger, present)
    own_side = _named_side(scene, arguments)
    for person in newcomers:
        for other in _others(scene, person, present, led, own_side):
            told = last[0]
            yield Draft(other, person, told.status, trigger, "meet.join", told.qualifiers, True)


def _others(scene: Scene, person: str, present: list[str], led: set[str], own_side: frozenset[str]) -> list[str]:
    """Those of talks who aren't of a newcomer's side: the one named, that of whom he accompanies, or the closer."""
    if led:
        return [p for p in present if p not in led]
    if own_side:
        return [p for p in present if not own_side & scene.homes(p)]
    closest = max((scene.closeness(person, p) for p in present), default=0)
    known = [p for p in present if scene.homes(p)]
    if not closest and scene.homes(person) and len(present) == 2 and len(known) == 1:
        return known  # the other, of whom nothing is known, is of his side
    return [p for p in present if closest and scene.closeness(person, p) < closest]


def _named_side(scene: Scene, arguments: tuple[Argument, ...]) -> frozenset[str]:
    """«attending from the Mongolian side», «on the Polish side»: its keys."""
    sides = [a.token for a in arguments if a.role in {"from", "on"} and a.token.lemma_ == "side"]
    return frozenset(k for t in sides for e in scene.ids(t) for k in scene.resolution.entity(e).keys)


def _of_talks(scene: Scene, found: Match, arguments: tuple[Argument, ...]) -> bool:
    trigger, name = found.trigger, found.frame.name
    nouns = [a.token for a in arguments if a.role in {"object", "in", "at", "on", "in on", "governor.in"}]
    if any(t.lemma_ in words.TALKS or t.lemma_ == "call" for t in nouns):
        return True
    verb = trigger if syntax.is_verbal(trigger) else syntax.clause(trigger)
    also = any(t.lower_ == "also" for t in (*verb.children, *trigger.children)) or verb.lower_ == "also"
    if name == "meet.present":
        return also or not nouns or any(t.lemma_ in TALKS for t in trigger.sent)
    return also and not nouns


def _inverted(scene: Scene, trigger: Token, present: list[str]) -> list[str]:
    """«Also attending were X and Y», «Taking part in the talks were X and Y»: the people after the verb."""
    if trigger.i - trigger.sent.start > 4:
        return []
    found = []
    for token in scene.tokens[trigger.i + 1 : trigger.sent.end]:
        if token.dep_ not in {"flat", "compound", "nmod:poss"}:
            found += [e for e in scene.of_types(scene.resolution.at(token.i), PEOPLE) if e not in present]
    return list(dict.fromkeys(found))
