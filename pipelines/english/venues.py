"""When and where an English event takes place, and whether it lies ahead; agenda.py asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines import timing
from pipelines.document import Token
from pipelines.english import event_times, status
from pipelines.english.scene import Scene
from pipelines.english.stretches import Spot, Stretch, stretches
from pipelines.languages.en import gatherings as words
from pipelines.types import PLACES, Status

SETTLEMENTS = frozenset({"city", "town", "village", "resort", "state", "region", "province"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with its time, its places (each with the token that tells it) and its status."""

    id: str
    date: str | None
    places: tuple[tuple[str, Token], ...]
    status: Status
    dated: frozenset[int] = frozenset()  # the first tokens of the sentences that tell its time


def occasion(scene: Scene, id_: str, spots: list[Spot]) -> Occasion:
    """What the text tells of an event that these phrases mean."""
    told = sorted(
        (s for spot in spots for s in stretches(scene, spot) if not _is_denied(s)),
        key=lambda s: (max(s.weight, 1), s.start),
    )
    when = event_times.when(scene, told, spots)
    where = _where(scene, told, spots)
    dated = frozenset(scene.doc[s.start].sent.start for s in told if s.start < s.stop and event_times.spans(scene, s))
    if when and not dated:  # the day of the sentence before
        dated = frozenset(scene.doc[s.start].sent.start for s in told if s.weight == 2)
    return Occasion(id_, when, where, _status(scene, when, spots, told), dated)


def _is_denied(stretch: Stretch) -> bool:
    """Whether a stretch says that an event isn't held: "lost its bid to host", "has been cancelled"."""
    return stretch.weight < 2 and stretch.verb is not None and status.of(stretch.verb) is None


# --- where ---


def _where(scene: Scene, told: list[Stretch], spots: list[Spot]) -> tuple[tuple[str, Token], ...]:
    named = tuple(_in_name(scene, spots))
    if named:
        return named[:1]
    for strong in (True, False):
        for stretch in told:
            if (stretch.weight < 2) == strong:
                found = tuple(_hosting(scene, stretch)) or tuple(
                    located(scene, stretch.start, stretch.stop, stretch.verb is None)
                )
                if found:
                    return found[:1]
        if strong:
            begun = tuple(_dateline(scene, told))
            if begun:
                return begun[:1]
    return tuple(_city_of_name(scene, spots))[:1]


def _in_name(scene: Scene, spots: list[Spot]) -> Iterator[tuple[str, Token]]:
    """A place within the event's own name: "business mission to Uzbekistan"."""
    for spot in spots:
        for i in range(spot.start + 1, spot.end):
            if scene.doc[i - 1].lower_ in {"in", "to"} and scene.doc[i].ent_type_ != "Event":
                yield from ((p, scene.doc[i]) for p in scene.ids(scene.doc[i], PLACES))


def _city_of_name(scene: Scene, spots: list[Spot]) -> Iterator[tuple[str, Token]]:
    """The city or region in an event's name: "the Kano International Trade Fair", "the Minsk exhibition"."""
    cities = {
        name: entity.id
        for entity in scene.resolution.entities
        if entity.type in {"City", "Region"}
        for name in (entity.name, *entity.aliases)
    }
    for spot in spots:
        if spot.head.lemma_.casefold() in {"day", "week"}:
            continue  # "Tatarstan Days" are abroad
        for i in range(spot.start, spot.end):
            if i == spot.head.i:
                continue
            token = scene.doc[i]
            after = token.nbor(1) if i + 1 < spot.end else None
            if after is None or after.text in {"-", "–"} or scene.doc[max(i - 1, 0)].text in {"-", "–"}:
                continue
            if token.text in cities:
                yield cities[token.text], token


def located(scene: Scene, start: int, stop: int, bare: bool) -> Iterator[tuple[str, Token]]:
    """The places that a stretch names under "in", or `bare` between commas; cities first."""
    found: list[tuple[str, Token]] = []
    for i in range(start, stop):
        token = scene.doc[i]
        if token.lower_ in {"in", "at"} and token.pos_ == "ADP":
            found.extend((p, t) for p, t in _place_after(scene, token, stop))
        elif (i == start or scene.doc[i - 1].text == ",") and token.ent_type_ in {"City", "Region"} and bare:
            found.extend((p, token) for p in scene.of_types(scene.resolution.at(i), PLACES))
    yield from sorted(found, key=lambda f: scene.type_of(f[0]) != "City")


def _place_after(scene: Scene, adposition: Token, stop: int) -> Iterator[tuple[str, Token]]:
    head = adposition.head
    ids = scene.of_types(scene.resolution.at(head.i), PLACES) if head.i > adposition.i else ()
    if not ids and head.i > adposition.i:
        for child in head.children:
            premises = child.dep_ == "nmod:poss" and head.lemma_ in words.PREMISES  # "in Perm's exhibition centre"
            if premises or (child.dep_ in {"nmod", "appos", "flat"} and head.lemma_ in SETTLEMENTS):
                ids = scene.of_types(scene.resolution.at(child.i), PLACES)
                if ids:
                    break
    if not ids:
        i = adposition.i + 1
        while i < stop and scene.doc[i].pos_ in {"DET", "ADJ"} and not scene.resolution.at(i):
            i += 1
        if i < stop and (i + 1 >= len(scene.doc) or scene.doc[i + 1].lower_ not in {"'s", "’s"}):
            own = scene.doc[i].pos_ == "PROPN" and i not in scene.named
            ids = scene.of_types(scene.resolution.at(i), PLACES) if own else ()
    yield from ((p, head) for p in ids)


def _hosting(scene: Scene, stretch: Stretch) -> Iterator[tuple[str, Token]]:
    """The place that hosts, or that a mission goes to: "which Belgrade will host", "the mission will visit Lima"."""
    verb = stretch.verb
    if verb is not None and verb.lemma_ in words.VENUES:
        for child in verb.children:
            if child.dep_ == "nsubj":
                yield from ((p, child) for p in scene.ids(child, PLACES))
    if verb is not None and verb.lemma_ in words.GOING | words.MOVE | words.ASSEMBLE:
        for argument in scene.arguments(verb):
            if argument.role in {"object", "to", "in"}:
                yield from ((p, argument.token) for p in scene.ids(argument.token, PLACES))
    if verb is None or verb.lemma_ not in words.HOST:
        return
    for argument in scene.arguments(verb):
        if argument.role == "subject" and argument.token.pos_ == "PROPN":
            yield from ((p, argument.token) for p in scene.ids(argument.token, PLACES))
    for i in range(verb.i + 1, min(stretch.stop, verb.i + 3)):
        if scene.doc[i - 1].lower_ == "by":
            yield from ((p, scene.doc[i]) for p in scene.of_types(scene.resolution.at(i), PLACES))


def _dateline(scene: Scene, told: list[Stretch]) -> Iterator[tuple[str, Token]]:
    """The place that a paragraph opens with, of what is told to open: "Ürümqi. The fair kicked off today"."""
    for stretch in told:
        verb = stretch.verb
        if verb is None or verb.lemma_ not in words.START | {"take", "hold"} or stretch.weight != 1:
            continue
        text = scene.article.text
        line = text.rfind("\n", 0, verb.idx) + 1
        token = scene.token(line)
        while token.i < verb.i and (token.is_space or not token.text[:1].isalpha()):
            token = token.nbor(1)
        ids = scene.of_types(scene.resolution.at(token.i), frozenset({"City"}))
        if ids and token.i + 1 < len(scene.doc) and token.nbor(1).text in {".", ",", "(", "–", "—", "-", "--", ":"}:
            yield ids[0], token


# --- status ---


def _status(scene: Scene, when: str | None, spots: list[Spot], told: list[Stretch]) -> Status:
    """Whether an event is proposed, lies ahead, or takes or took place."""
    said = [
        s
        for t in told
        if t.verb is not None
        and t.weight < 2
        and t.verb.lemma_ not in words.END  # "will last until Saturday": it is on
        if (s := status.of(t.verb)) is not None
    ]
    ahead = timing.is_ahead(when, scene.article.published)
    if "proposed" in said and "asserted" not in said:
        return "proposed"
    if ahead is not None:
        return "planned" if ahead else "asserted"
    for stretch in told:
        if stretch.weight < 2 and any(
            t.lemma_ in {"due", "slate", "schedule", "plan"}
            or (t.lower_ == "be" and t.nbor(-1).lower_ == "to" and t.i > 0)
            for t in scene.doc[stretch.start : min(stretch.start + 4, stretch.stop)]
        ):
            return "planned"
    if said:
        return said[0]
    if any(
        t.lemma_ in words.INVITATION | {"invite", "upcoming", "forthcoming", "next"}
        for s in spots
        for t in (*s.head.ancestors, *s.head.lefts)
    ):
        return "planned"
    moods = [s for t in told if t.verb is not None and (s := status.of(t.verb)) is not None]
    return moods[0] if moods else "asserted"
