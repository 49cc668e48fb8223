"""Which articles tell one story: reads the articles that a change lies near, and writes the stories that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph import reprints
from graph.arrivals import Arrivals
from graph.run import Run

# By id, the `content`, `minhash` and `story` of articles that have a signature.
Signed = dict[str, Mapping[str, Any]]


def retell(run: Run, arrivals: Arrivals, articles: Iterable[str], bands: Collection[str]) -> list[str]:
    """Tells stories anew: of the arrivals, of these articles, of those in these bands, and of all that those are linked
    with, over however many steps. Returns the ids of the standing articles that tell another story now."""
    begun = {*articles, *arrivals.articles}.union(*_within(run, arrivals, bands).values())
    found = frontier = _signed(run, arrivals, begun)
    links: list[tuple[str, str]] = []
    while frontier:
        bands_of = {id_: reprints.bands(row["minhash"]) for id_, row in frontier.items()}
        within = _within(run, arrivals, {band for bands in bands_of.values() for band in bands})
        beside = {(id_, other) if id_ < other else (other, id_)
                  for id_, bands in bands_of.items() for band in bands for other in within[band] if other != id_}
        rows = found | _signed(run, arrivals, {id_ for pair in beside for id_ in pair} - found.keys())
        near = [pair for pair in sorted(beside) if reprints.near(*(rows[id_]["minhash"] for id_ in pair))]
        links += [(rows[one]["content"], rows[other]["content"]) for one, other in near]
        frontier = {id_: rows[id_] for pair in near for id_ in pair if id_ not in found}
        found = found | frontier
    story = reprints.stories({row["content"] for row in found.values()}, links)
    told = {id_: story[row["content"]] for id_, row in sorted(found.items())}
    arrivals.stories |= {id_: told[id_] for id_ in told.keys() & arrivals.articles.keys()}
    retold = [id_ for id_ in told if id_ not in arrivals.articles and told[id_] != found[id_]["story"]]
    run.write("UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.story = row.story",
              [{"id": id_, "story": told[id_]} for id_ in retold])
    return retold


def _within(run: Run, arrivals: Arrivals, bands: Collection[str]) -> dict[str, set[str]]:
    """Ids of the articles in bands, by band."""
    within: dict[str, set[str]] = defaultdict(set)
    for row in run.read("UNWIND $rows AS key MATCH (:Band {key: key})<-[:IN_BAND]-(a:Article) "
                        "RETURN key, a.id AS id", set(bands)):
        within[row["key"]].add(row["id"])
    for band in bands:
        within[band] |= arrivals.in_band.get(band, set())
    return within


def _signed(run: Run, arrivals: Arrivals, ids: set[str]) -> Signed:
    """Those of these articles that have a signature."""
    standing = run.read("UNWIND $rows AS id MATCH (a:Article {id: id}) WHERE a.minhash IS NOT NULL "
                        "RETURN a.id AS id, a.content AS content, a.minhash AS minhash, a.story AS story",
                        ids - arrivals.articles.keys())
    arriving = {id_: arrivals.articles[id_] for id_ in ids & arrivals.articles.keys()}
    return {row["id"]: row for row in standing} | {id_: row for id_, row in arriving.items() if row.get("minhash")}
