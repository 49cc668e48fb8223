"""Days and periods beside what is told to happen: what every language's occasions ask of a scene's times."""

from __future__ import annotations

import datetime

from pipelines.dates import TimeSpan
from pipelines.document import Token
from pipelines.setting import Setting
from pipelines.types import Status

# Sentences back in which a day once named still is the day spoken of.
CARRY = 2
# From certain to least certain.
ORDER: tuple[Status, ...] = ("asserted", "planned", "proposed")


def shifted(day: str | None, days: int) -> str | None:
    """A day some days later or earlier; a month or a year stays as it is."""
    if day is None or len(day) != len("2026-02-05"):
        return day
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def ahead(scene: Setting, day: str) -> bool:
    """Whether a day or period starts after publication."""
    published = scene.article.published
    return bool(published) and not day.startswith("--") and day[:10] > str(published)[: len(day[:10])]


def within(scene: Setting, start: int, end: int) -> list[TimeSpan]:
    """The dates and periods, comparisons left out, that start in a stretch of the text."""
    return [s for s in scene.times if s.value and s.kind != "comparison" and start <= s.start < end]


def carried(scene: Setting, trigger: Token) -> str | None:
    """The one day named in the sentences before, up to publication."""
    start = trigger.sent.start
    for _ in range(CARRY):
        if start == 0:
            return None
        previous = scene.doc[start - 1].sent
        days = {s.value for s in within(scene, previous.start_char, previous.end_char) if s.kind == "date"}
        if days:
            day = days.pop()
            return day if not days and not ahead(scene, day) else None
        start = previous.start
    return None


def due(scene: Setting, status: Status, day: str | None) -> Status:
    """A thing asserted of a day after publication is planned."""
    return "planned" if status == "asserted" and day and ahead(scene, day) else status


def is_ahead(when: str | None, published: str | None) -> bool | None:
    """Whether a time begins after the day of publication; None where that can't be told."""
    if when is None or published is None or when.startswith("-"):
        return None
    start = when.split("/")[0].replace("-Q", "-0")
    return start > published[: len(start)]


def latest(*statuses: Status) -> Status:
    """The least certain of statuses."""
    return max((s for s in statuses if s in ORDER), key=ORDER.index, default="asserted")
