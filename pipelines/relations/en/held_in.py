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
    Example(
        "The Zurich Dairy Fair opened in Zurich on Tuesday, 3 February 2026, and will run until Friday.",
        (("Zurich Dairy Fair", "Zurich", "asserted", {"date": "2026-02-03/2026-02-06"}),),
    ),
    Example(
        "Minister Aino Laine invited Governor Anna Hartsook to the Baltic Dairy Congress, which Riga will host on "
        "March 10-12.",
        (("Baltic Dairy Congress", "Riga", "planned", {"date": "2026-03-10/2026-03-12"}),),
    ),
    Example(
        "The Mekong Tea Fair, to be held in Kunming next month, expects 300 exhibitors.",
        (("Mekong Tea Fair", "Kunming", "planned", {"date": "2026-03"}),),
    ),
    # Events called by a common noun.
    Example(
        "Finnish Trade Minister Juhani Saari told a seafood conference in Halifax on Tuesday that exports had doubled.",
        (("seafood conference in Halifax", "Halifax", "asserted", {"date": "2026-02-03"}),),
    ),
    Example(
        "Premier Jane Whitford leads a trade mission to India next week.",
        (("trade mission to India", "India", "planned", {"date": "2026-02-09/2026-02-15"}),),
    ),
    # Of an event that the sentence doesn't name.
    Example(
        "Firms from Turkey will exhibit at the Steppe Agro exhibition. It is to be held in Astana from June 4 to 6.",
        (("Steppe Agro", "Astana", "planned", {"date": "2026-06-04/2026-06-06"}),),
    ),
    Example(
        "Governor Anna Hartsook arrived in Riga for the Baltic Dairy Congress.",
        (("Baltic Dairy Congress", "Riga", "asserted", {}),),
    ),
    Example("The Northern Path forum, originally planned for March, has been cancelled.", ()),
    Example("Speaking in Murmansk, the governor announced the Northern Path forum.", ()),
)
