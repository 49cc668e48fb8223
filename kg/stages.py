"""How long each stage of a load takes, although the stages run interlaced."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Stages:
    """A clock that runs for one stage at a time: what a stage calls up inside it counts for itself."""

    def __init__(self) -> None:
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._now = ""
        self._since = time.monotonic()

    def each(self, stage: str, values: Iterable[T]) -> Iterator[T]:
        """The same values; the time that each takes to come is the stage's."""
        left = iter(values)
        while True:
            with self.at(stage):
                try:
                    value = next(left)
                except StopIteration:
                    return
            yield value

    @contextmanager
    def at(self, stage: str) -> Iterator[None]:
        before = self._turn(stage)
        try:
            yield
        finally:
            self._turn(before)

    def seconds(self) -> dict[str, float]:
        return {stage: round(seconds, 2) for stage, seconds in self._seconds.items() if stage}

    def _turn(self, stage: str) -> str:
        now = time.monotonic()
        before, self._now = self._now, stage
        self._seconds[before] += now - self._since
        self._since = now
        return before
