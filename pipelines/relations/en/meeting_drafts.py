"""An English meeting told → drafts of MET_WITH: its day, place and means, also from sentences around it."""

from __future__ import annotations

from dataclasses import replace

from pipelines import timing
from pipelines.document import Token
from pipelines.english import occasions, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import Draft, Match
from pipelines.relations.en.visited import visits
from pipelines.types import Qualifiers, Status

NEAR = 90  # tokens after talks in which "the talks took place" means them


def recalled(scene: Scene, found: Match, last: tuple[Draft, ...]) -> bool:
    """«The talks took place on 5 February»: says more of the talks told of before."""
    governor = syntax.governor(found.trigger)
    near = last[0].token.sent.end <= found.trigger.i < last[0].token.sent.end + NEAR
    return near and governor is not None and governor.lemma_ in words.BEGUN and found.trigger.dep_.startswith("nsubj")


def completed(scene: Scene, draft: Draft, trigger: Token) -> Draft:
    """A meeting with the day, place and means that a later sentence gives."""
    known, form = draft.qualifiers, occasions.medium(trigger)
    date = occasions.date(scene, trigger, "planned") or known.date
    place = None if form else occasions.place(scene, trigger) or known.place
    status = timing.due(scene, draft.status, date)
    return replace(draft, status=status, qualifiers=replace(known, date=date, place=place, format=form or known.format))


def draft(scene: Scene, a: str, b: str, status: Status, trigger: Token, name: str) -> Draft:
    date = occasions.date(scene, trigger, status)
    form = occasions.medium(trigger)
    place = None if form else occasions.place(scene, trigger)
    if occasions.is_entry(trigger):
        date, place = occasions.of_line(scene, trigger) or date, place or occasions.dateline(scene, trigger)
    if not form and not (date and place):
        visit = _during(scene, a, b, status, trigger)
        if visit is not None:
            place = place or visit.object
            date = date or visit.qualifiers.date
    if not form and not place and status == "asserted":  # «Lahore. The minister hosted X»
        here = occasions.dateline(scene, trigger)
        place = here if here is not None and any(_hosts_in(scene, e, here) for e in (a, b)) else None
    qualifiers = Qualifiers(date=date, place=place, format=form)
    return Draft(a, b, timing.due(scene, status, date), trigger, name, qualifiers, True)


def _hosts_in(scene: Scene, entity: str, city: str) -> bool:
    """Whether a city is where somebody governs or has his seat."""
    near = {k for k in scene.homes(city) if "-" in k or not k.startswith("place:")}
    return scene.at_home(entity, city) or bool(near & scene.homes(entity))


def _during(scene: Scene, a: str, b: str, status: Status, trigger: Token) -> Draft | None:
    """The visit to a city or region, told in the sentence or the two before, during which one meets the other."""
    since = trigger.sent.start
    for _ in range(2):
        since = scene.tokens[max(since - 1, 0)].sent.start
    near = [
        d
        for d in visits(scene)
        if d.subject in {a, b}
        and scene.type_of(d.object) in {"City", "Region"}
        and since <= d.token.i < trigger.sent.end
        and (d.status == "asserted") == (status == "asserted")
    ]
    return min(
        near, key=lambda d: (d.token.i > trigger.i, abs(trigger.i - d.token.i), scene.type_of(d.object)), default=None
    )
