"""One article as the relation modules see it: its resolution, its times, who belongs to which side."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Token

from pipelines import dates, places
from pipelines.coreference import Resolution
from pipelines.dates import TimeSpan
from pipelines.types import PLACES


class Scene:
    """An article's resolution with what several relations ask of it, worked out once. It doesn't change."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution, self.doc, self.article = resolution, resolution.doc, resolution.article

    @cached_property
    def times(self) -> tuple[TimeSpan, ...]:
        """The dates and periods that the text names."""
        return dates.find(self.article.text, self.article.language, self.article.published)

    def ids(self, token: Token, types: frozenset[str] | None = None) -> tuple[str, ...]:
        """The entities that a phrase with this head stands for, of the given types."""
        found = self.resolution.at(token.i)
        if types is None:
            return found
        return tuple(e for e in found if self.resolution.type_of(e) in types)

    def token(self, offset: int) -> Token:
        """The token that an offset of the text stands in."""
        at = bisect_right(self._starts, offset) - 1
        return self.doc[max(at, 0)]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self.doc]

    def type_of(self, entity: str) -> str:
        return self.resolution.type_of(entity)

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
        """Keys of the places that a person or body stands for: of the posts' places and those above them."""
        if entity in self._above:
            return self._above[entity]
        held = [post.place for post in self.resolution.entity(entity).posts if post.place and not post.former]
        return frozenset(k for place in held for k in self._above.get(place, ()))
