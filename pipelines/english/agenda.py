"""The events of one English article and the words that stand for each; what is told of them, venues.py reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.english.stretches import Spot
from pipelines.english.venues import Occasion, occasion
from pipelines.languages.en import gatherings as words
from pipelines.types import Mention

EVENTS = frozenset({"Event"})
REACH = 3  # sentences back in which an event is still what the text is about


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events of an article; `stands` maps the tokens that mean one to its id, `spots` has them with their ends."""

    occasions: dict[str, Occasion]
    stands: dict[int, str]
    spots: dict[int, Spot]
    within: dict[int, str]

    def at(self, token: Token) -> str | None:
        """The event that a token means, or is a word of."""
        return self.stands.get(token.i) or self.within.get(token.i)

    def date(self, event: str, token: Token) -> str | None:
        """The time of taking part: the event's; of a past one only where the same sentence tells it."""
        occasion = self.occasions[event]
        if occasion.status == "asserted" and token.sent.start not in occasion.dated:
            return None
        return occasion.date

    def around(self, token: Token, reach: int = REACH) -> str | None:
        """The event that a clause without one is about: the last one before it, in this sentence or a few before;
        else one named later in the sentence.
        """
        sent = since = token.sent
        for _ in range(reach):
            if since.start > 0:
                since = token.doc[since.start - 1].sent
        before = [i for i in self.stands if since.start <= i < token.i]
        if before:
            return self.stands[max(before)]
        after = [i for i in self.stands if token.i < i < sent.end]
        return self.stands[min(after)] if after else None

    def of_show(self, token: Token) -> str | None:
        """The event that exhibitors and ribbons belong to: the one spoken of, else the only one of the article."""
        near = self.around(token)
        return next(iter(self.occasions)) if near is None and len(self.occasions) == 1 else near


@lru_cache(maxsize=4)
def agenda(scene: Scene) -> Agenda:
    """The events of a scene, worked out once for the relations that ask."""
    resolution = scene.resolution
    named = [m for m in resolution.mentions if m.type == "Event"]
    spans = {_root(scene, m): m.tokens for m in named}
    inner = {i for span in spans.values() for i in range(*span)}
    found = {
        i: event for i, ids in resolution.stands.items() if i not in inner for event in scene.of_types(ids, EVENTS)
    }
    for mention in named:
        for event in scene.of_types(resolution.at(mention.head), EVENTS):
            found[_root(scene, mention)] = event
    found = dict(sorted(found.items()))
    if not found:
        return Agenda({}, {}, {}, {})
    found |= _pronouns(scene, found)
    spots = {i: Spot(scene.doc[i], *spans.get(i, (i, i + 1))) for i in sorted(found)}
    within = {i: found[spot.head.i] for spot in spots.values() for i in range(spot.start, spot.end)}
    by_event: dict[str, list[Spot]] = {}
    for i, spot in spots.items():
        by_event.setdefault(found[i], []).append(spot)
    return Agenda({e: occasion(scene, e, told) for e, told in by_event.items()}, found, spots, within)


def _root(scene: Scene, mention: Mention) -> int:
    """The token of a name that the sentence hangs on: the parse may take another than its last for the head."""
    first, last = mention.tokens
    outside = [i for i in range(first, last) if not first <= scene.doc[i].head.i < last or scene.doc[i].head.i == i]
    return mention.head if mention.head in outside or not outside else outside[-1]


def _pronouns(scene: Scene, found: dict[int, str]) -> dict[int, str]:
    """The event that "it" means as what is held or organised: the last one of the sentence before, or of this one."""
    meant: dict[int, str] = {}
    for token in scene.with_lemmas(("it", "its")):
        verb = token.head
        if token.lower_ == "it" and (
            token.dep_ not in {"nsubj", "nsubj:pass", "obj"} or not _is_occasion_verb(verb, token.dep_)
        ):
            continue
        if token.lower_ == "its" and verb.lemma_ not in words.ORGANISERS | words.PARTICIPANTS | {"opening", "stand"}:
            continue
        since = scene.doc[token.sent.start - 1].sent.start if token.sent.start else 0
        before = [i for i in found if since <= i < token.i]
        if before:
            meant[token.i] = found[max(before)]
    return meant


def _is_occasion_verb(verb: Token, dep: str) -> bool:
    if verb.lemma_ in words.ORGANISE | words.ATTEND:
        return dep == "obj" or syntax.is_passive(verb)
    return verb.lemma_ in words.HELD | words.GATHER and verb.lemma_ not in {"set", "plan", "include", "involve"}
