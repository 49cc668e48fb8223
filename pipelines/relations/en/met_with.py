"""MET_WITH in English: people, and bodies through theirs, met, received or talked with each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import timing
from pipelines.english import occasions
from pipelines.english.matcher import match
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE, Draft, Example, Frame
from pipelines.types import Qualifiers

FRAMES = (
    Frame("meet.verb", words.MEET, ("subject",), ("object", "with")),
    Frame("meet.receive", words.RECEIVE, ("subject",), ("object",)),
    Frame("meet.talks", words.TALKS, ("poss", "of", "between", "governor.subject"), ("with", "governor.with")),
)


def read(scene: Scene) -> Iterator[Draft]:
    """Meetings that the text tells of."""
    for found in match(scene, FRAMES, PEOPLE, PEOPLE):
        date = occasions.date(scene, found.trigger, found.status)
        place, form = occasions.place(scene, found.trigger), occasions.medium(found.trigger)
        status = timing.due(scene, found.status, date)
        for a in found.subjects:
            for b in found.objects:
                if a.id != b.id:
                    qualifiers = Qualifiers(date=date, place=None if form else place, format=form)
                    yield Draft(a.id, b.id, status, found.trigger, found.frame.name, qualifiers, True)


EXAMPLES = (
    Example(
        "Iowa Governor Anna Hartsook met with Finnish Trade Minister Juhani Saari in Helsinki on February 3.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"date": "2026-02-03", "place": "Helsinki"}),),
    ),
)
