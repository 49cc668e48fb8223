"""HELD_IN: where an event takes place."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import status, syntax, timing
from pipelines.languages.ru import gatherings as words
from pipelines.matcher import Draft, Example, Relation
from pipelines.relations import sides
from pipelines.relations.en import held_in as en
from pipelines.relations.events import Agenda, agenda
from pipelines.relations.venues import times
from pipelines.scene import Scene
from pipelines.types import PLACES, Qualifiers, Status

EVENTS = frozenset({"Event"})


def read(scene: Scene) -> Iterator[Draft]:
    """Every event whose place the text tells, once a place."""
    events = agenda(scene)
    for occasion in events.occasions.values():
        for place, token in dict(reversed(occasion.places)).items():
            yield Draft(occasion.id, place, occasion.status, token, "held.place", Qualifiers(date=occasion.date))
    if events.stands:
        yield from _hosts(scene, events)


def _hosts(scene: Scene, events: Agenda) -> Iterator[Draft]:
    """As in "Рязань принимает выставку", "форум примет Мурманск", "Томск готовит к декабрю агрофорум"."""
    for verb in scene.with_lemmas(words.HOST):
        event, said = events.done_to(verb), status.of(verb)
        if event is None or said is None or syntax.is_passive(verb) or not syntax.is_verbal(verb):
            continue
        start, stop = sides.clause(verb)
        hosts = [
            id_
            for u in sides.units(scene, start, stop)
            if not u.preposition and u.case in {"Nom", ""}
            for id_ in scene.of_types(u.ids, PLACES)
        ]
        when = next(iter(times(scene, start, stop)), None) or events.occasions[event].date
        ahead: Status = "planned" if timing.is_ahead(when, scene.article.published) else "asserted"
        for place in dict.fromkeys(hosts):
            if place not in dict(events.occasions[event].places):
                yield Draft(event, place, timing.latest(said, ahead), verb, "held.host", Qualifiers(date=when))


EXAMPLES = (
    Example(
        "15 апреля в Пскове начнёт работу форум «Северный берег».",
        (("Северный берег", "Псков", "planned", {"date": "2026-04-15"}),),
    ),
    Example(
        "Выставка «Сад и огород» открылась сегодня в Рязани.",
        (("Сад и огород", "Рязань", "asserted", {"date": "2026-02-05"}),),
    ),
    Example(
        "Губернатор пригласил коллег на форум «Северный путь», который пройдёт в Мурманске 10–12 марта.",
        (("Северный путь", "Мурманск", "planned", {"date": "2026-03-10/2026-03-12"}),),
    ),
    Example(
        "Рязань 10–12 мая принимает выставку «Сад и огород».",
        (("Сад и огород", "Рязань", "planned", {"date": "2026-05-10/2026-05-12"}),),
    ),
    Example("Министр отменил поездку на выставку «Сад и огород».", ()),
)

RELATION = Relation(
    "HELD_IN", EVENTS, PLACES, False, None, {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
