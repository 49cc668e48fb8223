"""EXPORTS_TO in English: goods go from one place to another; an import is read the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.relations.en import trade


def read(scene: Scene) -> Iterator[Draft]:
    """What an article says of it, with figures, periods and goods."""
    return trade.drafts(scene, "EXPORTS_TO")


EXAMPLES: tuple[Example, ...] = ()
