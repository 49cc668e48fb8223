"""VISITED in English: somebody, or the delegation of a place or body, went there. Talks held in a city are no visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from pipelines import timing
from pipelines.english import occasions, syntax, travellers
from pipelines.english import status as statuses
from pipelines.english.goals import GOALS, adverbs, away, site, there
from pipelines.english.matcher import match
from pipelines.english.nearby import beside, filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import Draft, Example, Frame, Match
from pipelines.relations.en import invited
from pipelines.syntax import Argument, feature
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PEOPLE = frozenset({"Person"})
FRAMES = (
    Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
    Frame("visit.see", words.SEE, ("subject",), ("object",)),
    Frame("visit.acquaint", words.ACQUAINT, ("subject",), ("with",)),
    Frame("visit.part", ("part", "member"), ("governor.subject",), ("of",)),
    Frame("visit.look", words.LOOK, ("subject",), tuple(words.AROUND)),
    Frame("visit.go", words.GO, ("subject",), ("to",)),
    Frame("visit.leave", words.LEAVE, ("subject",), ("for",)),
    Frame("visit.return", words.RETURN, ("subject",), ("from",)),
    Frame("visit.stay", words.STAY, ("subject",), ("in", "at")),
    Frame("visit.spend", words.SPEND, ("subject",), ("in", "at")),
    Frame("visit.journey", words.JOURNEY, ("by", "poss", "of", "governor.subject"), ("to",)),
    Frame("visit.shown", words.SHOW, ("object", "iobj"), (*words.AROUND, "to", "object")),
    Frame("visit.mission", tuple(words.GROUPS), ("governor.subject",), ("to",)),
    Frame("visit.hosted", words.RECEIVE, ("object",), ("subject",)),
    Frame("visit.along", words.ALONG, ("subject",), ("object",)),
    Frame("visit.joined", ("join",), ("subject",), ("object",)),
)
REACH = 250  # tokens back in which a visit still is the one that others join
Goal = tuple[str, Token]


def read(scene: Scene) -> tuple[Draft, ...]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    return visits(scene)


@lru_cache(maxsize=1)  # MET_WITH asks for the same article's: talks take place where somebody is on a visit
def visits(scene: Scene) -> tuple[Draft, ...]:
    """The visits that the text tells of."""
    return tuple(_read(scene))


def _read(scene: Scene) -> Iterator[Draft]:
    told = list(_places_to_be(scene))
    for found in match(scene, FRAMES, PEOPLE, GOALS):
        if not _bidden_to(found.trigger):
            told += _KINDS.get(found.frame.name, _move)(scene, found, told)
    yield from told
    for invitation in invited.invitations(scene):
        yield from _bidden(scene, invitation)


def _bidden_to(trigger: Token) -> bool:
    """«invited her to visit», «an invitation from X to come»: told by the invitation."""
    if trigger.i == trigger.sent.start or trigger.nbor(-1).lower_ != "to":
        return False
    for token in reversed(trigger.doc[max(trigger.sent.start, trigger.i - 20) : trigger.i - 1]):
        if token.lemma_.casefold() in words.BIDDING:
            return True
        if token.pos_ in syntax.VERBS and feature(token, "VerbForm") == "Fin":
            return False
    return False


# --- kinds of visits ---


def _move(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X arrived in Y», «toured the plant», «left for Y», «came back from Y», «spent two days in Y»."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if (not syntax.is_verbal(trigger) and name != "visit.acquaint") or not _is_visit(found):
        return
    goals = _goals(scene, found)
    subjects = travellers.of(scene, arguments, found.frame.subject)
    if not subjects and (goals or name == "visit.go"):
        subjects = tuple(f.id for f in filled(scene, trigger, (), ("subject",), PEOPLE))
        subjects = subjects or _inverted(scene, trigger)
    if goals and name in {"visit.go", "visit.tour"}:  # «flew to Oslo with X»
        subjects = (*subjects, *travellers.of(scene, _companions(trigger, arguments), ("with",)))
    if not goals and name == "visit.go":
        yield from _with_others(scene, found, subjects, told)
    elif trigger.lemma_ in words.ARRIVE_HERE and any(away(scene, s, t, g) is None for s in subjects for g, t in goals):
        return  # «the pair landed in the province's capital»: back at home
    else:
        yield from _visits(scene, subjects, goals, found.status, trigger, name)


def _is_visit(found: Match) -> bool:
    """What a frame needs besides its trigger to tell of a visit."""
    trigger, name = found.trigger, found.frame.name
    if name == "visit.return":
        return trigger.lemma_ == "return" or any(_particle(trigger, w) for w in ("back", "home"))
    if name == "visit.spend":
        return any(c.dep_ == "obj" and c.lemma_ in words.TIMES for c in trigger.children)
    if name == "visit.stay":  # «stayed in Mexico City» instead of coming
        return any(syntax.preposition(c) in {"for", "on", "from"} for c in trigger.children)
    if trigger.lemma_ == "set":
        return _particle(trigger, "off") or _particle(trigger, "out")
    return True


def _particle(verb: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in {"compound:prt", "advmod"} for c in verb.children)


def _with_others(scene: Scene, found: Match, subjects: tuple[str, ...], told: list[Draft]) -> Iterator[Draft]:
    """«Y travelled with her», «she is travelling with Y»: where the others went."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    others = tuple(f.id for f in filled(scene, trigger, arguments, ("with",), PEOPLE))
    joined = _near(told, trigger, {*others, *subjects})
    known = {d.subject for d in joined}
    people = tuple(p for p in (*subjects, *others) if p not in known)
    yield from _joining(scene, people, joined, trigger, found.status)


def _companions(trigger: Token, arguments: tuple[Argument, ...]) -> Iterator[Argument]:
    """Phrases with "with" of the verb itself, not those of its purpose: "flew to Oslo for talks with X"."""
    for argument in arguments:
        between = trigger.doc[trigger.i : max(argument.token.i, trigger.i)]
        if argument.role == "with" and not any(t.lemma_.casefold() in words.MEETINGS for t in between):
            yield argument


def _inverted(scene: Scene, trigger: Token) -> tuple[str, ...]:
    """«Travelling with X to Oslo is Y»: who comes after the verb."""
    copula = next((t for t in trigger.head.children if t.dep_ == "cop" and t.i > trigger.i), None)
    if trigger.dep_ != "csubj" or copula is None:
        return ()
    return tuple(e for t in syntax.members(trigger.head) for e in scene.ids(t, PEOPLE))


def _journey(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X's visit to Y», «X paid a visit to Y», «during a trip to Y, X said», «on the way to Y»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    word = trigger.lemma_.casefold()
    if trigger.pos_ not in {"NOUN", "PROPN"} or (word == "way" and syntax.preposition(trigger) != "on"):
        return
    roles = words.JOURNEY_ROLES.get(word, ("to",))
    governor = syntax.governor(trigger)
    if governor is not None and governor.lemma_ in words.LIGHT:
        roles = (*roles, *(f"governor.{r}" for r in roles))
    goals = [(e, a.token) for a in arguments if a.role in roles for e in site(scene, a.token, True)]
    goals = goals or [(e, trigger) for e in adverbs(scene, trigger)]
    following = scene.tokens[min(trigger.i + 1, len(scene.tokens) - 1)].lower_
    if not goals and following in roles:  # «kicked off her visit to Denmark with …»: the parser hangs it elsewhere
        goals = [(f.id, f.token) for f in beside(scene, trigger, following, GOALS)]
    if goals:
        status: Status = "planned" if word == "way" else found.status
        back = word == "return" or (governor is not None and governor.lemma_ == "return")
        name = "visit.return" if back else "visit.journey"
        yield from _visits(scene, _journeying(scene, found, governor), goals, status, trigger, name)


def _journeying(scene: Scene, found: Match, governor: Token | None) -> tuple[str, ...]:
    """Whose journey a noun tells of; of "on his trip to Y, X said" X, whom "his" can't know yet."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    roles = found.frame.subject
    if governor is not None and governor.lemma_ in words.GIVEN:  # «was given a tour of the plant»
        guests = travellers.of(scene, scene.arguments(governor), ("iobj", "object", "to"))
        return guests or travellers.of(scene, scene.arguments(governor), ("subject",))
    if any(a.role == "of" and scene.ids(a.token, GOALS) for a in arguments):
        roles = tuple(r for r in roles if r != "of")
    own = [a.token for a in arguments if a.role == "poss"]
    if any(c.dep_ == "cop" for c in trigger.children):  # «X is on a visit to Y»
        return tuple(dict.fromkeys(e for t in _subjects(trigger) for e in travellers.each(scene, t)))
    if governor is not None and (own[0].pos_ == "PRON" if own else governor.i > trigger.i):
        main = scene.arguments(governor)
        passive = syntax.is_passive(governor)
        subjects = travellers.of(scene, main, ("object",) if passive else ("subject",))
        if not subjects and not own:
            subjects = tuple(f.id for f in filled(scene, governor, (), ("subject",), PEOPLE))
        if subjects:
            return subjects
        if own and not scene.ids(own[0], PEOPLE):
            return tuple(f.id for f in filled(scene, governor, (), ("subject",), PEOPLE))
    return travellers.of(scene, arguments, roles)


def _shown(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X was shown around the plant», «X was shown the plant's shop», «Y took X round the plant»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    around = [a.token for a in arguments if a.role in words.AROUND]
    if not around:  # «took X round the packhouse»: the parser's adverb with an object of its own
        inner = [c for c in trigger.children if c.lower_ in words.AROUND]
        around = [o for c in inner for o in c.children if o.dep_ in {"obj", "obl", "nmod"}][:1]
    shown = not around and trigger.lemma_ in {"show", "give"}
    if shown:
        around = [a.token for a in arguments if a.role == "object" and not scene.ids(a.token, PEOPLE)]
    if not around and trigger.lemma_ in words.TAKE:
        around = [a.token for a in arguments if a.role == "to"]
    goals = [(e, t) for t in around for e in site(scene, t, not shown)]
    guests = travellers.of(scene, arguments, ("iobj", "object")) if goals else ()
    if shown and not guests:
        guests = travellers.of(scene, arguments, ("subject", "to"))
    hosts: tuple[str, ...] = ()
    if trigger.lemma_ in words.TAKE and not syntax.is_passive(trigger):
        hosts = tuple(h for h in travellers.of(scene, arguments, ("subject",)) if scene.type_of(h) == "Person")
    if guests:
        yield from _visits(scene, (*guests, *hosts), goals, found.status, trigger, "visit.shown")


def _mission(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X will lead a delegation to Y»: both who leads and whom it represents."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    governor = syntax.governor(trigger)
    if governor is None or governor.lemma_ not in words.SEND:
        return
    roles = {"to", "governor.to"}
    goals = [(e, a.token) for a in arguments if a.role in roles for e in site(scene, a.token, True)]
    subjects = list(travellers.each(scene, trigger))
    if governor.lemma_ in words.LEADING:
        led = [a for a in arguments if a.role == "governor.subject"]
        subjects += [e for a in led for e in scene.ids(a.token, PEOPLE)]
    yield from _visits(scene, tuple(dict.fromkeys(subjects)), goals, found.status, trigger, "visit.mission")


def _hosted(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«The chamber hosted a delegation from Y, headed by X»; «welcomed X to Perm», «in Perm»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    guests = travellers.of(scene, arguments, ("object",))
    goals = [(e, a.token) for a in arguments if a.role == "to" for e in site(scene, a.token, True)]
    goals = [g for g in goals if scene.type_of(g[0]) in PLACES]
    if not goals and any(a.role == "object" and scene.delegations.is_group(a.token) for a in arguments):
        hosts = [(e, a.token) for a in arguments if a.role == "subject" for e in scene.resolution.at(a.token.i)]
        goals = [h for h in hosts if scene.type_of(h[0]) in PLACES | BODIES]
    if not goals and trigger.lemma_ in words.WELCOME:
        here = occasions.place(scene, trigger)
        places = occasions.here(scene, trigger) if here is None else (here,)
        people = [e for a in arguments if a.role == "subject" for e in scene.ids(a.token, PEOPLE)]
        goals = [(p, trigger) for p in places if any(scene.at_home(h, p) for h in people)]
    yield from _visits(scene, guests, goals[:1], found.status, trigger, "visit.hosted")


def _along(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X accompanied Y on the trip», «Y is accompanied by X»: he went where Y went, but for his hosts."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    if trigger.lemma_ == "join" and not any(a.token.lemma_ in words.TRIPS for a in arguments):
        return  # «was joined on the trip by X»
    led = {f.id for f in filled(scene, trigger, arguments, ("object",), PEOPLE)}
    joined = _near(told, trigger, led)
    newcomers = tuple(f.id for f in filled(scene, trigger, arguments, ("subject",), PEOPLE) if f.id not in led)
    yield from _joining(scene, newcomers, joined, trigger, found.status)


def _part(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X and Y are part of the delegation»: they go where it goes."""
    trigger = found.trigger
    of_group = any(a.role == "of" and scene.delegations.is_group(a.token) for a in scene.arguments(trigger))
    if not of_group or not any(c.dep_ == "cop" for c in trigger.children):
        return
    members = tuple(dict.fromkeys(e for t in _subjects(trigger) for e in scene.ids(t, PEOPLE)))
    joined = [d for d in told if trigger.i - d.token.i < REACH and d.subject not in members]
    yield from _joining(scene, members, joined[-1:], trigger, found.status)


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


_KINDS = {
    "visit.journey": _journey,
    "visit.shown": _shown,
    "visit.mission": _mission,
    "visit.hosted": _hosted,
    "visit.along": _along,
    "visit.part": _part,
    "visit.joined": _along,
}


# --- what is visited ---


def _goals(scene: Scene, found: Match) -> list[Goal]:
    """What a verb of movement or seeing reaches."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if name in {"visit.tour", "visit.see", "visit.acquaint"}:
        sites = [a.token for a in arguments if a.role in found.frame.object]
        found_ = [(e, t) for t in sites for e in site(scene, t, name == "visit.tour")]
        return [g for g in found_ if name == "visit.tour" or scene.type_of(g[0]) in BODIES]
    goals: list[Goal] = []
    for roles in _roles(found):
        goals = [(e, a.token) for a in arguments if a.role in roles for e in site(scene, a.token, True)]
        if goals:
            return goals + _inside(scene, goals)
    goals = [(e, trigger) for e in adverbs(scene, trigger)]
    if not goals and name == "visit.go" and _arrives(trigger, arguments):
        goals = [(e, trigger) for e in occasions.here(scene, trigger)]
    return goals


def _inside(scene: Scene, goals: list[Goal]) -> list[Goal]:
    """«arrived in Lida, at the brewery X»: the brewery, too."""
    found: list[Goal] = []
    for _, token in goals:
        for child in token.children:
            if child.i > token.i and syntax.preposition(child) == "at":
                found += [(e, child) for e in site(scene, child, False)]
    return found


def _roles(found: Match) -> tuple[tuple[str, ...], ...]:
    """The roles of what a verb reaches, the best first: "arrived in", "called at", "walked through"."""
    lemma, name = found.trigger.lemma_, found.frame.name
    if name != "visit.go":
        return (found.frame.object,)
    if lemma in words.ARRIVE or (lemma in {"fly", "jet", "roll"} and _particle(found.trigger, "in")):
        return ("in", "at"), ("to", "by", "into")
    if lemma in words.THROUGH:
        return ("to",), tuple(words.AROUND)
    if lemma in words.BY:
        return ("to", "by", "in on", "on"), ("in", "at")
    return (("to",),)


def _arrives(verb: Token, arguments: tuple[Argument, ...]) -> bool:
    """«arrived on Monday», «flew in», «landed late on Friday»: where the article is from."""
    if verb.lemma_ not in words.ARRIVE_HERE:
        return False
    told = any(a.role in {"in", "at", "to"} and a.token.pos_ == "PROPN" for a in arguments)
    return not told and (verb.lemma_ in {"arrive", "land"} or _particle(verb, "in"))


def _places_to_be(scene: Scene) -> Iterator[Draft]:
    """«X is in Tokyo», «has been there since», «is due in Perm on Monday», «are back from Oslo», «was last here»."""
    for copula in scene.with_lemmas(("be",)):
        head = copula.head
        if copula.dep_ != "cop" or head.i == copula.i:
            continue
        subjects = [e for t in _subjects(head) for e in travellers.each(scene, t) if _goes(scene, t, e)]
        goals = _whereabouts(scene, head) if subjects else []
        status = statuses.of(head) if goals else None
        if status is not None:
            due = syntax.preposition(head) == "due in"
            if due and any(c.lower_ in {"was", "were", "had"} for c in head.children):
                continue  # «had been due in Vienna»
            back = head.lower_ == "back" and any(syntax.preposition(c) == "from" for c in head.children)
            name = "visit.return" if back else "visit.be"
            yield from _visits(scene, tuple(subjects), goals, "planned" if due else status, head, name)


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
    if syntax.preposition(head) in words.BEING_IN:
        goals = [(e, m) for m in syntax.members(head) for e in site(scene, m, head.pos_ == "PROPN")]
        return goals + _inside(scene, goals)
    return [(e, head) for e in adverbs(scene, head)] if head.pos_ in {"ADV", "ADJ"} else []


def _subjects(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"nsubj", "nsubj:outer"}:
            noun = syntax.antecedent(child) if child.lower_ in syntax.RELATIVE else child
            if noun is not None:
                yield from syntax.members(noun)


# --- drafts ---


def _bidden(scene: Scene, invitation: invited.Invitation) -> Iterator[Draft]:
    """What somebody is invited to visit is planned."""
    if any(scene.type_of(e) == "Event" for e, _ in invitation.targets):
        return
    places = [(e, t) for e, t in invitation.targets if scene.type_of(e) in PLACES]
    guests = tuple(g for g in invitation.guests if scene.type_of(g) == "Person")
    date = invited.when(scene, invitation)
    if not invitation.settled:
        status: Status = "proposed" if invitation.status == "proposed" else "planned"
        for draft in _visits(scene, guests, places[:1], status, invitation.trigger, "visit.invited"):
            yield replace(draft, qualifiers=Qualifiers(date=date))


def _narrowest(scene: Scene, goals: list[Goal]) -> Iterator[Goal]:
    """Of "Lodz, Poland" the city alone."""
    for goal, token in goals:
        keys = {k for k in scene.resolution.entity(goal).keys if k.startswith("place:")}
        if not any(keys & scene.homes(other) for other, _ in goals if other != goal and scene.type_of(other) in PLACES):
            yield goal, token


def _visits(
    scene: Scene, subjects: tuple[str, ...], goals: list[Goal], status: Status, trigger: Token, name: str
) -> Iterator[Draft]:
    if not subjects or not goals:
        return
    date = None if trigger.lemma_ == "way" else occasions.date(scene, trigger, status)
    if name == "visit.return" and date and len(date) == len("2026-02-05"):
        date = None  # «back on Friday»: the day of the return
    for subject in dict.fromkeys(subjects):
        for goal, token in _narrowest(scene, goals):
            place = away(scene, subject, token, goal)
            if place is not None and subject != place:
                yield Draft(subject, place, timing.due(scene, status, date), trigger, name, Qualifiers(date=date), True)


EXAMPLES = (
    Example(
        "Finnish Trade Minister Juhani Saari arrived in Perm on February 3.",
        (("Juhani Saari", "Perm", "asserted", {"date": "2026-02-03"}),),
    ),
    # A delegation goes for whom it represents, and so does who leads it.
    Example(
        "A delegation from the Indian state of Kerala led by Chief Minister Meera Pillai visited Rotterdam on Monday.",
        (
            ("Kerala", "Rotterdam", "asserted", {"date": "2026-02-02"}),
            ("Meera Pillai", "Rotterdam", "asserted", {"date": "2026-02-02"}),
        ),
    ),
    Example(
        "Kerala Chief Minister Meera Pillai arrived in Rotterdam at the head of a state delegation. On Friday the "
        "guests will tour the plant of Damen Group.",
        (
            ("Meera Pillai", "Rotterdam", "asserted", {}),
            ("Kerala", "Rotterdam", "asserted", {}),
            ("Meera Pillai", "Damen Group", "planned", {"date": "2026-02-06"}),
            ("Kerala", "Damen Group", "planned", {"date": "2026-02-06"}),
        ),
    ),
    Example(
        "Iowa Governor Anna Hartsook is on a working visit to Japan.",
        (("Anna Hartsook", "Japan", "asserted", {}),),
    ),
    Example(
        "On her trip to Denmark, Iowa Governor Anna Hartsook was shown around the Vestas plant.",
        (("Anna Hartsook", "Denmark", "asserted", {}), ("Anna Hartsook", "Vestas", "asserted", {})),
    ),
    Example(
        "Iowa Governor Anna Hartsook is back from Denmark.",
        (("Anna Hartsook", "Denmark", "asserted", {}),),
    ),
    Example(
        "Iowa Governor Anna Hartsook flew to Copenhagen on Monday, accompanied by Iowa Chamber President Ute Lang.",
        (
            ("Anna Hartsook", "Copenhagen", "asserted", {"date": "2026-02-02"}),
            ("Ute Lang", "Copenhagen", "asserted", {"date": "2026-02-02"}),
        ),
    ),
    Example(
        "Iowa Governor Anna Hartsook said she would visit Copenhagen in May.",
        (("Anna Hartsook", "Copenhagen", "planned", {"date": "2026-05"}),),
    ),
    Example(
        "Iowa Governor Anna Hartsook would like to visit Copenhagen.",
        (("Anna Hartsook", "Copenhagen", "proposed", {}),),
    ),
    # What somebody is invited to visit is planned.
    Example(
        "Mayor Pieter Vos extended an invitation to Chief Minister Meera Pillai to visit Rotterdam.",
        (("Meera Pillai", "Rotterdam", "planned", {}),),
    ),
    Example("Talks took place in Rotterdam between Chief Minister Meera Pillai and Mayor Pieter Vos.", ()),
    Example("Iowa Governor Anna Hartsook toured Iowa and returned to Des Moines.", ()),
    Example("Iowa Governor Anna Hartsook cancelled her trip to Copenhagen.", ()),
)
