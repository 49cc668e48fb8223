"""A local entity's names → its identity keys, by type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines import places
from pipelines.keys.bodies import body_keys
from pipelines.keys.events import event_keys
from pipelines.keys.people import person_keys
from pipelines.keys.sounds import is_latin
from pipelines.transliteration import fold
from pipelines.types import BODIES, Claim, LocalEntity

KNOWN = 100_000  # inhabitants of a town that its name alone tells
MOST = 16  # keys of a body with several names


def keys_of(type_: str, name: str, others: Sequence[str] = (), *, published: str | None = None, seat: str | None = None
            ) -> tuple[str, ...]:
    """Identity keys, strongest first, of an entity that has no code. `others`: further names that its article gives it.

    `seat` is the code of the place that the article gives a body (`RU-PER`), `published` an ISO date.
    """
    if type_ == "Person":
        return person_keys(name) or (f"surname:{fold(name).replace(' ', '')}",)
    if type_ == "Event":
        return event_keys(name, published)
    if type_ not in BODIES:
        return (_town(name) or f"city:{fold(name)}",) if type_ == "City" else (f"region:{fold(name)}",)
    keys = list(body_keys(name, seat)) or [f"org:{fold(name)}"]
    for other in others:
        keys.extend(key for key in body_keys(other, seat) if _tells(key, other))
    return tuple(dict.fromkeys(keys))[:MOST]


def _town(name: str) -> str | None:
    """The key of the one town that is called so, or of the one that everybody knows."""
    found = [p for p in places.load().by_name(name, "en" if is_latin(name) else "ru") if p.type == "City"]
    return found[0].key if len(found) == 1 or (found and found[0].population >= KNOWN) else None


def _tells(key: str, name: str) -> bool:
    """Whether a key of a further name says which body it is: "палата", "the ministry" don't."""
    return "@" in key or (name[:1].isupper() and key.startswith("brand:"))


def with_seats(entities: Sequence[LocalEntity], claims: Sequence[Claim]) -> tuple[LocalEntity, ...]:
    """Entities with the keys that the seats of bodies add, which their article states elsewhere than in their names."""
    codes: Mapping[str, str] = {
        e.id: e.keys[0].removeprefix("place:") for e in entities if e.keys and e.keys[0].startswith("place:")
    }
    seats: dict[str, set[str]] = {}
    for claim in claims:
        if claim.type == "LOCATED_IN" and claim.status == "asserted" and claim.object in codes:
            seats.setdefault(claim.subject, set()).add(codes[claim.object])
    return tuple(_seated(entity, seats.get(entity.id, set())) for entity in entities)


def _seated(entity: LocalEntity, seats: set[str]) -> LocalEntity:
    if entity.type not in BODIES or not seats:
        return entity
    seat = max(sorted(seats), key=len)  # the narrowest
    return replace(entity, keys=keys_of(entity.type, entity.name, entity.aliases, seat=seat))
