"""One article as the relation modules of any language see it: its times, what tokens stand for, who belongs where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from pipelines import dates, places
from pipelines.dates import TimeSpan
from pipelines.document import Token
from pipelines.resolution import Resolution
from pipelines.syntax import Argument
from pipelines.types import PLACES


class Setting:
    """An article's resolution with what several relations ask of it, worked out once. It doesn't change."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution, self.doc, self.article = resolution, resolution.doc, resolution.article
        self._arguments: dict[int, tuple[Argument, ...]] = {}

    @cached_property
    def times(self) -> tuple[TimeSpan, ...]:
        """The dates and periods that the text names."""
        return dates.find(self.article.text, self.article.language, self.article.published)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The document's tokens: spaCy makes them anew at every pass over it."""
        return tuple(self.doc)

    @cached_property
    def _by_lemma(self) -> dict[str, list[Token]]:
        index: dict[str, list[Token]] = {}
        for token in self.tokens:
            index.setdefault(token.lemma_, []).append(token)
        return index

    def with_lemmas(self, lemmas: Iterable[str]) -> list[Token]:
        """The tokens with any of the lemmas, from left to right: where a trigger may stand."""
        found = [token for lemma in dict.fromkeys(lemmas) for token in self._by_lemma.get(lemma, ())]
        return sorted(found, key=lambda token: token.i)

    # --- what tokens stand for ---

    def of_types(self, ids: tuple[str, ...], types: frozenset[str] | None) -> tuple[str, ...]:
        return ids if types is None else tuple(e for e in ids if self.resolution.type_of(e) in types)

    def token(self, offset: int) -> Token:
        """The token that an offset of the text stands in."""
        return self.doc[max(bisect_right(self._starts, offset) - 1, 0)]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self.tokens]

    @cached_property
    def named(self) -> frozenset[int]:
        """Tokens within names of bodies, events and people: no words of the story."""
        return frozenset(
            i
            for m in self.resolution.mentions
            if m.type not in PLACES
            for i in range(*m.tokens)
            if m.type != "Event" or i != m.head
        )

    @cached_property
    def titled(self) -> frozenset[int]:
        """Tokens within titles: "генеральный консул в Иркутске" places nothing."""
        return frozenset(i for title in self.resolution.titles for i in range(*title.tokens))

    def type_of(self, entity: str) -> str:
        return self.resolution.type_of(entity)

    # --- sides ---

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """The gazetteer keys of every place of the article and of those above it."""
        gazetteer, found = places.load(), {}
        for entity in self.resolution.entities:
            if entity.type in PLACES:
                place = next((p for p in map(gazetteer.by_key, entity.keys) if p is not None), None)
                keys = {*entity.keys}
                if place is not None:
                    keys |= {place.key, *(p.key for p in gazetteer.ancestors(place))}
                found[entity.id] = frozenset(keys)
        return found

    def homes(self, entity: str) -> frozenset[str]:
        """Keys of the places that a person, body or place stands for: its own or its posts', and those above them."""
        if entity in self._above:
            return self._above[entity]
        if self.type_of(entity) != "Person":
            return self._seats.get(entity, frozenset())
        held = [post.place for post in self.resolution.entity(entity).posts if post.place and not post.former]
        return frozenset(k for place in held for k in self.homes(place))

    @cached_property
    def _seats(self) -> dict[str, frozenset[str]]:
        """The keys of the places that bodies' names hold: "Чувашский государственный университет"."""
        found: dict[str, frozenset[str]] = {}
        bodies = [m for m in self.resolution.mentions if m.type not in PLACES and m.type != "Person"]
        places_ = [m for m in self.resolution.mentions if m.type in PLACES]
        for body in bodies:
            for place in places_:
                if body.tokens[0] <= place.tokens[0] < body.tokens[1]:
                    for entity in self.resolution.at(body.head):
                        for inner in self.resolution.at(place.head):
                            found[entity] = found.get(entity, frozenset()) | self._above.get(inner, frozenset())
        return found

    def akin(self, entity: str, others: Iterable[str]) -> bool:
        """Whether an entity stands for one of the others, or a place within one, or above it."""
        keys, homes = set(self.resolution.entity(entity).keys), self.homes(entity)
        return any(homes & set(self.resolution.entity(o).keys) or self.homes(o) & keys for o in others)

    def closeness(self, a: str, b: str) -> int:
        """How far two stand on one side: the number of places, from state to city, that both stand for."""
        return len({k for k in self.homes(a) & self.homes(b) if k.startswith("place:") or ":" in k})

    def at_home(self, person: str, place: str) -> bool:
        """Whether a place is what a person governs or represents, or lies within it."""
        own = (
            [post.place for post in self.resolution.entity(person).posts if post.place and not post.former]
            if self.type_of(person) == "Person"
            else [person]
        )
        above = self._above.get(place, frozenset())
        return (
            any(
                self.type_of(o) in {"Region", "City"} and key in above
                for o in own
                for key in self.resolution.entity(o).keys
            )
            or place in own
        )
