"""Taking part in an English event that nouns tell of: exhibitors, guests, stands, openings; for participates_in.py."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda
from pipelines.english.scene import Scene
from pipelines.languages.en import gatherings as words
from pipelines.relations.en import attendance
from pipelines.relations.en.attendance import Presence
from pipelines.relations.en.presence import is_mission, is_show, takes_part
from pipelines.types import PLACES

PERSON = frozenset({"Person"})
HOSTED = frozenset({"country", "state", "region"})
WORDS = (
    words.PARTICIPANTS
    | words.STANDS
    | words.OPENINGS
    | words.LEADERS
    | HOSTED
    | {"present", "there", "session", "among"}
)


def told(scene: Scene, events: Agenda, token: Token) -> Iterator[Presence]:
    """What one word but a verb tells of being at an event named beside it or before."""
    lemma = token.lemma_.casefold()
    if token.pos_ in {"NOUN", "PROPN"} and token.i not in scene.named:
        if lemma in words.PARTICIPANTS or (lemma in HOSTED and _is_guest(events, token)):
            yield from _participants(scene, events, token)
        elif lemma in words.STANDS:
            yield from _owned(scene, events, token)
        elif lemma in words.OPENINGS or (lemma == "session" and any(c.lemma_ == "plenary" for c in token.lefts)):
            yield from _at_opening(scene, events, token)
        elif lemma in words.LEADERS:
            yield from _leader(scene, events, token)
    elif token.lower_ == "among":
        yield from _among_them(scene, events, token)
    elif lemma == "there" and token.dep_ == "advmod":
        yield from _there(scene, events, token)
    elif token.pos_ == "ADJ" and lemma == "present":
        yield from _being_present(scene, events, token)


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


def _is_guest(events: Agenda, noun: Token) -> bool:
    """As in "the partner country of the fair", "this year's partner states", "guest country"; not "partner regions"."""
    kinds = {c.lemma_ for c in noun.lefts}
    own = "year" in kinds or any(events.at(t) is not None for t in noun.subtree)
    return "guest" in kinds or ("partner" in kinds and own)


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
        event = near if near is not None and is_show(scene, near) else None
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
    if noun.dep_ == "nsubj:pass" and verb.lemma_ in words.ATTEND:
        yield Presence(attendance.named_after_by(scene, verb), event, verb, said, "participates.opening")
    elif moves or attends or (before in {"at", "during"} and verb.lemma_ not in words.AWAY):
        yield Presence(tuple(attendance.doers(scene, verb)), event, verb, said, "participates.opening")


def _leader(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """As in "the head of the mission, Deputy Minister X": on the mission spoken of."""
    event = next((e for c in noun.rights if c.dep_ == "nmod" and (e := events.at(c))), None)
    if event is not None and is_mission(scene, event):
        people = (noun, *(c for c in noun.children if c.dep_ in {"appos", "flat"}))
        members = tuple(e for t in people for e in scene.ids(t, PERSON))
        yield Presence(members, event, noun, "asserted", "participates.leader")


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


def _among_them(scene: Scene, events: Agenda, word: Token) -> Iterator[Presence]:
    """As in "Among them are X and Y": of those who take part in the sentence before."""
    start = word.sent.start
    if word.i > start + 1 or start == 0 or word.i + 2 >= len(word.doc) or word.nbor().lower_ not in {"them", "these"}:
        return
    previous = word.doc[start - 1].sent
    event = events.around(word, 1)
    told = any(t.lemma_ in words.PARTICIPANTS or (t.pos_ == "VERB" and takes_part(t)) for t in previous)
    if event is not None and (told or is_mission(scene, event)):
        members = attendance.listed(scene, word.i + 2, attendance.list_end(scene, word.i + 3))
        yield Presence(members, event, word, "asserted", "participates.member")
