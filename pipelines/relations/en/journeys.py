"""An English journey told → drafts of VISITED: its day, its narrowest goal, whether it is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import timing
from pipelines.document import Token
from pipelines.english import occasions
from pipelines.english.goals import away
from pipelines.english.scene import Scene
from pipelines.matcher import Draft
from pipelines.syntax import feature
from pipelines.types import PLACES, Qualifiers, Status

Goal = tuple[str, Token]


def drafts(
    scene: Scene, subjects: tuple[str, ...], goals: list[Goal], status: Status, trigger: Token, name: str
) -> Iterator[Draft]:
    if not subjects or not goals:
        return
    date = None if trigger.lemma_ == "way" or name == "visit.aside" else occasions.date(scene, trigger, status)
    if date and name in {"visit.go", "visit.leave"} and _in_present(trigger):  # «leaves for Oslo on Friday»
        date = occasions.to_come(scene, date)
    if occasions.is_entry(trigger):
        date = occasions.of_line(scene, trigger) or date
    date = occasions.lasting(date, trigger)
    if name == "visit.return" and date and len(date) == len("2026-02-05"):
        date = None  # «back on Friday»: the day of the return
    for subject in dict.fromkeys(subjects):
        for goal, token in _narrowest(scene, goals):
            place = away(scene, subject, token, goal)
            if place is not None and subject != place:
                due = timing.due(scene, status, date)
                if due == "asserted" and name in {"visit.go", "visit.leave"} and _sets_out(scene, trigger, date):
                    due = "planned"
                yield Draft(subject, place, due, trigger, name, Qualifiers(date=date), True)


def _narrowest(scene: Scene, goals: list[Goal]) -> Iterator[Goal]:
    """Of "Lodz, Poland" the city alone."""
    for goal, token in goals:
        keys = {k for k in scene.resolution.entity(goal).keys if k.startswith("place:")}
        if not any(keys & scene.homes(other) for other, _ in goals if other != goal and scene.type_of(other) in PLACES):
            yield goal, token


def _sets_out(scene: Scene, verb: Token, date: str | None) -> bool:
    """«Today the delegation heads to Y»: what the present says of the day of writing is to come."""
    return _in_present(verb) and date is not None and date == scene.article.published


def _in_present(verb: Token) -> bool:
    return verb.pos_ == "NOUN" or (feature(verb, "Tense") == "Pres" and feature(verb, "VerbForm") == "Fin")
