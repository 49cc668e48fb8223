"""INVITED in English: somebody asked somebody to come or take part. Whether he came is another relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from pipelines import timing
from pipelines.english import syntax
from pipelines.english.matcher import fill, match
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PARTIES, Draft, Example, Filler, Frame, Match
from pipelines.syntax import Argument, feature
from pipelines.types import PLACES, Qualifiers, Status

FRAMES = (
    Frame("invite.verb", words.INVITE, ("subject",), ("object",)),
    Frame("invite.ask", words.ASK, ("subject",), ("object",)),
    Frame("invite.noun", words.INVITATION, ("poss", "from", "by", "of"), ()),
)
TARGETS = PLACES | frozenset({"Event"})
GUESTS = PARTIES
OWN = frozenset({"planned", "proposed"})  # what the words of inviting themselves say of the status


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited whom where to. `targets` are the event or place and their tokens, the best first."""

    hosts: tuple[str, ...]
    guests: tuple[str, ...]
    targets: tuple[tuple[str, Token], ...]
    status: Status
    trigger: Token
    frame: str


def read(scene: Scene) -> Iterator[Draft]:
    """An invitation a pair of host and guest."""
    for found in invitations(scene):
        to = found.targets[0][0] if found.targets else None
        date = when(scene, found)
        for host in found.hosts:
            for guest in found.guests:
                if host != guest:
                    qualifiers = Qualifiers(date=date, to=to)
                    yield Draft(host, guest, found.status, found.trigger, found.frame, qualifiers, False)


@lru_cache(maxsize=1)  # VISITED asks for the same article's right before or after INVITED
def invitations(scene: Scene) -> tuple[Invitation, ...]:
    """The invitations that the text tells of."""
    return tuple(_invitations(scene))


def _invitations(scene: Scene) -> Iterator[Invitation]:
    last: Invitation | None = None
    for found in match(scene, FRAMES, PARTIES, PARTIES):
        made = (_noun if found.frame.name == "invite.noun" else _verb)(scene, found)
        if made is None:
            continue
        hosts, guests, targets, status = made
        if not hosts and last is not None and found.frame.name == "invite.verb":
            hosts = last.hosts if _also(found.trigger) else ()
        guests = tuple(g for g in guests if g not in hosts)
        if hosts and guests:
            last = Invitation(hosts, guests, targets, status, found.trigger, found.frame.name)
            yield last


Made = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, Token], ...], Status]


def _verb(scene: Scene, found: Match) -> Made | None:
    """«X invited Y to Z», «Y was invited by X to visit Z», «X asked Y to come to Z»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    if not syntax.is_verbal(trigger):
        return None
    targets = _targets(scene, trigger, arguments)
    if found.frame.name == "invite.ask":
        coming = [v for v in _infinitives(trigger) if v.lemma_ in words.COME]
        if not targets or not (coming or trigger.lemma_ == "ask"):
            return None
    guests = _ids(found.objects)
    if not guests:  # «firms from the region were invited»: the region's
        guests = tuple(e for a in arguments if a.role == "object" for e in _origin(scene, a.token))
    goal = {e for e, _ in targets}
    return _ids(found.subjects), tuple(g for g in guests if g not in goal), targets, found.status


def _origin(scene: Scene, token: Token) -> Iterator[str]:
    """«the oblast's enterprises», «firms from Sweden»: a statement of the place."""
    for child in token.children:
        if child.dep_ in {"nmod:poss", "amod", "compound"} or (
            child.dep_ == "nmod" and syntax.preposition(child) in {"from", "of"}
        ):
            yield from scene.of_types(scene.resolution.at(child.i), PARTIES)


def _noun(scene: Scene, found: Match) -> Made | None:
    """«Y accepted X's invitation to Z», «X handed Y an invitation to Z», «Y came at the invitation of X»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    verb = syntax.governor(trigger)
    targets = _targets(scene, trigger, arguments)
    goal = {e for e, _ in targets}
    hosts = _ids(found.subjects)
    guests = tuple(
        e
        for a in arguments
        if a.role in {"to", "for", "governor.to", "governor.iobj", "governor.for"}
        for e in _guest(scene, a.token)
        if e not in goal
    )
    status: Status = "proposed" if found.status == "proposed" else "asserted"
    if syntax.preposition(trigger) in {"at", "on", "upon", "following", "by"}:
        taken = verb if verb is not None else syntax.clause(trigger)
        arguments = scene.arguments(taken)
        guests = guests or tuple(f.id for f in fill(scene, arguments, ("subject",), PARTIES))
        if not targets:
            targets = _reached(scene, taken, arguments)
        return hosts, guests[:3], targets, "asserted"
    if verb is None:
        return (hosts, guests, targets, status) if guests else None
    arguments = scene.arguments(verb)
    if verb.lemma_ in words.HAND:
        guests = guests or _ids(fill(scene, arguments, ("iobj", "to"), PARTIES))
        if verb.lemma_ in {"give", "hand", "send", "offer"} and syntax.is_passive(verb) and not guests:
            guests = _ids(fill(scene, arguments, ("object",), PARTIES))
            guests = tuple(g for g in guests if g not in goal)
        hosts = hosts or _ids(fill(scene, arguments, ("from", "subject"), PARTIES))
        return hosts, guests, targets, "asserted" if found.status == "planned" and not _ahead(verb) else found.status
    if verb.lemma_ in words.GET:
        if verb.lemma_ == "decline":
            status = "asserted"
        guests = guests or _ids(fill(scene, arguments, ("subject",), PARTIES))
        hosts = hosts or _ids(fill(scene, arguments, ("from",), PARTIES))
        return hosts, tuple(g for g in guests if g not in hosts), targets, status
    return (hosts, guests, targets, status) if guests and hosts else None


def _ahead(verb: Token) -> bool:
    return any(c.lower_ in {"will", "shall"} for c in verb.children)


def _guest(scene: Scene, token: Token) -> tuple[str, ...]:
    """Who is invited where "to" names him, not a place: people and bodies; of "the oblast's firms" the oblast."""
    found = scene.ids(token, PARTIES - PLACES)
    if found:
        return found
    if token.pos_ == "NOUN" and token.lemma_.casefold() not in {"visit", "trip", "event"}:
        return tuple(_origin(scene, token)) if syntax.preposition(token) in {"for", "to"} else ()
    return ()


def _also(verb: Token) -> bool:
    return any(c.lower_ in {"also", "too", "likewise"} for c in verb.children)


def _ids(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.id for f in fillers))


# --- where to ---


def _targets(scene: Scene, trigger: Token, arguments: tuple[Argument, ...]) -> tuple[tuple[str, Token], ...]:
    """Where to: an event before a place; of the trigger, or of the infinitive under it ("invited to visit …")."""
    found = [
        (e, a.token)
        for a in arguments
        if a.role in {"to", "for"} or (a.role == "governor.to" and trigger.pos_ == "NOUN")
        for e in _target(scene, a.token)
    ]
    for verb in _infinitives(trigger):
        for argument in scene.arguments(verb):
            if argument.role in {"object", "to", "in", "at", "for"}:
                found += [(e, argument.token) for e in _target(scene, argument.token)]
            elif argument.role == "subject":
                continue
    found += [(e, t) for t in _relative(trigger) for e in _target(scene, t)]
    return tuple(dict.fromkeys(sorted(found, key=lambda pair: scene.type_of(pair[0]) != "Event")))


def _relative(trigger: Token) -> Iterator[Token]:
    """«the Business Day, to which X has asked Y»: what the relative clause is about."""
    if trigger.dep_ == "acl:relcl" and any(t.lower_ == "which" for t in trigger.lefts for t in t.subtree):
        yield trigger.head


def _infinitives(trigger: Token) -> Iterator[Token]:
    """What somebody is asked to do: the infinitives under a trigger, and those coordinated with them."""
    for child in trigger.subtree:
        if child.i > trigger.i and child.pos_ == "VERB" and feature(child, "VerbForm") == "Inf":
            yield child


def _target(scene: Scene, token: Token) -> tuple[str, ...]:
    """The event or place of a phrase; of "the opening of the fair" the fair."""
    found = scene.of_types(scene.resolution.at(token.i), TARGETS)
    if found or token.pos_ == "PROPN":
        return found
    for child in token.children:
        if child.dep_ in {"appos", "nmod:desc", "flat"} or (
            child.dep_ == "nmod" and syntax.preposition(child) in {"of", "to"}
        ):
            found = scene.of_types(scene.resolution.at(child.i), TARGETS)
            if found:
                return found
    return ()


def _reached(scene: Scene, verb: Token, arguments: tuple[Argument, ...]) -> tuple[tuple[str, Token], ...]:
    """«will visit Z at X's invitation», «left for Z at the invitation of X», «due in Z»: where the guest goes."""
    roles = {"object", "to", "in", "at", "for", "due in"}
    found = [(e, a.token) for a in arguments if a.role in roles for e in _target(scene, a.token)]
    for noun in (a.token for a in arguments if a.token.lemma_ in words.JOURNEY):
        found += [(e, a.token) for a in scene.arguments(noun) if a.role == "to" for e in _target(scene, a.token)]
    if not found and verb.pos_ in syntax.NOMINALS:
        found = [(e, verb) for e in scene.of_types(scene.resolution.at(verb.i), TARGETS)]
    return tuple(dict.fromkeys(sorted(found, key=lambda pair: scene.type_of(pair[0]) != "Event")))


def when(scene: Scene, found: Invitation) -> str | None:
    """The day of the occasion: named with the event or after the invitation, not the day of inviting."""
    sentence = found.trigger.sent
    spans = timing.within(scene, sentence.start_char, sentence.end_char)
    aims = [t.idx for _, t in found.targets] or [found.trigger.idx]
    after = [s for s in spans if s.start > min(aims)] or [s for s in spans if s.start > found.trigger.idx]
    later = [s for s in after if timing.ahead(scene, s.value) or s.value.startswith("--")]
    return (later or after)[0].value if later or after else None


EXAMPLES = (
    Example(
        "Iowa Governor Anna Hartsook invited Finnish Trade Minister Juhani Saari to visit Des Moines in May.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"to": "Des Moines", "date": "2026-05"}),),
    ),
)
