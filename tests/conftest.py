"""One embedded store for all tests that need one, empty for each."""

from __future__ import annotations

from collections.abc import Iterator

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
