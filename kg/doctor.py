"""`kg doctor`: what kg needs, looked at one by one, and what to do where something is wrong."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from graph.schema import SCHEMA_VERSION
from kg import config, connect, overrides
from kg.errors import FAILED, KNOWN, NO_STORE
from kg.settings import Settings
from pipelines import confidence
from pipelines.engines import registry
from pipelines.errors import EngineError

Verdict = Literal["well", "mind", "wrong"]
LEAST_FREE, SCARCE_FREE = 200e6, 2e9  # bytes: below the first nothing can be loaded, below the second it will end soon
SKEW = 30  # seconds between two clocks, from which on leases and times of loads mislead
OLDEST = 1767225600  # 2026-01-01: an earlier clock is wrong


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was seen, and what to do unless all is well."""

    what: str
    verdict: Verdict
    seen: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything that a load needs, in the order in which it needs it."""
    for look in (_clock, _disk, _config, _overrides, engines, _store):
        yield from look(settings)


def _clock(settings: Settings) -> Iterator[Finding]:
    now = time.time()
    shown = time.strftime("%Y-%m-%d %H:%M:%S %Z", time.localtime(now))
    if now < OLDEST:
        yield Finding("clock", "wrong", shown, "Set this machine's clock; leases and the times of loads hang on it.")
    else:
        yield Finding("clock", "well", shown)


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = settings.home
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    seen = f"{free / 1e9:.1f} GB free at {folder}"
    if free < LEAST_FREE:
        yield Finding("disk", "wrong", seen, "Make room, or put KG_HOME on another disk.")
    elif free < SCARCE_FREE:
        yield Finding("disk", "mind", seen, "Make room soon.")
    else:
        yield Finding("disk", "well", seen)


def _config(settings: Settings) -> Iterator[Finding]:
    try:
        found = config.found(settings)
    except KNOWN as error:
        yield Finding(config.FILE, "wrong", str(error), "Correct it: docs/sources.md tells what may stand there.")
        return
    yield Finding(config.FILE, "well", "none" if found is None else f"in {found.folder}: {', '.join(found.sources)}")


def _overrides(settings: Settings) -> Iterator[Finding]:
    try:
        found = overrides.configured(settings)
    except KNOWN as error:
        yield Finding("overrides", "wrong", str(error), "Correct the line, or delete it.")
        return
    said = "none" if found is None else f"{len(found.same) + len(found.different) + len(found.reject)} in the file"
    yield Finding("overrides", "well", said)


def engines(settings: Settings) -> Iterator[Finding]:
    """The engine of each language: whether it can be used, and its versions."""
    for choice in settings.engines.choices:
        what, start = f"engine {choice.language}", time.perf_counter()
        try:
            registry.load(choice)
            seen = f"{registry.fingerprint(choice)}, loaded in {time.perf_counter() - start:.1f} s"
        except EngineError as error:
            yield Finding(what, "wrong", choice.name, str(error))
        except Exception as error:  # whatever a model's library raises: it is this command's to tell
            yield Finding(what, "wrong", f"{choice.name}: {type(error).__name__}: {error}",
                          "Install kg anew: pip install --force-reinstall kg-news.")
        else:
            if confidence.is_measured(choice.name):
                yield Finding(what, "well", seen)
            else:
                yield Finding(what, "mind", seen, f"Its frames aren't measured on gold: their claims' confidence is "
                                                  f"{confidence.UNMEASURED}, whatever the frame.")


def _store(settings: Settings) -> Iterator[Finding]:
    where = connect.address(settings)
    try:
        with connect.open_store(settings) as store:
            about, counts = store.about(), store.counts()
    except KNOWN as error:
        yield Finding("store", "wrong", where, str(error))
        return
    server = about["server"] if settings.neo4j_uri else f"ArcadeDB {version('arcadedb-embedded')}"
    yield Finding("store", "well", f"{where}: {server}, {counts['articles']} articles")
    if about["schema"] < SCHEMA_VERSION:
        yield Finding("schema", "wrong", f"version {about['schema']}", "Run `kg rebuild` once.")
    else:
        yield Finding("schema", "well", f"version {about['schema']}, constraints in place")
    skew = abs(about["clock"] / 1000 - time.time())
    if skew > SKEW:
        yield Finding("store's clock", "wrong", f"{skew:.0f} s from this machine's", "Set both clocks by one server.")


def status(findings: Sequence[Finding]) -> int:
    """The exit status: 0 all is well, 3 no store, 1 something else is wrong."""
    wrong = [finding.what for finding in findings if finding.verdict == "wrong"]
    return NO_STORE if "store" in wrong else FAILED if wrong else 0
