"""TRADES_WITH in English: two places trade with each other, with the turnover that is stated."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.relations.en import trade


def read(scene: Scene) -> Iterator[Draft]:
    """What an article says of it, with figures, periods and goods."""
    return trade.drafts(scene, "TRADES_WITH")


EXAMPLES: tuple[Example, ...] = ()
