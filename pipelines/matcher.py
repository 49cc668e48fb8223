"""Frames and what they match: triggers in the text whose arguments fill a relation's ends with entities of its types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines import status as statuses
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
    qualifiers: Qualifiers = Qualifiers()
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the claims of the relation's type that it must give: (subject, object, status, qualifiers), by name."""

    text: str
    claims: tuple[tuple[str, str, Status, Mapping[str, object]], ...]
    published: str | None = "2026-02-05"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation type: what it joins, how it is stated, and examples, which are its tests.

    `read` gives every draft of an article. `plover` is the event code of an asserted relation; planned and proposed
    ones have `AGREE` where `agreed` says so.
    """

    type: str
    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool
    plover: str | None
    read: Callable[[Scene], Iterable[Draft]]
    examples: tuple[Example, ...]
    agreed: bool = False


def match(scene: Scene, frames: Iterable[Frame], subjects: frozenset[str], objects: frozenset[str]) -> Iterator[Match]:
    """The frames' matches in the order of the text. `subjects` and `objects` are the types that may fill the ends."""
    index: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in frame.triggers:
            index.setdefault(lemma, []).append(frame)
    for token in scene.doc:
        for frame in index.get(token.lemma_, ()):
            if token.i in scene.named and not token.pos_ == "VERB":
                continue
            status = statuses.of(token, frame.status)
            if status is not None:
                arguments = scene.arguments(token)
                yield Match(frame, token, fill(scene, arguments, frame.subject, subjects),
                            fill(scene, arguments, frame.object, objects), status)


def fill(scene: Scene, arguments: tuple[Argument, ...], roles: tuple[str, ...], types: frozenset[str]) -> tuple[Filler, ...]:
    """What fills a slot: the entities of the first role that has any of the types."""
    for role in roles:
        found = [Filler(e, a.token) for a in arguments if a.role == role for e in scene.ids(a.token, types)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
