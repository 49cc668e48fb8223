"""INVITED in English: somebody asked somebody to come or take part. Whether he came is another relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines import timing
from pipelines.document import Token
from pipelines.english import occasions, syntax
from pipelines.english.agenda import agenda
from pipelines.english.matcher import apart, fill, match
from pipelines.english.nearby import beside, filled, listed, speaker
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.languages.en.modality import SPEECH
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Filler, Frame, Match
from pipelines.syntax import Argument, feature
from pipelines.types import PLACES, Qualifiers, Status

FRAMES = (
    Frame("invite.verb", words.INVITE, ("subject",), ("object", "iobj")),
    Frame("invite.ask", words.ASK, ("subject",), ("object", "iobj", "on")),
    Frame("invite.noun", words.INVITATION, ("poss", "from", "by", "of"), ()),
)
TARGETS = PLACES | frozenset({"Event"})
SENT = frozenset({"to", "for", "governor.to", "governor.iobj", "governor.for"})


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited whom where to. `targets` are the event or place and their tokens, the best first.

    `settled`: the guest is told to go at it, or to have declined; no visit follows from the invitation itself.
    """

    hosts: tuple[str, ...]
    guests: tuple[str, ...]
    targets: tuple[tuple[str, Token], ...]
    status: Status
    trigger: Token
    frame: str
    settled: bool = False


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
    for found in (*match(scene, FRAMES, PARTIES, PARTIES), *_declined(scene)):
        made = (_noun if found.frame.name == "invite.noun" else _verb)(scene, found)
        if made is None or not made.guests:
            continue
        hosts = made.hosts
        near = last is not None and last.trigger.sent.start == found.trigger.sent.start
        if not hosts and last is not None and (near or _also(found.trigger)):
            hosts = last.hosts
        hosts = hosts or _unsaid(scene, found.trigger, made.guests)
        guests = tuple(g for g in made.guests if g not in hosts)
        if hosts and guests:
            last = replace(made, hosts=hosts, guests=guests)
            yield last


def _declined(scene: Scene) -> Iterator[Match]:
    """«X declined Y's invitation»: it was made."""
    for noun in scene.with_lemmas(words.INVITATION):
        verb = syntax.governor(noun)
        if verb is not None and verb.lemma_ in words.DECLINE and noun.pos_ == "NOUN":
            yield Match(FRAMES[2], noun, fill(scene, scene.arguments(noun), FRAMES[2].subject, PARTIES), (), "asserted")


def _verb(scene: Scene, found: Match) -> Invitation | None:
    """«X invited Y to Z», «Y was invited by X to visit Z», «X asked Y to come to Z»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    if not syntax.is_verbal(trigger):
        return None
    targets = _targets(scene, trigger, arguments)
    if found.frame.name == "invite.ask":
        coming = any(v.lemma_ in words.COME | words.HONOURED for v in _infinitives(trigger))
        if not targets or not (coming or (trigger.lemma_ == "ask" and not _infinitives(trigger))):
            return None
    goal = {e for e, _ in targets}
    if any(a.role in found.frame.object and a.token.lower_.endswith("self") for a in arguments):
        return None
    guests = filled(scene, trigger, arguments, found.frame.object, PARTIES)
    if not guests:  # «firms from the region were invited»: the region's
        guests = tuple(Filler(e, a.token) for a in arguments if a.role == "object" for e in _origin(scene, a.token))
    hosts = found.subjects
    if trigger.dep_ == "acl" and trigger.head.lemma_ in words.LETTERS:  # «sent Y a letter inviting him»
        sent = syntax.governor(trigger.head)
        hosts = () if sent is None else fill(scene, scene.arguments(sent), ("subject",), PARTIES)
    if any(a.role in found.frame.object and a.token.lower_ == "you" for a in arguments):
        guests = _listener(scene, trigger)
    if not hosts and not syntax.is_passive(trigger):
        hosts = filled(scene, trigger, arguments, ("subject",), PARTIES)
    hosts, guests = apart(scene, hosts, guests)
    invited = tuple(g for g in _ids(guests) if g not in goal)
    if any(h.token.lower_ == "i" for h in hosts):
        hosts = tuple(Filler(e, trigger) for e in speaker(scene, trigger)) or hosts
    coming = found.frame.name == "invite.verb" and any(v.lemma_ in words.TO_HOSTS for v in _infinitives(trigger))
    if not targets and coming:
        targets = tuple((e, trigger) for h in _ids(hosts) for e in _seat(scene, h))[:1]  # «invited Y to come in May»
    status = found.status
    if trigger.dep_ in {"advcl", "acl"} and syntax.is_passive(trigger) and status == "planned":
        status = "asserted"  # «Invited by X, Y will attend»
    settled = False
    if not targets and trigger.dep_ in {"advcl", "acl"} and syntax.is_passive(trigger):
        verb = trigger.head if trigger.dep_ == "advcl" else syntax.clause(trigger.head)
        targets, settled = _reached(scene, verb, scene.arguments(verb)), True
    return Invitation(_ids(hosts), invited, targets, status, trigger, found.frame.name, settled)


def _seat(scene: Scene, host: str) -> Iterator[str]:
    """Where a host is at home: the place itself, or the one that a person governs."""
    if scene.type_of(host) in PLACES:
        yield host
    for post in scene.resolution.entity(host).posts:
        if post.place and not post.former and scene.type_of(post.place) in {"Region", "City"}:
            yield post.place


def _listener(scene: Scene, trigger: Token) -> tuple[Filler, ...]:
    """«We invite you», X told Y: Y."""
    for verb in trigger.sent:
        if verb.lemma_ in SPEECH and syntax.is_verbal(verb):
            found = fill(scene, scene.arguments(verb), ("object", "iobj", "to"), PEOPLE)
            if found:
                return found
    return ()


def _origin(scene: Scene, token: Token) -> Iterator[str]:
    """«the oblast's enterprises», «firms from Sweden»: a statement of the place."""
    for child in token.children:
        if child.dep_ in {"nmod:poss", "amod", "compound"} or (
            child.dep_ == "nmod" and syntax.preposition(child) in {"from", "of"}
        ):
            yield from scene.of_types(scene.resolution.at(child.i), PARTIES)


def _noun(scene: Scene, found: Match) -> Invitation | None:
    """«Y accepted X's invitation to Z», «X handed Y an invitation to Z», «Y came at the invitation of X»."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    if trigger.pos_ != "NOUN":
        return None
    targets = _targets(scene, trigger, arguments)
    goal = {e for e, _ in targets}
    made = Invitation(_ids(found.subjects), (), targets, "asserted", trigger, "invite.noun")
    if syntax.preposition(trigger) in words.AT_INVITATION:
        return _followed(scene, made)
    sent = tuple(Filler(e, a.token) for a in arguments if a.role in SENT for e in _guest(scene, a.token))
    guests = tuple(f for f in sent if f.id not in goal)
    verb = syntax.governor(trigger)
    if verb is None:
        return replace(made, guests=_ids(guests)) if made.hosts else None
    status: Status = found.status if found.status == "proposed" or _ahead(verb) else "asserted"
    arguments = scene.arguments(verb)
    if verb.lemma_ in words.HAND:
        handed = fill(scene, arguments, ("iobj", "to", "object"), PARTIES)
        guests = listed(scene, guests or tuple(f for f in handed if f.id not in goal), PARTIES)
        acting = filled(scene, verb, arguments, ("subject",), PARTIES)
        hosts = found.subjects or _sender(scene, verb, arguments) or acting
        _, guests = apart(scene, fill(scene, arguments, ("subject",), PARTIES), guests)
    elif verb.lemma_ == "thank":  # «thanked X for the invitation»
        hosts = found.subjects or fill(scene, arguments, ("object",), PARTIES)
        guests = guests or fill(scene, arguments, ("subject",), PARTIES)
    elif verb.lemma_ in words.GET:
        hosts = found.subjects or filled(scene, trigger, arguments, ("from",), PARTIES)
        guests = guests or filled(scene, verb, arguments, ("subject",), PARTIES)
        hosts, guests = apart(scene, hosts, guests)
    else:
        hosts = found.subjects
        if not hosts:
            return None
    declined = verb.lemma_ in words.DECLINE
    return replace(made, hosts=_ids(hosts), guests=_ids(guests), status=status, settled=declined)


def _followed(scene: Scene, made: Invitation) -> Invitation | None:
    """«Y is in Z at the invitation of X», «at X's invitation Y will visit Z»."""
    trigger = made.trigger
    verb = syntax.governor(trigger) or syntax.clause(trigger)
    arguments = scene.arguments(verb)
    if syntax.is_verbal(verb):
        people = filled(scene, verb, arguments, ("subject",), PEOPLE)
        guests = _ids(people or filled(scene, verb, arguments, ("subject",), PARTIES))
        if syntax.is_passive(verb):
            guests = _ids(fill(scene, arguments, ("object",), PARTIES))
    else:
        subjects = (c for c in verb.children if c.dep_ in {"nsubj", "nsubj:outer"})
        guests = tuple(e for c in subjects for e in scene.ids(c, PARTIES))
    targets = made.targets or _reached(scene, verb, arguments)
    of_whom = [a for a in scene.arguments(trigger) if a.role in {"of", "from", "by", "poss"}]
    hosts = made.hosts or tuple(e for a in of_whom for e in scene.ids(a.token, PARTIES))
    if of_whom and not hosts:
        return None
    return replace(made, hosts=hosts, guests=guests, targets=targets, settled=True)


def _sender(scene: Scene, verb: Token, arguments: tuple[Argument, ...]) -> tuple[Filler, ...]:
    """«handed him a letter from X with an invitation»: X."""
    found = fill(scene, arguments, ("from", "on behalf of"), PARTIES)
    letters = (a.token for a in arguments if a.role == "object")
    return found or tuple(f for t in letters for f in fill(scene, scene.arguments(t), ("from",), PARTIES))


def _ahead(verb: Token) -> bool:
    return any(c.lower_ in {"will", "shall"} for c in verb.children)


def _guest(scene: Scene, token: Token) -> tuple[str, ...]:
    """Who is invited where "to" names him, not a place: people and bodies; of "the oblast's firms" the oblast."""
    found = scene.ids(token, PARTIES - PLACES)
    if found or token.pos_ != "NOUN" or token.lemma_.casefold() in words.OCCASIONS:
        return found
    return scene.ids(token, PLACES) or tuple(_origin(scene, token))


def _unsaid(scene: Scene, trigger: Token, guests: tuple[str, ...]) -> tuple[str, ...]:
    """Who invites where the text doesn't say: who tells it ("X recalled that Y had been invited"), else whom he met."""
    told = speaker(scene, trigger)
    if told and told[0] not in guests:
        return told
    people = [p for _, p in scene.parties.before(trigger) if p not in guests]
    apart_ = [p for p in people if all(scene.parties.apart(p, g) for g in guests)]
    return tuple(sorted(apart_, key=lambda p: -len(scene.resolution.entity(p).mentions))[:1])


def _also(verb: Token) -> bool:
    return any(c.lower_ in {"also", "too", "likewise", "well"} for c in verb.children)


def _ids(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.id for f in fillers))


# --- where to ---


def _targets(scene: Scene, trigger: Token, arguments: tuple[Argument, ...]) -> tuple[tuple[str, Token], ...]:
    """Where to: an event before a place; of the trigger, or of the infinitive under it ("invited to visit …")."""
    roles = {"to", "for", "governor.to"} if trigger.pos_ == "NOUN" else {"to", "for"}
    found = [(e, a.token) for a in arguments if a.role in roles for e in _target(scene, a.token)]
    for verb in _infinitives(trigger):
        inner = scene.arguments(verb)
        found += [(e, a.token) for a in inner if a.role in words.TOWARDS for e in _target(scene, a.token)]
        for noun in (a.token for a in inner if a.token.lemma_ in words.JOURNEY):
            found += [(e, a.token) for a in scene.arguments(noun) if a.role == "to" for e in _target(scene, a.token)]
    found += _relative(scene, trigger)
    if not found and syntax.is_verbal(trigger):
        found = [(f.id, f.token) for f in beside(scene, trigger, "to", TARGETS)]
    return _best(scene, found)


def _best(scene: Scene, found: list[tuple[str, Token]]) -> tuple[tuple[str, Token], ...]:
    """Events before places, places as they stand."""
    return tuple(dict.fromkeys(sorted(found, key=lambda pair: scene.type_of(pair[0]) != "Event")))


def _relative(scene: Scene, trigger: Token) -> list[tuple[str, Token]]:
    """«the Business Day, to which X has asked Y»: the event right before the relative clause."""
    which = next((c for c in trigger.children if c.lower_ == "which" and syntax.preposition(c) == "to"), None)
    if which is None:
        return []
    before = reversed(scene.tokens[trigger.sent.start : which.i])
    return [(e, t) for t in before for e in _target(scene, t) if scene.type_of(e) == "Event"][:1]


def _infinitives(trigger: Token) -> list[Token]:
    """What somebody is asked to do: the infinitives under a trigger, and those coordinated with them."""
    governor = syntax.governor(trigger) if trigger.pos_ == "NOUN" else None
    hung = [] if governor is None else [c for c in governor.children if c.dep_ in {"advcl", "xcomp", "acl"}]
    tokens = (*trigger.subtree, *(t for c in hung for t in c.subtree))
    if trigger.dep_ == "amod":  # «Mayor Lee invited Indian firms to take part», misread
        tokens = tuple(trigger.sent)
    return [t for t in tokens if t.i > trigger.i and (_is_infinitive(t) or t.lemma_ in words.HONOURED)]


def _is_infinitive(token: Token) -> bool:
    return syntax.is_verbal(token) and feature(token, "VerbForm") == "Inf"


def _target(scene: Scene, token: Token) -> tuple[str, ...]:
    """The event or place of a phrase; of "the opening of the fair" the fair."""
    event = agenda(scene).at(token)
    found = (event,) if event is not None else scene.of_types(scene.resolution.at(token.i), TARGETS)
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
    roles = words.TOWARDS | {"due in"}
    found = [(e, a.token) for a in arguments if a.role in roles for e in _target(scene, a.token)]
    for noun in (a.token for a in arguments if a.token.lemma_ in words.JOURNEY):
        found += [(e, a.token) for a in scene.arguments(noun) if a.role == "to" for e in _target(scene, a.token)]
    if not found and verb.pos_ in syntax.NOMINALS:
        found = [(e, verb) for e in scene.of_types(scene.resolution.at(verb.i), TARGETS)]
    return _best(scene, found)


def when(scene: Scene, found: Invitation) -> str | None:
    """The day of the occasion: named with the event or after the invitation, not the day of inviting."""
    event = next((e for e, _ in found.targets if scene.type_of(e) == "Event"), None)
    told = None if event is None else agenda(scene).occasions.get(event)
    if told is not None and told.date:
        return occasions.to_come(scene, told.date)
    sentence = found.trigger.sent
    spans = timing.within(scene, sentence.start_char, sentence.end_char)
    aims = [t.idx for _, t in found.targets] or [found.trigger.idx]
    after = [s for s in spans if s.start > min(aims)] or [s for s in spans if s.start > found.trigger.idx]
    later = [s for s in after if timing.ahead(scene, s.value) or s.value.startswith("--")]
    return occasions.to_come(scene, (later or after)[0].value) if later or after else None


EXAMPLES = (
    Example(
        "Iowa Governor Anna Hartsook has invited Finnish Ambassador Juhani Saari to come in May.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"date": "2026-05", "to": "Iowa"}),),
    ),
    Example(
        "Iowa Governor Anna Hartsook invited Finnish Trade Minister Juhani Saari to visit Des Moines in May.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"to": "Des Moines", "date": "2026-05"}),),
    ),
    Example(
        "Chief Minister Meera Pillai has been invited by Mayor Pieter Vos to attend the Rotterdam Maritime Forum.",
        (("Pieter Vos", "Meera Pillai", "asserted", {"to": "Rotterdam Maritime Forum"}),),
    ),
    Example(
        "Mayor Pieter Vos handed Chief Minister Meera Pillai an invitation to the Rotterdam Maritime Forum.",
        (("Pieter Vos", "Meera Pillai", "asserted", {"to": "Rotterdam Maritime Forum"}),),
    ),
    Example(
        "Chief Minister Meera Pillai accepted an invitation from Mayor Pieter Vos to visit Rotterdam in June.",
        (("Pieter Vos", "Meera Pillai", "asserted", {"to": "Rotterdam", "date": "2026-06"}),),
    ),
    Example(
        "Chief Minister Meera Pillai came to Rotterdam at the invitation of Mayor Pieter Vos.",
        (("Pieter Vos", "Meera Pillai", "asserted", {"to": "Rotterdam"}),),
    ),
    Example(
        "Mayor Pieter Vos asked Chief Minister Meera Pillai to come to Rotterdam.",
        (("Pieter Vos", "Meera Pillai", "asserted", {"to": "Rotterdam"}),),
    ),
    # Who carries an invitation doesn't invite.
    Example(
        "Giorgi Kaladze conveyed to Klaus Brandl an invitation from President Nino Japaridze to visit Tbilisi.",
        (("Nino Japaridze", "Klaus Brandl", "asserted", {"to": "Tbilisi"}),),
    ),
    # Declined, it was still made.
    Example(
        "Chief Minister Meera Pillai declined Mayor Pieter Vos's invitation to visit Rotterdam.",
        (("Pieter Vos", "Meera Pillai", "asserted", {"to": "Rotterdam"}),),
    ),
    Example(
        "Mayor Giorgi Kaladze would like to invite Minister Klaus Brandl to Batumi.",
        (("Giorgi Kaladze", "Klaus Brandl", "proposed", {"to": "Batumi"}),),
    ),
    Example("Mayor Pieter Vos did not invite Chief Minister Meera Pillai.", ()),
    Example("Mayor Pieter Vos asked Chief Minister Meera Pillai to cut tariffs.", ()),
)
