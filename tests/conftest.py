"""One embedded store for all tests that need one, empty for each, and one Neo4j where there is one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from graph.embedded import DATABASE, EmbeddedServer
from graph.schema import Place
from graph.store import Store

PLACES = {place.key: place for place in (
    Place("place:RU", "Country", "RU", "Россия", "Russia", None),
    Place("place:RU-PER", "Region", "RU-PER", "Пермский край", "Perm Krai", "place:RU"),
    Place("place:RU-PER/perm", "City", None, "Пермь", "Perm", "place:RU-PER"),
    Place("place:RU-MOW", "City", "RU-MOW", "Москва", "Moscow", "place:RU"),
    Place("place:BY", "Country", "BY", "Беларусь", "Belarus", None),
    Place("place:BY/minsk", "City", None, "Минск", "Minsk", "place:BY"),
)}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tests run in two processes: those on Neo4j in one, as there is one Neo4j, and those of a module in one; those of
    tiny models in one, too, so that no model is trained twice."""
    named = [item.nodeid, *getattr(item, "fixturenames", ())]
    if item.get_closest_marker("neo4j") or any("neo4j" in name for name in named):
        group = "neo4j"
    elif item.path.name == "test_engines.py" or any("tiny" in name for name in named):
        group = "tiny models"
    else:
        group = str(item.path.relative_to(item.config.rootpath))
    item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    with EmbeddedServer(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="session")
def prepared_store(server: EmbeddedServer) -> Iterator[Store]:
    with Store(server.uri, server.user, server.password, DATABASE, PLACES.get) as store:
        store.prepare()
        yield store


@pytest.fixture
def store(prepared_store: Store) -> Store:
    """An empty store."""
    prepared_store.withdraw([article["id"] for article in prepared_store.articles()])
    return prepared_store


@pytest.fixture
def news_site() -> Iterator[Any]:
    """A news site on this machine: see news_site.py."""
    spec = util.spec_from_file_location("news_site", Path(__file__).with_name("news_site.py"))
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    with module.Site() as running:
        yield running


@pytest.fixture(scope="session")
def tiny_stanza(request: pytest.FixtureRequest) -> Callable[[str], Path]:
    """The folder of models, as KG_MODELS names it, with tiny ones of Stanza's for a language; kept between runs."""
    pytest.importorskip("stanza", reason="Stanza isn't installed; make test-all installs it")
    import tiny

    return lambda language: tiny.stanza_models(language, request.config.cache.mkdir("kg-tiny"))


@pytest.fixture(scope="session")
def tiny_spacy(request: pytest.FixtureRequest) -> Callable[..., Path]:
    """The folder of a tiny spaCy pipeline of a language, and a scheme if not UD's; trained once, kept between runs."""
    import tiny

    return lambda language, scheme="": tiny.spacy_pipeline(language, scheme, request.config.cache.mkdir("kg-tiny"))


@pytest.fixture(scope="session")
def prepared_neo4j() -> Iterator[Store]:
    uri = os.environ.get("KG_TEST_NEO4J_URI")
    if not uri:
        pytest.skip("no Neo4j to test on; make test-all starts one, with Java 17 and Maven")
    with Store(uri, "neo4j", os.environ["KG_TEST_NEO4J_PASSWORD"], "neo4j", PLACES.get) as store:
        store.prepare()
        yield store


@pytest.fixture
def neo4j_store(prepared_neo4j: Store) -> Store:
    """An empty store on Neo4j."""
    prepared_neo4j.withdraw([article["id"] for article in prepared_neo4j.articles()])
    return prepared_neo4j
