"""How far a load is, how fast, and how long it will take: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from kg import tables

EVERY = 30.0  # seconds between two lines


@contextmanager
def shown(verb: str, total: int | None, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Gives what is to be called as each article is done. On standard error."""
    console = tables.console(stderr=True)
    if quiet or not console.is_terminal:
        yield _Lines(verb, total, quiet)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, speed_estimate_period=120) as progress:
        task = progress.add_task(verb, total=total, rate="")

        def step() -> None:
            progress.advance(task)
            speed = progress.tasks[0].speed
            progress.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield step


class _Lines:
    """A line every half a minute, for logs."""

    def __init__(self, verb: str, total: int | None, quiet: bool) -> None:
        self._verb, self._total, self._quiet = verb, total, quiet
        self._done = 0
        self._began = self._told = time.monotonic()

    def __call__(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._told >= EVERY and not self._quiet:
            self._told = now
            print(line(self._verb, self._done, self._total, now - self._began), file=sys.stderr, flush=True)


def line(verb: str, done: int, total: int | None, seconds: float) -> str:
    """How far it is, in words."""
    rate = done / seconds if seconds else 0.0
    told = f"{verb}: {done:,}{f' of {total:,}' if total else ''} articles, {rate:.1f} a second"
    if not total or not rate:
        return told
    left = max(total - done, 0) / rate
    return f"{told}, {left / 60:.0f} min left" if left >= 90 else f"{told}, {left:.0f} s left"
