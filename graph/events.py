"""Which local events are one: those of one name and year. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.members import Group, Member, Roots, kind, without_year


def events(members: Sequence[Member]) -> list[Group]:
    """Events of one name, in any spelling that members share, and year.

    Without a year, an event is the only one of its name, or the series itself.
    """
    roots = Roots()
    dated: dict[str, tuple[str, str | None]] = {}
    for member in members:
        names, year = _names(member)
        for name in names:
            roots.join(names[0], name)
        dated[member.name] = names[0], year
    by_name: dict[str, dict[str | None, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for member in members:
        first, year = dated[member.name]
        by_name[roots.find(first)][year].append(member)
    groups = []
    for name in sorted(by_name):
        years = by_name[name]
        undated = years.pop(None, [])
        if len(years) == 1:
            next(iter(years.values())).extend(undated)
        elif undated:
            years[None] = undated
        for year, group in years.items():
            key = name if kind(name) == "named" else f"event:{name}" + (f" {year}" if year else "")
            groups.append(Group([key], group, dict.fromkeys((m.name for m in group), key)))
    return groups


def _names(member: Member) -> tuple[list[str], str | None]:
    """A member's names without the year, and the year."""
    if kind(member.keys[0]) != "event":
        return [member.keys[0]], None
    parsed = [without_year(key.split(":", 1)[1]) for key in member.keys]
    return [name for name, _ in parsed], next((year for _, year in parsed if year), None)
