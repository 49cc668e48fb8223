"""PARTICIPATES_IN in English: who takes part in an event: delegates, exhibitors, guests, speakers, those invited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines import timing
from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.agenda import Agenda, agenda
from pipelines.english.scene import Scene
from pipelines.english.stretches import main_verb
from pipelines.languages.en import gatherings as words
from pipelines.matcher import Draft, Example
from pipelines.relations.en import attendance, guests, participants, presence
from pipelines.relations.en.attendance import Presence
from pipelines.types import Qualifiers, Status

PERSON = frozenset({"Person"})
GREETING = frozenset("open close address tell inaugurate chair moderate co-chair greet".split())  # people only
THITHER = frozenset({"for", "to"})


def read(scene: Scene) -> Iterator[Draft]:
    """Every way to be at an event that the text tells."""
    events = agenda(scene)
    if not events.stands:
        return
    found = list(guests.invited(scene, events))
    for i, event in sorted(events.stands.items()):
        found.extend(_there(scene, events, scene.doc[i], event))
    for token in scene.with_lemmas(presence.VERBS | participants.WORDS):
        reader = presence if token.pos_ == "VERB" else participants
        found.extend(reader.told(scene, events, token))
    for one in found:
        if _was_to(one.token):
            continue
        occasion = events.occasions[one.event]
        ahead: Status = "planned" if occasion.status != "asserted" else "asserted"
        day = events.date(one.event, one.token)
        if one.frame == "participates.opening" and occasion.date is not None:
            day = occasion.date.split("/")[0]
        qualifiers = Qualifiers(date=day)
        for member in dict.fromkeys(one.members):
            if member != one.event:
                yield Draft(member, one.event, timing.latest(one.status, ahead), one.token, one.frame, qualifiers)


def _was_to(verb: Token) -> bool:
    """As in "who was to lead the delegation": it came to nothing."""
    return any(c.lower_ in {"was", "were"} and c.dep_ in {"aux", "cop"} for c in verb.children) and any(
        c.dep_ == "mark" and c.lower_ == "to" for c in verb.children
    )


def _there(scene: Scene, events: Agenda, token: Token, event: str) -> Iterator[Presence]:
    """Whoever does something with the event in the clause: "spoke at the forum", "will attend the fair"."""
    verb = main_verb(token)
    if (
        verb is None
        or token.dep_ == "nsubj"
        or any(t.lemma_ in words.INVITATION for t in token.ancestors if t.i < token.i)
    ):
        return
    said = status.of(verb)
    if said is None or verb.lemma_ in words.INVITE:
        return
    members: Iterable[str]
    outer = _outer(token)
    before = syntax.preposition(outer)
    if token.dep_ == "nsubj:pass" and verb.lemma_ in words.ATTEND:
        members, frame = attendance.named_after_by(scene, verb), "participates.attended"
    elif outer.dep_ in {"obj", "iobj"} and verb.lemma_ in words.ATTEND | {"tell"}:
        members, frame = attendance.doers(scene, verb), "participates.attend"
        if verb.lemma_ in GREETING:
            members = scene.of_types(tuple(members), PERSON)
    elif presence.takes_part(verb):
        members, frame = presence.and_among(scene, verb), "participates.part"
    elif verb.lemma_ == "declare" and any(t.lower_ == "open" for t in verb.rights):
        members, frame = scene.of_types(tuple(attendance.doers(scene, verb)), PERSON), "participates.opening"
    elif outer.head.lemma_ == "participation":
        members, frame = attendance.doers(scene, verb), "participates.part"
        said = timing.latest(said, "planned") if events.occasions[event].date is None else said
    elif verb.lemma_ in words.SEND and before in THITHER:
        sent = [a.token for a in scene.arguments(verb) if a.role == "object" and a.token.lemma_ in words.FOLK]
        if not sent:
            return
        members = [*attendance.doers(scene, verb), *(e for t in sent for e in attendance.parties(scene, t))]
        frame = "participates.sent"
    elif before in THITHER:
        speech = any(a.role == "object" and a.token.lemma_ in words.SPEECHES for a in scene.arguments(verb))
        if verb.lemma_ not in words.MOVE | words.ASSEMBLE and not (speech and verb.lemma_ in words.DELIVER):
            return
        members, frame = attendance.doers(scene, verb), "participates.thither"
    elif before in words.AT and verb.lemma_ not in words.AWAY and not _hangs_elsewhere(outer, verb):
        members, frame = [*attendance.doers(scene, verb), *_met(scene, verb)], "participates.there"
    else:
        return
    if outer.lemma_ in words.OPENINGS or (verb.lemma_ in {"open", "inaugurate"} and frame == "participates.attend"):
        frame = "participates.opening"
    yield Presence(tuple(members), event, verb, said, frame)


def _met(scene: Scene, verb: Token) -> Iterator[str]:
    """Whom somebody meets at an event: both are there."""
    if verb.lemma_ in words.MEET | words.ACCOMPANY:
        for a in scene.arguments(verb):
            if a.role in {"object", "with"}:
                yield from scene.ids(a.token, PERSON)


def _outer(token: Token) -> Token:
    """The noun of setting that an event hangs on: "on the sidelines of the forum"."""
    while token.dep_ == "nmod" and token.head.lemma_ in words.SETTINGS:
        token = token.head
    return token


def _hangs_elsewhere(outer: Token, verb: Token) -> bool:
    """Whether an event belongs to somebody else's doing: "praised the speech of X at the forum"."""
    head = outer.head
    return (
        outer.dep_ == "nmod"
        and head.i != verb.i
        and (
            syntax.preposition(outer) in {"for", "to", "of"} or head.lemma_ in {"speech", "visit", "success", "meeting"}
        )
    )


EXAMPLES = (
    Example(
        "Tver Region Governor Pyotr Ivlev spoke at the Northern Path forum in Murmansk.",
        (("Pyotr Ivlev", "Northern Path", "asserted", {}),),
    ),
    Example(
        "A delegation of Vologda Oblast led by Deputy Governor Irina Salova took part in the Northern Path forum.",
        (("Vologda Oblast", "Northern Path", "asserted", {}), ("Irina Salova", "Northern Path", "asserted", {})),
    ),
    Example(
        "Delegates from Estonia and Latvia will attend the Baltic Dairy Congress in Riga on March 10.",
        (
            ("Estonia", "Baltic Dairy Congress", "planned", {"date": "2026-03-10"}),
            ("Latvia", "Baltic Dairy Congress", "planned", {"date": "2026-03-10"}),
        ),
    ),
    Example(
        "Governor Anna Hartsook invited Premier Tom Blake to the Dakota Grain Expo, which opens in Fargo on March 12.",
        (("Tom Blake", "Dakota Grain Expo", "planned", {"date": "2026-03-12"}),),
    ),
    Example(
        "Governor Anna Hartsook invited Premier Tom Blake to the Dakota Grain Expo. Blake declined the invitation.",
        (),
    ),
    # Of an event that the sentence doesn't name.
    Example(
        "The Kyoto Craft Fair opened in Kyoto on Wednesday. Exhibitors include the Polish firm Cepelia and the Danish "
        "studio Kronborg Glass.",
        (("Cepelia", "Kyoto Craft Fair", "asserted", {}), ("Kronborg Glass", "Kyoto Craft Fair", "asserted", {})),
    ),
    Example(
        "The Kyoto Craft Fair opened in Kyoto on Wednesday. The ribbon was cut by Trade Minister Juhani Saari.",
        (("Juhani Saari", "Kyoto Craft Fair", "asserted", {"date": "2026-02-04"}),),
    ),
    Example(
        "Karelia will be represented at the Green Week exhibition in Berlin by Agriculture Minister Olga Titova.",
        (("Karelia", "Green Week", "planned", {}), ("Olga Titova", "Green Week", "planned", {})),
    ),
    Example(
        "The trade mission to Peru was led by Deputy Minister Carla Soto and included Grupo Andino.",
        (
            ("Carla Soto", "trade mission to Peru", "asserted", {}),
            ("Grupo Andino", "trade mission to Peru", "asserted", {}),
        ),
    ),
    Example("Governor Pavel Orlov did not attend the Baltic Dairy Congress in Riga.", ()),
    Example("Tver Region Governor Pyotr Ivlev announced the Northern Path forum.", ()),
)
