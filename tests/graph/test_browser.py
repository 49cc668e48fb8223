"""The style and the favourites for Neo4j Browser, in the real Browser on a real Neo4j, over five hand-made articles."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from five_articles import ARTICLES, PLACES, asked

from graph import browser, queries
from graph.render import COLOURS
from graph.store import Store

QUERIES = queries.all_queries()
URI, PASSWORD, PAGE = (os.environ.get(f"KG_TEST_NEO4J_{name}", "") for name in ("URI", "PASSWORD", "BROWSER"))


def test_every_query_is_a_favourite_by_its_title_with_all_that_it_asks_for() -> None:
    for query in QUERIES:
        scripts = list(browser.favourites(query))
        assert [s.path.partition("/")[0] for s in scripts] == [
            query.folder, *[f"{query.folder} (tables)"] * bool(query.columns),
            *[f"{query.folder} (parameters)"] * bool(query.parameters)]
        assert all(s.text.startswith(f"// {query.title}") for s in scripts)
        assert scripts[0].text.splitlines()[0] == f"// {query.title}"
        given = re.findall(r"^:param (\w+) =>", scripts[-1].text, re.MULTILINE)
        for script in scripts[: 1 + bool(query.columns)]:
            assert set(re.findall(r"\$(\w+)", script.text)) <= set(given), query.name


def test_titles_are_their_own_and_fit_the_drawer_or_differ_where_it_cuts_them() -> None:
    for folder in {query.folder for query in QUERIES}:
        shown = [query.title[:29] for query in QUERIES if query.folder == folder]
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(("value", "written"), [
    (None, "null"), (30, "30"), ("Пермский край", "'Пермский край'"), ("Côte d'Ivoire \\", r"'Côte d\'Ivoire \\'"),
    (["asserted", "planned"], "['asserted', 'planned']"), ((), "[]")])
def test_values_in_cypher(value: Any, written: str) -> None:
    assert browser.literal(value) == written


def test_the_same_queries_are_the_same_files(tmp_path: Path) -> None:
    one, other = (browser.write(tmp_path / name, QUERIES) for name in ("one", "other"))
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]
    with zipfile.ZipFile(one[1]) as archive:
        files = {f"{browser.FAVOURITES}/{name}" for name in archive.namelist()}
    assert files == {str(f.relative_to(tmp_path / "one")) for f in (tmp_path / "one").rglob("*.cypher")}


@pytest.mark.parametrize(("language", "name", "met"), [
    (None, "{name}", "met with"), ("ru", "{name}", "встреча"), ("en", "{name_en}", "met with")])
def test_the_style_speaks_a_language(language: str | None, name: str, met: str) -> None:
    style = browser.style(language)
    assert f'caption: "{name}"' in style
    assert f'relationship.MET_WITH {{\n  caption: "{met} {{date}} ({{status}})";' in style


# --- the real Browser ------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Neo4j Browser, logged in, with our style and favourites dragged into it."""
    neo4j_browser = pytest.importorskip("neo4j_browser", reason="selenium isn't installed: pip install -e '.[dev]'")
    if not PAGE:
        pytest.skip("no Neo4j to test on; make test-all starts one, with Java 17 and Maven")
    if not (programs := neo4j_browser.chromium()):
        pytest.skip("no Chromium with its driver; scripts/install_chromium.sh installs them where it may")
    folder = tmp_path_factory.mktemp("browser")
    style, archive = browser.write(folder, [with_our_names(query) for query in QUERIES])
    with Store(URI, "neo4j", PASSWORD, "neo4j", PLACES.get) as store:
        store.prepare()
        store.withdraw([a["id"] for a in store.articles()])
        store.load(ARTICLES)
        with neo4j_browser.Neo4jBrowser(programs) as window:
            window.log_in(PAGE, URI, PASSWORD)
            window.drop(style)
            window.wait(lambda: ":style" in window.text(window.frames()[0]))
            window.drop(archive)
            yield window
        store.withdraw([a["id"] for a in store.articles()])


def with_our_names(query: queries.Query) -> queries.Query:
    """The query with examples that stand in the five articles."""
    given = asked(query)
    return replace(query, parameters=tuple(
        replace(p, example=given[p.name]) if p.required else replace(p, default=given.get(p.name, p.default))
        for p in query.parameters))


@pytest.fixture
def window(opened: Any) -> Iterator[Any]:
    """The window without earlier answers."""
    yield opened
    for frame in opened.frames():
        opened.close(frame)


def played(window: Any, query: queries.Query) -> Any:
    """The frame in which a query's graph stands, after its parameters were set."""
    window.open_favourites(query.folder, f"{query.folder} (parameters)", f"{query.folder} (tables)")
    if query.parameters:
        run(window, f"{query.folder} (parameters)", f"{query.title} – parameters")
    return run(window, query.folder, query.title)


def run(window: Any, folder: str, title: str) -> Any:
    frame = window.run_favourite(folder, title)
    assert not window.error(frame)
    return frame


@pytest.mark.neo4j
@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_favourite_runs_and_draws(window: Any, query: queries.Query) -> None:
    frame = played(window, query)
    assert window.nodes(frame) or query.name == "duplicates"
    window.close(frame)
    if query.columns:
        table = run(window, f"{query.folder} (tables)", f"{query.title} – table")
        assert all(column in window.text(table) for column in query.columns) or query.name == "duplicates"


@pytest.mark.neo4j
def test_nodes_have_the_colours_of_our_pictures_and_bear_names(window: Any) -> None:
    frame = played(window, queries.get("most-reported"))
    drawn = window.drawn(frame)
    assert {(fill, border) for _, fill, border, _ in drawn} <= set(COLOURS.values())
    assert {label for labels, *_ in drawn for label in labels} >= {"Person", "Country", "Region", "City", "Company"}
    for labels, fill, border, caption in drawn:
        (type_,) = set(labels) & set(COLOURS)
        assert (fill, border) == COLOURS[type_]
        assert caption.strip()


@pytest.mark.neo4j
def test_a_click_on_an_edge_shows_its_sentence(window: Any) -> None:
    frame = played(window, queries.get("who-met-whom"))
    window.fill_window(frame)
    window.click_edge(frame, "met with 20")
    window.wait(lambda: window.details(frame))
    said = {f"{article.article['id'][-1]}.{n}" for article in ARTICLES for n, _ in enumerate(article.claims, 1)}
    assert window.details(frame)["sentence"] in said


@pytest.mark.neo4j
def test_what_a_newcomer_sees_first_bears_captions(window: Any) -> None:
    frame = window.ask("MATCH (n) RETURN n LIMIT 25")
    assert not window.error(frame)
    drawn = window.drawn(frame)
    assert len(drawn) == 25
    assert all(caption.strip() for *_, caption in drawn)
