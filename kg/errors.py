"""Errors of the command itself. Each message says what to do next; each kind of error has its exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.errors import EmbeddedError, GraphError, StoreError
from pipelines.errors import EngineError, PipelineError, SourceError

FAILED, USAGE, NO_STORE, INTERRUPTED = 1, 2, 3, 130


class KgError(Exception):
    """Root of the command's own errors."""


class SettingsError(KgError):
    """The environment says something that kg can't use."""


class ConfigError(KgError):
    """`kg.toml` says something that kg can't use."""


class DumpError(KgError):
    """A file of dumped evidence that can't be read, or not to its end."""


class OverridesError(KgError):
    """The overrides file holds something that kg can't use."""


class UsageError(KgError):
    """Arguments that can't be used as they stand."""


class Interrupted(KgError):
    """Ctrl-C while the store was open."""


def exit_status(error: Exception) -> int:
    """The exit status that an error ends the command with: 2 for what was asked, 3 for the store, 130 for Ctrl-C,
    else 1."""
    if isinstance(error, (StoreError, EmbeddedError)):
        return NO_STORE
    if isinstance(error, Interrupted):
        return INTERRUPTED
    if isinstance(error, (KgError, SourceError, EngineError, GraphError)):
        return USAGE
    return FAILED


def message(error: Exception) -> str:
    """What an error says, with what was noted on its way up."""
    return " ".join([str(error), *getattr(error, "__notes__", ())])


@contextmanager
def told_how_far(loaded: Callable[[], int]) -> Iterator[None]:
    """Notes on a store's error how many articles were `loaded` before it: they stay."""
    try:
        yield
    except StoreError as error:
        error.add_note(f"{loaded()} articles were loaded before that; they stay, and the same command goes on from "
                       "there.")
        raise


KNOWN = (KgError, PipelineError, GraphError)
