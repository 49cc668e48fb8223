"""Files of a subgraph: GraphML that reads back, and a file in every format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.errors import QueryError
from graph.export import FORMATS, graphml, save
from graph.schema import Edge, Node, Rows
from graph.subgraph import Subgraph, subgraph_of

EVIL = "<script>alert(1)</script> --><img src=x onerror=alert(1)> \"'&\x00\x0b"


def node(id_: str, type_: str, name: str, **more: Any) -> Node:
    return Node(f"#{id_}", ("Entity", type_), {"id": id_, "name": name, **more})


def graph_of(*elements: Node | Edge) -> Subgraph:
    return subgraph_of(Rows(("x",), tuple((e,) for e in elements)))


def trade() -> Subgraph:
    return graph_of(
        node("place:BY", "Country", "Беларусь", aliases=["Беларусь", "Belarus"], iso="BY"),
        node("place:RU-VLG", "Region", "Вологодская область"),
        Edge("#1", "TRADES_WITH", "#place:BY", "#place:RU-VLG", {
            "key": "k1", "fact": "f1", "value": 335e6, "currency": "USD", "period": "2023", "status": "asserted",
            "sentence": "В 2023 году — $335 млн.", "reports": 2, "articles": 2, "goods": ["мясо", "молоко"]}),
        Edge("#2", "TRADES_WITH", "#place:BY", "#place:RU-VLG", {
            "key": "k2", "fact": "f2", "value": 678, "status": "planned"}),
    )


def test_graphml_reads_back_with_parallel_edges_and_types(tmp_path: Path) -> None:
    file = tmp_path / "trade.graphml"
    save(trade(), file, "caption")
    back = nx.read_graphml(file, force_multigraph=True)
    assert set(back.nodes) == {"place:BY", "place:RU-VLG"}
    assert back.nodes["place:BY"]["label"] == "Беларусь" and back.nodes["place:BY"]["aliases"] == "Беларусь; Belarus"
    assert back.nodes["place:BY"]["type"] == "Country"
    edges = sorted((d for *_, d in back.edges(data=True)), key=lambda d: d["fact"])
    assert [(d["value"], d["type"], d["key"]) for d in edges] == [
        (335e6, "TRADES_WITH", "k1"), (678.0, "TRADES_WITH", "k2")]
    assert edges[0]["goods"] == "мясо; молоко" and edges[0]["sentence"] == "В 2023 году — $335 млн."


def test_graphml_declares_each_property_once_and_takes_any_text() -> None:
    text = graphml(graph_of(node("a", "Person", EVIL), node("b", "Person", "\ud800"), Edge(
        "#1", "MET_WITH", "#a", "#b", {"sentence": EVIL, "source": "s", "target": "t", "id": "i"})))
    declared = re.findall(r'<key id="\w+" for="(\w+)" attr.name="(\w+)"', text)
    assert len(declared) == len(set(declared))
    back = nx.parse_graphml(text)
    assert back.nodes["a"]["name"] == EVIL.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")


def test_the_same_subgraph_gives_the_same_files() -> None:
    assert graphml(trade()) == graphml(trade())


@pytest.mark.parametrize("ending", FORMATS)
def test_save_writes_every_format(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out{ending.upper()}"
    save(trade(), file, "caption")
    assert file.stat().st_size > 500


def test_save_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"\.png, \.svg, \.html, \.graphml"):
        save(trade(), tmp_path / "out.pdf", "caption")
    with pytest.raises(QueryError, match="found nothing"):
        save(Subgraph((), ()), tmp_path / "out.graphml", "caption")
    assert list(tmp_path.iterdir()) == []
