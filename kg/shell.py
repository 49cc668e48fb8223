"""What the commands share: settings, the store, telling, and how Ctrl-C ends a command."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

from kg import terminal
from kg.errors import INTERRUPTED, Interrupted

if TYPE_CHECKING:
    from graph.store import Store
    from kg.settings import Settings

INTERRUPT = "Interrupted. What was loaded stays; the same command goes on from there."
PATIENCE = 10.0  # seconds that an interrupted command has to close the store


def tell(message: str) -> None:
    print(f"kg: {terminal.visible(message)}", file=sys.stderr)


def settings() -> Settings:
    from kg import settings as environment

    return environment.read()


def reading(engine: str | None = None) -> Settings:
    """The settings of a command that reads articles, with the engines of its option, of the environment or of kg.toml,
    the first that names any."""
    from kg import config
    from pipelines.engines import registry

    found = settings()
    if engine is None and not found.engine:
        said = config.found(found)
        engine = said.engine if said else None
    if engine is None:
        return found
    registry.parse(engine)
    return found.model_copy(update={"engine": engine})


def ready(settings: Settings) -> None:
    """Raises EngineError, before anything is opened or read, if an engine that was chosen can't be used."""
    from pipelines.engines import registry

    registry.ready(settings.engines)


@contextmanager
def store(settings: Settings, writing: bool = False) -> Iterator[Store]:
    """The store of the settings, open. Raises Interrupted where Ctrl-C came meanwhile."""
    from kg import connect, overrides

    decided = overrides.configured(settings) if writing else None
    try:
        with connect.open_store(settings, decided) as opened:
            yield opened
    except BaseException as error:
        if _is_interrupt(error):
            raise Interrupted(INTERRUPT) from None
        raise


def on_interrupt(number: int, frame: FrameType | None) -> None:
    """Ctrl-C, or being told to end, ends the command in order; where the store or its driver hangs on it, the process
    ends all the same."""
    leaving = threading.Timer(PATIENCE, _leave)
    leaving.daemon = True
    leaving.start()
    raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C or SIGTERM has come: the first only says so, for the work to end in order; the second ends it.
    """
    asked = threading.Event()
    former: dict[signal.Signals, Any] = {}

    def ask(number: int, frame: FrameType | None) -> None:
        asked.set()
        tell("Ends after the article at hand; once more ends at once.")
        for each in former:
            signal.signal(each, on_interrupt)

    for each in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(each) is not signal.SIG_IGN:  # a job in the background ignores Ctrl-C
            former[each] = signal.signal(each, ask)
    try:
        yield asked.is_set
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


def _leave() -> None:
    tell(INTERRUPT)
    os._exit(INTERRUPTED)  # a killed load is made good by the next


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind it: the driver, interrupted, fails once more as it closes its connection."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None
