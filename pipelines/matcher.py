"""Frames and what they match: triggers in the text whose arguments fill a relation's ends with entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pipelines import status as statuses
from pipelines import syntax
from pipelines.document import Token
from pipelines.scene import Scene
from pipelines.syntax import Argument
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PEOPLE = frozenset({"Person"})
ANYONE = frozenset({"Person"}) | BODIES
PARTIES = ANYONE | PLACES


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to state a relation.

    `triggers` are lemmas (ё as е) of verbs or nouns. `subject` and `object` are the roles that may fill the ends, the
    best first: the first role with an entity of a fitting type wins. `status` is what the relation is at best:
    somebody awaited is a visit planned.
    """

    name: str
    triggers: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    status: Status = "asserted"


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity that fills a slot, and the head of its phrase."""

    id: str
    token: Token


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger that isn't denied. Either end may be several entities, or empty."""

    frame: Frame
    trigger: Token
    subjects: tuple[Filler, ...]
    objects: tuple[Filler, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation that the text states at a token, before it becomes a claim. `dated`: look for its date nearby."""

    subject: str
    object: str
    status: Status
    token: Token
    frame: str
    qualifiers: Qualifiers = field(default_factory=Qualifiers)
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its claims of the relation's type, by names: (subject, object, status, qualifiers)."""

    text: str
    claims: tuple[tuple[str, str, Status, Mapping[str, object]], ...]
    published: str | None = "2026-02-05"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation type: what it joins, how it is stated, and examples, which are its tests.

    `readers` gives by language the function that yields every draft of a scene. `plover` is the event code of an
    asserted relation; planned and proposed ones have `AGREE` where `agreed` says so.
    """

    type: str
    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool
    plover: str | None
    readers: Mapping[str, Callable[[Any], Iterable[Draft]]]
    examples: Mapping[str, tuple[Example, ...]]
    agreed: bool = False


def match(scene: Scene, frames: Iterable[Frame], subjects: frozenset[str], objects: frozenset[str]) -> Iterator[Match]:
    """The frames' matches in the order of the text. `subjects` and `objects` are the types that may fill the ends."""
    index = by_lemma(tuple(frames))
    for token in scene.with_lemmas(index):
        for frame in index.get(token.lemma_, ()):
            if token.i in scene.named and token.pos_ != "VERB":
                continue
            status = statuses.of(token, frame.status)
            if status is not None:
                arguments = scene.arguments(token)
                left = fill(scene, arguments, frame.subject, subjects)
                right = fill(scene, arguments, frame.object, objects)
                yield Match(frame, token, left or _author(scene, token, frame), apart(scene, left, right), status)


@lru_cache(maxsize=64)
def by_lemma(frames: tuple[Frame, ...]) -> dict[str, list[Frame]]:
    """The frames that each trigger may open."""
    index: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in frame.triggers:
            index.setdefault(lemma, []).append(frame)
    return index


def _author(scene: Scene, verb: Token, frame: Frame) -> tuple[Filler, ...]:
    """The author, where a verb of his has no subject: "Сегодня объехал Ферганскую область"."""
    told = any(a.role == "subject" for a in scene.arguments(verb)) or any(
        c.dep_.startswith("nsubj") for c in verb.children
    )
    if (
        not scene.parties.author
        or told
        or "subject" not in frame.subject
        or verb.pos_ != "VERB"
        or syntax.is_participle(verb)
    ):
        return ()
    return tuple(Filler(e, verb) for e in scene.parties.author)


def apart(scene: Scene, subjects: tuple[Filler, ...], objects: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Objects with "его" and "её" that were taken for the clause's own subject set right: nobody invites himself."""
    own = {s.id for s in subjects}
    apart = []
    for filler in objects:
        if filler.token.pos_ == "PRON" and filler.id in own:
            gender = "Fem" if filler.token.lemma_ == "она" else "Masc"
            other = next(
                (
                    p
                    for _, p in scene.parties.before(filler.token)
                    if p not in own and scene.parties.gender(p) in {gender, ""}
                ),
                None,
            )
            filler = filler if other is None else Filler(other, filler.token)
        apart.append(filler)
    return tuple(apart)


def fill(
    scene: Scene, arguments: tuple[Argument, ...], roles: tuple[str, ...], types: frozenset[str]
) -> tuple[Filler, ...]:
    """What fills a slot: the entities of the first role that has any of the types."""
    for role in roles:
        found = [Filler(e, a.token) for a in arguments if a.role == role for e in scene.ids(a.token, types)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
