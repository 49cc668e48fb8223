"""VISITED in English: somebody, or the delegation of a place or body, went there. Talks held in a city are no visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipelines.document import Token
from pipelines.english import occasions, syntax, travellers
from pipelines.english.goals import GOALS, adverbs, away, site
from pipelines.english.matcher import match
from pipelines.english.nearby import beside, filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE, Draft, Example, Frame, Match
from pipelines.relations.en import invited
from pipelines.relations.en.companions import along, companions, inverted, is_band, part, with_others
from pipelines.relations.en.journeys import Goal, drafts
from pipelines.relations.en.whereabouts import asides, inside, places_to_be, subjects_of
from pipelines.syntax import Argument, feature
from pipelines.types import BODIES, PLACES, Qualifiers, Status

FRAMES = (
    Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
    Frame("visit.see", words.SEE, ("subject",), ("object",)),
    Frame("visit.acquaint", words.ACQUAINT, ("subject", "governor.subject"), ("with",)),
    Frame("visit.await", words.AWAIT, ("object",), ("in", "at"), "planned"),
    Frame("visit.part", ("part", "member"), ("governor.subject",), ("of",)),
    Frame("visit.look", words.LOOK, ("subject",), tuple(words.AROUND)),
    Frame("visit.go", words.GO, ("subject",), ("to",)),
    Frame("visit.leave", words.LEAVE, ("subject",), ("for",)),
    Frame("visit.return", words.RETURN, ("subject",), ("from",)),
    Frame("visit.stay", words.STAY, ("subject",), ("in", "at")),
    Frame("visit.spend", words.SPEND, ("subject",), ("in", "at")),
    Frame("visit.journey", words.JOURNEY + words.RIDES, ("by", "poss", "of", "governor.subject"), ("to",)),
    Frame("visit.programme", ("take", "include", "cover"), ("subject",), ("in", "object")),
    Frame("visit.shown", words.SHOW, ("object", "iobj"), (*words.AROUND, "to", "object")),
    Frame("visit.mission", tuple(words.GROUPS), ("governor.subject",), ("to",)),
    Frame("visit.hosted", words.RECEIVE, ("object",), ("subject",)),
    Frame("visit.along", words.ALONG, ("subject",), ("object",)),
    Frame("visit.joined", ("join",), ("subject",), ("object",)),
)


def read(scene: Scene) -> tuple[Draft, ...]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    return visits(scene)


@lru_cache(maxsize=1)  # MET_WITH asks for the same article's: talks take place where somebody is on a visit
def visits(scene: Scene) -> tuple[Draft, ...]:
    """The visits that the text tells of."""
    told = tuple(_read(scene))
    return tuple(d for d in told if not any(_says_more(scene, other, d) for other in told))


def _says_more(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Whether another draft tells the same journey more narrowly: to a city of the country, at the same time."""
    if other.subject != draft.subject or other.object == draft.object or other.status != draft.status:
        return False
    if scene.type_of(draft.object) not in PLACES or scene.type_of(other.object) not in PLACES:
        return False
    keys = {k for k in scene.resolution.entity(draft.object).keys if k.startswith("place:")}
    own = draft.qualifiers.date
    return own in {None, other.qualifiers.date} and bool(keys & scene.homes(other.object))


def _read(scene: Scene) -> Iterator[Draft]:
    told = [*places_to_be(scene), *asides(scene)]
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
        subjects = subjects or inverted(scene, trigger)
    if goals and name in {"visit.go", "visit.tour"}:  # «flew to Oslo with X»
        subjects = (*subjects, *travellers.of(scene, companions(trigger, arguments), ("with",)))
    grouped = any(a.role == "subject" and is_band(scene, a.token) for a in arguments)
    if not subjects and grouped:  # «Today the delegation heads to Y»: who was last told to have come
        come = [d for d in told if d.status == "asserted" and d.token.i < trigger.i]
        subjects = tuple(dict.fromkeys(d.subject for d in come if d.token.i == come[-1].token.i))
    if not goals and name == "visit.go":
        yield from with_others(scene, found, subjects, told)
    elif trigger.lemma_ in words.ARRIVE_HERE and any(away(scene, s, t, g) is None for s in subjects for g, t in goals):
        return  # «the pair landed in the province's capital»: back at home
    else:
        yield from drafts(scene, subjects, goals, found.status, trigger, name)


def _is_visit(found: Match) -> bool:
    """What a frame needs besides its trigger to tell of a visit."""
    trigger, name = found.trigger, found.frame.name
    if name == "visit.return":
        return trigger.lemma_ == "return" or any(_particle(trigger, w) for w in ("back", "home"))
    if name == "visit.spend":
        return any(c.dep_ == "obj" and (c.lemma_ in words.TIMES or c.lower_ in words.DAYS) for c in trigger.children)
    if name == "visit.await":
        return syntax.is_passive(trigger)
    if name == "visit.stay":  # «stayed in Mexico City» instead of coming
        return any(syntax.preposition(c) in {"for", "on", "from"} for c in trigger.children)
    if trigger.lemma_ == "move":  # «moved on to Osaka», not «moved to Osaka» for good
        return _particle(trigger, "on")
    if trigger.lemma_ == "set":
        return _particle(trigger, "off") or _particle(trigger, "out")
    return True


def _particle(verb: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in {"compound:prt", "advmod"} for c in verb.children)


def _journey(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X's visit to Y», «X paid a visit to Y», «during a trip to Y, X said», «on the way to Y»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    word = trigger.lemma_.casefold()
    governor = syntax.governor(trigger)
    if governor is not None and governor.lower_ in {"fresh", "back"} and governor.head.pos_ in syntax.VERBS:
        governor = governor.head  # «Fresh from a trip to Chile, X said»
    made = governor is not None and governor.lemma_ == "make"
    if trigger.pos_ not in {"NOUN", "PROPN"} or (word == "way" and syntax.preposition(trigger) != "on" and not made):
        return
    roles = words.JOURNEY_ROLES.get(word, ("to",))
    if word in words.RIDES:
        if governor is None or governor.lemma_ not in words.BOARD:
            return
        roles = ("to", "for", "governor.to", "governor.for")
    elif governor is not None and governor.lemma_ in words.STAGES:
        roles = (*roles, "in", "governor.in")
    if governor is not None and governor.lemma_ in words.LIGHT:
        roles = (*roles, *(f"governor.{r}" for r in roles))
    goals = [(e, a.token) for a in arguments if a.role in roles for e in site(scene, a.token, True)]
    goals = goals or [(e, trigger) for e in adverbs(scene, trigger)]
    following = scene.tokens[min(trigger.i + 1, len(scene.tokens) - 1)].lower_
    if not goals and following in roles:  # «kicked off her visit to Denmark with …»: the parser hangs it elsewhere
        goals = [(f.id, f.token) for f in beside(scene, trigger, following, GOALS)]
    if goals:
        status: Status = "planned" if word == "way" and not made else found.status
        back = word == "return" or (governor is not None and governor.lemma_ == "return")
        name = "visit.return" if back else "visit.journey"
        people = _journeying(scene, found, governor)
        if not people and told and occasions.is_entry(trigger):  # a programme's "Tour of the forge"
            people = tuple(d.subject for d in told if scene.type_of(d.subject) == "Person")[:1]
        yield from drafts(scene, people, goals, status, trigger, name)


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
        return tuple(dict.fromkeys(e for t in subjects_of(trigger) for e in travellers.each(scene, t)))
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
    if trigger.dep_ == "obj" and governor is not None and governor.lemma_ not in words.TRAVELLING:
        roles = tuple(r for r in roles if not r.startswith("governor"))
    return travellers.of(scene, arguments, roles)


def _shown(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X was shown around the plant», «X was shown the plant's shop», «Y took X round the plant»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    around = [a.token for a in arguments if a.role in words.AROUND]
    if not around:  # «took X round the packhouse»: the parser's adverb with an object of its own
        inner = [c for c in trigger.children if c.lower_ in words.AROUND]
        around = [o for c in inner for o in c.children if o.dep_ in {"obj", "obl", "nmod"}][:1]
    if any(scene.delegations.is_group(a.token) for a in arguments if a.role == "object"):
        return  # «leads a delegation to Y» is told by the delegation
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
        yield from drafts(scene, (*guests, *hosts), goals, found.status, trigger, "visit.shown")


def _mission(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«X will lead a delegation to Y»: both who leads and whom it represents."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    governor = syntax.governor(trigger)
    setting = syntax.preposition(trigger) in words.AFTER_MISSION  # «returned following a mission to Y»
    if governor is None or (governor.lemma_ not in words.SEND and not setting):
        return
    if any(c.dep_ == "obj" and c.lemma_ == "part" for c in governor.children):
        return  # «taking part in a mission to Y»
    roles = {"to", "governor.to"}
    goals = [(e, a.token) for a in arguments if a.role in roles for e in site(scene, a.token, True)]
    subjects = list(travellers.each(scene, trigger))
    if governor.lemma_ in words.LEADING or setting:
        led = [a for a in arguments if a.role == "governor.subject"]
        subjects += [e for a in led for e in scene.ids(a.token, PEOPLE)]
    yield from drafts(scene, tuple(dict.fromkeys(subjects)), goals, found.status, trigger, "visit.mission")


def _hosted(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«The chamber hosted a delegation from Y, headed by X»; «welcomed X to Perm», «in Perm»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    guests = travellers.of(scene, arguments, ("object",))
    goals = [(e, a.token) for a in arguments if a.role == "to" for e in site(scene, a.token, True)]
    goals = [g for g in goals if scene.type_of(g[0]) in PLACES]
    groups = any(a.role == "object" and scene.delegations.is_group(a.token) for a in arguments)
    if not goals and groups:  # «will welcome a delegation from Y, led by X, to Z»
        after = (t for t in scene.tokens[trigger.i + 1 : trigger.sent.end] if t.i and t.nbor(-1).lower_ == "to")
        goals = [(e, t) for t in after for e in site(scene, t, True) if scene.type_of(e) in PLACES][:1]
    if not goals:  # «Osaka welcomed X»
        own = [(e, a.token) for a in arguments if a.role == "subject" for e in scene.resolution.at(a.token.i)]
        goals = [g for g in own if scene.type_of(g[0]) in PLACES]
    if not goals and groups:
        hosts = [(e, a.token) for a in arguments if a.role == "subject" for e in scene.resolution.at(a.token.i)]
        goals = [h for h in hosts if scene.type_of(h[0]) in PLACES | BODIES]
    if not goals and syntax.is_passive(trigger):  # «were received in Perm by Governor X»
        hosts = [(e, a.token) for a in arguments if a.role == "subject" for e in scene.ids(a.token, PEOPLE)]
        seats = [a.token for a in arguments if a.role == "in"]
        airports = [c for a in arguments if a.role == "at" and a.token.lemma_ == "airport" for c in a.token.children]
        cities = [(e, t) for t in seats for e in scene.of_types(scene.resolution.at(t.i), PLACES)]
        goals = [c for c in cities if any(scene.at_home(h, c[0]) for h, _ in hosts)]
        goals += [(e, t) for t in airports for e in scene.of_types(scene.resolution.at(t.i), PLACES)]
    if not goals and trigger.lemma_ in words.WELCOME:
        here = occasions.place(scene, trigger)
        places = occasions.here(scene, trigger) if here is None else (here,)
        people = [e for a in arguments if a.role == "subject" for e in scene.ids(a.token, PEOPLE)]
        goals = [(p, trigger) for p in places if any(scene.at_home(h, p) for h in people)]
    yield from drafts(scene, guests, goals[:1], found.status, trigger, "visit.hosted")


def _programme(scene: Scene, found: Match, told: list[Draft]) -> Iterator[Draft]:
    """«His tour took in the plant», «X's visit included a stop in Y»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    trips = [a.token for a in arguments if a.role == "subject" and a.token.lemma_ in words.JOURNEY]
    role = "in" if trigger.lemma_ == "take" else "object"
    goals = [(e, a.token) for a in arguments if a.role == role for e in site(scene, a.token, True)]
    stages = [a.token for a in arguments if a.role == "object" and a.token.lemma_ in words.STOPS]
    if stages:  # «her visit will include stops in Toronto and Montreal»
        stops = [a for s in stages for a in scene.arguments(s)]
        stops += arguments
        goals += [(e, a.token) for a in stops if a.role in {"in", "at"} for e in site(scene, a.token, True)]
    taken = [a.token for a in arguments if a.role == "object" and a.token.pos_ == "PRON"]
    if trigger.lemma_ == "take" and taken:  # «a trip that will take him to Vietnam and Japan»
        goals += [(e, a.token) for a in arguments if a.role == "to" for e in site(scene, a.token, True)]
    for trip in trips:
        subjects = tuple(p for t in taken for p in scene.ids(t, PEOPLE))
        subjects = subjects or travellers.of(scene, scene.arguments(trip), ("poss", "of", "by"))
        if not subjects and (made := syntax.governor(trip)) is not None:  # «left on a trip that will take him to Y»
            subjects = travellers.of(scene, scene.arguments(made), ("subject",))
        yield from drafts(scene, subjects, goals, found.status, trigger, "visit.programme")


_KINDS = {
    "visit.programme": _programme,
    "visit.journey": _journey,
    "visit.shown": _shown,
    "visit.mission": _mission,
    "visit.hosted": _hosted,
    "visit.along": along,
    "visit.part": part,
    "visit.joined": along,
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
            return goals + inside(scene, goals)
    goals = [(e, trigger) for e in adverbs(scene, trigger)]
    if not goals and name == "visit.go" and _arrives(trigger, arguments):
        goals = [(e, trigger) for e in occasions.here(scene, trigger)]
    return goals


def _roles(found: Match) -> tuple[tuple[str, ...], ...]:
    """The roles of what a verb reaches, the best first: "arrived in", "called at", "walked through"."""
    lemma, name = found.trigger.lemma_, found.frame.name
    if name == "visit.spend":
        return ("at",), ("in",)
    if name != "visit.go":
        return (found.frame.object,)
    if lemma in words.ARRIVE or (lemma in {"fly", "jet", "roll"} and _particle(found.trigger, "in")):
        return ("in", "at"), ("to",) if lemma in words.ARRIVE_HERE else ("by",)
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
        for draft in drafts(scene, guests, places[:1], status, invitation.trigger, "visit.invited"):
            yield replace(draft, qualifiers=Qualifiers(date=date))


EXAMPLES = (
    Example(
        "Finnish Ambassador Juhani Saari spent a day in Ohio. His tour took in Akron Glass Works and Troy University.",
        (
            ("Juhani Saari", "Ohio", "asserted", {}),
            ("Juhani Saari", "Akron Glass Works", "asserted", {}),
            ("Juhani Saari", "Troy University", "asserted", {}),
        ),
    ),
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
    Example(
        "Iowa Governor Anna Hartsook left on a trip that will take her to Denmark. Her visit will include a stop in "
        "Rotterdam.",
        (("Anna Hartsook", "Denmark", "planned", {}), ("Anna Hartsook", "Rotterdam", "planned", {})),
    ),
    # People who are led by somebody are a delegation, too.
    Example(
        "Indian investors led by Meera Pillai were received in Rotterdam by Rotterdam Mayor Pieter Vos.",
        (("India", "Rotterdam", "asserted", {}), ("Meera Pillai", "Rotterdam", "asserted", {})),
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
