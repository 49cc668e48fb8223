"""The page: nothing it was given runs or loads; in a real browser a click on an edge leads to its sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.page import page
from graph.schema import ENTITY_TYPES, RELATIONS, Edge, Node, Rows
from graph.statements import Statement
from graph.subgraph import Subgraph, subgraph_of
from graph.words import ENGLISH, Words

EVIL = "<script>alert(1)</script> --><img src=x onerror=alert(1)> \"'&\x00\x0b"
DANGEROUS = "javascript:alert(1)"


def node(id_: str, type_: str, name: str, **more: Any) -> Node:
    return Node(f"#{id_}", ("Entity", type_), {"id": id_, "name": name, **more})


def graph_of(*elements: Node | Edge) -> Subgraph:
    return subgraph_of(Rows(("x",), tuple((e,) for e in elements)))


def meetings() -> Subgraph:
    return graph_of(
        node("a", "Person", "Сергей Лавров", aliases=["Лавров", "Lavrov"]), node("b", "Person", "Дмитрий Махонин"),
        node("c", "Region", "Пермский край", iso="RU-PER"),
        Edge("#1", "MET_WITH", "#a", "#b", {"fact": "f1", "status": "asserted", "date": "2026-02-05", "reports": 2}),
        Edge("#2", "MET_WITH", "#a", "#b", {"fact": "f2", "status": "planned", "sentence": "Встреча готовится."}),
        Edge("#3", "INVITED", "#b", "#a", {"fact": "f3", "status": "asserted", "first_reported": "2026-01-02"}),
        Edge("#4", "HOLDS_POSITION", "#b", "#c", {"fact": "f4", "role": "governor"}))


TOLD = {
    "f1": (Statement("Глава МИД встретился с губернатором.", "Встреча", "2026-02-06", "https://example.org/a?b=1"),
           Statement("They met.", None, None, "/articles/б (1).txt")),
    "f3": (Statement("Махонин пригласил министра.", "Приглашение", None, DANGEROUS),),
}


def big(nodes: int = 200, edges: int = 390) -> Subgraph:
    return graph_of(
        *(node(f"{n:03}", ENTITY_TYPES[n % len(ENTITY_TYPES)], f"Узел номер {n}") for n in range(nodes)),
        *(Edge(f"e{n}", list(RELATIONS)[n % len(RELATIONS)], f"#{n % 17:03}", f"#{n % nodes:03}",
               {"fact": f"f{n}", "sentence": f"Предложение {n}."}) for n in range(edges)))


class Page(HTMLParser):
    """Tags, what they would load or run, and the text outside scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if tag == "a" and name == "href":
                self.links.append(value or "")
            elif name in ("src", "href", "xlink:href", "data", "action", "style") or name.startswith("on"):
                self.loads.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_edge_has_its_sentences_with_article_and_source() -> None:
    read = Page(page(meetings(), "Who met whom (who-met-whom)\nperson = Лавров\n6 Feb 2026", TOLD))
    for words in ("Who met whom (who-met-whom)", "person = Лавров", "Глава МИД встретился с губернатором.", "Встреча",
                  "They met.", "6 Feb 2026", "undated", "Встреча готовится.", "met with (planned)",
                  "Also called: Лавров", "iso: RU-PER", "2 reports", "reported 2 Jan 2026", "Person", DANGEROUS):
        assert words in read.text, words
    assert read.links == ["https://example.org/a?b=1", "file:///articles/%D0%B1%20%281%29.txt"]


def test_the_page_speaks_russian() -> None:
    text = page(meetings(), "c", TOLD, Words("ru"))
    read = Page(text)
    assert '<html lang="ru">' in text
    for words in ("встреча (план)", "6 февр. 2026 г.", "Персона", "сообщается как факт", "4 ребра", "губернатор"):
        assert words in read.text.replace("\u00a0", " "), words


def test_what_articles_say_runs_and_loads_nothing() -> None:
    told = {"f": (Statement(EVIL, EVIL, EVIL, f"https://example.org/{EVIL}"), Statement(EVIL, EVIL, EVIL, f"/{EVIL}"))}
    text = page(graph_of(node("a", "Person", EVIL, iso=EVIL, aliases=[EVIL]), node("b", EVIL, "b"), Edge(
        "#1", EVIL, "#a", "#b", {"fact": "f", "sentence": EVIL, "status": EVIL, "title": EVIL, "date": EVIL,
                                 "first_reported": EVIL})), f"{EVIL}\n{EVIL}", told)
    read = Page(text)
    assert read.tags.count("script") == 1 and "img" not in read.tags and read.loads == []
    assert all(link.startswith(("https://example.org/", "file:///")) for link in read.links)
    assert "alert(1)</script>" not in text and "\x00" not in text


def test_the_same_subgraph_gives_the_same_page() -> None:
    assert page(meetings(), "c", TOLD) == page(meetings(), "c", TOLD)


def test_more_nodes_than_a_picture_holds_are_a_list() -> None:
    read = Page(page(big(301, 300), "c", {}))
    assert "svg" not in read.tags and read.tags.count("details") == 601


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver")
    chrome, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not chrome or not driver:
        pytest.skip("needs Chromium and chromedriver (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chrome
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield found
    found.quit()


class Shown:
    """A page open in the browser."""

    def __init__(self, browser: Any, folder: Path, text: str) -> None:
        self.browser = browser
        file = folder / "page.html"
        file.write_text(text, "utf-8")
        browser.get("about:blank")
        browser.get_log("performance")
        browser.get_log("browser")
        browser.get(file.as_uri())

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements("css selector", selector))

    def click(self, selector: str) -> None:
        self.all(selector)[0].click()

    def click_on_way(self, edge: int, part: float) -> None:
        """A click of the mouse on the edge's line, so far along it."""
        x, y = self.browser.execute_script("""
            var line = document.querySelector('.edge[data-edge="' + arguments[0] + '"] .line');
            var at = line.getPointAtLength(line.getTotalLength() * arguments[1]), to = line.getScreenCTM();
            return [at.x * to.a + to.e, at.y * to.d + to.f];""", edge, part)
        actions = self.actions()
        actions.w3c_actions.pointer_action.move_to_location(int(x), int(y)).click()
        actions.perform()

    def actions(self) -> Any:
        return pytest.importorskip("selenium.webdriver").ActionChains(self.browser)

    def read(self) -> str:
        """What the one open card says."""
        [card] = self.all("details[open]")
        return str(card.text)

    def requests(self) -> list[str]:
        sent = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        return [each["params"]["request"]["url"] for each in sent if each["method"] == "Network.requestWillBeSent"]


def test_a_click_on_each_parallel_edge_shows_its_sentence(browser: Any, tmp_path: Path) -> None:
    graph = meetings()
    shown = Shown(browser, tmp_path, page(graph, "Кто с кем", TOLD))
    said = {"f1": "Глава МИД встретился с губернатором.", "f2": "Встреча готовится.",
            "f3": "Махонин пригласил министра."}
    for n, edge in enumerate(graph.edges):
        sentence = said.get(str(edge.properties["fact"]), "governor")
        shown.click("#all")
        shown.click_on_way(n, 0.15)
        assert sentence in shown.read()
        shown.click("#all")
        shown.click(f'.label[data-edge="{n}"] rect')
        assert sentence in shown.read() and shown.browser.current_url.endswith(f"#e{n}")
    [link] = [a for a in shown.all("details a") if "example.org" in a.get_attribute("href")]
    assert link.get_attribute("href") == "https://example.org/a?b=1"


def test_the_page_asks_for_nothing_and_runs_nothing_but_its_own(browser: Any, tmp_path: Path) -> None:
    told = {"f": (Statement(EVIL, EVIL, EVIL, f"https://example.org/{EVIL}"),)}
    shown = Shown(browser, tmp_path, page(graph_of(node("a", "Person", EVIL), node("b", "Event", EVIL), Edge(
        "#1", "MET_WITH", "#a", "#b", {"fact": "f"})), EVIL, told))
    shown.click(".label rect")
    assert "<script>alert(1)</script>" in shown.read()
    assert [url for url in shown.requests() if not url.startswith(("file:", "about:"))] == []
    assert shown.browser.get_log("browser") == []
    assert shown.browser.execute_script("return document.images.length + document.scripts.length") == 1


def test_a_node_search_and_filter_narrow_what_is_shown(browser: Any, tmp_path: Path) -> None:
    shown = Shown(browser, tmp_path, page(meetings(), "c", TOLD, ENGLISH))

    def edges() -> int:
        return len([card for card in shown.all("details.of-edge") if card.is_displayed()])

    shown.click('.node[data-node="2"] rect.box')
    assert edges() == 1 and "Пермский край" in shown.read()
    shown.click("#all")
    shown.all("#find")[0].send_keys("пригласил")
    assert edges() == 1 and len(shown.all(".edge.dim")) == 3
    shown.click("#all")
    shown.click('.kind input[value="r:MET_WITH"]')
    assert edges() == 2 and len(shown.all(".edge.off")) == 2
    shown.click("#all")
    assert edges() == 4 and shown.all(".off, .dim") == []


def test_nodes_drag_their_edges_and_the_wheel_zooms(browser: Any, tmp_path: Path) -> None:
    shown = Shown(browser, tmp_path, page(meetings(), "c", TOLD))

    def state(name: str, selector: str) -> list[str]:
        return [each.get_dom_attribute(name) for each in shown.all(selector)]

    ways, before = state("d", ".edge .line"), state("transform", ".node")
    shown.actions().drag_and_drop_by_offset(shown.all('.node[data-node="2"] rect.box')[0], 40, 30).perform()
    assert sum(a != b for a, b in zip(before, state("transform", ".node"), strict=True)) == 1
    assert sum(a != b for a, b in zip(ways, state("d", ".edge .line"), strict=True)) == 1
    assert shown.all("details[open]") == []
    [view] = state("viewBox", "#graph")
    wheel = pytest.importorskip("selenium.webdriver.common.actions.wheel_input")
    over = wheel.ScrollOrigin.from_element(shown.all("#graph")[0])
    shown.actions().scroll_from_origin(over, 0, -400).perform()
    [nearer] = state("viewBox", "#graph")
    assert float(nearer.split()[2]) < float(view.split()[2])
    shown.click("#fit")
    assert [float(x) for x in state("viewBox", "#graph")[0].split()] == [float(x) for x in view.split()]


def test_200_nodes_can_be_used(browser: Any, tmp_path: Path) -> None:
    graph = big()
    shown = Shown(browser, tmp_path, page(graph, "c", {}))
    assert len(shown.all(".node")) == 200 and len(shown.all(".edge")) == len(graph.edges)
    shown.browser.execute_script("document.querySelector('.edge[data-edge=\"77\"]').dispatchEvent("
                                 "new MouseEvent('click', {bubbles: true}))")
    assert str(graph.edges[77].properties["sentence"]) in shown.read()
    assert [label.get_attribute("data-edge") for label in shown.all(".label") if label.is_displayed()] == ["77"]
