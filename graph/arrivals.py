"""Evidence that comes with a change, while it is still in memory: what follows from it is decided before it is written,
so that it needn't be read back, and each node is written once, with all that it will say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph import reprints
from graph.evidence import ENDS, Prepared
from graph.run import Run

ALL_ENDS = "|".join(ENDS.values())


class Arrivals:
    """Articles that come, and what is derived of them, by id: `refers` has each local entity's entity and why, `pairs`
    and `facts` have what the claims state, `stories` the articles'."""

    def __init__(self, articles: Sequence[Prepared] = ()) -> None:
        self.articles = {p.id: p.article for p in articles}
        self.locals = {row["id"]: row for p in articles for row in p.locals}
        self.claims = {row["id"]: row for p in articles for row in p.claims}
        self._mentions = [row for p in articles for row in p.mentions]
        self.refers: dict[str, tuple[str, str]] = {}
        self.pairs: dict[str, str] = {}
        self.facts: dict[str, str] = {}
        self.stories: dict[str, str] = {}
        self.in_block: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in self.locals.values():
            for key in row.get("blocks", ()):
                self.in_block[key].append(row)
        self._bands = {id_: reprints.bands(row["minhash"]) for id_, row in self.articles.items() if row.get("minhash")}
        self.in_band: dict[str, set[str]] = defaultdict(set)
        for id_, bands in self._bands.items():
            for band in bands:
                self.in_band[band].add(id_)

    def write(self, run: Run, loaded_at: str) -> None:
        """Writes the evidence, none of which may be there, and what is derived of it; the entities are there."""
        # A node gets its properties before its edges: the embedded store lost edges of nodes that grew afterwards.
        run.write(
            "UNWIND $rows AS row CREATE (a:Article) SET a = row.properties "
            "WITH a, row UNWIND row.bands AS key MERGE (b:Band {key: key}) CREATE (a)-[:IN_BAND]->(b)",
            [{"properties": _with(row, loaded_at=loaded_at, story=self.stories.get(id_)),
              "bands": self._bands.get(id_, ())} for id_, row in self.articles.items()])
        run.write(
            "UNWIND $rows AS row MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity}) "
            "CREATE (l:LocalEntity) SET l = row.properties "
            "CREATE (a)-[:MENTIONS {count: row.count, spans: row.spans}]->(l)-[:REFERS_TO {why: row.why}]->(e) "
            "WITH l, row.properties.blocks AS blocks UNWIND blocks AS key MERGE (b:Block {key: key}) "
            "CREATE (l)-[:IN_BLOCK]->(b)",
            [{"article": row["article"], "count": row["count"], "spans": row["spans"],
              "entity": self.refers[row["local"]][0], "why": self.refers[row["local"]][1],
              "properties": self.locals[row["local"]]} for row in self._mentions])
        claims = [_with(row, pair=self.pairs.get(id_), fact=self.facts.get(id_)) for id_, row in self.claims.items()]
        run.write(
            "UNWIND $rows AS row MATCH (a:Article {id: row.article}) MATCH (s:LocalEntity {id: row.subject}) "
            "MATCH (o:LocalEntity {id: row.object}) CREATE (c:Claim) SET c = row "
            "CREATE (a)-[:STATES]->(c)-[:SUBJECT]->(s) CREATE (c)-[:OBJECT]->(o)", claims)
        for end, type_ in ENDS.items():
            if end not in ("subject", "object"):
                run.write(f"UNWIND $rows AS row MATCH (c:Claim {{id: row.id}}) MATCH (l:LocalEntity {{id: row.end}}) "
                          f"CREATE (c)-[:{type_}]->(l)",
                          [{"id": row["id"], "end": row[end]} for row in claims if end in row])


def put_into_bands(run: Run, articles: Iterable[Mapping[str, Any]]) -> None:
    """Puts articles that stand into the bands of their signatures."""
    run.write("UNWIND $rows AS row MATCH (a:Article {id: row.id}) MERGE (b:Band {key: row.key}) "
              "CREATE (a)-[:IN_BAND]->(b)",
              [{"id": row["id"], "key": key} for row in articles for key in reprints.bands(row["minhash"])])


def put_into_blocks(run: Run, blocks: Sequence[Mapping[str, str]]) -> None:
    """Puts local entities that stand into blocks."""
    run.write("UNWIND $rows AS row MATCH (l:LocalEntity {id: row.local}) MERGE (b:Block {key: row.key}) "
              "CREATE (l)-[:IN_BLOCK]->(b)", blocks)


def _with(row: Mapping[str, Any], **derived: str | None) -> dict[str, Any]:
    return {**row, **{key: value for key, value in derived.items() if value is not None}}
