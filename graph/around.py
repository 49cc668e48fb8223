"""An entity and those it is joined with, step by step: what `kg export --around` draws, and a dossier's picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph import lookup
from graph.members import fold
from graph.narrowing import LeftOut, Narrowing, left_out
from graph.queries import Reader
from graph.subgraph import Subgraph, subgraph_of

_FIND = f"{lookup.FIND} RETURN e.id AS id ORDER BY id"
_KEPT = ("(size($types) = 0 OR type(r) IN $types) AND (size($statuses) = 0 OR r.status IN $statuses) "
         "AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since) "
         "AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)")
_STEP = ("UNWIND $ids AS id MATCH (e:Entity {id: id})-[r]-(o:Entity) "
         f"WHERE r.fact IS NOT NULL AND NOT o.id IN $seen AND {_KEPT} "
         "RETURN o.id AS id, o.type AS type, sum(r.reports) AS reports ORDER BY reports DESC, id")
_AMONG = ("UNWIND $ids AS id MATCH (a:Entity {id: id}) OPTIONAL MATCH (a)-[r]->(b:Entity) "
          f"WHERE b.id IN $ids AND r.fact IS NOT NULL AND {_KEPT} RETURN a, r, b")


def around(store: Reader, name: str, depth: int, how: Narrowing, most: int) -> tuple[Subgraph, LeftOut | None]:
    """The entities of this name (all that bear it), those at most `depth` steps away, and the edges among them.

    Of each step those with the most reports come first. Each but the last may take half of the room that is left, so
    that the centre's many neighbours don't crowd out the next step; what stays free at the end goes to those passed
    over.
    """
    seen = [str(id_) for (id_,) in store.read(_FIND, {"name": fold(name)}).rows][:most]
    frontier, passed = seen, dict[str, tuple[int, str]]()
    for step in range(depth):
        given = {"ids": frontier, "seen": seen, **how.parameters}
        found = [(str(id_), str(type_), int(reports)) for id_, type_, reports in store.read(_STEP, given).rows]
        room = most - len(seen)
        taken = found[: room if step == depth - 1 else (room + 1) // 2]
        passed |= {id_: (reports, type_) for id_, type_, reports in found[len(taken):]}
        frontier = [id_ for id_, _, _ in taken]
        seen = seen + frontier
    late = sorted(passed.keys() - set(seen), key=lambda id_: (-passed[id_][0], id_))
    room = most - len(seen)
    seen, late = seen + late[:room], late[room:]
    among: Mapping[str, Any] = {"ids": seen, **how.parameters}
    return subgraph_of(store.read(_AMONG, among)), left_out(len(seen), (passed[id_][1] for id_ in late))
