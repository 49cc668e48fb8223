"""Frames and what they match: triggers in the text whose arguments fill a relation's ends with entities of its types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines import status, syntax
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PEOPLE = frozenset({"Person"})
ANYONE = frozenset({"Person"}) | BODIES
PARTIES = ANYONE | PLACES


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to state a relation.

    `triggers` are lemmas (ё as е) of verbs or nouns. `subject` and `object` are the roles that may fill the ends, the
    best first: the first role with an entity of a fitting type wins. `near` are lemmas one of which must be among the
    trigger's dependents or governors. `status` is what the relation is at most: None leaves it to the clause.
    """

    name: str
    triggers: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    status: Status | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity that fills a slot, and the head of its phrase."""

    id: str
    token: Token


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger. `subjects` and `objects` may be several: conjuncts, a delegation and its leader."""

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
