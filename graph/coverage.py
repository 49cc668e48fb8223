"""What a picture rests on, for its caption: the articles behind its edges, and the time that its facts are dated to."""

from __future__ import annotations

from graph.queries import Reader
from graph.subgraph import Subgraph
from graph.words import ENGLISH, Words

_ARTICLES = ("UNWIND $facts AS fact MATCH (:Claim {fact: fact})<-[:STATES]-(a:Article) "
             "RETURN count(DISTINCT a.id) AS articles, min(a.published) AS first, max(a.published) AS last")


def coverage(store: Reader, subgraph: Subgraph, words: Words = ENGLISH) -> str:
    """A line such as `12 edges from 5 articles of 25 Aug 2025 – 5 Feb 2026; facts dated 2023 – May 2026`."""
    facts = sorted({str(e.properties["fact"]) for e in subgraph.edges if e.properties.get("fact")})
    if not facts:
        return ""
    [(articles, first, last)] = store.read(_ARTICLES, {"facts": facts}).rows
    told = [words.count("{n} edge", "{n} edges", len(subgraph.edges)),
            words.count("from {n} article", "from {n} articles", articles)]
    if first:
        told.append(words.say("of {period}", period=words.stretch(first, last)))
    starts = [str(e.properties["date_from"]) for e in subgraph.edges if e.properties.get("date_from")]
    ends = [str(e.properties["date_to"]) for e in subgraph.edges if e.properties.get("date_to")]
    dated = words.say("facts dated {period}", period=words.stretch(min(starts), max(ends))) if starts and ends else ""
    return "; ".join(filter(None, (" ".join(told), dated)))
