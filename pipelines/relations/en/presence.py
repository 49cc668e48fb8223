"""Taking part in an English event, its name told or not: delegates, exhibitors, stands; for participates_in.py."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda
from pipelines.english.scene import Scene
from pipelines.languages.en import gatherings as words
from pipelines.relations.en import attendance
from pipelines.relations.en.attendance import Presence
from pipelines.types import PLACES

TRIGGERS = (
    words.LEAD
    | words.GATHER
    | words.SHOW
    | words.REPRESENT
    | words.PARTICIPATE
    | words.PARTICIPANTS
    | words.ATTEND
    | words.SIGN_UP
    | words.STANDS
    | words.CUT
    | words.ACCOMPANY
    | words.OPENINGS
    | words.CONFIRM
    | words.LEADERS
    | words.SEND
    | {"take", "present", "country", "there"}
)
PERSON = frozenset({"Person"})


def implied(scene: Scene, events: Agenda, token: Token) -> Iterator[Presence]:
    """What one word tells of being at an event named in its clause or before."""
    if token.pos_ == "VERB":
        for reader in (
            _leading,
            _gathering,
            _standing,
            _representing,
            _exhibiting,
            _cutting,
            _joining,
            _among_those,
            _confirming,
            _sending,
        ):
            yield from reader(scene, events, token)
    elif token.pos_ in {"NOUN", "PROPN"} and token.i not in scene.named:
        lemma = token.lemma_.casefold()
        if lemma in words.PARTICIPANTS:
            yield from _participants(scene, events, token)
        elif lemma in words.STANDS:
            yield from _owned(scene, events, token)
        elif lemma in words.OPENINGS:
            yield from _at_opening(scene, events, token)
        elif lemma in words.LEADERS:
            yield from _leader(scene, events, token)
        elif lemma == "country" and any(c.lemma_ in {"guest", "partner"} for c in token.lefts):
            yield from _participants(scene, events, token)  # "the partner country of the fair is X"
    elif token.lemma_ == "there" and token.dep_ == "advmod":
        yield from _there(scene, events, token)
    elif token.pos_ == "ADJ" and token.lemma_ == "present":
        yield from _being_present(scene, events, token)


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


def _in_clause(events: Agenda, verb: Token) -> str | None:
    return next((e for t in verb.subtree if (e := events.at(t))), None)


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
    event = events.at(group) or _in_clause(events, verb) or events.around(verb, 2)
    if event is None:
        return
    members = [e for a in scene.arguments(verb) if a.role == "subject" for e in attendance.parties(scene, a.token)]
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


def is_mission(scene: Scene, event: str) -> bool:
    """Whether an event is a journey of many: its members are those of the group spoken of."""
    return "mission" in scene.resolution.entity(event).name.casefold()


def _standing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "X will have a stand", "X has booked space", "X will bring a new truck": at the event spoken of."""
    if verb.lemma_ not in words.SHOW:
        return
    thing = next((a.token for a in scene.arguments(verb) if a.role == "object"), None)
    said = status.of(verb)
    if thing is None or said is None:
        return
    if thing.lemma_ in words.STANDS:
        event = _in_clause(events, verb) or events.around(verb, 2)
    elif verb.lemma_ in words.BRINGING and not scene.resolution.at(thing.i) and not _elsewhere(scene, verb):
        event = events.around(verb, 2) if verb.i - 1 not in events.stands else None
        event = event if event is not None and _is_show(scene, event) else None
    else:
        return
    if event is not None:
        yield Presence(tuple(attendance.doers(scene, verb)), event, verb, said, "participates.stand")


def _is_show(scene: Scene, event: str) -> bool:
    """Whether things are shown at an event, as far as its name tells: not a session, a mission or a summit."""
    name = scene.resolution.entity(event).name.casefold().split()
    return not any(words.KINDS.get(w) in {"session", "mission", "forum"} for w in name)


def _elsewhere(scene: Scene, verb: Token) -> bool:
    return any(a.role in {"to", "in", "at", "from", "on"} for a in scene.arguments(verb))


def _representing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "X is represented by Y", "Y will represent X there": both take part."""
    if verb.lemma_ not in words.REPRESENT:
        return
    said, event = status.of(verb), _in_clause(events, verb)
    there = any(t.lower_ == "there" for t in verb.children)
    if event is None and (there or syntax.is_passive(verb)):
        event = events.around(verb, 1)
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
    if not (attends or takes_part(verb)) or _in_clause(events, verb) is not None:
        return
    said, event = status.of(verb), events.around(verb, 2)
    other = any(a.role in {"in", "at"} and a.token.lower_ not in {"it", "them"} for a in scene.arguments(verb))
    if said is not None and event is not None and not other:
        yield Presence(tuple(and_among(scene, verb)), event, verb, said, "participates.exhibiting")


def _cutting(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "The ribbon was cut by X and Y"."""
    if verb.lemma_ not in words.CUT or not any(a.token.lemma_ == "ribbon" for a in scene.arguments(verb)):
        return
    said, event = status.of(verb), _in_clause(events, verb) or events.of_show(verb)
    if said is not None and event is not None:
        members = list(attendance.doers(scene, verb))
        by = next((t.i for t in verb.rights if t.lower_ == "by" or any(c.lower_ == "by" for c in t.children)), None)
        if by is not None:
            members.extend(attendance.listed(scene, verb.i + 1, attendance.list_end(scene, verb.i + 1)))
        yield Presence(scene.of_types(tuple(members), PERSON), event, verb, said, "participates.opening")


def _joining(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Joining the governor will be X and Y", "he will be accompanied by Z": on the mission spoken of."""
    if verb.lemma_ not in words.ACCOMPANY or _in_clause(events, verb) is not None:
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


def _being_present(scene: Scene, events: Agenda, word: Token) -> Iterator[Presence]:
    """As in "Also present at the forum were X and Y", "X and Y were present"."""
    places = [c for c in word.children if c.dep_ == "obl"]
    event = next((e for c in places for t in c.subtree if (e := events.at(t))), None)
    if event is None and not places:
        event = events.around(word, 1)
    be = next(
        (t for t in word.doc[max(word.i - 4, word.sent.start) : min(word.i + 9, word.sent.end)] if t.lemma_ == "be"),
        None,
    )
    if event is None or be is None or status.of(word) is None:
        return
    if be.i > word.i:
        members = list(attendance.listed(scene, be.i + 1, attendance.list_end(scene, be.i + 1)))
    else:
        subject = next((c for c in word.children if c.dep_ == "nsubj"), None)
        members = [] if subject is None else [e for m in syntax.members(subject) for e in attendance.parties(scene, m)]
    yield Presence(tuple(members), event, word, "asserted", "participates.present")


def _there(scene: Scene, events: Agenda, word: Token) -> Iterator[Presence]:
    """As in "her deputy spoke there": at the event just spoken of."""
    verb = word.head
    said, event = status.of(verb), events.around(word, 1)
    if verb.lemma_ in words.SPEAK and said is not None and event is not None:
        yield Presence(tuple(attendance.doers(scene, verb)), event, verb, said, "participates.there")


def _sending(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "sent her deputy, X, instead", "sent X to the opening": to the event just spoken of."""
    if verb.lemma_ not in words.SEND or not any(c.lower_ == "instead" for c in verb.children):
        return
    said, event = status.of(verb, "asserted"), events.around(verb, 1)
    if said is not None and event is not None:
        sent = [e for a in scene.arguments(verb) if a.role in {"object", "iobj"} for e in scene.ids(a.token, PERSON)]
        yield Presence(tuple(sent), event, verb, said, "participates.sent")


def _confirming(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "A and B have confirmed their participation": in the event spoken of."""
    if verb.lemma_ not in words.CONFIRM or _in_clause(events, verb) is not None:
        return
    thing = next((a.token for a in scene.arguments(verb) if a.role == "object"), None)
    said, event = status.of(verb), events.around(verb, 2)
    if thing is None or thing.lemma_ not in {"participation", "attendance"} or said is None or event is None:
        return
    if not any(c.dep_ == "nmod" for c in thing.rights):
        yield Presence(tuple(attendance.doers(scene, verb)), event, verb, said, "participates.part")


def _leader(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """As in "the head of the mission, Deputy Minister X": on the mission spoken of."""
    event = next((e for c in noun.rights if c.dep_ == "nmod" and (e := events.at(c))), None)
    if event is not None and is_mission(scene, event):
        people = (noun, *(c for c in noun.children if c.dep_ in {"appos", "flat"}))
        members = tuple(e for t in people for e in scene.ids(t, PERSON))
        yield Presence(members, event, noun, "asserted", "participates.leader")


def _among_those(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Among those attending the forum are X and Y"."""
    if verb.i < 2 or verb.nbor(-1).lower_ != "those" or verb.nbor(-2).lower_ != "among":
        return
    event = _in_clause(events, verb) or events.around(verb, 2)
    be = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.lemma_ in {"be", "include"}), None)
    if event is not None and be is not None and (verb.lemma_ in words.ATTEND or takes_part(verb)):
        members = attendance.listed(scene, be + 1, attendance.list_end(scene, be + 1))
        yield Presence(members, event, verb, "asserted", "participates.member")


def _participants(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """As in "among this year's exhibitors are X and Y", "another exhibitor, X", "exhibitors from A are expected"."""
    event = next((e for c in noun.subtree if c.i > noun.i and (e := events.at(c)) is not None), None)
    event = event or next((e for c in noun.children if (e := events.at(c))), None)
    event = event or (events.of_show(noun) if noun.lemma_ == "exhibitor" else events.around(noun, 2))
    said = status.of(noun)
    if event is None or said is None:
        return
    verb = syntax.governor(noun)
    includes = noun.dep_ == "nsubj" and (
        (verb is not None and verb.lemma_ in {"include", "be"}) or any(c.dep_ == "cop" for c in noun.head.children)
    )
    head = noun.head if noun.head.lemma_ == "one" else noun  # "one of the guests"
    if any(c.dep_ == "cop" for c in head.children):  # "X and Y were guests of honour at the fair"
        subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
        members = [] if subject is None else [e for m in syntax.members(subject) for e in attendance.parties(scene, m)]
    elif includes or any(t.lower_ == "among" for t in noun.doc[max(noun.left_edge.i - 1, noun.sent.start) : noun.i]):
        members = list(attendance.listed(scene, noun.i + 1, attendance.list_end(scene, _past_copula(noun))))
    else:
        members = [*attendance.sent_by(scene, noun), *attendance.among(scene, noun.i, noun.sent.end)]
    yield Presence(tuple(members), event, noun, said, "participates.member")


def _past_copula(noun: Token) -> int:
    """The token after "are", "include" that a list begins with."""
    for i in range(noun.i + 1, min(noun.i + 12, noun.sent.end - 1)):
        if noun.doc[i].lemma_ in {"be", "include"}:
            return i + 1
    return noun.i + 1


def _owned(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """Whose stand it is: "the Basque pavilion at the fair", "Belarus' stand"."""
    event = next((e for t in noun.subtree if (e := events.at(t))), None)
    if event is None and noun.head.pos_ in {"NOUN", "VERB"}:
        event = next((e for t in noun.head.children if t.i > noun.i and (e := events.at(t))), None)
    if event is None and noun.lemma_ in {"stand", "booth", "pavilion"}:
        near = events.around(noun, 2)
        event = near if near is not None and _is_show(scene, near) else None
    said = status.of(noun)
    if event is None or said is None:
        return
    owners = [
        e
        for c in noun.children
        if c.dep_ in {"nmod:poss", "amod", "compound"} or (c.dep_ == "nmod" and syntax.preposition(c) == "of")
        for m in syntax.members(c)
        for e in scene.of_types(scene.resolution.at(m.i), PLACES | {"Company", "Organization", "GovernmentBody"})
    ]
    yield Presence(tuple(owners), event, noun, said, "participates.booth")


def _at_opening(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """As in "the mayor arrived for the opening", "X spoke at the opening ceremony": of the event spoken of."""
    if any(c.dep_ == "nmod" for c in noun.rights) or not any(c.lower_ in {"the", "its"} for c in noun.lefts):
        return
    verb = syntax.governor(noun)
    said = status.of(verb) if verb is not None else None
    event = events.around(noun, 2)
    before = syntax.preposition(noun)
    if verb is None or said is None or event is None:
        return
    moves = before in {"for", "to"} and verb.lemma_ in words.MOVE
    attends = noun.dep_ == "obj" and verb.lemma_ in words.ATTEND
    if moves or attends or (before in {"at", "during"} and verb.lemma_ not in words.AWAY):
        yield Presence(tuple(attendance.doers(scene, verb)), event, verb, said, "participates.opening")
