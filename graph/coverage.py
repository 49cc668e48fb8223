"""What a picture rests on, for its caption: the articles behind its edges, and the time that its facts are dated to."""

from __future__ import annotations

from graph.queries import Reader
from graph.subgraph import Subgraph

_ARTICLES = ("UNWIND $facts AS fact MATCH (:Claim {fact: fact})<-[:STATES]-(a:Article) "
             "RETURN count(DISTINCT a.id) AS articles, min(a.published) AS first, max(a.published) AS last")


def coverage(store: Reader, subgraph: Subgraph) -> str:
    """A line such as `12 edges from 5 articles of 2025-08-25 to 2026-02-05; facts dated from 2023 to 2026-05`."""
    facts = sorted({str(e.properties["fact"]) for e in subgraph.edges if e.properties.get("fact")})
    if not facts:
        return ""
    [(articles, first, last)] = store.read(_ARTICLES, {"facts": facts}).rows
    told = f"{_counted(len(subgraph.edges), 'edge')} from {_counted(articles, 'article')}"
    if first:
        told += f" of {first}" if first == last else f" of {first} to {last}"
    starts = [str(e.properties["date_from"]) for e in subgraph.edges if e.properties.get("date_from")]
    ends = [str(e.properties["date_to"]) for e in subgraph.edges if e.properties.get("date_to")]
    if starts and ends:
        start, end = min(starts), max(ends)
        told += f"; facts dated {start}" if start == end else f"; facts dated from {start} to {end}"
    return told


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
