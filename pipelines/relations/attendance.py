"""Taking part in an event that the clause doesn't name: delegates, exhibitors, speakers; for participates_in.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines import status, syntax
from pipelines.document import Token
from pipelines.languages.ru import gatherings as words
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations import sides
from pipelines.relations.events import Agenda
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Status

SHOWING = PLACES | BODIES


@dataclass(frozen=True, slots=True)
class Presence:
    """Who takes part in which event, and the word that tells it."""

    members: tuple[str, ...]
    event: str
    token: Token
    status: Status
    frame: str


def implied(scene: Scene, events: Agenda, token: Token) -> Iterator[Presence]:
    """What one word tells of being at an event spoken of before."""
    if syntax.is_verbal(token):
        if token.lemma_ in words.ENTER:
            yield from _entering(scene, events, token)
        elif token.lemma_ in words.SPEAK:
            yield from _speaking(scene, events, token)
        elif token.lemma_ in words.SEND:
            yield from _sending(scene, events, token)
        elif token.lemma_ in words.AGREE_TO:
            yield from _agreeing(scene, events, token)
    elif token.pos_ == "NOUN":
        if token.lemma_ in words.CREW:
            yield from _crew(scene, events, token)
        elif token.lemma_ in words.BOOTHS:
            yield from _booth(scene, events, token)


def doers(scene: Scene, verb: Token) -> Iterator[str]:
    """Who does something, people as themselves; of a delegation also who leads it; of "лечу" the speaker."""
    found: list[str] = []
    for token in sides.subjects(scene, verb):
        found.extend(sides.everyone(scene, token))
        if token.lemma_ in words.GROUPS:
            found.extend(scene.parties.delegations.leaders(token))
    found.extend(sides.antecedents(scene, verb))
    if not found and syntax.feature(verb, "Person") == "First":
        found.extend(scene.parties.speaker(verb))
    start, stop = sides.clause(verb)
    if not found and syntax.feature(verb, "VerbForm") == "Fin" and not syntax.is_passive(verb):
        # the parser hangs the subject elsewhere: the nominative right before the verb
        units = [u for u in sides.units(scene, start, verb.i) if verb.i - u.end <= 1]
        found.extend(id_ for u in units if not u.preposition and u.case in {"Nom", ""} for id_ in u.ids)
    yield from sides.chained(scene, start, stop, found)


def _entering(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "в состав делегации вошли …", "в неё вошли …"."""
    start, stop = sides.clause(verb)
    whole = next(
        (
            t
            for t in scene.tokens[start:stop]
            if (t.lemma_ in words.GROUPS | words.CREW or t.text.casefold() in words.IT)
            and sides.preposition(t) in {"в", "к"}
        ),
        None,
    )
    said = status.of(verb)
    event = None if whole is None else events.at(whole) or events.around(verb)
    if whole is None or said is None or event is None:
        return
    members = (*doers(scene, verb), *sides.listed(scene, verb.i + 1, verb.sent.end))
    yield Presence(tuple(dict.fromkeys(members)), event, verb, said, "participates.joined")


def _crew(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """As in "в её составе — «A» и «B»", "список замыкает город": without a verb of its own."""
    dash = next(
        (t.i for t in scene.tokens[noun.i + 1 : min(noun.i + 5, noun.sent.end)] if t.text in {"—", "–", ":"}), None
    )
    event = events.around(noun)
    if event is None:
        return
    if dash is not None and (sides.preposition(noun) == "в" or case_of(noun) == "Nom"):
        members = sides.listed(scene, dash + 1, noun.sent.end)
        yield Presence(members, event, noun, "asserted", "participates.crew")
        return
    verb = syntax.governor(noun)
    if verb is not None and verb.lemma_ in words.CLOSE_LIST and (said := status.of(verb)) is not None:
        yield Presence(tuple(doers(scene, verb)), event, noun, said, "participates.crew")


def _booth(scene: Scene, events: Agenda, noun: Token) -> Iterator[Presence]:
    """Whose stand it is: "стенд Беларуси", "коллективный стенд у Башкортостана"."""
    said = status.of(noun)
    event = events.around(noun)
    if said is None or event is None or number_of(noun) == "Plur":
        return
    owners = [
        id_
        for c in noun.children
        if c.dep_ == "nmod" and case_of(c) == "Gen" and syntax.preposition(c) in {"", "у"} and c.i > noun.i
        for m in syntax.members(c)
        for id_ in scene.of_types(scene.resolution.at(m.i), SHOWING)
    ]
    if owners:
        yield Presence(tuple(owners), event, noun, said, "participates.booth")


def _speaking(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Слово взяла министр", "с докладом выступил ректор": at the event just spoken of."""
    start, stop = sides.clause(verb)
    stretch = scene.tokens[start:stop]
    need = words.SPEAK[verb.lemma_]
    if need and not any(t.lemma_ in need for t in stretch):
        return
    if any(t.i in events.stands for t in stretch) or _elsewhere(scene, verb):
        return
    said, event = status.of(verb), events.near(verb)
    if said is not None and event is not None:
        people = tuple(d for d in doers(scene, verb) if scene.type_of(d) == "Person")
        yield Presence(people, event, verb, said, "participates.speaker")


def _elsewhere(scene: Scene, verb: Token) -> bool:
    """Whether the clause says where or with what else than at the event: "выступил в университете", "с инициативой"."""
    return any(
        (a.role in {"в+Loc", "на+Loc", "перед+Ins"} and a.token.lemma_ not in words.WHEN)
        or (a.role == "с+Ins" and a.token.lemma_ not in words.SPEECHES)
        or a.role in {"за+Acc", "против+Gen"}
        for a in scene.arguments(verb)
    )


def _sending(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "прислал заместителя Олега Рогова", "Смоленск пришлёт ремесленников": to the event just spoken of."""
    said, event = status.of(verb), events.near(verb)
    things = [a.token for a in scene.arguments(verb) if a.role in {"object", "Acc", "Gen"}]
    if said is None or event is None or _elsewhere(scene, verb) or any(a.role == "Dat" for a in scene.arguments(verb)):
        return
    sent = [id_ for t in things for id_ in scene.of_types(sides.everyone(scene, t), frozenset({"Person"}))]
    folk = [t for t in things if not scene.resolution.at(t.i) and t.lemma_ in words.FOLK]
    if folk:
        sent += [d for d in doers(scene, verb) if scene.type_of(d) in SHOWING]
    yield Presence(tuple(sent), event, verb, said, "participates.sent")


def _agreeing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Presence]:
    """As in "Палата согласилась", "ответила, что приедет": after an invitation to an event ahead."""
    event = events.near(verb)
    said = status.of(verb)
    if event is None or said is None or events.occasions[event].status == "asserted" or _elsewhere(scene, verb):
        return
    start = max(verb.sent.start - 1, 0)
    asked = scene.tokens[scene.doc[start].sent.start : verb.i]
    if not any(t.lemma_ in words.ASKED for t in asked) or any(
        "Inf" in c.morph.get("VerbForm", []) and c.lemma_ not in words.COMING for c in verb.children
    ):
        return
    yield Presence(tuple(doers(scene, verb)), event, verb, "planned", "participates.agreed")
