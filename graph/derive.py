"""The entity layer from the evidence layer: reads what a change can touch, decides it anew, writes what differs.

Runs inside the transaction that changes the evidence, before what arrives is written. Identity and projection decide
whole blocks and whole pairs, so deriving what was touched gives what deriving everything would.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from graph import lookup, retelling
from graph.arrivals import ALL_ENDS, Arrivals
from graph.evidence import member_of, name_of, neighbours, statement_of
from graph.identity import Entity, Places, ancestors, clusters, entity_of, place_entity
from graph.members import STRATA, Stratum, stratum_of_id
from graph.overrides import NONE, Overrides
from graph.projection import Pair, facts
from graph.run import DELETED, Row, Run
from graph.schema import RELATIONS

PAIRS_AT_ONCE = 1000


@dataclass(slots=True)
class Touched:
    """What a change of the evidence concerns: articles that stand and are to be derived anew; blocks, entities, pairs
    and bands of what went or is to be derived anew."""

    articles: set[str] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    pairs: set[str] = field(default_factory=set)
    bands: set[str] = field(default_factory=set)


def derive(run: Run, places: Places, touched: Touched, overrides: Overrides = NONE,
           arrivals: Arrivals | None = None) -> Counter[str]:
    """Brings the entity layer up to date with the evidence, that which arrives and isn't written yet, too.

    Counts entities and edges added and removed. What follows for the arrivals is left with them.
    """
    derivation = _Derivation(run, places, touched, overrides, arrivals or Arrivals())
    for stratum in STRATA:
        derivation.decide(stratum)
    derivation.remove_lone_places()
    derivation.retell()
    derivation.project()
    return derivation.counts


class _Derivation:
    """One derivation. `moved`: local entities that stand and whose entity is another now; `renamed`: entities with
    another name; `rejecting`: entities that have got or lost a name by which a rejection knows them; `pairs`: of claims
    that stand or went; `known`: properties of entities as this derivation wrote them, `created` those among them that
    are new."""

    def __init__(self, run: Run, places: Places, touched: Touched, overrides: Overrides, arrivals: Arrivals
                 ) -> None:
        self.run = run
        self.places = places
        self.overrides = overrides
        self.arrivals = arrivals
        self.counts: Counter[str] = Counter()
        self.touched = touched
        self.pairs = set(touched.pairs)
        self.moved: set[str] = set()
        self.renamed: set[str] = set()
        self.rejecting: set[str] = set()
        self.known: dict[str, Mapping[str, Any]] = {}
        self.created: set[str] = set()
        self.coded: set[str] = {id_ for id_ in touched.entities if id_.startswith("place:")}
        self.blocks: dict[Stratum, set[str]] = defaultdict(set)
        self.old: dict[Stratum, set[str]] = defaultdict(set)
        for block in touched.blocks | arrivals.in_block.keys():
            self.blocks[stratum_of_id(block)].add(block)
        for entity in touched.entities - self.coded:
            self.old[stratum_of_id(entity)].add(entity)

    def decide(self, stratum: Stratum) -> None:
        """Identity of one stratum: its touched blocks, and for places all codes that arrived."""
        if stratum == "place":
            self._place_codes()
        rows = self._whole_blocks(self.blocks[stratum])
        placed = stratum == "person" or self.overrides  # what a body lies near only overrides ask
        entities = self._entities_of({n for row in rows for n in neighbours(row["row"])}) if placed else {}
        found = clusters(stratum, (member_of(row["row"], entities) for row in rows),
                         lambda key: frozenset(ancestors(key, self.places)), self.overrides)
        # An entity stands because a local entity of these blocks refers to it, or one of them that went.
        old = self.old[stratum] | {row["entity"] for row in rows if row["entity"]}
        self._write_entities([entity_of(cluster) for cluster in found], old)
        self._refer(rows, {m.name: (c.id, c.why[m.name]) for c in found for m in c.members})
        self._delete_entities(old - {cluster.id for cluster in found})
        if stratum == "body":
            self._mark_people_near({row["row"]["id"] for row in rows if row["entity"]} & self.moved)

    def remove_lone_places(self) -> None:
        """Deletes places that no article mentions and that no mentioned place lies in."""
        arrived = {entity for entity, _ in self.arrivals.refers.values()}
        doubtful = self.coded - arrived
        while doubtful:
            lone = self.run.read(
                "UNWIND $rows AS id MATCH (e:Entity {id: id}) WHERE NOT (e)<-[:REFERS_TO]-() "
                "AND NOT (e)<-[:PART_OF]-() OPTIONAL MATCH (e)-[:PART_OF]->(above:Entity) "
                "RETURN e.id AS id, above.id AS above", doubtful)
            self._delete_entities({row["id"] for row in lone})
            doubtful = {row["above"] for row in lone if row["above"]} - arrived

    def retell(self) -> None:
        """Stories anew of the articles that came or lay near one that went, and of all that those are linked with."""
        retold = retelling.retell(self.run, self.arrivals, self.touched.articles, self.touched.bands)
        rows = self.run.read(
            "UNWIND $rows AS id MATCH (:Article {id: id})-[:STATES]->(c:Claim) RETURN DISTINCT c.pair AS pair", retold)
        self.pairs |= {row["pair"] for row in rows if row["pair"]}

    def project(self) -> None:
        """Relation edges of all pairs that a claim came to, went from, or says something new about."""
        self._pair_claims()
        self._pair_arrivals()
        renamed = self.run.read(
            "UNWIND $rows AS id MATCH (e:Entity {id: id})<-[:REFERS_TO]-(:LocalEntity)"
            "<-[:PLACE|TO|ACCREDITED_TO]-(c:Claim) RETURN DISTINCT c.pair AS pair", self.renamed)
        self.pairs |= {row["pair"] for row in renamed if row["pair"]}
        self._rejections_move()
        claims = self._claims_of_pairs()
        rejected = self._rejected(claims)
        stories = self._stories({row["article"] for rows in claims.values() for row in rows})
        entities = self._entities_of({
            row[end] for rows in claims.values() for row in rows for end in ("place", "to", "accredited_to")
            if row.get(end)})
        known = self._said_of(set(entities.values()))
        names = {id_: said["name"] for id_, said in known.items()}
        stated: list[Row] = []
        for pairs in _by_type(self.pairs | claims.keys()):
            wanted: dict[str, dict[str, Mapping[str, Any]]] = {}
            for text in pairs:
                rows = claims.get(text, ())
                kept = [statement_of(row, entities, stories) for row in rows if row["id"] not in rejected]
                found = facts(Pair.parse(text), kept, names.get)
                wanted[text] = {fact.key: fact.properties for fact in found}
                fact_of = {name: fact.id for fact in found for name in fact.statements}
                stated += self._stated(rows, {
                    row["id"]: None if row["id"] in rejected else fact_of[name_of(row)] for row in rows})
            self._write_edges(wanted)
        self.run.write("UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.fact = row.fact", stated)

    def _stated(self, rows: Iterable[Mapping[str, Any]], facts_: Mapping[str, str | None]) -> list[Row]:
        """The standing claims of these that state another fact now; arrivals are told theirs."""
        standing = [row for row in rows if row["id"] not in self.arrivals.claims]
        self.arrivals.facts |= {row["id"]: fact for row in rows
                                if row["id"] in self.arrivals.claims and (fact := facts_[row["id"]])}
        return [{"id": row["id"], "fact": facts_[row["id"]]} for row in standing
                if row.get("fact") != facts_[row["id"]]]

    def _claims_of_pairs(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """All claims of the pairs that are to be projected, those that stand and those that arrive."""
        claims: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in self.run.read(
                "UNWIND $rows AS pair MATCH (c:Claim {pair: pair}) RETURN properties(c) AS row", self.pairs):
            claims[row["row"]["pair"]].append(row["row"])
        for id_, text in self.arrivals.pairs.items():
            claims[text].append(self.arrivals.claims[id_])
        return claims

    def _stories(self, articles: set[str]) -> dict[str, str]:
        """The stories that articles tell, by article."""
        standing = self.run.read(
            "UNWIND $rows AS id MATCH (a:Article {id: id}) WHERE a.story IS NOT NULL "
            "RETURN a.id AS id, a.story AS story", articles - self.arrivals.articles.keys())
        return {row["id"]: row["story"] for row in standing} | self.arrivals.stories

    def _said_of(self, entities: set[str]) -> dict[str, Mapping[str, Any]]:
        """Properties of entities, `name` and `search` at least."""
        standing = self.run.read(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.name AS name, e.search AS search",
            entities - self.known.keys())
        return {row["id"]: row for row in standing} | {id_: self.known[id_] for id_ in entities & self.known.keys()}

    def _rejections_move(self) -> None:
        """Pairs of entities that rejections knew by a name that they have no longer, or know now by a new one."""
        rows = self.run.read(
            "UNWIND $rows AS id MATCH (:Entity {id: id})<-[:REFERS_TO]-(:LocalEntity)<-[:SUBJECT|OBJECT]-(c:Claim) "
            "RETURN DISTINCT c.pair AS pair", self.rejecting)
        self.pairs |= {row["pair"] for row in rows if row["pair"]}

    def _rejected(self, claims: Mapping[str, Sequence[Mapping[str, Any]]]) -> set[str]:
        """Ids of the claims, by pair, that an analyst has rejected."""
        if not self.overrides.reject or not claims:
            return set()
        pairs = {text: Pair.parse(text) for text in claims}
        known = self._said_of({end for pair in pairs.values() for end in (pair.subject, pair.object)})
        found: set[str] = set()
        for text, pair in pairs.items():
            meant = self.overrides.rejected(
                pair.type, known[pair.subject]["search"], known[pair.object]["search"], RELATIONS[pair.type].symmetric)
            found |= {row["id"] for row in claims[text]
                      if any(r.rejects(row, frozenset({row["article"]})) for r in meant)}
        return found

    def _place_codes(self) -> None:
        """Entities of the codes that arrived and of the places above them, with PART_OF."""
        rows = self.run.read(
            "UNWIND $rows AS id MATCH (:Article {id: id})-[:MENTIONS]->(l:LocalEntity) WHERE l.stratum = 'place' "
            "OPTIONAL MATCH (l)-[r:REFERS_TO]->(e:Entity) RETURN properties(l) AS row, e.id AS entity, r.why AS why",
            self.touched.articles)
        rows += [_unwritten(row) for row in self.arrivals.locals.values() if row["stratum"] == "place"]
        rows = [row for row in rows if row["row"]["keys"][0].startswith("place:")]
        mentioned = {row["row"]["keys"][0] for row in rows}
        keys = mentioned | {above for key in mentioned for above in ancestors(key, self.places)}
        self._write_entities([place_entity(key, self.places) for key in sorted(keys)], keys)
        self._refer(rows, {name_of(row["row"]): (row["row"]["keys"][0], row["row"]["keys"][0]) for row in rows})
        self._part_of(keys)
        self.coded |= keys | {above for key in self.coded for above in ancestors(key, self.places)}

    def _part_of(self, keys: Iterable[str]) -> None:
        wanted = {(key, line[0]) for key in keys if (line := ancestors(key, self.places))}
        standing = {(row["id"], row["above"]) for row in self.run.read(
            "UNWIND $rows AS id MATCH (e:Entity {id: id})-[:PART_OF]->(above:Entity) "
            "RETURN e.id AS id, above.id AS above", keys)}
        self.run.write(
            "UNWIND $rows AS row MATCH (e:Entity {id: row.id})-[r:PART_OF]->(:Entity {id: row.above}) " + DELETED,
            [{"id": a, "above": b} for a, b in sorted(standing - wanted)])
        self.run.write("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MATCH (above:Entity {id: row.above}) "
                       "CREATE (e)-[:PART_OF]->(above)", [{"id": a, "above": b} for a, b in sorted(wanted - standing)])
        self.coded |= {above for _, above in standing - wanted}

    def _whole_blocks(self, blocks: Iterable[str]) -> list[Row]:
        """All local entities of these blocks and of the blocks that those are in, too."""
        found: dict[str, Row] = {}
        seen: set[str] = set()
        frontier = set(blocks)
        while frontier:
            seen |= frontier
            rows = self.run.read(
                "UNWIND $rows AS key MATCH (:Block {key: key})<-[:IN_BLOCK]-(l:LocalEntity) "
                "OPTIONAL MATCH (l)-[r:REFERS_TO]->(e:Entity) "
                "RETURN properties(l) AS row, e.id AS entity, r.why AS why", frontier)
            rows += [_unwritten(row) for key in frontier for row in self.arrivals.in_block.get(key, ())]
            found |= {row["row"]["id"]: row for row in rows}
            frontier = {key for row in rows for key in row["row"]["blocks"]} - seen
        return list(found.values())

    def _entities_of(self, locals_: set[str]) -> dict[str, str]:
        """The entities that local entities refer to, of those that are decided."""
        arrived = self.arrivals.refers
        standing = {row["id"]: row["entity"] for row in self.run.read(
            "UNWIND $rows AS id MATCH (l:LocalEntity {id: id})-[:REFERS_TO]->(e:Entity) "
            "RETURN l.id AS id, e.id AS entity", locals_ - self.arrivals.locals.keys())}
        return standing | {id_: arrived[id_][0] for id_ in locals_ & arrived.keys()}

    def _mark_people_near(self, moved: set[str]) -> None:
        """A body that became another is another context for the people of its article."""
        people = self.run.read(
            "UNWIND $rows AS id MATCH (:LocalEntity {id: id})<-[:MENTIONS]-(:Article)-[:MENTIONS]->(l:LocalEntity) "
            "WHERE l.stratum = 'person' RETURN properties(l) AS row", moved)
        for row in people:
            if neighbours(row["row"]) & moved:
                self.blocks["person"].update(row["row"]["blocks"])

    def _write_entities(self, entities: Sequence[Entity], may_stand: set[str]) -> None:
        standing = {row["row"]["id"]: row["row"] for row in self.run.read(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN properties(e) AS row",
            [e.id for e in entities if e.id in may_stand])}
        created = [e for e in entities if e.id not in standing]
        changed = [e for e in entities if e.id in standing and standing[e.id] != e.properties]
        retyped = [e for e in changed if standing[e.id]["type"] != e.type]
        self.renamed |= {e.id for e in changed if standing[e.id]["name"] != e.properties["name"]}
        self.rejecting |= {e.id for e in changed if self.overrides.rejected_names
                           & ({*standing[e.id]["search"]} ^ {*e.properties["search"]})}
        self._create_entities(created)
        kept = [e for e in changed if standing[e.id]["type"] == e.type]
        self.run.write("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row", [e.properties for e in kept])
        lookup.rename(self.run, {e.id: standing[e.id] for e in retyped}, {})  # their nodes are made anew
        self._replace_entities(retyped)
        lookup.rename(self.run, {e.id: standing[e.id] for e in kept}, {e.id: e.properties for e in kept})
        self.known |= {e.id: e.properties for e in entities}
        self.created |= {e.id for e in created}
        self.counts["entities_added"] += len(created)

    def _create_entities(self, entities: Sequence[Entity]) -> None:
        by_type: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for entity in entities:
            by_type[entity.type].append(entity.properties)
        for type_ in sorted(by_type):
            self.run.write(
                f"UNWIND $rows AS row CREATE (e:Entity:{type_}) SET e = row.properties "
                "WITH e, row UNWIND row.names AS name MERGE (n:Name {key: name}) CREATE (n)-[:NAMES]->(e)",
                [{"properties": said, "names": sorted(lookup.names_of(said))} for said in by_type[type_]])

    def _replace_entities(self, entities: Sequence[Entity]) -> None:
        """Entities of another type now. A label can't be changed on the embedded store, so the node is made anew."""
        ids = [e.id for e in entities]
        refers = self.run.read("UNWIND $rows AS id MATCH (e:Entity {id: id})<-[r:REFERS_TO]-(l:LocalEntity) "
                               "RETURN l.id AS id, e.id AS entity, r.why AS why", ids)
        parts = self.run.read("UNWIND $rows AS id MATCH (e:Entity {id: id})-[:PART_OF]->(above:Entity) "
                              "RETURN e.id AS id, above.id AS above", ids)
        parts += self.run.read("UNWIND $rows AS id MATCH (e:Entity {id: id})<-[:PART_OF]-(below:Entity) "
                               "RETURN below.id AS id, e.id AS above", ids)
        self.run.write("UNWIND $rows AS id MATCH (e:Entity {id: id}) DETACH DELETE e", ids)
        self._create_entities(entities)
        self._create_references(refers)
        self.run.write("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MATCH (above:Entity {id: row.above}) "
                       "MERGE (e)-[:PART_OF]->(above)", parts)
        self.moved |= {row["id"] for row in refers}

    def _delete_entities(self, ids: Iterable[str]) -> None:
        gone = {row["row"]["id"]: row["row"] for row in self.run.read(
            "UNWIND $rows AS id MATCH (e:Entity {id: id}) RETURN properties(e) AS row", ids)}
        lookup.rename(self.run, gone, {})
        self.run.write("UNWIND $rows AS id MATCH (e:Entity {id: id}) DETACH DELETE e", sorted(gone))
        for id_ in gone:
            self.known.pop(id_, None)
        self.counts["entities_removed"] += len(gone)

    def _refer(self, rows: Sequence[Row], wanted: Mapping[str, tuple[str, str]]) -> None:
        """REFERS_TO of these local entities: by the name that identity knows them by, the entity and why."""
        changed = []
        for row in rows:
            id_, decided = row["row"]["id"], wanted[name_of(row["row"])]
            if id_ in self.arrivals.locals:
                self.arrivals.refers[id_] = decided
            elif decided != (row["entity"], row["why"]):
                changed.append({"id": id_, "entity": decided[0], "why": decided[1], "old": row["entity"]})
        self.run.write("UNWIND $rows AS row MATCH (:LocalEntity {id: row.id})-[r:REFERS_TO]->(:Entity) " + DELETED,
                       [row for row in changed if row["old"]])
        self._create_references(changed)
        self.moved |= {row["id"] for row in changed if row["old"] != row["entity"]}

    def _create_references(self, rows: Sequence[Row]) -> None:
        self.run.write("UNWIND $rows AS row MATCH (l:LocalEntity {id: row.id}) MATCH (e:Entity {id: row.entity}) "
                       "CREATE (l)-[:REFERS_TO {why: row.why}]->(e)", rows)

    def _pair_claims(self) -> None:
        """Pairs of all claims that stand about local entities that moved."""
        claims = {row["id"]: row for row in self.run.read(
            f"UNWIND $rows AS id MATCH (:LocalEntity {{id: id}})<-[:{ALL_ENDS}]-(c:Claim) "
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
        self.run.write("UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.pair = row.pair, c.fact = null", changed)

    def _pair_arrivals(self) -> None:
        """Pairs of the claims that arrive. Where an end is new, nothing of the pair can stand."""
        refers = self.arrivals.refers
        for id_, row in self.arrivals.claims.items():
            pair = Pair.of(row["type"], refers[row["subject"]][0], refers[row["object"]][0])
            if pair:
                self.arrivals.pairs[id_] = pair.text
                if not self.created & {pair.subject, pair.object}:
                    self.pairs.add(pair.text)

    def _write_edges(self, wanted: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Makes the edges of pairs of one type those that are wanted, by pair and key."""
        pairs = {text: Pair.parse(text) for text in wanted}
        type_ = next(iter(pairs.values())).type
        standing: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self.run.read(
                f"UNWIND $rows AS row MATCH (a:Entity {{id: row.a}})-[r:{type_}]->(b:Entity {{id: row.b}}) "
                "RETURN a.id AS a, b.id AS b, properties(r) AS row",
                [{"a": pair.subject, "b": pair.object} for text, pair in pairs.items() if text in self.pairs]):
            standing[Pair(type_, row["a"], row["b"]).text][row["row"]["key"]] = row["row"]
        gone, changed, new = [], [], []
        for text, pair in pairs.items():
            were, are = standing.get(text, {}), wanted[text]
            ends = {"a": pair.subject, "b": pair.object}
            gone += [{**ends, "key": key} for key in sorted(were.keys() - are.keys())]
            new += [{**ends, "properties": are[key]} for key in sorted(are.keys() - were.keys())]
            changed += [{**ends, "key": key, "properties": are[key]} for key in sorted(are.keys() & were.keys())
                        if are[key] != were[key]]
        one = f"MATCH (a:Entity {{id: row.a}})-[r:{type_} {{key: row.key}}]->(b:Entity {{id: row.b}})"
        self.run.write(f"UNWIND $rows AS row {one} {DELETED}", gone)
        self.run.write(f"UNWIND $rows AS row {one} SET r = row.properties", changed)
        self.run.write("UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
                       f"CREATE (a)-[r:{type_}]->(b) SET r = row.properties", new)
        self.counts["edges_added"] += len(new)
        self.counts["edges_removed"] += len(gone)


def _by_type(pairs: Iterable[str]) -> Iterator[list[str]]:
    """Pairs of one type each time, and so many that the store has its work while the next are projected."""
    for _, some in groupby(sorted(pairs), key=lambda text: text.split("\t", 1)[0]):
        while part := list(islice(some, PAIRS_AT_ONCE)):
            yield part


def _unwritten(row: Mapping[str, Any]) -> Row:
    """A local entity that arrives, as those that stand are read."""
    return {"row": row, "entity": None, "why": None}
