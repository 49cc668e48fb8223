"""VISITED in English: somebody, or the delegation of a place or body, went there. Talks held in a city are no visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from pipelines import timing
from pipelines.english import occasions, syntax, travellers
from pipelines.english.matcher import match
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import Draft, Example, Frame, Match
from pipelines.relations.en import invited
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PEOPLE = frozenset({"Person"})
LEVELS = frozenset("city town region state capital province county district village port".split())
GOALS = PLACES | BODIES | frozenset({"Event"})
TO, AT = ("to",), ("to", "in", "at")
FRAMES = (
    Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
    Frame("visit.see", words.SEE, ("subject",), ("object",)),
    Frame("visit.go", words.GO, ("subject",), TO),
    Frame("visit.leave", words.LEAVE, ("subject",), ("for",)),
    Frame("visit.return", words.RETURN, ("subject",), ("from", "back from")),
    Frame("visit.stay", words.STAY, ("subject",), ("in", "at")),
    Frame("visit.spend", words.SPEND, ("subject",), ("in", "at")),
    Frame("visit.journey", words.JOURNEY, ("poss", "by", "of", "governor.subject"), TO),
    Frame("visit.shown", words.SHOW, ("object", "iobj"), (*words.AROUND, "to", "object")),
    Frame("visit.mission", tuple(words.GROUPS), ("governor.subject",), TO),
    Frame("visit.hosted", words.RECEIVE, ("object",), ("subject",)),
    Frame("visit.along", words.ALONG, ("subject",), ("object",)),
)
REACH = 120  # tokens back in which a visit still is the one that others join


def read(scene: Scene) -> tuple[Draft, ...]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    return visits(scene)


@lru_cache(maxsize=1)  # MET_WITH asks for the same article's: talks take place where somebody is on a visit
def visits(scene: Scene) -> tuple[Draft, ...]:
    """The visits that the text tells of."""
    return tuple(_read(scene))


def _read(scene: Scene) -> Iterator[Draft]:
    told: list[Draft] = []
    for found in match(scene, FRAMES, PEOPLE, GOALS):
        drafts = tuple((_along if found.frame.name == "visit.along" else _drafts)(scene, found, told))
        told += drafts
        yield from drafts
    yield from _places_to_be(scene)
    for invitation in invited.invitations(scene):
        yield from _bidden(scene, invitation)


def _drafts(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    trigger, name, frame = found.trigger, found.frame.name, found.frame
    arguments = scene.arguments(trigger)
    if name == "visit.shown":
        yield from _shown(scene, found)
    elif name == "visit.hosted":
        yield from _hosted(scene, found)
    elif name == "visit.mission":
        yield from _mission(scene, found)
    elif name == "visit.journey":
        yield from _journey(scene, found)
    elif name != "visit.spend" or any(c.dep_ == "obj" and c.lemma_ in words.TIMES for c in trigger.children):
        if name == "visit.return" and trigger.lemma_ != "return" and not _back(trigger):
            return
        subjects = travellers.of(scene, arguments, frame.subject)
        objects = _goals(scene, found)
        if not objects and name == "visit.go":
            with_ = {e for a in arguments if a.role == "with" for e in scene.ids(a.token, PEOPLE)}
            joined = [d for d in told if d.subject in with_ and trigger.i - d.token.i < REACH]
            if joined:  # «Y travelled with her»: where she went
                yield from _joining(scene, subjects, joined, trigger, found.status)
                return
        yield from _visits(scene, subjects, objects, found.status, trigger, name)


def _back(verb: Token) -> bool:
    """«came back from», «is back from», «came home from»."""
    return any(c.lower_ in {"back", "home"} and c.dep_ in {"advmod", "compound:prt"} for c in verb.children)


# --- what is visited ---


def _goals(scene: Scene, found: Match) -> tuple[str, ...]:
    """What a verb of movement or seeing reaches."""
    trigger, name = found.trigger, found.frame.name
    arguments = scene.arguments(trigger)
    roles = found.frame.object
    if name == "visit.go":
        lemma = trigger.lemma_
        onto = lemma in words.ARRIVE or (lemma == "fly" and _particle(trigger, "in"))
        roles = AT if onto else (*TO, *words.AROUND) if lemma in words.THROUGH else TO
    if name in {"visit.tour", "visit.see"}:
        sites = [a.token for a in arguments if a.role in roles]
        return tuple(dict.fromkeys(e for t in sites for e in _site(scene, t, name == "visit.tour")))
    tokens = [a.token for a in arguments if a.role in roles]
    goals = [e for t in tokens for e in (_site(scene, t, True))]
    if not goals:
        goals = list(_adverbs(scene, trigger))
    if not goals and name == "visit.go" and trigger.lemma_ in words.ARRIVE_HERE and not tokens and _arrives(trigger):
        here = occasions.dateline(scene, trigger)
        goals = [] if here is None else [here]
    return tuple(dict.fromkeys(goals))


def _arrives(verb: Token) -> bool:
    """«arrived on Monday», «flew in», «landed late on Friday»: where the article is from."""
    return verb.lemma_ in {"arrive", "land"} or _particle(verb, "in")


def _particle(verb: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in {"compound:prt", "advmod"} for c in verb.children)


def _site(scene: Scene, token: Token, freely: bool) -> tuple[str, ...]:
    """A place, body or event as what is visited; of "the workshops of the plant" the plant, of "the X works" X."""
    own = scene.of_types(scene.resolution.at(token.i), GOALS) or _apposed(scene, token)
    if own and (freely or scene.type_of(own[0]) in BODIES):
        return own[:1]
    if token.lemma_.casefold() in words.SITES or freely:
        for types in (BODIES, PLACES):
            for child in token.children:
                inner = child.dep_ in {"nmod:poss", "compound", "appos", "flat"} or (
                    child.dep_ == "nmod" and syntax.preposition(child) in {"of", "at", "in"}
                )
                if inner and token.lemma_.casefold() in words.SITES:
                    found = scene.of_types(scene.resolution.at(child.i), types)
                    if found:
                        return found[:1]
    return ()


def _apposed(scene: Scene, token: Token) -> tuple[str, ...]:
    """«the city of Perm», «the company X», «the capital, Minsk»."""
    for child in token.children:
        if child.dep_ in {"appos", "flat", "nmod:desc"} or (
            child.dep_ in {"nmod", "compound"} and token.lemma_ in LEVELS
        ):
            found = scene.of_types(scene.resolution.at(child.i), GOALS)
            if found:
                return found
    return ()


def _adverbs(scene: Scene, trigger: Token) -> Iterator[str]:
    """«came here»: where the article is from; «flew there»: the place last spoken of."""
    for child in trigger.children:
        if child.lower_ == "here":
            here = occasions.dateline(scene, trigger)
            if here is not None:
                yield here
        elif child.lower_ == "there" and child.dep_ != "expl":
            yield from occasions.there(scene, trigger)


# --- kinds of visits ---


def _journey(scene: Scene, found: Match) -> Iterator[Draft]:
    """«X's visit to Y», «X paid a visit to Y», «during a trip to Y, X said», «on the way to Y»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    word = trigger.lemma_.casefold()
    roles: tuple[str, ...] = ("to",)
    if word in {"stop", "stopover", "stay", "arrival"}:
        roles = ("in", "at", "to")
    elif word == "tour":
        roles = ("of", "to", "in", "at")
    elif word == "return":
        roles = ("from",)
    elif word == "way" and not (syntax.preposition(trigger) == "on" or "made" in {t.lower_ for t in trigger.ancestors}):
        return
    governor = syntax.governor(trigger)
    if governor is not None and governor.lemma_ in words.LIGHT | {"be", "go", "come", "arrive", "fly", "leave"}:
        roles = (*roles, *(f"governor.{r}" for r in roles))
    goals = [e for a in arguments if a.role in roles for e in _site(scene, a.token, True)]
    if not goals:
        goals = list(_adverbs(scene, trigger))
    subject_roles = found.frame.subject if word != "tour" else ("poss", "by", "governor.subject")
    if any(a.role == "of" and scene.ids(a.token, GOALS) for a in arguments) and word != "tour":
        subject_roles = tuple(r for r in subject_roles if r != "of") if goals and word == "visit" else subject_roles
    subjects = travellers.of(scene, arguments, ("by", *subject_roles))
    if subjects and goals:
        yield from _visits(scene, subjects, tuple(dict.fromkeys(goals)), found.status, trigger, "visit.journey")


def _shown(scene: Scene, found: Match) -> Iterator[Draft]:
    """«X was shown around the plant», «X was shown the plant's shop», «Y took X round the plant»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    around = [a.token for a in arguments if a.role in words.AROUND]
    if not around:  # «took X round the packhouse»: the parser's adverb with an object of its own
        around = [
            o
            for c in trigger.children
            if c.lower_ in words.AROUND
            for o in c.children
            if o.dep_ in {"obj", "obl", "pobj"}
        ]
    shown = not around and trigger.lemma_ in {"show", "give"}
    if shown:
        around = [a.token for a in arguments if a.role == "object" and not scene.ids(a.token, PEOPLE)]
    if not around and trigger.lemma_ in {"take", "drive", "escort", "lead"}:
        around = [a.token for a in arguments if a.role == "to"]
    goals = tuple(dict.fromkeys(e for t in around for e in _site(scene, t, not shown)))
    guests = travellers.of(scene, arguments, ("iobj", "object")) if goals else ()
    if shown and not guests:
        guests = travellers.of(scene, arguments, ("subject", "to"))
    hosts: tuple[str, ...] = ()
    if trigger.lemma_ in {"take", "lead", "drive", "escort"} and not syntax.is_passive(trigger):
        hosts = tuple(h for h in travellers.of(scene, arguments, ("subject",)) if scene.type_of(h) == "Person")
    if guests:
        yield from _visits(scene, (*guests, *hosts), goals, found.status, trigger, "visit.shown")


def _mission(scene: Scene, found: Match) -> Iterator[Draft]:
    """«X will lead a delegation to Y», «a trade mission of the state to Y»: both who leads and who is represented."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    governor = syntax.governor(trigger)
    goals = [e for a in arguments if a.role == "to" for e in _site(scene, a.token, True)]
    leads = governor is not None and governor.lemma_ in words.SEND
    if not goals and leads:
        goals = [e for a in arguments if a.role == "governor.to" for e in _site(scene, a.token, True)]
    if not goals:
        return
    subjects = list(travellers.each(scene, trigger))
    if leads and governor is not None and governor.lemma_ in {"lead", "head", "bring", "take", "join"}:
        subjects += [e for a in arguments if a.role == "governor.subject" for e in scene.ids(a.token, PEOPLE)]
    subjects = list(dict.fromkeys(subjects))
    yield from _visits(scene, tuple(subjects), tuple(dict.fromkeys(goals)), found.status, trigger, "visit.mission")


def _hosted(scene: Scene, found: Match) -> Iterator[Draft]:
    """«The chamber hosted a delegation from Y, headed by X»; «welcomed X to Perm»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    guests = travellers.of(scene, arguments, ("object",))
    goals = [e for a in arguments if a.role == "to" for e in scene.of_types(scene.resolution.at(a.token.i), PLACES)]
    groups = any(a.role == "object" and scene.delegations.is_group(a.token) for a in arguments)
    if not goals and groups:
        hosts = [e for a in arguments if a.role == "subject" for e in scene.resolution.at(a.token.i)]
        goals = [h for h in hosts if scene.type_of(h) in PLACES | BODIES]
        if not goals:
            here = occasions.place(scene, trigger) or occasions.dateline(scene, trigger)
            goals = [] if here is None else [here]
    yield from _visits(scene, guests, tuple(goals[:1]), found.status, trigger, "visit.hosted")


def _places_to_be(scene: Scene) -> Iterator[Draft]:
    """«X is in Tokyo», «has been there since», «with X now in Hanoi», «is due in Perm on Monday»."""
    for verb in scene.with_lemmas(("be",)):
        if verb.dep_ != "cop" or not any(c.dep_ in {"nsubj", "nsubj:outer"} for c in verb.head.children):
            continue
        place = verb.head
        subjects = [e for a in _subjects(place) for e in travellers.each(scene, a) if scene.type_of(e) == "Person"]
        adverb = place.lower_ in {"here", "there"}
        before = syntax.preposition(place)
        if adverb:
            here = occasions.dateline(scene, verb)
            goals = occasions.there(scene, verb) if place.lower_ == "there" else () if here is None else (here,)
        elif before in {"in", "back from", "due in", "from"} or (before == "at" and place.pos_ == "PROPN"):
            if before == "from" and not any(c.lower_ == "back" for c in place.children):
                continue
            goals = tuple(e for m in syntax.members(place) for e in scene.of_types(scene.resolution.at(m.i), PLACES))
        else:
            continue
        status = occasions.status_at(place, verb)
        if status is not None and subjects:
            yield from _visits(
                scene, tuple(subjects), goals, "planned" if before == "due in" else status, verb, "visit.be"
            )


def _subjects(place: Token) -> Iterator[Token]:
    for child in place.children:
        if child.dep_ in {"nsubj", "nsubj:outer"}:
            head = syntax.antecedent(child) if child.lower_ in syntax.RELATIVE else child
            if head is not None:
                yield from syntax.members(head)


def _along(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X accompanied Y on the trip», «Y is accompanied by X»: he went where Y went, but for his hosts."""
    arguments = scene.arguments(found.trigger)
    led = {e for a in arguments if a.role == "object" for e in scene.ids(a.token, PEOPLE)}
    joined = [d for d in told if d.subject in led and found.trigger.i - d.token.i < REACH]
    newcomers = tuple(e for a in arguments if a.role == "subject" for e in scene.ids(a.token, PEOPLE))
    yield from _joining(scene, newcomers, joined, found.trigger, found.status)


def _joining(
    scene: Scene, people: tuple[str, ...], joined: list[Draft], trigger: Token, status: Status
) -> Iterator[Draft]:
    for person in people:
        for draft in joined[-1:]:
            if not scene.at_home(person, draft.object):
                shown = draft.status if status == "asserted" else status
                yield replace(draft, subject=person, token=trigger, frame="visit.along", status=shown)


def _bidden(scene: Scene, invitation: invited.Invitation) -> Iterator[Draft]:
    """What somebody is invited to visit is planned."""
    places = tuple(e for e, _ in invitation.targets if scene.type_of(e) in PLACES)
    if any(scene.type_of(e) == "Event" for e, _ in invitation.targets):
        return
    guests = tuple(g for g in invitation.guests if scene.type_of(g) == "Person")
    date = invited.when(scene, invitation)
    for draft in _visits(scene, guests, places[:1], "planned", invitation.trigger, "visit.invited"):
        yield replace(draft, qualifiers=Qualifiers(date=date))


def _visits(
    scene: Scene, subjects: tuple[str, ...], objects: tuple[str, ...], status: Status, trigger: Token, name: str
) -> Iterator[Draft]:
    if not subjects or not objects:
        return
    date = occasions.date(scene, trigger, status)
    for subject in dict.fromkeys(subjects):
        for place in objects:
            if subject != place and not scene.at_home(subject, place):
                yield Draft(subject, place, timing.due(scene, status, date), trigger, name, Qualifiers(date=date), True)


EXAMPLES = (
    Example(
        "Finnish Trade Minister Juhani Saari arrived in Perm on February 3.",
        (("Juhani Saari", "Perm", "asserted", {"date": "2026-02-03"}),),
    ),
)
