"""Who met whom in English: both sides of talks that a verb or a noun tells of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipelines.document import Token
from pipelines.english import status as statuses
from pipelines.english import syntax
from pipelines.english.matcher import fill
from pipelines.english.nearby import between, filled, speaker
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE, Filler, Match
from pipelines.syntax import Argument
from pipelines.types import PLACES

VERBS = frozenset((*words.MEET, *words.DISCUSS, *words.SPEAK))


def with_others(scene: Scene, found: Match) -> bool:
    """«X and Y met with investors»: with others than each other."""
    roles = {"with"} | ({"object"} if found.frame.name == "meet.verb" else set())
    others = [a.token for a in scene.arguments(found.trigger) if a.role in roles and a.token.pos_ != "PRON"]
    return found.frame.name != "meet.talks" and any(t.lower_ not in {"other", "another"} for t in others)


def ends(scene: Scene, found: Match) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Who met whom, told by a verb."""
    arguments = scene.arguments(found.trigger)
    objects = filled(scene, found.trigger, arguments, found.frame.object, PEOPLE)
    taken = {o.id for o in objects}
    subjects = filled(scene, found.trigger, arguments, found.frame.subject, PEOPLE)
    if not objects and len(subjects) == 1 and found.trigger.dep_ == "acl:relcl":
        head = found.trigger.head  # «A and B, who then met over lunch»
        if head.dep_ == "conj":
            above = tuple(Filler(e, head.head) for e in scene.ids(head.head, PEOPLE))
            subjects = (*above, *subjects)
    we = next((c for c in found.trigger.children if c.dep_ == "nsubj" and c.lower_ == "we"), None)
    if we is not None and not objects:
        subjects = _speaker_and_partner(scene, we)
    return tuple(s for s in subjects if s.id not in taken) if not objects else subjects, objects


def _speaker_and_partner(scene: Scene, we: Token) -> tuple[Filler, ...]:
    """«he told me when we spoke by phone, X said»: X and the one last spoken of."""
    own = speaker(scene, we)[:1]
    others = [p for _, p in scene.parties.before(we) if p not in own][:1]
    return tuple(Filler(p, we) for p in (*own, *others)) if own else ()


def sides(scene: Scene, found: Match) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Both sides of talks named by a noun: "X's talks with Y", "X held talks with Y", "at a meeting with Y, X said"."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    both = between(scene, trigger, PEOPLE)
    if both:
        return both, ()
    roles = ("with", "governor.with", *(("on", "governor.on") if trigger.lemma_ in words.CALLS else ()))
    objects = filled(scene, trigger, arguments, roles, PEOPLE)
    subjects = filled(scene, trigger, arguments, found.frame.subject, PEOPLE) if found.subjects else ()
    held = next((c for c in trigger.children if c.dep_ == "acl:relcl" and c.lemma_ in words.HOLD), None)
    if held is not None:  # «the talks that X held with Y»
        inner = scene.arguments(held)
        subjects = filled(scene, held, inner, ("subject",), PEOPLE)
        objects = filled(scene, held, inner, ("with",), PEOPLE) or objects
    governor = syntax.governor(trigger)
    if governor is not None and governor.lemma_ in words.DISPATCH:  # «sent Y to the talks with X»
        subjects = fill(scene, scene.arguments(governor), ("object",), PEOPLE)
    if governor is not None and syntax.preposition(trigger) in {"for", "to"} and statuses.of(governor) is None:
        return (), ()  # «failed to show up for the meeting with X»
    objects, acting = _acting(scene, trigger, objects)
    subjects = subjects or acting
    if governor is not None and governor.lemma_ in words.JOIN and not objects:
        return (), ()  # «the meeting was attended by X and Y»: they join it
    if governor is not None and governor.lemma_ in VERBS and trigger.dep_ not in {"nsubj", "nsubj:pass"}:
        return (), ()  # «discussed it in a telephone conversation»: the verb has told it
    if governor is not None and governor.lemma_ in words.SUMMON and not objects:
        return fill(scene, arguments, ("governor.subject",), PEOPLE), fill(
            scene, arguments, ("governor.object",), PEOPLE
        )
    if not objects and governor is not None and governor.lemma_ in words.GIVING:
        objects = _honoured(scene, trigger, arguments)
    if objects:
        ids = {o.id for o in objects}
        return tuple(s for s in subjects if s.id not in ids) or _speaker(scene, trigger, ids), objects
    told = _of_whom(scene, found) or (
        governor is not None and (governor.lemma_ in words.HOLD or syntax.preposition(trigger) in words.BY_TALKS)
    )
    return (subjects if told else ()), ()


def _honoured(scene: Scene, trigger: Token, arguments: tuple[Argument, ...]) -> tuple[Filler, ...]:
    """«hosted a dinner for X», «gave a reception in honour of X», «received a call from X»."""
    if trigger.lemma_ in words.CALLS:
        return filled(scene, trigger, arguments, ("from", "governor.from"), PEOPLE)
    found = fill(scene, arguments, ("for", "governor.for", "governor.iobj", "to", "governor.to"), PEOPLE)
    honour = (t for t in scene.tokens[trigger.i : trigger.sent.end] if t.lemma_ in {"honor", "honour"})
    return found or tuple(f for t in honour for f in fill(scene, scene.arguments(t), ("of",), PEOPLE))


def _acting(
    scene: Scene, trigger: Token, objects: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """«At a meeting with A, B proposed»: the one right before the verb isn't in a list with A."""
    governor = syntax.governor(trigger)
    if governor is None or governor.i < trigger.i or len(objects) < 2:
        return objects, ()
    between_ = scene.tokens[objects[0].token.i : objects[-1].token.i]
    told = any(c.dep_ in {"nsubj", "nsubj:pass"} for c in governor.children)
    if told or any(t.lower_ == "and" for t in between_) or not any(t.text == "," for t in between_):
        return objects, ()
    return objects[:-1], objects[-1:]


def _of_whom(scene: Scene, found: Match) -> bool:
    return (
        sum(a.role in {"of", "poss"} and bool(scene.ids(a.token, PEOPLE)) for a in scene.arguments(found.trigger)) > 1
    )


def _speaker(scene: Scene, trigger: Token, others: set[str]) -> tuple[Filler, ...]:
    """Who acts at talks that the parse hangs elsewhere: the subject of the clauses above."""
    at = syntax.clause(trigger)
    for _ in range(4):
        found = filled(scene, at, scene.arguments(at), ("subject",), PEOPLE)
        if found and not {f.id for f in found} & others:
            return found
        if at.head.i == at.i:
            return ()
        at = syntax.clause(at.head)
    return ()


def mutual(scene: Scene, fillers: tuple[Filler, ...], found: Match) -> Iterator[tuple[str, str]]:
    """People who met each other: two, or several of different sides."""
    ids = list(dict.fromkeys(f.id for f in fillers))
    formal = found.trigger.lemma_ == "meet" or found.frame.name == "meet.talks"
    for a, b in combinations(ids, 2):
        if (len(ids) == 2 and formal and not _one_side(scene, a, b)) or scene.parties.apart(a, b):
            yield a, b


def _one_side(scene: Scene, a: str, b: str) -> bool:
    """Whether two people hold posts of one place: a premier and her trade minister."""
    mine, others = ({p.place for p in scene.resolution.entity(e).posts if p.place} for e in (a, b))
    return any(scene.type_of(p) in PLACES | {"GovernmentBody"} for p in mine & others)
