"""Local entities' names → identity keys, by type."""

from __future__ import annotations

from pipelines.keys.people import person_keys


def keys_of(type_: str, name: str) -> tuple[str, ...]:
    return person_keys(name)
