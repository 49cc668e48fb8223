"""Errors of the command itself. Each message says what to do next; each kind of error has its exit status."""

from __future__ import annotations

from graph.errors import EmbeddedError, GraphError, StoreError
from pipelines.errors import PipelineError, SourceError

FAILED, USAGE, NO_STORE, INTERRUPTED = 1, 2, 3, 130


class KgError(Exception):
    """Root of the command's own errors."""


class SettingsError(KgError):
    """The environment says something that kg can't use."""


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
    if isinstance(error, (KgError, SourceError, GraphError)):
        return USAGE
    return FAILED


KNOWN = (KgError, PipelineError, GraphError)
