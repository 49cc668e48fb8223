"""`make bench-neo4j`: how fast kg writes to Neo4j, against a bare driver and against neo4j-graphrag's Neo4jWriter.

All in one run, on one server that is started for it (Java 17 and Maven): 2,000 made articles with 20,000 mentions of
as many entities, and 40,000 relations, two to a pair. kg loads their evidence as `kg load` does, a batch a transaction,
and derives the entity layer: entities, what they are called, and relations. The other two are handed that entity layer
as kg derived it, with the same properties, and write it into the same server, empty but for kg's constraints and
indexes:

- the bare driver by UNWIND … CREATE, ends matched by the index on their ids, in the best of several sizes of batches;
- Neo4jWriter in its own size of batches and in a larger one, whichever is better for it. It keeps one relation of a
  type a pair of nodes, so what it really stored is counted.

kg's time for the entity layer is all that isn't writing evidence: reading what stands, deciding who is who, projecting
claims, writing, and a share of the commits by the number of elements. The whole time is told beside it, against a bare
driver that writes all elements of both layers. Each figure is the best of three rounds. Ends with exit status 1 if a
ratio is under its limit.
"""

from __future__ import annotations

import asyncio
import gc
import importlib.metadata
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import neo4j
import neo4j_server
from bench_evidence import archive
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

import graph.store
from graph.derive import derive
from graph.run import Run
from graph.schema import ArticleEvidence
from graph.store import Store

ARTICLES, BATCH = 2_000, 500
ROUNDS, WARMING = 3, 200
BARE_BATCHES, WRITER_BATCHES = (1_000, 5_000), (1_000, 10_000)
BARE_LIMIT, WRITER_LIMIT = 0.6, 3.0
HOME = neo4j_server.FOLDER / "bench"

ENTITY_LAYER = ("Entity", "Name")


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes of one set of labels; `key` is the unique property of the first of them."""

    labels: tuple[str, ...]
    key: str
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Edges:
    """Relationships of one type between nodes of two labels: rows of `a`, `b` (keys of the ends) and `properties`."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Elements:
    """Nodes and relationships, ready to be written by whomever."""

    nodes: Sequence[Nodes]
    edges: Sequence[Edges]

    @property
    def count(self) -> int:
        return sum(len(each.rows) for each in (*self.nodes, *self.edges))


@dataclass(slots=True)
class Clock:
    """Seconds of a load by kg: `deriving` is the entity layer, `committing` both layers, `whole` everything."""

    deriving: float = 0.0
    committing: float = 0.0
    whole: float = 0.0

    def entity_layer(self, share: float) -> float:
        return self.deriving + share * self.committing


def load(store: Store, evidence: Sequence[ArticleEvidence]) -> Clock:
    """Loads evidence as `kg load` does, and tells where the time went."""
    clock = Clock()
    commit = neo4j.Transaction.commit

    def timed_derive(run: Run, *given: Any) -> Any:
        start = time.perf_counter()
        counts = derive(run, *given)
        run.read("UNWIND $rows AS one RETURN one", [1])  # the store may still be at work on the last statement
        clock.deriving += time.perf_counter() - start
        return counts

    def timed_commit(tx: neo4j.Transaction) -> None:
        start = time.perf_counter()
        commit(tx)
        clock.committing += time.perf_counter() - start

    graph.store.derive, neo4j.Transaction.commit = timed_derive, timed_commit
    start = time.perf_counter()
    try:
        with store.writer():
            for first in range(0, len(evidence), BATCH):
                store.load(evidence[first : first + BATCH])
    finally:
        graph.store.derive, neo4j.Transaction.commit = derive, commit
    clock.whole = time.perf_counter() - start
    return clock


def elements(driver: neo4j.Driver) -> tuple[Elements, Elements]:
    """All that kg wrote: the entity layer, and both layers."""
    keys: dict[str, str] = {}
    nodes: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for node_id, labels, properties in driver.execute_query(
            "MATCH (n) WHERE n:Entity OR n:Name OR n:Article OR n:LocalEntity OR n:Claim OR n:Block OR n:Band "
            "RETURN elementId(n), labels(n), properties(n)", result_transformer_=neo4j.Result.values):
        first = "Entity" if "Entity" in labels else labels[0]
        nodes[first, *sorted({*labels} - {first})].append(properties)
        keys[node_id] = properties["key" if first in ("Name", "Block", "Band") else "id"]
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for type_, a, b, start, end, properties in driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r), elementId(a), elementId(b), "
            "CASE WHEN a:Entity THEN 'Entity' ELSE labels(a)[0] END, "
            "CASE WHEN b:Entity THEN 'Entity' ELSE labels(b)[0] END, properties(r)",
            result_transformer_=neo4j.Result.values):
        edges[type_, start, end].append({"a": keys[a], "b": keys[b], "properties": properties})
    all_nodes = [Nodes(labels, key_of(labels[0]), rows) for labels, rows in sorted(nodes.items())]
    all_edges = [Edges(type_, (a, key_of(a)), (b, key_of(b)), rows) for (type_, a, b), rows in sorted(edges.items())]
    layer = Elements([each for each in all_nodes if each.labels[0] in ENTITY_LAYER],
                     [each for each in all_edges if each.start[0] in ENTITY_LAYER])
    return layer, Elements(all_nodes, all_edges)


def key_of(label: str) -> str:
    return "key" if label in ("Name", "Block", "Band") else "id"


def bare(driver: neo4j.Driver, what: Elements, batch: int) -> None:
    """Writes elements as the driver's users do."""
    for nodes in what.nodes:
        write(driver, f"UNWIND $rows AS row CREATE (n:{':'.join(nodes.labels)}) SET n = row", nodes.rows, batch)
    for edges in what.edges:
        (a, a_key), (b, b_key) = edges.start, edges.end
        write(driver, f"UNWIND $rows AS row MATCH (a:{a} {{{a_key}: row.a}}) MATCH (b:{b} {{{b_key}: row.b}}) "
                      f"CREATE (a)-[r:{edges.type}]->(b) SET r = row.properties", edges.rows, batch)


def write(driver: neo4j.Driver, cypher: str, rows: Sequence[Mapping[str, Any]], batch: int) -> None:
    for first in range(0, len(rows), batch):
        driver.execute_query(cypher, {"rows": rows[first : first + batch]})


def graphrag(driver: neo4j.Driver, what: Elements, batch: int) -> Callable[[], None]:
    """Neo4jWriter with these elements as it takes them; making them ready isn't its work and isn't timed."""
    graph_ = Neo4jGraph(
        nodes=[Neo4jNode(id=f"{nodes.labels[0]} {row[nodes.key]}", label=nodes.labels[-1], properties=row)
               for nodes in what.nodes for row in nodes.rows],
        relationships=[Neo4jRelationship(
            start_node_id=f"{edges.start[0]} {row['a']}", end_node_id=f"{edges.end[0]} {row['b']}", type=edges.type,
            properties=row["properties"]) for edges in what.edges for row in edges.rows])
    writer = Neo4jWriter(driver, batch_size=batch)

    def work() -> None:
        if asyncio.run(writer.run(graph_)).status != "SUCCESS":
            sys.exit("Neo4jWriter failed; its log says why.")

    return work


def empty(driver: neo4j.Driver) -> None:
    with driver.session() as session:
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS").consume()
        session.run("MATCH (n) WHERE NOT n:WriterLease AND NOT n:WriterFence AND NOT n:SchemaVersion "
                    "CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS").consume()
        session.run("DROP INDEX __entity__tmp_internal_id IF EXISTS").consume()


def stored(driver: neo4j.Driver) -> int:
    """Nodes and relationships that Neo4jWriter left."""
    found = driver.execute_query("RETURN COUNT { (:__KGBuilder__) } + COUNT { ()-[]->() } AS n")
    return int(found.records[0]["n"])


def timed(work: Callable[[], Any]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(slots=True)
class Best:
    """The best of the rounds: elements a second, and what it took."""

    count: int = 0
    seconds: float = float("inf")
    how: str = ""
    rates: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.count / self.seconds

    def take(self, count: int, seconds: float, how: str = "") -> None:
        self.rates.append(count / seconds)
        if count / seconds > self.rate:
            self.count, self.seconds, self.how = count, seconds, how

    def told(self) -> str:
        rounds = ", ".join(f"{rate:,.0f}" for rate in self.rates)
        return f"{self.count:,} in {self.seconds:.1f} s: {self.rate:,.0f} a second{self.how} (rounds: {rounds})"


def measure(store: Store, driver: neo4j.Driver, articles: int, rounds: int) -> dict[str, Best]:
    """All rounds; kg, the bare driver and Neo4jWriter take turns."""
    evidence = list(archive(articles))
    found: dict[str, Best] = defaultdict(Best)
    for _ in range(rounds):
        empty(driver)
        gc.collect()
        clock = load(store, evidence)
        layer, both = elements(driver)
        found["kg"].take(layer.count, clock.entity_layer(layer.count / both.count))
        found["kg, both layers"].take(both.count, clock.whole)
        for batch in BARE_BATCHES:
            empty(driver)
            found["bare"].take(layer.count, timed(partial(bare, driver, layer, batch)), f", {batch:,} a batch")
        empty(driver)
        found["bare, both layers"].take(both.count, timed(partial(bare, driver, both, BARE_BATCHES[0])))
        for batch in WRITER_BATCHES:
            empty(driver)
            seconds = timed(graphrag(driver, layer, batch))
            found["graphrag"].take(stored(driver), seconds, f", {batch:,} a batch")
    for kind in (*layer.nodes, *layer.edges):
        found[f"of which {':'.join(kind.labels) if isinstance(kind, Nodes) else kind.type}"].count = len(kind.rows)
    return found


def tell(found: Mapping[str, Best], articles: int) -> int:
    drivers = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("neo4j", "neo4j-graphrag"))
    print(f"{articles:,} articles in batches of {BATCH}; {drivers}, "
          f"neo4j-rust-ext {'in' if rust() else 'not in'} use")
    print("entity layer: " + ", ".join(f"{each.count:,} {name.removeprefix('of which ')}"
                                       for name, each in found.items() if name.startswith("of which ")))
    for name in ("kg", "bare", "graphrag", "kg, both layers", "bare, both layers"):
        print(f"  {name}: {found[name].told()}")
    whole = found["kg"].count / found["kg, both layers"].seconds
    ratios = {name: found["kg"].rate / found[name].rate for name in ("bare", "graphrag")}
    print(f"entity layer, kg / bare driver: {ratios['bare']:.2f} (at least {BARE_LIMIT})")
    print(f"entity layer, kg / Neo4jWriter: {ratios['graphrag']:.2f} (at least {WRITER_LIMIT:.0f})")
    print(f"both layers, kg / bare driver: {found['kg, both layers'].rate / found['bare, both layers'].rate:.2f}")
    print(f"entity layer in the whole time with evidence: {whole:,.0f} a second, "
          f"kg / Neo4jWriter {whole / found['graphrag'].rate:.2f}")
    return int(ratios["bare"] < BARE_LIMIT or ratios["graphrag"] < WRITER_LIMIT)


def rust() -> bool:
    try:
        importlib.metadata.version("neo4j-rust-ext")
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def main(articles: int) -> int:
    neo4j_server.fetch(neo4j_server.APOC_ARTIFACTS, neo4j_server.APOC, alone=True)
    if neo4j_server.running(HOME):
        neo4j_server.stop(HOME)
    shutil.rmtree(HOME, ignore_errors=True)
    neo4j_server.start(HOME, "2g", "dbms.security.procedures.unrestricted=apoc.*",
                       sorted(neo4j_server.APOC.glob("*.jar")))
    uri, password = neo4j_server.read(HOME, "uri"), neo4j_server.read(HOME, "password")
    try:
        with (neo4j.GraphDatabase.driver(uri, auth=("neo4j", password), notifications_min_severity="OFF") as driver,
              Store(uri, "neo4j", password, "neo4j", lambda key: None) as store):
            store.prepare()
            measure(store, driver, min(WARMING, articles), 2)  # the server compiles as it goes
            return tell(measure(store, driver, articles, ROUNDS), articles)
    finally:
        neo4j_server.stop(HOME)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ARTICLES))
