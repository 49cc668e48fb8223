"""Name nodes: everything that an entity is called, so that whoever asks for it is led there by an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from graph.members import fold
from graph.run import DELETED, Run
from graph.schema import Rows

Read = Callable[[str, Mapping[str, Any]], Rows]
# Entities by id, each with its properties.
Entities = Mapping[str, Mapping[str, Any]]

# How like a name must be to be suggested, of 1, and between which shares of its length that is possible.
CUTOFF, SHORTEST, LONGEST = 0.6, 0.4, 2.4

# How a statement finds the entities called $name, which is folded; curated queries begin in the same way.
FIND = "MATCH (:Name {key: $name})-[:NAMES]->(e:Entity)"


def names_of(entity: Mapping[str, Any]) -> set[str]:
    """What an entity with these properties is called, folded: its names in either language, its key and its code."""
    return {each for each in (*entity.get("search", ()), entity.get("key"), fold(entity.get("iso", ""))) if each}


def rename(run: Run, before: Entities, after: Entities) -> None:
    """Lets those entities be found by what they are called now instead of by what they were called before."""
    old, new = _pairs(before), _pairs(after)
    gone, come = sorted(old - new), sorted(new - old)
    run.write("UNWIND $rows AS row MATCH (:Name {key: row.name})-[r:NAMES]->(:Entity {id: row.id}) " + DELETED,
              [{"name": name, "id": id_} for name, id_ in gone])
    run.write("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MERGE (n:Name {key: row.name}) "
              "CREATE (n)-[:NAMES]->(e)", [{"name": name, "id": id_} for name, id_ in come])
    run.write("UNWIND $rows AS name MATCH (n:Name {key: name}) WHERE NOT (n)-[:NAMES]->() DELETE n",
              {name for name, _ in gone})


def known(read: Read, asked: Iterable[str]) -> set[str]:
    """Those of the names, folded, that an entity bears."""
    rows = read("UNWIND $names AS name MATCH (n:Name {key: name}) RETURN n.key AS name",
                {"names": sorted({fold(each) for each in asked})})
    return {str(name) for (name,) in rows.rows}


def near(read: Read, asked: str) -> list[str]:
    """Display names of the entities whose names come near, the nearest first.

    Only names with the same first letter are compared, so that an index leads there, and not much longer or shorter
    ones, which can't come near.
    """
    folded = fold(asked)
    size = len(folded)
    bounds = {"first": folded[:1], "least": int(size * SHORTEST), "most": int(size * LONGEST)}
    rows = read("MATCH (n:Name) WHERE n.key STARTS WITH $first AND size(n.key) >= $least AND size(n.key) <= $most "
                "RETURN n.key AS name", bounds)
    found = get_close_matches(folded, [str(name) for (name,) in rows.rows], n=5, cutoff=CUTOFF)
    shown = {str(name): str(label) for name, label in read(
        "UNWIND $names AS name MATCH (:Name {key: name})-[:NAMES]->(e:Entity) RETURN name, min(e.name) AS label",
        {"names": found}).rows}
    return list(dict.fromkeys(shown[name] for name in found))


def _pairs(entities: Entities) -> set[tuple[str, str]]:
    return {(name, id_) for id_, entity in entities.items() for name in names_of(entity)}
