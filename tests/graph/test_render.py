"""Pictures: nothing lies over anything, the same each time, and what they say can be read."""

from __future__ import annotations

import random
import re
import struct
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from graph.bundles import bundled
from graph.errors import QueryError
from graph.layout import FONT, Box, arrange, wrap
from graph.render import compose_figure, draw, picture
from graph.routes import GAP, Picture, compose, visible
from graph.schema import ENTITY_TYPES, RELATIONS, Edge, Node, Rows
from graph.schema import Path as Way
from graph.subgraph import Subgraph, edge_label, in_language, node_name, overview, subgraph_of
from graph.words import Words

NAMES = (
    "Сергей Лавров", "Министерство промышленности и торговли Самарской области", "Беларусь", "ОАО «МТЗ»",
    "Международный форум Дружбы народов", "Чрезвычайный и Полномочный Посол Республики Беларусь", "Perm",
    "Сельскохозяйственныйпроизводственныйкооператив", "$10.2m_{x}^2$",
)


def node(n: int, type_: str, name: str) -> Node:
    return Node(f"#{n}", ("Entity", type_), {"id": f"id{n:03}", "name": name})


def edge(n: int, type_: str, start: int, end: int, **more: Any) -> Edge:
    return Edge(f"e{n}", type_, f"#{start}", f"#{end}", {"fact": f"f{n:03}", **more})


def graph_of(*elements: Node | Edge) -> Subgraph:
    return subgraph_of(Rows(("x",), tuple((e,) for e in elements)))


def random_graph(seed: int, nodes: int, edges: int) -> Subgraph:
    rng = random.Random(seed)
    return graph_of(
        *(node(n, rng.choice(ENTITY_TYPES), f"{rng.choice(NAMES)} {n}") for n in range(nodes)),
        *(edge(n, rng.choice(list(RELATIONS)), rng.randrange(nodes), rng.randrange(nodes),
               date=rng.choice([None, "2026-02-05"]), status=rng.choice(["asserted", "planned", "proposed"]),
               title=rng.choice([None, "заместитель министра промышленности и торговли"]),
               value=rng.choice([None, 335e6]), currency="USD") for n in range(edges)))


def star(leaves: int) -> Subgraph:
    return graph_of(node(0, "Region", "Вологодская область"),
                    *(node(n, "Company", f"{NAMES[n % len(NAMES)]} {n}") for n in range(1, leaves + 1)),
                    *(edge(n, "EXPORTS_TO", 0, n, date="2025-08-25") for n in range(1, leaves + 1)))


def parallel(count: int) -> Subgraph:
    return graph_of(node(0, "Region", "Вологодская область"), node(1, "Country", "Беларусь"),
                    *(edge(n, "TRADES_WITH", 0, 1, value=1e6 * n, currency="USD", period=str(2000 + n))
                      for n in range(1, count + 1)))


def overlaps(placed: Picture) -> list[tuple[Box, Box]]:
    boxes = [n.box for n in placed.nodes] + [label.box for label in placed.labels]
    return [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]


def placed_of(subgraph: Subgraph) -> Picture:
    return compose(subgraph, [edge_label(e) for e in subgraph.edges])


SIZES = [(1, 0), (2, 1), (3, 9), (7, 6), (12, 20), (25, 25), (30, 60), (40, 30), (40, 60), (60, 80)]


@pytest.mark.parametrize(("nodes", "edges"), SIZES)
@pytest.mark.parametrize("seed", range(5))
def test_no_label_lies_over_another(seed: int, nodes: int, edges: int) -> None:
    subgraph = random_graph(seed, nodes, edges)
    placed = placed_of(subgraph)
    assert overlaps(placed) == []
    assert len(placed.nodes) == nodes and len(placed.routes) == edges
    assert sorted(label.edge for label in placed.labels) == list(range(edges))


@pytest.mark.parametrize("subgraph", [star(39), star(12), parallel(8), parallel(30)], ids=["39", "12", "p8", "p30"])
def test_no_label_lies_over_another_in_stars_and_bundles(subgraph: Subgraph) -> None:
    assert overlaps(placed_of(subgraph)) == []


@pytest.mark.parametrize("subgraph", [star(12), random_graph(0, 12, 20), random_graph(1, 30, 40)],
                         ids=["star", "20", "40"])
def test_few_ways_lie_under_foreign_nodes_and_labels(subgraph: Subgraph) -> None:
    placed = placed_of(subgraph)
    row = {n.id: i for i, n in enumerate(subgraph.nodes)}
    under = points = 0
    for n, (route, e) in enumerate(zip(placed.routes, subgraph.edges, strict=True)):
        foreign = [p.box for i, p in enumerate(placed.nodes) if i not in (row[e.start], row[e.end])]
        foreign += [label.box for label in placed.labels if label.edge != n]
        points += len(route.points)
        under += sum(any(box.contains(*point) for box in foreign) for point in route.points)
    assert under <= 0.06 * points


def test_every_way_runs_through_its_label() -> None:
    subgraph = random_graph(1, 12, 20)
    placed = placed_of(subgraph)
    assert all(any(label.box.contains(*p, margin=4.0) for p in placed.routes[label.edge].points)
               for label in placed.labels)


@pytest.mark.parametrize("seed", range(2))
def test_text_as_drawn_stays_in_its_box(seed: int) -> None:
    subgraph = random_graph(seed, 20, 30)
    placed = placed_of(subgraph)
    boxes = [(n.box, n.lines) for n in placed.nodes]
    boxes += [(x.box, x.lines) for x in placed.labels]
    with mpl.rc_context({"font.family": FONT}):
        figure = compose_figure(subgraph, placed, "caption")
        canvas = FigureCanvasAgg(figure)
        texts = [t for t in figure.axes[0].texts if t.get_zorder() == 5]
        inverse = figure.axes[0].transData.inverted()
        drawn = [(t.get_text(), t.get_window_extent(canvas.get_renderer()).transformed(inverse)) for t in texts]
    for box, lines in boxes:
        for line in lines:
            assert any(text == line and box.contains(*extent.min, margin=1.0) and box.contains(*extent.max, margin=1.0)
                       for text, extent in drawn), line


def test_everything_lies_on_the_page_and_apart_from_legend_and_caption() -> None:
    subgraph = random_graph(3, 15, 25)
    with mpl.rc_context({"font.family": FONT}):
        figure = compose_figure(subgraph, placed_of(subgraph), "Кто с кем · region = RU-VLG\n2026-02-06")
        canvas = FigureCanvasAgg(figure)
        page = figure.bbox
        extents = [t.get_window_extent(canvas.get_renderer()) for t in figure.findobj(Text) if t.get_text()]
    assert all(page.x0 <= e.x0 and e.x1 <= page.x1 and page.y0 <= e.y0 and e.y1 <= page.y1 for e in extents)
    assert not any(a.shrunk(0.9, 0.7).overlaps(b.shrunk(0.9, 0.7)) for a, b in combinations(extents, 2))


def test_routes_end_at_the_borders_of_their_nodes() -> None:
    subgraph = random_graph(1, 12, 20)
    placed = placed_of(subgraph)
    row = {n.id: i for i, n in enumerate(subgraph.nodes)}
    for route, e in zip(placed.routes, subgraph.edges, strict=True):
        for point, end in ((route.points[0], e.start), (route.points[-1], e.end)):
            box = placed.nodes[row[end]].box
            assert box.contains(*point, margin=2.5) and not box.contains(*point, margin=0.5)
        assert route.directed is not RELATIONS[e.type].symmetric


@pytest.mark.parametrize("seed", [0, 2])
def test_edges_that_pass_behind_a_node_show_a_gap(seed: int) -> None:
    subgraph = random_graph(seed, 40, 60)
    placed = placed_of(subgraph)
    passing = 0
    for route, e in zip(placed.routes, subgraph.edges, strict=True):
        foreign = [p.box for p, n in zip(placed.nodes, subgraph.nodes, strict=True) if n.id not in (e.start, e.end)]
        parts = visible(route, foreign)
        passing += len(parts) > 1
        assert not any(box.contains(*point, margin=GAP / 2) for part in parts for point in part for box in foreign)
    assert passing


def test_width_goes_by_reports_and_stands_in_the_legend() -> None:
    subgraph = graph_of(node(1, "Person", "А"), node(2, "Person", "Б"), node(3, "Person", "В"),
                        edge(1, "MET_WITH", 1, 2, reports=8), edge(2, "MET_WITH", 2, 3, reports=1))
    with mpl.rc_context({"font.family": FONT}):
        figure = compose_figure(subgraph, placed_of(subgraph), "caption")
    widths = {round(p.get_linewidth(), 2) for p in figure.axes[0].patches if isinstance(p, PathPatch)}
    assert widths == {1.1, 2.75}
    assert {"1 report", "8 reports"} <= {t.get_text() for t in figure.axes[0].texts}


def test_more_than_60_nodes_are_an_overview() -> None:
    big = random_graph(4, 61, 90)
    svg = picture(big, "svg", "caption")
    assert svg != picture(overview(big), "svg", "") and overview(overview(big)) == overview(big)
    joined = {frozenset((e.start, e.end)) for e in big.edges}
    assert len(overview(big).edges) == len(joined)
    placed = compose(overview(big), [()] * len(overview(big).edges))
    assert placed.labels == () and overlaps(placed) == []


def test_parallel_edges_of_a_type_are_one_line_with_a_fact_below_the_other() -> None:
    lines = bundled(graph_of(
        node(1, "Region", "А"), node(2, "Country", "Б"),
        *(edge(n, "TRADES_WITH", *((1, 2) if n % 2 else (2, 1)), value=1e6 * n, currency="USD", period=str(2020 + n))
          for n in range(1, 7)),
        edge(7, "TRADES_WITH", 1, 2, status="planned"), edge(8, "EXPORTS_TO", 1, 2), edge(9, "EXPORTS_TO", 2, 1),
        edge(10, "HOLDS_POSITION", 1, 2, role="mayor"), edge(11, "HOLDS_POSITION", 1, 2, role="minister"),
    ), Words("en"))
    assert sorted(lines.labels) == sorted([
        ("trades with", *(f"{n}M\u00a0USD, {2020 + n}" for n in range(3, 7)), "and 2 more"),
        ("trades with (planned)",), ("exports to",), ("exports to",), ("mayor", "minister")])
    assert len(lines.subgraph.edges) == 5 == len(lines.labels)


def test_bundled_edges_are_planned_only_if_all_are() -> None:
    ends = node(1, "Person", "А"), node(2, "Person", "Б")
    one = overview(graph_of(*ends, edge(1, "MET_WITH", 1, 2, status="planned", reports=2),
                            edge(2, "INVITED", 2, 1, status="planned", reports=1))).edges
    assert [e.properties for e in one] == [{"status": "planned", "reports": 3}]
    two = overview(graph_of(*ends, edge(1, "MET_WITH", 1, 2, status="planned"),
                            edge(2, "MET_WITH", 1, 2, status="asserted"))).edges
    assert [e.properties["status"] for e in two] == ["asserted"]


def test_names_in_a_language() -> None:
    both = Node("#1", ("Entity", "Country"), {"id": "a", "name": "Беларусь", "name_en": "Belarus"})
    one = node(2, "Person", "А")
    assert [node_name(n) for n in in_language(graph_of(both, one), "en").nodes] == ["Belarus", "А"]
    assert in_language(graph_of(both, one), "ru") == graph_of(both, one)


def test_files_are_the_same_each_time(tmp_path: Path) -> None:
    subgraph = random_graph(2, 10, 14)
    for kind in ("png", "svg"):
        assert picture(subgraph, kind, "caption") == picture(subgraph, kind, "caption")
    draw(subgraph, tmp_path / "a.PNG", "caption")
    assert (tmp_path / "a.PNG").read_bytes() == picture(subgraph, "png", "caption")


def test_png_has_200_dots_an_inch() -> None:
    data = picture(random_graph(2, 3, 2), "png", "caption")
    at = data.index(b"pHYs") + 4
    assert struct.unpack(">II", data[at : at + 8]) == (7874, 7874)


def test_svg_is_xml_whatever_the_names() -> None:
    evil = graph_of(node(1, "Person", "<b>\x00\x1b&\ud800 --> $x$"), node(2, "Event", "]]>"),
                    edge(1, "INVITED", 1, 2, title="<i>\x08$"))
    root = ElementTree.fromstring(picture(evil, "svg", "a\x00<&$\\frac"))
    assert root.tag.endswith("svg")


def test_foreign_settings_change_nothing() -> None:
    subgraph = random_graph(2, 4, 4)
    plain = picture(subgraph, "png", "caption")
    with mpl.rc_context({"font.family": "serif", "font.size": 30, "lines.linewidth": 9}):
        assert picture(subgraph, "png", "caption") == plain


def test_refusals(tmp_path: Path) -> None:
    some = random_graph(1, 2, 1)
    with pytest.raises(QueryError, match=r"\.png or an \.svg"):
        draw(some, tmp_path / "a.jpg", "caption")
    with pytest.raises(QueryError, match="found nothing"):
        draw(Subgraph((), ()), tmp_path / "a.png", "caption")
    with pytest.raises(QueryError, match="301 nodes are too many"):
        draw(random_graph(1, 301, 0), tmp_path / "a.png", "caption")
    assert list(tmp_path.iterdir()) == []


def test_subgraph_comes_from_any_column_once_and_sorted() -> None:
    a, b = node(2, "Person", "Б"), node(1, "Person", "А")
    ab = edge(1, "MET_WITH", 2, 1)
    rows = Rows(("x", "p", "n"), ((a, Way((a, b), (ab,)), 1), ([a, {"y": b}], None, "text")))
    assert subgraph_of(rows) == Subgraph((b, a), (ab,))


def test_evidence_is_hidden_unless_asked_for() -> None:
    article = Node("#9", ("Article",), {"id": "x", "title": "Заголовок"})
    lease = Node("#8", ("WriterLease",), {"name": "writer"})
    person = node(1, "Person", "А")
    states = Edge("e9", "STATES", "#9", "#1", {})
    rows = Rows(("x",), ((article,), (person,), (states,), (lease,)))
    assert subgraph_of(rows) == Subgraph((person,), ())
    shown = subgraph_of(rows, evidence=True)
    assert [node_name(n) for n in shown.nodes] == ["Заголовок", "А"] and shown.edges == (states,)


def test_a_table_is_no_subgraph() -> None:
    with pytest.raises(QueryError, match="a table, not"):
        subgraph_of(Rows(("n",), ((1,),)))
    with pytest.raises(QueryError, match="without the nodes at its ends"):
        subgraph_of(Rows(("r", "n"), ((edge(1, "MET_WITH", 1, 2), node(1, "Person", "А")),)))
    assert subgraph_of(Rows(("n",), ())) == Subgraph((), ())


@pytest.mark.parametrize(("given", "label", "russian"), [
    ({"type": "MET_WITH", "date": "2026-02-05", "status": "asserted"},
     "met with|5 Feb 2026", "встреча|5 февр. 2026 г."),
    ({"type": "VISITED", "date": "2026-05", "status": "planned"},
     "visited (planned)|May 2026", "визит (план)|май 2026 г."),
    ({"type": "HOLDS_POSITION", "role": "deputy_minister"}, "deputy minister", "заместитель министра"),
    ({"type": "HOLDS_POSITION", "status": "former", "role": "mayor"}, "mayor (former)", "мэр (ранее)"),
    ({"type": "HOLDS_POSITION"}, "holds position", "должность"),
    ({"type": "HOLDS_POSITION", "role": "governor", "title": "Governor"}, "governor", "губернатор"),
    ({"type": "HOLDS_POSITION", "role": "governor", "title": "губернатор"}, "governor", "губернатор"),
    ({"type": "HOLDS_POSITION", "role": "minister", "title": "министр энергетики"},
     "министр энергетики", "министр энергетики"),
    ({"type": "TRADES_WITH", "value": 678.1e6, "currency": "USD", "period": "2024", "goods": ["мясо", "сыр"]},
     "trades with|678.1M USD|мясо, сыр|2024", "торговля|678,1 млн USD|мясо, сыр|2024"),
    ({"type": "TRADES_WITH", "period": "2025-01/2025-09"},
     "trades with|Jan – Sept 2025", "торговля|янв. – сент. 2025 г."),
    ({"type": "EXPORTS_TO", "change_pct": -5.0}, "exports to|-5%", "экспорт|-5 %"),
    ({"type": "OWNS", "share_pct": 51.0}, "owns|51%", "владение|51 %"),
])
def test_edge_labels(given: dict[str, Any], label: str, russian: str) -> None:
    kind = given.pop("type")
    said = edge(1, kind, 1, 2, **given)
    assert "|".join(edge_label(said)) == label
    assert re.sub(r"\s", " ", "|".join(edge_label(said, Words("ru")))) == russian


def test_wrap_keeps_words_and_marks_what_it_leaves_out() -> None:
    assert wrap("  Министерство\nпромышленности и торговли ", 22, 5) == ("Министерство", "промышленности и", "торговли")
    assert wrap("раз два три четыре пять", 8, 2)[-1].endswith("…")
    assert wrap("", 8, 2) == ("?",)


def test_arrange_is_the_same_for_the_same_input() -> None:
    sizes = [(80.0, 20.0)] * 6
    pairs = [(0, 1), (1, 2), (0, 2), (3, 4), (1, 2)]
    assert arrange(sizes, pairs) == arrange(sizes, pairs[::-1])
