"""PARTICIPATES_IN in English: who takes part in an event: delegates, exhibitors, guests, speakers, those invited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda, agenda
from pipelines.english.scene import Scene
from pipelines.english.venues import latest
from pipelines.languages.en import gatherings as words
from pipelines.matcher import Draft, Example
from pipelines.relations.en import attendance
from pipelines.types import Qualifiers, Status

PERSON = frozenset({"Person"})


def read(scene: Scene) -> Iterator[Draft]:
    """Every way to be at an event that the text tells."""
    events = agenda(scene)
    if not events.stands:
        return
    for i, event in sorted(events.stands.items()):
        yield from _there(scene, events, scene.doc[i], event)
    for token in scene.with_lemmas(TRIGGERS):
        if token.pos_ == "VERB":
            for reader in (_leading, _gathering, _standing, _representing, _exhibiting):
                yield from reader(scene, events, token)
        elif token.pos_ == "NOUN" and token.lemma_ in words.PARTICIPANTS:
            yield from _participants(scene, events, token)


TRIGGERS = (
    words.LEAD | words.GATHER | words.SHOW | words.REPRESENT | words.PARTICIPATE | words.PARTICIPANTS | words.ATTEND
)


def _there(scene: Scene, events: Agenda, token: Token, event: str) -> Iterator[Draft]:
    """Whoever does something with the event in the clause: "spoke at the forum", "will attend the fair"."""
    verb = syntax.governor(token)
    if verb is None:
        return
    said = status.of(verb)
    invitation = next((t for t in token.ancestors if t.lemma_ in words.INVITATION), None)
    if said is None or token.dep_ in {"nsubj"}:
        return
    before = syntax.preposition(_outer(token))
    if token.dep_ == "nsubj:pass" and verb.lemma_ in words.ATTEND:
        doers: Iterable[str] = [
            e for a in scene.arguments(verb) if a.role == "subject" for e in attendance.parties(scene, a.token)
        ]
        yield from _drafts(events, doers, event, verb, said, "participates.attended")
    elif token.dep_ in {"obj", "iobj"} and verb.lemma_ in words.ATTEND | {"tell"}:
        doers = attendance.doers(scene, verb)
        if verb.lemma_ in {"open", "close", "address", "tell", "inaugurate", "chair", "moderate"}:
            doers = scene.of_types(tuple(doers), PERSON)
        yield from _drafts(events, doers, event, verb, said, "participates.attend")
    elif _takes_part(verb):
        yield from _drafts(events, _and_among(scene, verb), event, verb, said, "participates.part")
    elif before in {"at", "in", "during", "on", "for", "to"} and verb.lemma_ not in words.AWAY and not invitation:
        if before in {"for", "to"} and verb.lemma_ not in words.SIGN_UP | {
            "come",
            "arrive",
            "return",
            "travel",
            "go",
            "head",
            "fly",
        }:
            return
        if _object_of_noun(token):
            return
        yield from _drafts(events, attendance.doers(scene, verb), event, verb, said, "participates.there")


def _outer(token: Token) -> Token:
    """The noun of setting that an event hangs on: "on the sidelines of the forum"."""
    while token.dep_ == "nmod" and token.head.lemma_ in words.SETTINGS:
        token = token.head
    return token


def _object_of_noun(token: Token) -> bool:
    """Whether an event belongs to a noun that isn't there yet: "preparations for the forum"."""
    outer = _outer(token)
    return outer.dep_ == "nmod" and syntax.preposition(outer) in {"for", "to", "of"}


def _takes_part(verb: Token) -> bool:
    return (
        verb.lemma_ in words.PARTICIPATE
        or (verb.lemma_ == "take" and any(c.lower_ == "part" for c in verb.children))
        or (verb.lemma_ in words.SIGN_UP and any(c.lower_ in {"up", "for"} for c in verb.subtree))
    )


def _and_among(scene: Scene, verb: Token) -> Iterator[str]:
    """Who does something, and those named after "among them", "including"."""
    yield from attendance.doers(scene, verb)
    for i in range(verb.sent.start, verb.sent.end - 1):
        token = verb.doc[i]
        if (
            token.lower_ == "among" and token.nbor(1).lower_ in {"them", "which", "whom"}
        ) or token.lower_ == "including":
            yield from attendance.listed(scene, i + 1, attendance.list_end(scene, i + 1))
            return


def _leading(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
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
    if group is None or said is None:
        return
    event = events.at(group) or next((e for t in verb.subtree if (e := events.at(t))), None)
    event = event or events.around(verb, 1)
    if event is None:
        return
    doers = [e for a in scene.arguments(verb) if a.role == "subject" for e in attendance.parties(scene, a.token)]
    sent = [] if group.i in events.stands else list(attendance.sent_by(scene, group))
    yield from _drafts(events, (*doers, *sent), event, verb, said, "participates.delegation")


def _gathering(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    """As in "the forum brought together delegates from …", "the group includes …"."""
    if verb.lemma_ not in words.GATHER or syntax.is_passive(verb):
        return
    subject = next((a.token for a in scene.arguments(verb) if a.role == "subject"), None)
    said = status.of(verb)
    if subject is None or said is None:
        return
    event = events.at(subject)
    if event is None and subject.lemma_ in words.DELEGATIONS:
        event = events.around(verb, 1)
        if event is not None and not _is_mission(scene, event):
            event = None
    if event is None:
        return
    members = list(attendance.listed(scene, verb.i + 1, attendance.list_end(scene, verb.i + 1)))
    for a in scene.arguments(verb):
        if a.role == "object":
            members.extend(attendance.parties(scene, a.token))
    yield from _drafts(events, members, event, verb, said, "participates.gathered")


def _is_mission(scene: Scene, event: str) -> bool:
    return "mission" in scene.resolution.entity(event).name.casefold()


def _standing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    """As in "X will have a stand", "X has booked space": at the event spoken of."""
    if verb.lemma_ not in words.SHOW:
        return
    thing = next((a.token for a in scene.arguments(verb) if a.role == "object"), None)
    said = status.of(verb)
    if thing is None or said is None or thing.lemma_ not in words.STANDS:
        return
    event = next((e for t in verb.subtree if (e := events.at(t))), None) or events.around(verb, 2)
    if event is not None:
        yield from _drafts(events, attendance.doers(scene, verb), event, verb, said, "participates.stand")


def _representing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    """As in "X is represented by Y", "Y will represent X there": both take part."""
    if verb.lemma_ not in words.REPRESENT:
        return
    said = status.of(verb)
    there = any(t.lower_ == "there" for t in verb.children)
    event = next((e for t in verb.subtree if (e := events.at(t))), None)
    if event is None and (there or syntax.is_passive(verb)):
        event = events.around(verb, 1)
    if event is None or said is None:
        return
    both = [
        e for a in scene.arguments(verb) if a.role in {"subject", "object"} for e in attendance.parties(scene, a.token)
    ]
    yield from _drafts(events, both, event, verb, said, "participates.represented")


def _exhibiting(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    """As in "Firms from Turkey are exhibiting, among them X": at the event spoken of."""
    if not _takes_part(verb) or any(t.i in events.stands for t in verb.subtree):
        return
    said, event = status.of(verb), events.around(verb, 2)
    other = any(a.role in {"in", "at"} for a in scene.arguments(verb))
    if said is not None and event is not None and not other:
        yield from _drafts(events, _and_among(scene, verb), event, verb, said, "participates.exhibiting")


def _participants(scene: Scene, events: Agenda, noun: Token) -> Iterator[Draft]:
    """As in "among this year's exhibitors are X and Y", "another exhibitor, X", "exhibitors from A are expected"."""
    event = next((e for c in noun.subtree if c.i > noun.i and (e := events.at(c)) is not None), None)
    event = event or next((e for c in noun.children if (e := events.at(c))), None) or events.around(noun, 2)
    if event is None:
        return
    verb = syntax.governor(noun)
    said: Status | None = status.of(noun)
    if said is None:
        return
    members: list[str] = []
    if syntax.preposition(noun) == "among" or (
        noun.dep_ == "nsubj" and verb is not None and verb.lemma_ in {"include", "be"}
    ):
        members = list(attendance.listed(scene, noun.i + 1, noun.sent.end))
    else:
        members = list(attendance.sent_by(scene, noun))
    yield from _drafts(events, members, event, noun, said, "participates.member")


def _drafts(
    events: Agenda, members: Iterable[str], event: str, token: Token, said: Status, frame: str
) -> Iterator[Draft]:
    occasion = events.occasions[event]
    ahead: Status = "planned" if occasion.status != "asserted" else "asserted"
    for member in dict.fromkeys(members):
        if member != event:
            yield Draft(member, event, latest(said, ahead), token, frame, Qualifiers(date=events.date(event, token)))


EXAMPLES = (
    Example(
        "Tver Region Governor Pyotr Ivlev spoke at the Northern Path forum in Murmansk.",
        (("Pyotr Ivlev", "Northern Path", "asserted", {}),),
    ),
)
