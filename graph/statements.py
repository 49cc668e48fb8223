"""The sentences behind edges: every claim of a fact, with the article that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.queries import Reader

_CLAIMS = ("UNWIND $facts AS fact MATCH (c:Claim {fact: fact})<-[:STATES]-(a:Article) "
           "RETURN fact, c.sentence AS sentence, a.title AS title, a.published AS published, "
           "coalesce(a.url, a.path, a.source, a.id) AS source "
           "ORDER BY fact, c.confidence DESC, published, a.id, c.start")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article that says a fact. `source` is the article's URL, or else its path."""

    sentence: str
    title: str | None
    published: str | None
    source: str


def statements(store: Reader, facts: Iterable[str]) -> Mapping[str, tuple[Statement, ...]]:
    """The statements of each of the facts, the surest first."""
    found: dict[str, list[Statement]] = {}
    for fact, sentence, title, published, source in store.read(_CLAIMS, {"facts": sorted(set(facts))}).rows:
        found.setdefault(str(fact), []).append(Statement(str(sentence), title, published, str(source)))
    return {fact: tuple(dict.fromkeys(told)) for fact, told in found.items()}
