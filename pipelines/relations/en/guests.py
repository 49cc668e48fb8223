"""Who is invited to an event in English, by whomever: they plan to take part; for participates_in.py."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda
from pipelines.english.scene import Scene
from pipelines.languages.en import gatherings as words
from pipelines.relations.en import attendance
from pipelines.relations.en.attendance import Presence
from pipelines.relations.en.invited import invitations


def invited(scene: Scene, events: Agenda) -> Iterator[Presence]:
    """Guests of invitations with a host, then of those whose host isn't told."""
    told = set()
    for found in invitations(scene):
        event = next((e for e, _ in found.targets if e in events.occasions), None)
        if event is not None:
            told.add(found.trigger.i)
            coming = tuple(g for g in found.guests if not _declines(scene, g, found.trigger))
            yield Presence(coming, event, found.trigger, "planned", "participates.invitation")
    for token in scene.with_lemmas(words.INVITE | words.INVITATION):
        if token.i in told:
            continue
        if token.pos_ == "VERB":
            yield from _by_verb(scene, events, token)
        elif token.pos_ == "NOUN":
            yield from _by_noun(scene, events, token)


def _declines(scene: Scene, guest: str, trigger: Token) -> bool:
    """Whether the next sentences say that a guest doesn't come: "The governor will not be able to go"."""
    doc, sent = scene.doc, trigger.sent
    for token in doc[trigger.i + 1 : min(sent.end + 45, len(doc))]:
        refuses = token.lemma_ in words.DECLINE and any(c.lemma_ in words.INVITATION for c in token.children)
        if token.pos_ != "VERB" or not (refuses or token.lemma_ in words.COMING | {"go"}):
            continue
        if not refuses and status.of(token) is not None:
            continue
        subject = syntax.surface_subject(token) or next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        if subject is None:
            continue
        meant = scene.ids(subject)
        posts = scene.resolution.entity(guest).posts  # "The Kemerovo governor", if it means nobody else
        if guest in meant or (not meant and any(subject.lemma_ in post.title.casefold() for post in posts)):
            return True
    return False


def _by_verb(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "X was invited to the expo", "guests from Y are expected at the fair", "to which he has asked Z"."""
    said = status.of(verb)
    event = next((e for t in _after(verb) if (e := events.at(t))), None)
    if any(t.lower_ == "which" for t in verb.lefts):
        event = _before(events, verb) or event
    passive = syntax.is_passive(verb)
    if event is None and passive and verb.lemma_ in {"expect", "await", "invite"} and not _elsewhere(scene, verb):
        event = events.around(verb, 1)
    if said is None or event is None or (verb.lemma_ in {"expect", "await", "welcome"} and not passive):
        return
    if verb.lemma_ in {"expect", "await"} and any(c.lower_ in {"was", "were", "had"} for c in verb.children):
        return  # "X, who was also expected, stayed at home"
    if verb.lemma_ in {"expect", "plan"} and any(
        c.dep_ == "xcomp" and c.lemma_ not in words.COMING for c in verb.children
    ):
        return
    guests = [e for a in scene.arguments(verb) if a.role == "object" for e in attendance.parties(scene, a.token)]
    yield Presence(tuple(guests), event, verb, "planned", "participates.invited")


def _after(verb: Token) -> Iterator[Token]:
    return (t for t in verb.subtree if t.i > verb.i)


def _before(events: Agenda, verb: Token) -> str | None:
    """The event right before ", to which": the parse hangs the clause elsewhere."""
    for i in range(verb.i - 1, verb.sent.start, -1):
        if verb.doc[i].lower_ == "which":
            near = [j for j in events.stands if verb.sent.start <= j < i]
            return events.stands[max(near)] if near else None
    return None


def _elsewhere(scene: Scene, verb: Token) -> bool:
    """Whether a clause says where to: "was invited to Minsk"."""
    return any(a.role in {"to", "in", "for"} for a in scene.arguments(verb)) or any(
        c.dep_ in {"xcomp", "advcl"} and c.lemma_ not in words.COMING for c in verb.children
    )


def _by_noun(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """As in "invitations to the fair were sent to A and B", "received an invitation to the forum"."""
    event = next((e for t in noun.subtree if (e := events.at(t))), None)
    verb = syntax.governor(noun)
    said = status.of(verb) if verb is not None else None
    if verb is None or said is None:
        return
    if event is None and not any(c.dep_ in {"nmod", "acl"} for c in noun.rights):  # not "an invitation to visit Minsk"
        event = events.around(noun, 1) if verb.lemma_ in words.GET else None
    if event is None:
        return
    if verb.lemma_ in words.GET and not syntax.is_passive(verb):
        guests = list(attendance.doers(scene, verb))
    else:
        roles = {"to", "iobj", "for"}
        heads = [a.token for a in (*scene.arguments(verb), *scene.arguments(noun)) if a.role in roles]
        heads = [h for h in heads if h.i not in events.stands and h.i not in events.within]
        guests = [e for h in heads for e in attendance.parties(scene, h)]
        if heads:
            start = heads[0].left_edge.i
            stop = attendance.list_end(scene, start)
            guests.extend(attendance.listed(scene, start, _clause_end(scene, start, stop)))
    yield Presence(tuple(dict.fromkeys(guests)), event, noun, "planned", "participates.invitation")


def _clause_end(scene: Scene, start: int, stop: int) -> int:
    """Where a list ends after its last "and": what follows a comma then is another clause."""
    joined = False
    for i in range(start, stop):
        token = scene.doc[i]
        joined = joined or (token.lower_ == "and" and i not in scene.named)
        if joined and token.text == ",":
            return i
    return stop
