"""English events: text → what events there are, when, where and whether ahead; which names and nouns mean one."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.english import events
from pipelines.english.agenda import Agenda, agenda
from pipelines.english.scene import Scene
from pipelines.extract import resolve
from pipelines.types import Article, Segment

# Text of 5 February 2026, a Thursday; its event's name, date, place and status.
OCCASIONS = (
    ("The Lapland Film Festival is under way in Rovaniemi.", "Lapland Film Festival", None, "Rovaniemi", "asserted"),
    ("The 12th Perm–Minsk forum will take place in Minsk in April.",
     "12th Perm–Minsk forum", "2026-04", "Minsk", "planned"),
    ("A business mission of Perm Krai companies to Minsk will take place on 10–12 March.",
     "business mission of Perm Krai companies to Minsk", "2026-03-10/2026-03-12", "Minsk", "planned"),
    ("The next session of the Belarus-Tatarstan Working Group will be held in Minsk in April.",
     "next session of the Belarus-Tatarstan Working Group", "2026-04", "Minsk", "planned"),
    ("Georgia is taking part in the ITB travel fair in Berlin, which lasts until Thursday.",
     "ITB travel fair", None, "Berlin", "asserted"),
    ("A seminar on exports to China took place in Ufa on Monday.", "seminar", "2026-02-02", "Ufa", "asserted"),
    ("The five-day Lima Silver Fair opened in Lima on Tuesday.",
     "Lima Silver Fair", "2026-02-03/2026-02-07", "Lima", "asserted"),
    ("Vologda Oblast took part in the Northern Path Forum in Murmansk on June 5-7.",
     "Northern Path Forum", "2025-06-05/2025-06-07", "Murmansk", "asserted"),
    ("Mali will send a delegation to the Lagos International Trade Fair in November.",
     "Lagos International Trade Fair", "2026-11", None, "planned"),
    ("Bukhara will be the venue of the Silk and Spices Festival.",
     "Silk and Spices Festival", None, "Bukhara", "planned"),
    ("Tver Oblast could host the Volga Festival in 2027.", "Volga Festival", "2027", "Tver Oblast", "proposed"),
    ("Uzbek firms exhibit at the Mekong Tea Fair, to be held in the Vietnamese capital. Hanoi expects 300 guests.",
     "Mekong Tea Fair", None, "Hanoi", "planned"),
    ("Wednesday, 11 February, Riga. Opening of the Latvian pavilion at the Baltic Dairy Congress.",
     "Baltic Dairy Congress", "2026-02-11", "Riga", "planned"),
)  # fmt: skip
# Two names and whether they may be of one event.
NAMES = (
    ("Made in Belarus", "Made in Belarus exhibition", True),
    ("46th Kano International Trade Fair", "Kano International Trade Fair", True),
    ("Kuzbass Mining Week", "Mining Week", True),
    ("trade mission", "Trade Mission to Japan", True),
    ("INNOPROM-2025 international industrial exhibition", "INNOPROM", True),
    ("tenth session", "11th session", False),
    ("Lagos Energy Week", "Kano Trade Fair", False),
    ("Agro Expo 2025", "Agro Expo 2026", False),
)
# Text, and how many of its words mean its one event besides the name.
NOUNS = (
    ("The Zurich Dairy Fair opened on Monday. The fair is the largest of its kind.", 1),
    ("Belagro, an agricultural exhibition, opens in June.", 1),
    ("Kenya sent a trade mission to Peru. The trip ends on Monday.", 1),
    ("The Volga Trade Fair opened on Monday. Another fair opens in May.", 0),
    ("The Volga Trade Fair opened at the exhibition centre.", 0),
    ("The Volga Trade Fair opened on Monday. It was attended by 300 firms.", 1),
)


def read(text: str) -> tuple[Scene, Agenda]:
    article = Article("t", None, None, None, "en", "2026-02-05", "", text, (Segment(0, 0, len(text)),))
    scene = Scene(resolve(english.load()(article), article))
    return scene, agenda(scene)


@pytest.mark.parametrize(("text", "name", "date", "place", "status"), OCCASIONS)
def test_occasion(text: str, name: str, date: str | None, place: str | None, status: str) -> None:
    scene, found = read(text)
    (occasion,) = found.occasions.values()
    places = [scene.resolution.entity(id_).name for id_, _ in occasion.places]
    told = (scene.resolution.entity(occasion.id).name, occasion.date, next(iter(places), None), occasion.status)
    assert told == (name, date, place, status)


@pytest.mark.parametrize(("a", "b", "same"), NAMES)
def test_same(a: str, b: str, same: bool) -> None:
    assert events.same(a, b) == events.same(b, a) == same


@pytest.mark.parametrize(("text", "nouns"), NOUNS)
def test_nouns(text: str, nouns: int) -> None:
    _, found = read(text)
    assert len(found.stands) == 1 + nouns
    assert len(set(found.stands.values())) == 1


def test_a_cancelled_event_is_held_nowhere() -> None:
    _, found = read("The Northern Path Forum, which Murmansk was to host in March, has been cancelled.")
    assert all(not o.places or o.status != "asserted" for o in found.occasions.values())
