"""Settings → the store that they name, open and ready."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph import embedded
from kg import records
from kg.settings import Settings

if TYPE_CHECKING:
    from graph.overrides import Overrides
    from graph.store import Store


@contextmanager
def open_store(settings: Settings, overrides: Overrides | None = None) -> Iterator[Store]:
    """The Neo4j server of the settings; else a running `kg serve`; else the embedded store, started for this command.

    `overrides` count for what is written; without them those that the store keeps. Raises StoreUnavailable, StoreBusy
    or EmbeddedError.
    """
    from graph.store import Store  # imports the driver

    if settings.neo4j_uri and settings.neo4j_password:
        password = settings.neo4j_password.get_secret_value()
        with Store(settings.neo4j_uri, settings.neo4j_username, password, settings.neo4j_database,
                   records.place, overrides) as store:
            store.prepare()
            yield store
        return
    served = embedded.connection_of(settings.home)
    if served is not None:
        with Store(served.uri, served.user, served.password, served.database, records.place, overrides) as store:
            store.prepare()
            yield store
        return
    with embedded.EmbeddedServer(settings.home) as server:
        at = server.connection
        with Store(at.uri, at.user, at.password, at.database, records.place, overrides) as store:
            store.prepare()
            yield store


def address(settings: Settings) -> str:
    """Where the store is, in words, without a secret."""
    if settings.neo4j_uri:
        return f"Neo4j at {settings.neo4j_uri}, database {settings.neo4j_database}"
    return f"embedded, in {settings.home}"
