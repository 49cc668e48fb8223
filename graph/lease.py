"""The writer's lease: one writer at a time, whoever it is, and none that outlives its process by more than a minute."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from graph.errors import GraphError, StoreBusy

# A lease ends by itself this long after its holder was last heard of.
LEASE_SECONDS = 45
RENEWAL_SECONDS = 15

log = logging.getLogger(__name__)

# Runs one statement in a transaction of its own and gives its rows.
Execute = Callable[[str, dict[str, Any]], list[dict[str, Any]]]

# The first SET locks the node, so that of two that come at once the second sees what the first has done. A lease that
# would last longer than any does was given before the clock was set back: a living holder has the fence, a dead one
# would block the store for as long as the clock went back.
TAKE = """
MERGE (l:WriterLease {name: 'writer'}) ON CREATE SET l.expires = 0
SET l.asked = $holder
WITH l WHERE l.expires < timestamp() OR l.expires > timestamp() + $milliseconds OR l.holder = $holder
SET l.holder = $holder, l.expires = timestamp() + $milliseconds
MERGE (f:WriterFence {name: 'writer'})
SET f.holder = $holder, f.writes = coalesce(f.writes, 0)
RETURN l.holder AS holder
"""
RENEW = """
MATCH (l:WriterLease {name: 'writer'}) WHERE l.holder = $holder
SET l.expires = timestamp() + $milliseconds RETURN l.holder AS holder
"""
FREE = "MATCH (l:WriterLease {name: 'writer'}) WHERE l.holder = $holder SET l.expires = 0"
# Every writing transaction touches the fence: if another writer took over meanwhile, the two transactions collide.
FENCE = """
MATCH (f:WriterFence {name: 'writer'}) WHERE f.holder = $holder
SET f.writes = f.writes + 1, f.latest = $moment RETURN f.writes AS writes
"""
LATEST = "MATCH (f:WriterFence {name: 'writer'}) RETURN f.latest AS latest"

BUSY = ("Another kg is writing to this store. Wait until it has finished; if it was killed, "
        f"its claim on the store ends by itself within {LEASE_SECONDS} seconds.")


@contextmanager
def lease(execute: Execute, anew: Execute) -> Iterator[str]:
    """Holds the lease and gives the holder's name. Raises StoreBusy if another holds it.

    `anew` executes on a new connection: one that was interrupted may have lost its place in the stream.
    """
    holder = uuid.uuid4().hex
    terms = {"holder": holder, "milliseconds": LEASE_SECONDS * 1000}
    done = threading.Event()
    keeper = threading.Thread(target=_keep, args=(execute, terms, done), daemon=True, name="kg-lease")
    give_back: Execute | None = None
    try:
        if not execute(TAKE, terms):
            raise StoreBusy(BUSY)
        give_back = execute
        keeper.start()
        yield holder
    except BaseException as error:
        if not isinstance(error, Exception):  # interrupted, maybe while the lease was being taken
            give_back = anew
        raise
    finally:
        done.set()
        if keeper.is_alive():
            keeper.join()
        if give_back is not None:
            try:
                give_back(FREE, {"holder": holder})
            except GraphError:
                log.warning("couldn't give the writer's lease back; it ends by itself within %d seconds",
                            LEASE_SECONDS)


def _keep(execute: Execute, terms: dict[str, Any], done: threading.Event) -> None:
    while not done.wait(RENEWAL_SECONDS):
        try:
            if not execute(RENEW, terms):
                log.warning("another writer took the lease")
                return
        except GraphError as e:
            log.warning("couldn't renew the writer's lease: %s", e)
