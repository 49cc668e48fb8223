"""HELD_IN: where an event takes place."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.matcher import Draft, Example, Relation
from pipelines.relations.events import agenda
from pipelines.scene import Scene
from pipelines.types import PLACES, Qualifiers

EVENTS = frozenset({"Event"})


def read(scene: Scene) -> Iterator[Draft]:
    """Every event whose place the text tells, once a place."""
    for occasion in agenda(scene).occasions.values():
        for place, token in dict(reversed(occasion.places)).items():
            yield Draft(occasion.id, place, occasion.status, token, "held.place", Qualifiers(date=occasion.date))


EXAMPLES = (
    Example(
        "Выставка «Сад и огород» открылась сегодня в Рязани.",
        (("Сад и огород", "Рязань", "asserted", {"date": "2026-02-05"}),),
    ),
    Example(
        "Губернатор пригласил коллег на форум «Северный путь», который пройдёт в Мурманске 10–12 марта.",
        (("Северный путь", "Мурманск", "planned", {"date": "2026-03-10/2026-03-12"}),),
    ),
    Example("Министр отменил поездку на выставку «Сад и огород».", ()),
)

RELATION = Relation("HELD_IN", EVENTS, PLACES, False, None, read, EXAMPLES)
