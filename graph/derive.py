"""The entity layer from the evidence layer: reads what a change can touch, decides it anew, writes what differs.

Runs inside the transaction that changed the evidence. Identity and projection decide whole blocks and whole pairs, so
deriving what was touched gives what deriving everything would.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph import lookup, reprints
from graph.evidence import member_of, name_of, neighbours, statement_of
from graph.identity import Entity, Places, ancestors, clusters, entity_of, place_entity
from graph.members import STRATA, Stratum, stratum_of_id
from graph.overrides import NONE, Overrides
from graph.projection import Pair, facts
from graph.schema import RELATIONS

Row = dict[str, Any]
# Runs one statement for all of `rows`, which it sees as $rows, and gives its answer.
Run = Callable[[str, Iterable[Any]], list[Row]]


@dataclass(slots=True)
class Touched:
    """What a change of the evidence concerns: articles that came; blocks, entities, pairs and bands of what went."""

    articles: set[str] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    pairs: set[str] = field(default_factory=set)
    bands: set[str] = field(default_factory=set)


def derive(run: Run, places: Places, touched: Touched, overrides: Overrides = NONE) -> Counter[str]:
    """Brings the entity layer up to date with the evidence. Counts entities and edges added and removed."""
    derivation = _Derivation(run, places, touched, overrides)
    for stratum in STRATA:
        derivation.decide(stratum)
    derivation.remove_lone_places()
    derivation.retell()
    derivation.project()
    return derivation.counts


class _Derivation:
    """One derivation. `moved`: local entities whose entity is another now; `renamed`: entities with another name;
    `rejecting`: entities that have got or lost a name by which a rejection knows them."""

    def __init__(self, run: Run, places: Places, touched: Touched, overrides: Overrides) -> None:
        self.run = run
        self.places = places
        self.overrides = overrides
        self.counts: Counter[str] = Counter()
        self.pairs = set(touched.pairs)
        self.moved: set[str] = set()
        self.renamed: set[str] = set()
        self.rejecting: set[str] = set()
        self.coded: set[str] = {id_ for id_ in touched.entities if id_.startswith("place:")}
        self.blocks: dict[Stratum, set[str]] = defaultdict(set)
        self.old: dict[Stratum, set[str]] = defaultdict(set)
        for block in touched.blocks:
            self.blocks[stratum_of_id(block)].add(block)
        for entity in touched.entities - self.coded:
            self.old[stratum_of_id(entity)].add(entity)
        self.arrived = touched.articles
        self.bands = touched.bands

    def decide(self, stratum: Stratum) -> None:
        """Identity of one stratum: its touched blocks, and for places all codes that arrived."""
        if stratum == "place":
            self._place_codes()
        rows = self._whole_blocks(self.blocks[stratum])
        placed = stratum == "person" or self.overrides  # what a body lies near only overrides ask
        entities = self._entities_of({n for row in rows for n in neighbours(row["row"])}) if placed else {}
        found = clusters(stratum, (member_of(row["row"], entities) for row in rows),
                         lambda key: frozenset(ancestors(key, self.places)), self.overrides)
        old = self.old[stratum] | {row["entity"] for row in rows if row["entity"]}
        self._write_entities([entity_of(cluster) for cluster in found])
        self._refer(rows, {m.name: (c.id, c.why[m.name]) for c in found for m in c.members})
        self._delete_entities(old - {cluster.id for cluster in found})
        if stratum == "body":
            self._mark_people_near({row["row"]["id"] for row in rows if row["entity"]} & self.moved)

    def remove_lone_places(self) -> None:
        """Deletes places that no article mentions and that no mentioned place lies in."""
        doubtful = set(self.coded)
        while doubtful:
            lone = self.run(
                "UNWIND $rows AS id MATCH (e:Entity {id: id}) WHERE NOT (e)<-[:REFERS_TO]-() "
                "AND NOT (e)<-[:PART_OF]-() OPTIONAL MATCH (e)-[:PART_OF]->(above:Entity) "
                "RETURN e.id AS id, above.id AS above", doubtful)
            self._delete_entities({row["id"] for row in lone})
            doubtful = {row["above"] for row in lone if row["above"]}

    def retell(self) -> None:
        """Stories anew of the articles that came or lay near one that went, and of all that those are linked with."""
        seeds = self._told("UNWIND $rows AS id MATCH (a:Article {id: id})", self.arrived)
        seeds |= self._told("UNWIND $rows AS key MATCH (:Band {key: key})<-[:IN_BAND]-(a:Article)", self.bands)
        found, frontier = dict(seeds), seeds
        links: list[tuple[str, str]] = []
        while frontier:
            beside = frontier | self._told(
                "UNWIND $rows AS key MATCH (:Band {key: key})<-[:IN_BAND]-(a:Article)",
                {key for row in frontier.values() for key in reprints.bands(row["minhash"])})
            reached: dict[str, Row] = {}
            for id_, row in beside.items():
                close = [other["content"] for key, other in frontier.items()
                         if key != id_ and reprints.near(row["minhash"], other["minhash"])]
                links += [(row["content"], content) for content in close]
                if close and id_ not in found:
                    reached[id_] = row
            found |= reached
            frontier = reached
        story = reprints.stories({row["content"] for row in found.values()}, links)
        retold = [{"id": id_, "story": story[row["content"]]} for id_, row in sorted(found.items())
                  if row["story"] != story[row["content"]]]
        self.run("UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.story = row.story", retold)
        pairs = self.run(
            "UNWIND $rows AS id MATCH (:Article {id: id})-[:STATES]->(c:Claim) RETURN DISTINCT c.pair AS pair",
            [row["id"] for row in retold])
        self.pairs |= {row["pair"] for row in pairs if row["pair"]}

    def _told(self, match: str, rows: Iterable[str]) -> dict[str, Row]:
        """The articles found that have a signature, by id."""
        return {row["id"]: row for row in self.run(
            f"{match} WHERE a.minhash IS NOT NULL "
            "RETURN a.id AS id, a.content AS content, a.minhash AS minhash, a.story AS story", rows)}

    def project(self) -> None:
        """Relation edges of all pairs that a claim came to, went from, or says something new about."""
        self._pair_claims()
        renamed = self.run(
            "UNWIND $rows AS id MATCH (e:Entity {id: id})<-[:REFERS_TO]-(:LocalEntity)"
            "<-[:PLACE|TO|ACCREDITED_TO]-(c:Claim) RETURN DISTINCT c.pair AS pair", self.renamed)
        self.pairs |= {row["pair"] for row in renamed if row["pair"]}
        self._rejections_move()
        claims: dict[str, list[Row]] = defaultdict(list)
        for row in self.run(
                "UNWIND $rows AS pair MATCH (c:Claim {pair: pair}) RETURN properties(c) AS row", self.pairs):
            claims[row["row"]["pair"]].append(row["row"])
        rejected = self._rejected(claims)
        stories = {row["id"]: row["story"] for row in self.run(
            "UNWIND $rows AS id MATCH (a:Article {id: id}) WHERE a.story IS NOT NULL "
            "RETURN a.id AS id, a.story AS story",
            {row["article"] for rows in claims.values() for row in rows})}
        ends = {row[end] for rows in claims.values() for row in rows for end in ("place", "to", "accredited_to")
                if row.get(end)}
        entities = self._entities_of(ends)
        called = {row["id"]: row["name"] for row in self.run(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.name AS name", set(entities.values()))}
        wanted: dict[tuple[str, str], Mapping[str, Any]] = {}
        stated: list[Row] = []
        for pair, rows in claims.items():
            fact_of: dict[str, str] = {}
            kept = [statement_of(row, entities, stories) for row in rows if row["id"] not in rejected]
            for fact in facts(Pair.parse(pair), kept, called.get):
                wanted[pair, fact.key] = fact.properties
                fact_of |= dict.fromkeys(fact.statements, fact.id)
            for row in rows:
                stands = None if row["id"] in rejected else fact_of[name_of(row)]
                if row.get("fact") != stands:
                    stated.append({"id": row["id"], "fact": stands})
        self.run("UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.fact = row.fact", stated)
        self._write_edges(wanted)

    def _rejections_move(self) -> None:
        """Pairs of entities that rejections knew by a name that they have no longer, or know now by a new one."""
        rows = self.run(
            "UNWIND $rows AS id MATCH (:Entity {id: id})<-[:REFERS_TO]-(:LocalEntity)<-[:SUBJECT|OBJECT]-(c:Claim) "
            "RETURN DISTINCT c.pair AS pair", self.rejecting)
        self.pairs |= {row["pair"] for row in rows if row["pair"]}

    def _rejected(self, claims: Mapping[str, Sequence[Row]]) -> set[str]:
        """Ids of the claims, by pair, that an analyst has rejected."""
        if not self.overrides.reject or not claims:
            return set()
        pairs = {text: Pair.parse(text) for text in claims}
        called = {row["id"]: row["search"] for row in self.run(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.search AS search",
            {end for pair in pairs.values() for end in (pair.subject, pair.object)})}
        found: set[str] = set()
        for text, pair in pairs.items():
            meant = self.overrides.rejected(
                pair.type, called[pair.subject], called[pair.object], RELATIONS[pair.type].symmetric)
            found |= {row["id"] for row in claims[text]
                      if any(r.rejects(row, frozenset({row["article"]})) for r in meant)}
        return found

    def _place_codes(self) -> None:
        """Entities of the codes that arrived and of the places above them, with PART_OF."""
        rows = self.run(
            "UNWIND $rows AS id MATCH (:Article {id: id})-[:MENTIONS]->(l:LocalEntity) WHERE l.stratum = 'place' "
            "OPTIONAL MATCH (l)-[r:REFERS_TO]->(e:Entity) RETURN properties(l) AS row, e.id AS entity, r.why AS why",
            self.arrived)
        rows = [row for row in rows if row["row"]["keys"][0].startswith("place:")]
        mentioned = {row["row"]["keys"][0] for row in rows}
        keys = mentioned | {above for key in mentioned for above in ancestors(key, self.places)}
        self._write_entities([place_entity(key, self.places) for key in sorted(keys)])
        self._refer(rows, {name_of(row["row"]): (row["row"]["keys"][0], row["row"]["keys"][0]) for row in rows})
        self._part_of(keys)
        self.coded |= keys | {above for key in self.coded for above in ancestors(key, self.places)}

    def _part_of(self, keys: Iterable[str]) -> None:
        wanted = {(key, line[0]) for key in keys if (line := ancestors(key, self.places))}
        standing = {(row["id"], row["above"]) for row in self.run(
            "UNWIND $rows AS id MATCH (e:Entity {id: id})-[:PART_OF]->(above:Entity) "
            "RETURN e.id AS id, above.id AS above", keys)}
        self.run("UNWIND $rows AS row MATCH (e:Entity {id: row.id})-[r:PART_OF]->(:Entity {id: row.above}) DELETE r",
                 [{"id": a, "above": b} for a, b in sorted(standing - wanted)])
        self.run("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MATCH (above:Entity {id: row.above}) "
                 "CREATE (e)-[:PART_OF]->(above)", [{"id": a, "above": b} for a, b in sorted(wanted - standing)])
        self.coded |= {above for _, above in standing - wanted}

    def _whole_blocks(self, blocks: Iterable[str]) -> list[Row]:
        """All local entities of these blocks and of the blocks that those are in, too."""
        found: dict[str, Row] = {}
        seen: set[str] = set()
        frontier = set(blocks)
        while frontier:
            seen |= frontier
            for row in self.run(
                    "UNWIND $rows AS key MATCH (:Block {key: key})<-[:IN_BLOCK]-(l:LocalEntity) "
                    "OPTIONAL MATCH (l)-[r:REFERS_TO]->(e:Entity) "
                    "RETURN properties(l) AS row, e.id AS entity, r.why AS why", frontier):
                found[row["row"]["id"]] = row
            frontier = {key for row in found.values() for key in row["row"]["blocks"]} - seen
        return list(found.values())

    def _entities_of(self, locals_: Iterable[str]) -> dict[str, str]:
        return {row["id"]: row["entity"] for row in self.run(
            "UNWIND $rows AS id MATCH (l:LocalEntity {id: id})-[:REFERS_TO]->(e:Entity) "
            "RETURN l.id AS id, e.id AS entity", locals_)}

    def _mark_people_near(self, moved: set[str]) -> None:
        """A body that became another is another context for the people of its article."""
        people = self.run(
            "UNWIND $rows AS id MATCH (:LocalEntity {id: id})<-[:MENTIONS]-(:Article)-[:MENTIONS]->(l:LocalEntity) "
            "WHERE l.stratum = 'person' RETURN properties(l) AS row", moved)
        for row in people:
            if neighbours(row["row"]) & moved:
                self.blocks["person"].update(row["row"]["blocks"])

    def _write_entities(self, entities: Sequence[Entity]) -> None:
        standing = {row["row"]["id"]: row["row"] for row in self.run(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN properties(e) AS row", [e.id for e in entities])}
        created = [e for e in entities if e.id not in standing]
        changed = [e for e in entities if e.id in standing and standing[e.id] != e.properties]
        retyped = [e for e in changed if standing[e.id]["type"] != e.type]
        self.renamed |= {e.id for e in changed if standing[e.id]["name"] != e.properties["name"]}
        self.rejecting |= {e.id for e in changed if self.overrides.rejected_names
                           & ({*standing[e.id]["search"]} ^ {*e.properties["search"]})}
        self._create_entities(created)
        kept = [e for e in changed if standing[e.id]["type"] == e.type]
        self.run("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row", [e.properties for e in kept])
        lookup.rename(self.run, {e.id: standing[e.id] for e in retyped}, {})  # their nodes are made anew
        self._replace_entities(retyped)
        lookup.rename(self.run, {e.id: standing[e.id] for e in kept},
                     {e.id: e.properties for e in (*created, *changed)})
        self.counts["entities_added"] += len(created)

    def _create_entities(self, entities: Sequence[Entity]) -> None:
        by_type: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for entity in entities:
            by_type[entity.type].append(entity.properties)
        for type_ in sorted(by_type):
            self.run(f"UNWIND $rows AS row CREATE (e:Entity:{type_}) SET e = row", by_type[type_])

    def _replace_entities(self, entities: Sequence[Entity]) -> None:
        """Entities of another type now. A label can't be changed on the embedded store, so the node is made anew."""
        ids = [e.id for e in entities]
        refers = self.run("UNWIND $rows AS id MATCH (e:Entity {id: id})<-[r:REFERS_TO]-(l:LocalEntity) "
                          "RETURN l.id AS id, e.id AS entity, r.why AS why", ids)
        parts = self.run("UNWIND $rows AS id MATCH (e:Entity {id: id})-[:PART_OF]->(above:Entity) "
                         "RETURN e.id AS id, above.id AS above", ids)
        parts += self.run("UNWIND $rows AS id MATCH (e:Entity {id: id})<-[:PART_OF]-(below:Entity) "
                          "RETURN below.id AS id, e.id AS above", ids)
        self.run("UNWIND $rows AS id MATCH (e:Entity {id: id}) DETACH DELETE e", ids)
        self._create_entities(entities)
        self._create_references(refers)
        self.run("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MATCH (above:Entity {id: row.above}) "
                 "MERGE (e)-[:PART_OF]->(above)", parts)
        self.moved |= {row["id"] for row in refers}

    def _delete_entities(self, ids: Iterable[str]) -> None:
        gone = {row["row"]["id"]: row["row"] for row in self.run(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN properties(e) AS row", ids)}
        lookup.rename(self.run, gone, {})
        self.run("UNWIND $rows AS id MATCH (e:Entity {id: id}) DETACH DELETE e", sorted(gone))
        self.counts["entities_removed"] += len(gone)

    def _refer(self, rows: Sequence[Row], wanted: Mapping[str, tuple[str, str]]) -> None:
        """REFERS_TO of these local entities: by the name that identity knows them by, the entity and why."""
        changed = [{"id": row["row"]["id"], "entity": wanted[name_of(row["row"])][0],
                    "why": wanted[name_of(row["row"])][1], "old": row["entity"]}
                   for row in rows if wanted[name_of(row["row"])] != (row["entity"], row["why"])]
        self.run("UNWIND $rows AS row MATCH (:LocalEntity {id: row.id})-[r:REFERS_TO]->(:Entity) DELETE r",
                 [row for row in changed if row["old"]])
        self._create_references(changed)
        self.moved |= {row["id"] for row in changed if row["old"] != row["entity"]}

    def _create_references(self, rows: Sequence[Row]) -> None:
        self.run("UNWIND $rows AS row MATCH (l:LocalEntity {id: row.id}) MATCH (e:Entity {id: row.entity}) "
                 "CREATE (l)-[:REFERS_TO {why: row.why}]->(e)", rows)

    def _pair_claims(self) -> None:
        """Pairs of all claims about local entities that moved."""
        claims = {row["id"]: row for row in self.run(
            "UNWIND $rows AS id MATCH (:LocalEntity {id: id})<-[:SUBJECT|OBJECT|PLACE|TO|ACCREDITED_TO]-(c:Claim) "
            "RETURN DISTINCT c.id AS id, c.type AS type, c.pair AS pair, c.subject AS subject, c.object AS object",
            self.moved)}
        entities = self._entities_of({row[end] for row in claims.values() for end in ("subject", "object")})
        changed = []
        for row in claims.values():
            pair = Pair.of(row["type"], entities[row["subject"]], entities[row["object"]])
            text = pair.text if pair else None
            self.pairs |= {each for each in (text, row["pair"]) if each}
            if text != row["pair"]:
                changed.append({"id": row["id"], "pair": text})
        self.run("UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.pair = row.pair, c.fact = null", changed)

    def _write_edges(self, wanted: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
        """Makes the edges of the touched pairs those that are wanted, by pair and key."""
        by_type: dict[str, list[Pair]] = defaultdict(list)
        for text in sorted(self.pairs):
            pair = Pair.parse(text)
            by_type[pair.type].append(pair)
        for type_, pairs in by_type.items():
            ends = [{"a": p.subject, "b": p.object} for p in pairs]
            standing = {(Pair(type_, row["a"], row["b"]).text, row["row"]["key"]): row["row"] for row in self.run(
                f"UNWIND $rows AS row MATCH (a:Entity {{id: row.a}})-[r:{type_}]->(b:Entity {{id: row.b}}) "
                "RETURN a.id AS a, b.id AS b, properties(r) AS row", ends)}
            texts = {p.text for p in pairs}
            mine = {edge: properties for edge, properties in wanted.items() if edge[0] in texts}
            gone, new = standing.keys() - mine.keys(), mine.keys() - standing.keys()
            same = [edge for edge in standing.keys() & mine.keys() if standing[edge] != mine[edge]]
            one = f"MATCH (a:Entity {{id: row.a}})-[r:{type_} {{key: row.key}}]->(b:Entity {{id: row.b}})"
            self.run(f"UNWIND $rows AS row {one} DELETE r", [_edge(edge) for edge in sorted(gone)])
            self.run(f"UNWIND $rows AS row {one} SET r = row.properties", [_edge(e, mine[e]) for e in sorted(same)])
            self.run("UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
                     f"CREATE (a)-[r:{type_}]->(b) SET r = row.properties", [_edge(e, mine[e]) for e in sorted(new)])
            self.counts["edges_added"] += len(new)
            self.counts["edges_removed"] += len(gone)


def _edge(edge: tuple[str, str], properties: Mapping[str, Any] | None = None) -> Row:
    pair = Pair.parse(edge[0])
    return {"a": pair.subject, "b": pair.object, "key": edge[1], "properties": properties}
