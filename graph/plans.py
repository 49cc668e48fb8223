"""What the profile of a statement on Neo4j tells: which nodes it sought by an index, and which it went through one by
one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_SEEKS = ("NodeUniqueIndexSeek", "NodeIndexSeek")
_SCANS = ("AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan")


def seeks(profile: Mapping[str, Any], index: str) -> int:
    """How many of the plan's operators seek in an index such as `Name(key)`."""
    return sum(each["operatorType"].startswith(_SEEKS) and index in _details(each) for each in _operators(profile))


def scans(profile: Mapping[str, Any]) -> tuple[str, ...]:
    """The operators that went through all nodes, or all of a label, and found some."""
    return tuple(f"{each['operatorType'].split('@')[0]} {_details(each)}: {each['args']['Rows']} rows"
                 for each in _operators(profile) if each["operatorType"].startswith(_SCANS) and each["args"]["Rows"])


def _operators(profile: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield profile
    for child in profile.get("children", ()):
        yield from _operators(child)


def _details(operator: Mapping[str, Any]) -> str:
    return str(operator["args"].get("Details", ""))
