"""Taking part in an English event that a verb tells of, the event named or not; for participates_in.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda
from pipelines.english.scene import Scene
from pipelines.languages.en import gatherings as words
from pipelines.relations.en import attendance
from pipelines.relations.en.attendance import Presence

PERSON = frozenset({"Person"})


def told(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """What one verb tells of being at an event named in its clause or before."""
    for verbs, reader in READERS:
        if verb.lemma_ in verbs:
            yield from reader(scene, events, verb)


def takes_part(verb: Token) -> bool:
    """Verbs of taking part: "participate", "take part", "sign up for"."""
    return (
        verb.lemma_ in words.PARTICIPATE
        or (verb.lemma_ == "take" and any(c.lower_ == "part" for c in verb.children))
        or (verb.lemma_ in words.SIGN_UP and any(c.lower_ in {"up", "for"} for c in verb.subtree))
    )


def and_among(scene: Scene, verb: Token) -> Iterator[str]:
    """Who does something, and those named after "among them", "including"."""
    yield from attendance.doers(scene, verb)
    yield from attendance.among(scene, verb.sent.start, verb.sent.end)


def in_clause(events: Agenda, verb: Token) -> str | None:
    return next((e for t in verb.subtree if (e := events.at(t))), None)


def is_mission(scene: Scene, event: str) -> bool:
    """Whether an event is a journey of many: its members are those of the group spoken of."""
    return "mission" in scene.resolution.entity(event).name.casefold()


def is_show(scene: Scene, event: str) -> bool:
    """Whether things are shown at an event, as far as its name tells: not a session, a mission or a summit."""
    name = scene.resolution.entity(event).name.casefold().split()
    return not any(words.KINDS.get(w) in {"session", "mission", "forum"} for w in name)


def elsewhere(scene: Scene, verb: Token) -> bool:
    return any(a.role in {"to", "in", "at", "from", "on"} for a in scene.arguments(verb))


def _leading(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "The minister will lead the region's exhibitors at the fair": both take part."""
    if verb.lemma_ not in words.LEAD:
        return
    said = status.of(verb)
    group = next(
        (
            a.token
            for a in scene.arguments(verb)
            if a.role == "object" and (a.token.lemma_ in words.FOLK or a.token.i in events.stands)
        ),
        None,
    )
    if group is None or said is None or (verb.dep_ == "acl" and group.i not in events.stands):
        return  # "a delegation led by X": who leads it comes with it
    event = events.at(group) or in_clause(events, verb) or events.around(verb, 2)
    if event is None:
        return
    members = list(attendance.doers(scene, verb))
    if group.i not in events.stands:
        members += attendance.parties(scene, group)
    yield Presence(tuple(members), event, verb, said, "participates.delegation")


def _gathering(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "the forum brought together delegates from …", "the group includes …"."""
    if verb.lemma_ not in words.GATHER or syntax.is_passive(verb):
        return
    subject = next((a.token for a in scene.arguments(verb) if a.role == "subject"), None)
    said = status.of(verb)
    if subject is None or said is None:
        return
    event = events.at(subject)
    if event is None and (
        subject.lemma_ in words.STANDS or any(c.dep_ == "acl" and takes_part(c) for c in subject.children)
    ):  # "the region's pavilion features A and B", "firms taking part include A and B"
        event = in_clause(events, verb) or events.around(verb, 2)
    if event is None and subject.lemma_ in words.DELEGATIONS:
        near = [i for i in events.stands if verb.sent.start <= i < verb.sent.end]
        event = events.stands[near[0]] if near else events.around(verb, 2)
        event = event if event is not None and (near or is_mission(scene, event)) else None
    if event is None:
        return
    members = list(attendance.listed(scene, verb.i + 1, attendance.list_end(scene, verb.i + 1)))
    for a in scene.arguments(verb):
        if a.role == "object":
            members.extend(attendance.parties(scene, a.token))
    yield Presence(tuple(members), event, verb, said, "participates.gathered")


def _standing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "X will have a stand", "X has booked space", "X will bring a new truck": at the event spoken of."""
    if verb.lemma_ not in words.SHOW:
        return
    thing = next((a.token for a in scene.arguments(verb) if a.role == "object"), None)
    said = status.of(verb)
    if thing is None or said is None:
        return
    if thing.lemma_ in words.STANDS:
        event = in_clause(events, verb) or events.around(verb, 2)
    elif verb.lemma_ in words.BRINGING and not scene.resolution.at(thing.i) and not elsewhere(scene, verb):
        event = events.around(verb, 2) if verb.i - 1 not in events.stands else None
        event = event if event is not None and is_show(scene, event) else None
    else:
        return
    if event is not None:
        yield Presence(tuple(and_among(scene, verb)), event, verb, said, "participates.stand")


def _representing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "X is represented by Y", "Y will represent X there": both take part."""
    if verb.lemma_ not in words.REPRESENT:
        return
    said, event = status.of(verb), in_clause(events, verb)
    there = any(t.lower_ == "there" for t in verb.children)
    if event is None and (there or syntax.is_passive(verb)):
        event = events.around(verb, 2)
    if event is None or said is None:
        return
    both = [
        e for a in scene.arguments(verb) if a.role in {"subject", "object"} for e in attendance.parties(scene, a.token)
    ]
    by = next((i for i in range(verb.i + 1, verb.sent.end) if verb.doc[i].lower_ == "by"), None)
    if by is not None and syntax.is_passive(verb):  # "is represented at the fair by X and Y"
        both.extend(attendance.listed(scene, by + 1, attendance.list_end(scene, by + 1)))
    yield Presence(tuple(both), event, verb, said, "participates.represented")


def _exhibiting(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Firms from Turkey are exhibiting, among them X", "the first envoy to attend": at the event spoken of."""
    attends = verb.lemma_ == "attend" and not any(a.role == "object" for a in scene.arguments(verb))
    if not (attends or takes_part(verb)) or in_clause(events, verb) is not None:
        return
    said, event = status.of(verb), events.around(verb, 2)
    if said is not None and event is not None and verb.i - verb.sent.start < 2:
        be = next((t.i for t in verb.doc[verb.i : min(verb.i + 4, verb.sent.end)] if t.lemma_ == "be"), None)
        if be is not None:  # "Taking part are X and Y"
            members = attendance.listed(scene, be + 1, attendance.list_end(scene, be + 1))
            yield Presence(members, event, verb, said, "participates.exhibiting")
            return
    other = any(a.role in {"in", "at"} and a.token.lower_ not in {"it", "them"} for a in scene.arguments(verb))
    if said is not None and event is not None and not other:
        yield Presence(tuple(and_among(scene, verb)), event, verb, said, "participates.exhibiting")


def _cutting(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "The ribbon was cut by X and Y"."""
    if verb.lemma_ not in words.CUT or not any(a.token.lemma_ == "ribbon" for a in scene.arguments(verb)):
        return
    said, event = status.of(verb), in_clause(events, verb) or events.of_show(verb)
    if said is not None and event is not None:
        members = list(attendance.doers(scene, verb))
        by = next((t.i for t in verb.rights if t.lower_ == "by" or any(c.lower_ == "by" for c in t.children)), None)
        if by is not None:
            members.extend(attendance.listed(scene, verb.i + 1, attendance.list_end(scene, verb.i + 1)))
        yield Presence(scene.of_types(tuple(members), PERSON), event, verb, said, "participates.opening")


def _joining(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Joining the governor will be X and Y", "he will be accompanied by Z": on the mission spoken of."""
    if verb.lemma_ not in words.ACCOMPANY or in_clause(events, verb) is not None:
        return
    missions = [e for e in events.occasions if is_mission(scene, e)]
    said = status.of(verb)
    people = [a.token for a in scene.arguments(verb) if a.role == "object"]
    if len(missions) != 1 or said is None or not any(scene.ids(t, PERSON) for t in people):
        return
    members = list(attendance.doers(scene, verb))
    if not members or verb.i == verb.sent.start:
        members = list(attendance.listed(scene, people[0].i + 1, attendance.list_end(scene, verb.i + 4)))
        members = members or list(attendance.listed(scene, people[0].i + 1, verb.sent.end))
    yield Presence(tuple(members), missions[0], verb, said, "participates.joined")


def _sending(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "sent her deputy, X, instead", "Wales, too, sent a delegation": to the event just spoken of."""
    if verb.lemma_ not in {"send", "dispatch"}:
        return
    said, event = status.of(verb, "asserted"), events.around(verb, 2)
    things = [a.token for a in scene.arguments(verb) if a.role in {"object", "iobj"}]
    folk = [t for t in things if t.lemma_ in words.FOLK and t.i not in events.stands]
    if said is None or event is None or elsewhere(scene, verb):
        return
    if any(c.lower_ == "instead" for c in verb.children):
        sent = tuple(e for t in things for e in scene.ids(t, PERSON))
        yield Presence(sent, event, verb, said, "participates.sent")
    elif folk:
        members = (*attendance.doers(scene, verb), *(e for t in folk for e in attendance.parties(scene, t)))
        yield Presence(members, event, verb, said, "participates.sent")


def _attended(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "took place in Budapest, co-chaired by X and Y": of the event named before in the sentence."""
    if verb.lemma_ not in words.ATTEND or verb.i + 1 >= verb.sent.end or verb.nbor().lower_ != "by":
        return
    before = [i for i in events.stands if verb.sent.start <= i < verb.i]
    own = any(c.dep_ in {"nsubj", "nsubj:pass", "aux", "aux:pass"} for c in verb.children)
    if before and not own and in_clause(events, verb) is None:
        members = attendance.listed(scene, verb.i + 2, attendance.list_end(scene, verb.i + 2))
        people = scene.of_types(members, PERSON)
        yield Presence(people, events.stands[max(before)], verb, "asserted", "participates.attended")


def _speaking(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "X gave a welcome speech": at the event just spoken of."""
    speech = any(a.role == "object" and a.token.lemma_ in words.SPEECHES for a in scene.arguments(verb))
    if verb.lemma_ not in words.DELIVER or not speech or elsewhere(scene, verb):
        return
    said, event = status.of(verb), events.around(verb, 1)
    if said is not None and event is not None and in_clause(events, verb) is None:
        people = scene.of_types(tuple(attendance.doers(scene, verb)), PERSON)
        yield Presence(people, event, verb, said, "participates.speaker")


def _confirming(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "A and B have confirmed their participation": in the event spoken of."""
    if verb.lemma_ not in words.CONFIRM or in_clause(events, verb) is not None:
        return
    thing = next((a.token for a in scene.arguments(verb) if a.role == "object"), None)
    said, event = status.of(verb), events.around(verb, 2)
    if thing is None or thing.lemma_ not in {"participation", "attendance"} or said is None or event is None:
        return
    if not any(c.dep_ == "nmod" for c in thing.rights):
        yield Presence(tuple(attendance.doers(scene, verb)), event, verb, said, "participates.part")


def _among_those(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Among those attending the forum are X and Y"."""
    if verb.i < 2 or verb.nbor(-1).lower_ != "those" or verb.nbor(-2).lower_ != "among":
        return
    event = in_clause(events, verb) or events.around(verb, 2)
    be = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.lemma_ in {"be", "include"}), None)
    if event is not None and be is not None and (verb.lemma_ in words.ATTEND or takes_part(verb)):
        members = attendance.listed(scene, be + 1, attendance.list_end(scene, be + 1))
        yield Presence(members, event, verb, "asserted", "participates.member")


# Which verbs may tell of being at an event, and how each is read.
READERS: tuple[tuple[frozenset[str], Callable[[Scene, Agenda, Token], Iterator[Presence]]], ...] = (
    (words.LEAD, _leading),
    (words.GATHER, _gathering),
    (words.SHOW, _standing),
    (words.REPRESENT, _representing),
    (words.PARTICIPATE | words.SIGN_UP | {"attend", "take"}, _exhibiting),
    (words.CUT, _cutting),
    (words.ACCOMPANY, _joining),
    (words.PARTICIPATE | words.SIGN_UP | words.ATTEND | {"take"}, _among_those),
    (words.CONFIRM, _confirming),
    (words.SEND, _sending),
    (words.DELIVER, _speaking),
    (words.ATTEND, _attended),
)
VERBS = frozenset(verb for verbs, _ in READERS for verb in verbs)
