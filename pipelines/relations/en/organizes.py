"""ORGANIZES in English: who organises or hosts an event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines import timing
from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda, agenda
from pipelines.english.scene import Scene
from pipelines.english.stretches import boundary
from pipelines.languages.en import gatherings as words
from pipelines.matcher import Draft, Example
from pipelines.relations.en import attendance
from pipelines.syntax import feature
from pipelines.types import Qualifiers, Status


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of organising with an event as object, and nouns for organisers."""
    events = agenda(scene)
    if not events.stands:
        return
    for token in scene.with_lemmas(words.ORGANISE | words.ORGANISERS):
        if token.lemma_ in words.ORGANISE and token.pos_ == "VERB":
            yield from _by_verb(scene, events, token)
        elif token.lemma_ in words.ORGANISERS and token.pos_ == "NOUN":
            yield from _by_noun(scene, events, token)


def _by_verb(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    said = status.of(verb)
    if said is None:
        return
    by = _agent(verb)
    if by is not None:
        event = _event_of(events, verb)
        if event is not None:
            yield from _drafts(events, _agents(scene, by), event, verb, said, "organizes.by")
        return
    if verb.lemma_ in words.WITH_BY or syntax.is_passive(verb):
        return
    event = next((e for a in scene.arguments(verb) if a.role == "object" and (e := events.at(a.token))), None)
    if event is None:
        return
    if any(
        c.dep_ == "nmod:poss" and words.KINDS.get(a.token.lemma_.casefold()) == "session"
        for a in scene.arguments(verb)
        if a.role == "object"
        for c in a.token.children
    ):
        return  # "the council will hold its session"
    doers = list(attendance.doers(scene, verb))
    if (
        not doers and syntax.surface_subject(verb) is None
    ):  # lost to the parse: "On 11 September the chamber is to host"
        doers = list(attendance.listed(scene, verb.sent.start, verb.i))
    doers.extend(_partners(scene, verb.sent.start, verb.i))
    doers.extend(_partners(scene, verb.i, boundary(verb.doc, verb.i)))
    yield from _drafts(events, doers, event, verb, said, "organizes.verb")


def _agent(verb: Token) -> int | None:
    """Where "by" stands after a passive of organising: "organised in Smolensk in May by the chamber"."""
    if feature(verb, "VerbForm") != "Part" and feature(verb, "Tense") != "Past":
        return None
    stop = boundary(verb.doc, verb.i)
    for i in range(verb.i + 1, min(stop, verb.i + 14)):
        if verb.doc[i].lower_ == "by" and verb.doc[i].pos_ == "ADP":
            return i
        if verb.doc[i].pos_ in {"VERB", "AUX"}:
            return None
    return None


def _event_of(events: Agenda, verb: Token) -> str | None:
    """The event that a passive is said of: its subject, else the noun before it."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass"}:
            found = events.at(child)
            if found is not None or child.pos_ != "PRON":
                return found
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - 14) - 1, -1):
        token = verb.doc[i]
        if token.i in events.stands:
            return events.stands[i]
        if any(spot.start <= i < spot.end for spot in events.spots.values()):
            continue
        if token.pos_ in {"NOUN", "PROPN", "VERB"} and token.lower_ not in {"co", "-"}:
            break
    after = [i for i in events.stands if verb.i < i < verb.sent.end]  # "To be co-hosted by X and Y, the event …"
    return events.stands[min(after)] if after and verb.sent.start + 6 > verb.i else None


def _agents(scene: Scene, by: int) -> tuple[str, ...]:
    """Who is named after "by", up to those who only help: "with the support of"."""
    stop = attendance.list_end(scene, by + 1)
    for token in scene.doc[by + 1 : stop]:
        if token.lemma_ in words.SUPPORT and token.i not in scene.named:
            stop = token.i
            break
    return attendance.listed(scene, by + 1, stop)


def _partners(scene: Scene, start: int, stop: int) -> Iterator[str]:
    """As in "jointly with the chamber", "in partnership with the bank"."""
    for i in range(start, stop - 1):
        token = scene.doc[i]
        if token.lower_ in words.WITH and any(t.lower_ == "with" for t in scene.doc[i + 1 : i + 3]):
            yield from attendance.listed(scene, i + 2, stop)
            return


def _by_noun(scene: Scene, events: Agenda, noun: Token) -> Iterator[Draft]:
    """As in "the organiser of the fair is X", "X, the organiser of the forum", "X acted as the forum's host"."""
    event = next((e for c in noun.subtree if (e := events.at(c)) is not None), None) or events.around(noun)
    said = status.of(noun)
    if event is None or said is None:
        return
    doers: list[str] = []
    verb = syntax.governor(noun)
    predicate = noun.head if noun.head.lemma_ == "one" else noun  # "one of the organisers"
    cop = any(c.dep_ == "cop" for c in predicate.children)
    if cop:
        subject = next((c for c in predicate.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
        if subject is not None:
            doers = [e for m in syntax.members(subject) for e in attendance.parties(scene, m)]
    elif noun.dep_ == "nsubj" and any(c.dep_ == "cop" for c in noun.head.children):
        doers = list(attendance.listed(scene, noun.head.left_edge.i, noun.sent.end))
        doers = doers or [e for m in syntax.members(noun.head) for e in attendance.parties(scene, m)]
    elif noun.dep_ == "appos":
        doers = list(scene.ids(noun.head))
    elif noun.dep_ in {"nsubj"} and verb is not None and verb.lemma_ in {"include", "be"}:
        doers = list(attendance.listed(scene, verb.i + 1, noun.sent.end))
    elif verb is not None and syntax.preposition(noun) == "as" and verb.lemma_ in {"act", "serve"}:
        doers = list(attendance.doers(scene, verb))
    elif syntax.preposition(noun) == "among":
        doers = list(attendance.listed(scene, noun.right_edge.i + 1, noun.sent.end))
    else:
        doers = [e for c in noun.children if c.dep_ == "appos" for m in syntax.members(c) for e in scene.ids(m)]
    yield from _drafts(events, doers, event, noun, said, "organizes.noun")


def _drafts(
    events: Agenda, doers: Iterable[str], event: str, token: Token, said: Status, frame: str
) -> Iterator[Draft]:
    occasion = events.occasions[event]
    ahead: Status = "planned" if occasion.status == "planned" else "asserted"
    if occasion.status == "asserted" and occasion.date:
        said = "asserted"
    for doer in dict.fromkeys(doers):
        if doer != event:
            when = Qualifiers(date=events.date(event, token))
            yield Draft(doer, event, timing.latest(said, ahead), token, frame, when)


EXAMPLES = (
    Example(
        "The Northern Path forum opened in Murmansk on Thursday. It is organised by the Murmansk Chamber of Commerce.",
        (("Murmansk Chamber of Commerce", "Northern Path", "asserted", {}),),
    ),
    Example(
        "The Surat Diamond Fair will be held by the Government of Gujarat and the Surat Chamber of Commerce in Surat "
        "from April 2 to 4.",
        (
            ("Government of Gujarat", "Surat Diamond Fair", "planned", {"date": "2026-04-02/2026-04-04"}),
            ("Surat Chamber of Commerce", "Surat Diamond Fair", "planned", {"date": "2026-04-02/2026-04-04"}),
        ),
    ),
    Example(
        "Hosted by the Chamber of Commerce of Cape Town, the Cape Wine Summit begins today.",
        (("Chamber of Commerce of Cape Town", "Cape Wine Summit", "asserted", {"date": "2026-02-05"}),),
    ),
    Example(
        "Poltava will host the Sorochyntsi Fair on 18-23 August.",
        (("Poltava", "Sorochyntsi Fair", "planned", {"date": "2026-08-18/2026-08-23"}),),
    ),
    Example(
        "Organisers of the Lima Mining Convention include the Peruvian Institute of Engineers.",
        (("Peruvian Institute of Engineers", "Lima Mining Convention", "asserted", {}),),
    ),
    # Who only helps an event organises it no more than who comes to it.
    Example(
        "The Kyoto Craft Fair is organised by the Kyoto Chamber of Commerce with the support of the Finnish Embassy.",
        (("Kyoto Chamber of Commerce", "Kyoto Craft Fair", "asserted", {}),),
    ),
    Example("The Texas Chamber of Commerce did not organise the Houston Energy Fair.", ()),
    Example("Governor Anna Hartsook spoke at the Northern Path forum.", ()),
)
