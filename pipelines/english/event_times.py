"""When an English event takes place, from what is told of it; venues.py asks for it."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines import timing
from pipelines.dates import TimeSpan
from pipelines.document import Token
from pipelines.english import events, status
from pipelines.english.scene import Scene
from pipelines.english.stretches import Spot, Stretch, main_verb
from pipelines.languages.en import gatherings as words
from pipelines.syntax import feature


def when(scene: Scene, told: list[Stretch], spots: list[Spot]) -> str | None:
    """An event's day, month or range: the first that what tells of its holding names; else what is done there."""
    firsts: list[str] = []
    until = closed = None
    for stretch in told:
        if stretch.weight == 3 or (stretch.weight == 2 and firsts):
            break
        for span in spans(scene, stretch):
            value = _value(scene, span, stretch)
            if _is_limit(scene, span, stretch):
                until = until or span.value
            elif _is_end(scene, span, stretch):
                closed = closed or value
            else:
                firsts.append(value)
    if not firsts:
        return closed or _carried(scene, told)
    first = next((s for s in firsts if len(s) > 4), firsts[0])
    last = until or closed or next((d for s in told if (d := _last_day(scene, s, first))), None)
    if last and len(first) == 10 == len(last) and last > first:
        return f"{first}/{last}"
    days = next((n for s in told if s.weight < 2 and (n := _days(s, scene))), None) or _length(spots)
    if days and len(first) == 10 and not first.startswith("-"):
        return f"{first}/{(date.fromisoformat(first) + timedelta(days - 1)).isoformat()}"
    return first


def _carried(scene: Scene, told: list[Stretch]) -> str | None:
    """The day of the sentences right before, of an event at which something was done: "He said so at the forum"."""
    for stretch in told:
        if stretch.weight == 2 and stretch.verb is not None and _is_past(stretch.verb):
            return timing.carried(scene, stretch.verb) if status.of(stretch.verb) == "asserted" else None
    return None


def _value(scene: Scene, span: TimeSpan, stretch: Stretch) -> str:
    """A span's value; its other year where the tense asks for it: "took part on June 5", "will send to the fair"."""
    verb = stretch.verb or main_verb(scene.doc[stretch.stop - 1])
    if verb is None or not span.other:
        return span.value
    ahead, said = timing.ahead(scene, span.value), status.of(verb)
    if ahead:
        wrong = _is_past(verb) and said == "asserted"
    else:  # "will send to the fair in November", "returns to Eldoret on May 14"
        present = feature(verb, "VerbForm") == "Fin" and feature(verb, "Tense") == "Pres"
        coming = said == "planned" or (present and verb.lemma_ in words.HELD | words.MOVE | words.ORGANISE)
        wrong = coming and timing.ahead(scene, span.other)
    return span.other if wrong else span.value


def _is_past(verb: Token) -> bool:
    """Told in the past tense: "took", "was held", "has ended"; not "scheduled for" or "is scheduled"."""
    if feature(verb, "VerbForm") == "Fin":
        return feature(verb, "Tense") == "Past"
    return any(
        c.dep_ in {"aux", "aux:pass"} and c.lower_ in {"was", "were", "has", "had", "have"} for c in verb.children
    )


def spans(scene: Scene, stretch: Stretch) -> list[TimeSpan]:
    """The dates and periods that a stretch names, but for those it only sets itself against: "since 2019"."""
    if stretch.start >= stretch.stop:
        return []
    doc = scene.doc
    first, last = doc[stretch.start].idx, doc[stretch.stop - 1].idx + len(doc[stretch.stop - 1])
    return [
        t
        for t in scene.times
        if first <= t.start < last and t.kind != "comparison" and t.value and not _set_against(scene, t)
        if scene.token(t.start).i not in scene.named  # "the Golden Autumn exhibition"
    ]


def _set_against(scene: Scene, span: TimeSpan) -> bool:
    """As in "since 2019", "after Monday": no time of the event."""
    token = scene.token(span.start)
    before = {token.lower_, token.nbor(-1).lower_} if token.i > token.sent.start else {token.lower_}
    if before & words.BEFORE or "every" in before:
        return True
    return span.kind == "period" and ("of" in before or ("for" in before and "/" in span.value))  # "for ten years"


def _is_limit(scene: Scene, span: TimeSpan, stretch: Stretch) -> bool:
    """How long it lasts: "will run until Thursday"."""
    i = scene.token(span.start).i
    return any(t.lower_ in words.LIMITS for t in scene.doc[max(stretch.start, i - 2) : i + 1])


def _is_end(scene: Scene, span: TimeSpan, stretch: Stretch) -> bool:
    """A last day: "ends on 5 May"."""
    i = scene.token(span.start).i
    verb = next((t for t in reversed(scene.doc[stretch.start : i]) if t.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in words.END - {"last", "run", "continue"}


def _last_day(scene: Scene, stretch: Stretch, first: str) -> str | None:
    """A last day told by its number only: "will end in Samarkand on the 25th"."""
    if len(first) != 10 or first.startswith("-"):
        return None
    ending = False
    for token in scene.doc[stretch.start : stretch.stop]:
        ending = ending or token.lemma_ in words.END
        day = events.ordinal(token.lower_) if ending and token.text[:1].isdigit() else None
        if day is not None and day <= 31 and token.nbor(-1).lower_ == "the":
            return f"{first[:8]}{day:02}"
    return None


def _length(spots: list[Spot]) -> int | None:
    """How many days an event's adjective says that it lasts: "the five-day event"."""
    for spot in spots:
        before = [t.lower_ for t in spot.head.doc[max(spot.start - 4, spot.head.sent.start) : spot.start]]
        for i, word in enumerate(before[:-2]):
            if word in words.DAYS and before[i + 1 : i + 3] == ["-", "day"]:
                return words.DAYS[word]
    return None


def _days(stretch: Stretch, scene: Scene) -> int | None:
    """How many days a stretch says that the event lasts: "for three days"."""
    doc = scene.doc
    for i in range(stretch.start, stretch.stop - 1):
        if doc[i].lower_ in {"for", "last", "lasts"} and i + 2 < len(doc) and doc[i + 2].lemma_ == "day":
            return words.DAYS.get(doc[i + 1].lower_)
    return None
