"""HELD_IN in English: where an event takes place."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.agenda import agenda
from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.types import Qualifiers


def read(scene: Scene) -> Iterator[Draft]:
    """Every event whose place the text tells."""
    for occasion in agenda(scene).occasions.values():
        for place, token in occasion.places:
            yield Draft(occasion.id, place, occasion.status, token, "held.place", Qualifiers(date=occasion.date))


EXAMPLES = (
    Example(
        "The Northern Path forum opened in Murmansk on Thursday.",
        (("Northern Path", "Murmansk", "asserted", {"date": "2026-02-05"}),),
    ),
)
