"""Subgraphs made smaller: what filters keep, and what a picture that would be too dense leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import QueryError
from graph.narrowing import LeftOut, Narrowing, day, narrow, relations_of, statuses_of, thin
from graph.schema import Edge, Node, Rows
from graph.subgraph import Subgraph, subgraph_of
from graph.words import Words


def node(n: int, type_: str = "Person") -> Node:
    return Node(f"#{n}", ("Entity", type_), {"id": f"id{n:03}", "name": f"N{n}"})


def edge(n: int, type_: str, start: int, end: int, **more: Any) -> Edge:
    return Edge(f"e{n}", type_, f"#{start}", f"#{end}", {"fact": f"f{n:03}", **more})


def graph_of(*elements: Node | Edge) -> Subgraph:
    return subgraph_of(Rows(("x",), tuple((e,) for e in elements)))


GRAPH = graph_of(
    node(1), node(2), node(3), node(4),
    edge(1, "MET_WITH", 1, 2, status="asserted", date_from="2026-02-05", date_to="2026-02-05",
         first_reported="2026-02-06"),
    edge(2, "VISITED", 1, 3, status="planned", date_from="2026-05-01", date_to="2026-05-31"),
    edge(3, "HOLDS_POSITION", 1, 4, status="asserted", first_reported="2025-12-01"),
    edge(4, "COOPERATES_WITH", 2, 3, status="asserted"),
)


@pytest.mark.parametrize(("how", "kept"), [
    (Narrowing(), ["f001", "f002", "f003", "f004"]),
    (Narrowing(relations=("MET_WITH", "VISITED")), ["f001", "f002"]),
    (Narrowing(statuses=("planned",)), ["f002"]),
    (Narrowing(since="2026"), ["f001", "f002"]),
    (Narrowing(since="2026-03"), ["f002"]),
    (Narrowing(until="2026-04"), ["f001", "f003"]),
    (Narrowing(until="2026-02-05"), ["f001", "f003"]),
    (Narrowing(since="2026-02", until="2026-02"), ["f001"]),
    (Narrowing(statuses=("former",)), []),
])
def test_filters(how: Narrowing, kept: list[str]) -> None:
    found = narrow(GRAPH, how)
    assert sorted(e.properties["fact"] for e in found.edges) == kept
    ends = {end for e in found.edges for end in (e.start, e.end)}
    assert {n.id for n in found.nodes} == (ends if how else {"#1", "#2", "#3", "#4"})


def test_a_filter_in_words() -> None:
    how = Narrowing(("MET_WITH", "VISITED"), ("planned",), "2026-02", None)
    assert how.told() == "only: met with, visited · status: planned · since: Feb 2026"
    assert how.told(Words("ru")).replace("\u00a0", " ") == (
        "только: встреча, визит · статус: план · с: февр. 2026 г.")
    assert Narrowing().told() == ""


def test_names_of_relations_and_statuses() -> None:
    assert relations_of(["met with, VISITED", "trades-with"]) == ("MET_WITH", "VISITED", "TRADES_WITH")
    assert statuses_of(["Planned"]) == ("planned",)
    with pytest.raises(QueryError, match="Did you mean MET_WITH"):
        relations_of(["MEET_WITH"])
    with pytest.raises(QueryError, match="There are: asserted, planned, proposed, former"):
        statuses_of(["x"])
    assert day("--since", None) is None and day("--since", "2026-02") == "2026-02"
    with pytest.raises(QueryError, match="--since is a date"):
        day("--since", "yesterday")


def star_and_pair() -> Subgraph:
    return graph_of(*(node(n, "Person" if n else "Region") for n in range(12)),
                    *(edge(n, "VISITED", n, 0, reports=n) for n in range(1, 10)),
                    edge(10, "MET_WITH", 10, 11, reports=8))


def test_thin_keeps_the_best_reported_and_what_they_are_joined_with() -> None:
    found, left = thin(star_and_pair(), 4)
    assert [n.properties["name"] for n in found.nodes] == ["N7", "N8", "N9", "N0"]
    assert {e.properties["reports"] for e in found.edges} == {7, 8, 9}
    assert left is not None and (left.shown, left.nodes, left.types) == (4, 8, {"Person": 8})
    assert "the 4 nodes of 12" in left.told() and "8 people" in left.told() and "8 персон" in left.told(Words("ru"))
    assert thin(star_and_pair(), 12) == (star_and_pair(), None)


def test_thin_goes_on_with_another_part_when_one_is_shown_whole() -> None:
    found, _ = thin(star_and_pair(), 11)
    assert {n.properties["name"] for n in found.nodes} >= {"N1", "N10"}


def test_thin_stops_before_the_edges_are_too_many_and_begins_with_the_centre() -> None:
    lone = Node("#20", ("Entity", "City"), {"id": "id020", "name": "Пермь", "search": ["perm", "пермь"]})
    graph = graph_of(*star_and_pair().nodes, *star_and_pair().edges, lone, edge(20, "VISITED", 1, 20, reports=1))
    found, left = thin(graph, 60, edges=3, centre="perm")
    assert [n.properties["name"] for n in found.nodes] == ["Пермь", "N1", "N9", "N0"]
    assert len(found.edges) == 3 and left is not None and (left.shown, left.nodes) == (4, 9)
    assert thin(graph, 60, edges=20) == (graph, None)


def test_what_was_left_out_twice() -> None:
    first, second = LeftOut(60, {"Person": 5}), LeftOut(40, {"Person": 12, "City": 8})
    assert first + second == LeftOut(40, {"Person": 17, "City": 8}) and first + None == first
