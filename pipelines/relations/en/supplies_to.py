"""SUPPLIES_TO in English: a firm delivers or sells, or a place to a firm."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.relations.en import trade


def read(scene: Scene) -> Iterator[Draft]:
    """What an article says of it, with figures, periods and goods."""
    return trade.drafts(scene, "SUPPLIES_TO")


EXAMPLES: tuple[Example, ...] = ()
