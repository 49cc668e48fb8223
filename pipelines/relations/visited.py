"""VISITED: somebody, or the delegation of a place or body, went there. That talks took place in a city is no visit."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines import occasions, syntax
from pipelines.languages.ru import encounters as words
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Filler, Frame, Match, Relation, match
from pipelines.relations import invited
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

IN = ("в+Loc", "на+Loc")
TO = ("в+Acc", "на+Acc", "в+Nom", "в+Gen")
FRAMES = {
    "ru": (
        Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
        Frame("visit.stay", words.STAY, ("subject",), IN),
        Frame("visit.go", words.GO, ("subject",), TO),
        Frame("visit.return", words.RETURN, ("subject",), ("из+Gen", "с+Gen")),
        Frame("visit.intend", ("собираться", "собраться"), ("subject",), TO, "planned"),
        Frame("visit.journey", words.JOURNEY, ("Gen", "det", "governor.subject"), (*TO, "по+Dat", "governor.в+Loc")),
        Frame("visit.work", words.WORK, ("subject",), IN),
        Frame("visit.await", words.AWAIT, ("object",), IN, "planned"),
        Frame("visit.acquaint", words.ACQUAINT, ("subject",), ("с+Ins",)),
        Frame("visit.inspection", words.INSPECTION, ("Ins",), ("Gen",)),
        Frame("visit.shown", ("показать", "показывать"), ("Dat",), ("object",)),
    ),
}
STATIONED = frozenset({"visit.work", "visit.stay"})
SITES = frozenset({"visit.acquaint", "visit.inspection", "visit.shown"})


def read(scene: Scene) -> Iterator[Draft]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    for found in match(scene, FRAMES[scene.article.language], PARTIES, PLACES | BODIES):
        yield from _drafts(scene, found)
    yield from _places_to_be(scene)
    for invitation in invited.invitations(scene):
        yield from _bidden(scene, invitation)


def _drafts(scene: Scene, found: Match) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    if name == "visit.await" and "Past" in trigger.morph.get("Tense"):
        return  # «которую ждали в Полоцке»: she didn't come
    subjects = _travellers(scene, found)
    objects = found.objects or _sites(scene, found)
    if name in SITES:
        objects = tuple(o for o in objects if scene.type_of(o.id) in BODIES)
    if name == "visit.work" and any(a.role == "Ins" for a in scene.arguments(trigger)):
        return  # «работает консулом в …»
    yield from _visits(scene, subjects, objects, found.status, trigger, name)


def _visits(scene: Scene, subjects: tuple[str, ...], objects: tuple[Filler, ...], status: Status, trigger: Token, name: str) -> Iterator[Draft]:
    date = occasions.date(scene, trigger)
    for subject in subjects:
        for place in dict.fromkeys(o.id for o in objects):
            if subject != place and not scene.at_home(subject, place):
                yield Draft(subject, place, occasions.due(scene, status, date), trigger, name, Qualifiers(date=date), True)


def _travellers(scene: Scene, found: Match) -> tuple[str, ...]:
    """Those who travel: people; delegations, as what they represent and as their leaders; who goes along."""
    arguments = scene.arguments(found.trigger)
    fillers = list(found.subjects)
    if not fillers:
        fillers = [Filler(e, t) for e, t in scene.nearby(found.trigger, found.frame.subject[0], PEOPLE)]
    together = any(t.lemma_ in {"вместе", "совместно"} for t in found.trigger.sent if abs(t.i - found.trigger.i) < 10)
    if together:
        fillers += [Filler(e, a.token) for a in arguments if a.role == "с+Ins" for e in scene.ids(a.token, PEOPLE)]
    travellers: list[str] = []
    for filler in fillers:
        if scene.type_of(filler.id) == "Person":
            travellers.append(filler.id)
        elif filler.token.lemma_ in words.GROUPS:
            travellers += [filler.id, *scene.parties.leaders(filler.token)]
    for argument in arguments:
        if argument.role == found.frame.subject[0] and argument.token.lemma_ in words.GROUPS:
            travellers += scene.parties.leaders(argument.token)
    return tuple(dict.fromkeys(travellers))


def _sites(scene: Scene, found: Match) -> tuple[Filler, ...]:
    """The firm of whose parts something is told: "осмотрел цеха фабрики", else the nearest place under the preposition."""
    for argument in scene.arguments(found.trigger):
        if argument.role in found.frame.object:
            inner = [Filler(e, t) for t in argument.token.subtree if t.i > argument.token.i and "Gen" in t.morph.get("Case")
                     for e in scene.of_types(scene.resolution.at(t.i), BODIES)]
            if inner:
                return tuple(inner[:1])
    for role in found.frame.object:
        near = scene.nearby(found.trigger, role, PLACES | BODIES)
        if near:
            return tuple(Filler(e, t) for e, t in near)
    return ()


def _places_to_be(scene: Scene) -> Iterator[Draft]:
    """«Завтра X будет в Челябинске»: the place is the predicate."""
    for token in scene.doc:
        if token.lemma_ != "быть" or token.dep_ != "cop" or "Fut" not in token.morph.get("Tense"):
            continue
        place = token.head
        if syntax.preposition(place) not in {"в", "на"}:
            continue
        objects = tuple(Filler(e, place) for e in scene.ids(place, PLACES))
        subjects = tuple(e for c in place.children if c.dep_ == "nsubj" for e in scene.ids(c, PEOPLE))
        if not any(c.lemma_ == "не" for c in (*place.children, *token.children)):
            yield from _visits(scene, subjects, objects, "planned", token, "visit.be")


def _bidden(scene: Scene, invitation: invited.Invitation) -> Iterator[Draft]:
    """What somebody is invited to visit is planned."""
    places = tuple(Filler(e, t) for e, t in invitation.targets if scene.type_of(e) in PLACES)
    guests = tuple(g for g in invitation.guests if scene.type_of(g) == "Person")
    yield from _visits(scene, guests, places, "planned", invitation.trigger, "visit.invited")


EXAMPLES: tuple[Example, ...] = ()

RELATION = Relation("VISITED", PARTIES, PARTIES, False, "CONSULT", read, EXAMPLES)
