"""The values that flow through the pipelines, in the order in which they arise."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, get_args

EntityType = Literal["Person", "Country", "Region", "City", "GovernmentBody", "Company", "Organization", "Event"]
Status = Literal["asserted", "planned", "proposed", "former"]
Span = tuple[int, int]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
PLACES: frozenset[str] = frozenset({"Country", "Region", "City"})
BODIES: frozenset[str] = frozenset({"GovernmentBody", "Company", "Organization"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the cleaned text and where it stood in the file. Offsets and length in characters."""

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news text, as read and cleaned.

    `id` is the URL where there is one, else the front matter's `id`, else the absolute path. `published` is an ISO
    date or None. `text` is the article proper, its headline first; `segments` maps it back to the file. `sha256` is
    the hash of `text`, as hexadecimal.
    """

    id: str
    path: str | None
    url: str | None
    title: str | None
    language: str
    published: str | None
    sha256: str
    text: str
    segments: tuple[Segment, ...]

    def to_file(self, offset: int) -> int:
        """The offset in the file of a character of the cleaned text."""
        at = bisect_right(self.segments, offset, key=lambda s: s.start) - 1
        segment = self.segments[max(at, 0)]
        return segment.source + min(offset - segment.start, segment.length)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the cleaned text that names, describes or points to an entity.

    `kind`: `name` (Пермский край), `adjective` (пермский), `role` (губернатор), `collective` (стороны), `pronoun`.
    `name` is the form in the nominative, `variants` are further forms of it (завод «Нивамаш»). `tokens` is the
    half-open range of tokens, `head` the syntactic head's index. `key` is a place's key in the gazetteer, or the kind
    noun of an organisation or event (завод).
    """

    start: int
    end: int
    text: str
    type: EntityType | None
    kind: Literal["name", "adjective", "role", "collective", "pronoun"]
    name: str
    tokens: Span
    head: int
    key: str | None = None
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A post that an article gives a person.

    `place` is the id of the local entity governed, represented or led, `accredited_to` that of the place to which an
    envoy is sent.
    """

    role: str
    title: str
    place: str | None
    date: str | None
    former: bool = False
    accredited_to: str | None = None


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one article knows it, after coreference.

    `id` is unique in the article only (`e1`, `e2`, …). `mentions` are spans of the cleaned text. `keys` are identity
    keys, the same in every language, strongest first: `place:RU-PER`, `person:mahonyn dmitry`, `surname:mahonyn`,
    `org:energy ministry@BY`, `brand:maz`, `event:ynoprom by 2025`; `~` before what sounds alike only.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    iso: str | None
    mentions: tuple[Span, ...]
    keys: tuple[str, ...]
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What a claim says besides its two ends; None or empty where the article doesn't say it.

    Dates and periods are ISO (`2026-02-05`, `2026-02`, `2025-Q3`, `2025-01/2025-06`, `--05-17`), `value` is in units
    of `currency` (ISO 4217), `change_pct` and `share_pct` in per cent. `place`, `to` and `accredited_to` are ids of
    local entities.
    """

    date: str | None = None
    period: str | None = None
    value: float | None = None
    currency: str | None = None
    change_pct: float | None = None
    goods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    role: str | None = None
    title: str | None = None
    accredited_to: str | None = None
    place: str | None = None
    format: str | None = None
    to: str | None = None
    document: str | None = None
    share_pct: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that one sentence of one article states. `subject` and `object` are ids of local entities.

    `start` and `end` bound `sentence` in the cleaned text. `frame` names the frame that found it, `confidence` is
    that frame's estimated precision, between 0 and 1.
    """

    id: str
    type: str
    subject: str
    object: str
    status: Status
    confidence: float
    plover: str | None
    sentence: str
    start: int
    end: int
    frame: str
    engine: str
    qualifiers: Qualifiers = Qualifiers()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one article says. `fingerprint` names the versions of rules, engine and gazetteer that read it."""

    article: Article
    entities: tuple[LocalEntity, ...]
    claims: tuple[Claim, ...]
    fingerprint: str
