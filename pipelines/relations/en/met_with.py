"""MET_WITH in English: people, and bodies through theirs, met, received or talked with each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipelines.document import Token
from pipelines.english import occasions, syntax
from pipelines.english.matcher import apart, match
from pipelines.english.nearby import between, filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import ANYONE, PEOPLE, Draft, Example, Filler, Frame, Match
from pipelines.relations.en.meeting_drafts import completed, draft, recalled
from pipelines.relations.en.meeting_joins import joined, last_told
from pipelines.relations.en.meeting_sides import ends, mutual, sides, with_others
from pipelines.relations.en.visited import visits
from pipelines.syntax import feature

TALKS = words.TALKS + words.CALLS
FRAMES = (
    Frame("meet.verb", words.MEET, ("subject",), ("object", "with", "obl")),
    Frame("meet.discuss", words.DISCUSS, ("subject",), ("with",)),
    Frame("meet.speak", words.SPEAK, ("subject",), ("with", "to")),
    Frame("meet.spend", ("spend",), ("subject",), ("with",)),
    Frame("meet.receive", words.RECEIVE, ("subject",), ("object", "obl")),
    Frame("meet.exchange", ("exchange", "compare"), ("subject",), ("with",)),
    Frame("meet.together", ("come", "get"), ("subject",), ("with",)),
    Frame("meet.visit", ("visit",), ("subject", "governor.subject"), ("object", "to")),
    Frame("meet.guest", ("guest",), (), ("poss",)),
    Frame("meet.call", words.PHONE_VERBS, ("subject",), ("object",)),
    Frame("meet.sit", ("sit", "catch"), ("subject",), ("with",)),
    Frame("meet.call_on", ("call", "drop", "look", "wait"), ("subject",), ("on", "in on", "upon")),
    Frame("meet.see", ("see",), ("subject",), ("object",)),
    Frame("meet.talks", TALKS, ("poss", "of", "by", "governor.subject"), ("with", "governor.with")),
    Frame("meet.join", words.JOIN, ("subject",), ("object", "in", "at", "in on", "on")),
    Frame("meet.present", ("present", "attendance"), (), ()),
    Frame("meet.take_part", ("part",), ("governor.subject",), ("governor.in", "in")),
)
JOINING = frozenset({"meet.join", "meet.present", "meet.take_part"})
BODIES_MEET = frozenset({"meet.verb", "meet.discuss", "meet.talks", "meet.sit", "meet.see", "meet.receive"})


def read(scene: Scene) -> tuple[Draft, ...]:
    """Meetings that the text tells of."""
    return meetings(scene)


@lru_cache(maxsize=1)  # COOPERATES_WITH asks for the same article's, too
def meetings(scene: Scene) -> tuple[Draft, ...]:
    """Meetings, each pair once a sentence; who joins one later meets its other side."""
    told: list[Draft] = []
    last: tuple[Draft, ...] = ()
    joins: list[Match] = []
    for found in match(scene, FRAMES, PEOPLE, PEOPLE):
        name = found.frame.name
        if name in JOINING:
            joins.append(found)
            continue
        drafts = tuple(_drafts(scene, found)) or tuple(_bodies(scene, found))
        if not drafts and name == "meet.talks" and last and recalled(scene, found, last):
            drafts = tuple(completed(scene, d, found.trigger) for d in last)
            told[len(told) - len(last) :] = drafts
        else:
            told += drafts
        last = drafts or last
    return (*told, *(d for found in joins for d in joined(scene, found, last_told(told, found))))


# --- both sides ---


def _drafts(scene: Scene, found: Match) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    if not _is_meeting(scene, found):
        return
    subjects, objects = sides(scene, found) if name == "meet.talks" else ends(scene, found)
    if not subjects and any(c.dep_ == "cop" for c in trigger.children):  # «is in talks with X», «was X's guest»
        heads = (m for c in trigger.children if c.dep_ == "nsubj" for m in syntax.members(c))
        subjects = tuple(Filler(e, m) for m in heads for e in scene.ids(m, PEOPLE))
    if objects and not subjects and occasions.is_entry(trigger):  # a programme's "Working session with X"
        going = [d for d in visits(scene) if d.token.i < trigger.i and scene.type_of(d.subject) == "Person"]
        subjects = tuple(Filler(d.subject, trigger) for d in going[:1])
    subjects, objects = apart(scene, subjects, objects)
    pairs: Iterator[tuple[str, str]]
    if objects:
        pairs = ((s.id, o.id) for s in subjects for o in objects if s.id != o.id)
    elif with_others(scene, found):
        return
    elif name in {"meet.talks", "meet.together"} or trigger.lemma_ in words.MUTUAL:
        pairs = mutual(scene, subjects, found)
    else:
        return
    for a, b in dict.fromkeys(pairs):
        yield draft(scene, a, b, found.status, trigger, name)


def _is_meeting(scene: Scene, found: Match) -> bool:
    """What a frame needs besides its trigger to tell of a meeting."""
    trigger, name = found.trigger, found.frame.name
    noun = trigger.pos_ in {"NOUN", "PROPN"}
    if name == "meet.talks":
        if trigger.lemma_ in words.CALLS:
            told = {"with", "between", "from"} if trigger.lemma_ == "call" else set()
            return noun and any(c.lower_ in words.CALL_KINDS or syntax.preposition(c) in told for c in trigger.children)
        return noun
    if name == "meet.guest":  # «was X's guest»
        return any(c.dep_ == "cop" for c in trigger.children)
    if name == "meet.visit":
        return syntax.is_verbal(trigger) or _paid(trigger)
    if not syntax.is_verbal(trigger):
        return False
    if name == "meet.together":
        return any(c.lower_ == "together" for c in trigger.children)
    if name == "meet.call_on" and trigger.lemma_ == "call":  # «called on X to cut tariffs»
        asked = [t.nbor(1) for t in trigger.subtree if t.i > trigger.i and t.lower_ == "to" and t.pos_ == "PART"]
        return not asked or asked[0].lemma_ in words.DISCUSS + words.SPEAK + words.MEET
    if name == "meet.spend":
        return any(c.dep_ == "obj" and c.lemma_ in words.TIMES for c in trigger.children)
    if name == "meet.exchange":
        return any(c.dep_ == "obj" and c.lemma_ in words.EXCHANGED for c in trigger.children)
    if name == "meet.sit":
        return trigger.lemma_ != "sit" or any(c.lower_ in {"down", "together"} for c in trigger.children)
    if name == "meet.call":
        named = any(c.dep_ in {"xcomp", "obl:arg"} for c in trigger.children) or any(
            c.dep_ == "appos" and c.pos_ == "NOUN" and any(g.lower_ in {"a", "an"} for g in c.children)
            for o in found.objects
            for c in o.token.children
        )
        return trigger.lemma_ != "call" or not (named or _otherwise(trigger, found.objects))
    return True


def _paid(noun: Token) -> bool:
    governor = syntax.governor(noun)
    return governor is not None and governor.lemma_ in {"pay", "make"}


def _otherwise(verb: Token, objects: tuple[Filler, ...]) -> bool:
    """«called him a friend», «called on him to act»: no telephone call."""
    return any(c.dep_ in {"obj", "iobj"} and c.i not in {o.token.i for o in objects} for c in verb.children) or any(
        c.lower_ in {"on", "upon", "for", "off"} or (syntax.preposition(c) in {"on", "upon"} and bool(c.ent_type_))
        for c in verb.children
    )


def _bodies(scene: Scene, found: Match) -> Iterator[Draft]:
    """Talks of firms and bodies: "X met executives of the firm", "talks of the plant with the chamber"."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if name not in BODIES_MEET or not _is_meeting(scene, found):
        return
    if name == "meet.discuss" and trigger.lemma_ not in words.MEET_FORMALLY:
        return
    subjects = filled(scene, trigger, arguments, found.frame.subject, ANYONE)
    objects = filled(scene, trigger, arguments, found.frame.object, ANYONE)
    people = any(scene.type_of(f.id) == "Person" for f in subjects)
    if name in {"meet.see", "meet.receive"} and not people:
        return
    if people:
        objects = tuple(o for o in objects if _people_of(scene, o))
    if name == "meet.talks":
        both = between(scene, trigger, ANYONE)
        if len({f.id for f in both}) == 2:
            subjects, objects = both[:1], both[1:]
    for a in subjects:
        for b in objects:
            if a.id != b.id and not (scene.type_of(a.id) == scene.type_of(b.id) == "Person"):
                yield draft(scene, a.id, b.id, found.status, trigger, "meet.bodies")


def _people_of(scene: Scene, filler: Filler) -> bool:
    """«executives of X», not X itself."""
    return feature(filler.token, "Number") == "Plur" or scene.type_of(filler.id) != "Company"


# --- who joins ---


# --- when and where ---


EXAMPLES = (
    Example(
        "Iowa Governor Anna Hartsook met with Finnish Trade Minister Juhani Saari in Helsinki on February 3.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"date": "2026-02-03", "place": "Helsinki"}),),
    ),
    Example(
        "Finnish Ambassador Juhani Saari was received on Tuesday by Iowa Governor Anna Hartsook.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"date": "2026-02-03"}),),
    ),
    Example(
        "At a meeting with Consul General Yuki Tanaka, Mayor Bill Horton proposed a direct flight.",
        (("Bill Horton", "Yuki Tanaka", "asserted", {}),),
    ),
    Example(
        "A meeting between Mayor Bill Horton and Consul General Yuki Tanaka took place in Denver on 4 February.",
        (("Bill Horton", "Yuki Tanaka", "asserted", {"date": "2026-02-04", "place": "Denver"}),),
    ),
    Example(
        "Kerala Chief Minister Meera Pillai held a phone call with Dutch Prime Minister Pieter Vos on Monday.",
        (("Meera Pillai", "Pieter Vos", "asserted", {"date": "2026-02-02", "format": "phone"}),),
    ),
    Example(
        "Governor Laura Pruitt and Minister Rodrigo Salas spoke by video link.",
        (("Laura Pruitt", "Rodrigo Salas", "asserted", {"format": "video"}),),
    ),
    Example(
        "Talks between Mayor Bill Horton and Consul General Yuki Tanaka will be held in Denver next week.",
        (("Bill Horton", "Yuki Tanaka", "planned", {"date": "2026-02-09/2026-02-15", "place": "Denver"}),),
    ),
    Example(
        "Mayor Bill Horton hopes to meet Consul General Yuki Tanaka in March.",
        (("Bill Horton", "Yuki Tanaka", "proposed", {"date": "2026-03"}),),
    ),
    # Who joins talks meets their other side only.
    Example(
        "Iowa Governor Anna Hartsook met Consul General of Japan Yuki Tanaka. Iowa Agriculture Secretary Ben Cole "
        "joined the meeting.",
        (("Anna Hartsook", "Yuki Tanaka", "asserted", {}), ("Yuki Tanaka", "Ben Cole", "asserted", {})),
    ),
    Example(
        "Iowa Governor Anna Hartsook hosted Danish Ambassador Lars Holm. The two later talked over lunch.",
        (("Anna Hartsook", "Lars Holm", "asserted", {}),),
    ),
    # Bodies meet through their people.
    Example(
        "Iowa Governor Anna Hartsook met with executives of Nordvik Shipping.",
        (("Anna Hartsook", "Nordvik Shipping", "asserted", {}),),
    ),
    Example("Mayor Bill Horton and Consul General Yuki Tanaka attended the opening of the Denver Expo.", ()),
    Example("Mayor Bill Horton has never met Consul General Yuki Tanaka.", ()),
    Example("Mayor Bill Horton's meeting with Consul General Yuki Tanaka was cancelled.", ()),
    Example("Mayor Bill Horton called Consul General Yuki Tanaka a friend of the city.", ()),
)
