"""`make bench-queries`: every curated query on a Neo4j with a million claims, and the commands that ask it.

Makes the graph the first time (`scripts/million.py`, in .neo4j/bench) and starts a server on it with the memory below.
A query's parameters of type `name` anchor it: each is given alone, or all that are required, with entities of the kind
that its help speaks of, some as usual and the one with most edges. Ends with exit status 1 where an answer takes
longer than its limit, or the plan of an anchored query looks for entities without the index. Queries added to cypher/
are measured as they come.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import million
import neo4j
import neo4j_server

from graph import lookup, plans, queries
from graph.queries import Parameter, Query
from graph.store import Store
from kg import records

HOME = neo4j_server.FOLDER / "bench"
HEAP, CACHE = "2g", "1g"
ANCHORED, HUB, WHOLE, LOOKUP = 1.0, 10.0, 30.0, 0.05  # seconds
LONG = 3.0  # seconds after which an answer isn't asked for again
USUAL, REPEATS, LOOKUPS = 5, 3, 200
# Kinds of entity by the words of a parameter's help; the first word that stands in it counts.
KINDS = {"person": "Person", "people": "Person", "event": "Event", "company": "Company", "companies": "Company",
         "body": "GovernmentBody", "place": "Region", "region": "Region", "city": "City", "country": "Country"}

Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Anchors:
    """Entities of a kind to ask for: some with as many edges as most of those that are spoken of, and the hubs."""

    usual: tuple[str, ...]
    hubs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A way to ask a query. `seconds` and `hub` are medians, `rows` those of the last answer; `wrong` says what is."""

    query: str
    asked: str
    seconds: float
    hub: float | None
    rows: int
    wrong: tuple[str, ...]


def anchors(store: Store) -> dict[str, Anchors]:
    """Entities to ask for by type, by their ids."""
    found = {}
    for type_ in dict.fromkeys(KINDS.values()):
        rows = store.read(f"MATCH (e:{type_})-[r]-(:Entity) WITH e, count(r) AS edges WHERE edges > 4 "
                          "RETURN e.id AS id ORDER BY edges DESC, id", {}).rows
        ids = [str(id_) for (id_,) in rows]
        steps = range(1, 2 * USUAL + 1)
        found[type_] = Anchors(tuple(ids[len(ids) * n // (2 * USUAL + 1)] for n in steps), tuple(ids[:2]))
    return found


def kind(store: Store, parameter: Parameter) -> str:
    """The type of entity that a parameter is for: that of its example, where the graph has it, else by its help."""
    if parameter.example:
        rows = store.read(f"{lookup.FIND} RETURN e.type AS type", {"name": parameter.example.lower()}).rows
        if rows:
            return str(rows[0][0])
    words = re.findall(r"\w+", parameter.help)
    return next((KINDS[word] for word in words if word in KINDS), "Person")


def ways(query: Query) -> Iterator[tuple[Parameter, ...]]:
    """The parameters that name entities, as they are given together: those required, and each other one alone."""
    named = [p for p in query.parameters if p.type == "name"]
    required = tuple(p for p in named if p.required)
    yield required
    for parameter in named:
        if not parameter.required:
            yield (*required, parameter)


def measure(store: Store, driver: neo4j.Driver, query: Query, known: Mapping[str, Anchors]) -> Iterator[Measured]:
    """Each way to ask the query, as a table or graph, and as the graph of its picture."""
    texts = {p.name: str(p.example) for p in query.parameters if p.required and p.type != "name"}
    for named in ways(query):
        kinds = [kind(store, p) for p in named]

        def given(ids: Callable[[Anchors], tuple[str, ...]], turn: int, kinds: list[str] = kinds,
                  named: tuple[Parameter, ...] = named) -> Given:
            return texts | {p.name: (some := ids(known[k]))[(turn + n) % len(some)]
                            for n, (p, k) in enumerate(zip(named, kinds, strict=True))}

        usual = [given(lambda a: a.usual, 2 * turn) for turn in range(USUAL)] if named else [texts]
        hub = given(lambda a: a.hubs, 0)
        for form, cypher in {"": query.cypher, " (graph)": query.graph}.items():
            if form and query.graph == query.cypher:
                continue
            seconds, rows = timed(store, cypher, [queries.arguments(query, each) for each in usual])
            at_hub = timed(store, cypher, [queries.arguments(query, hub)])[0] if named else None
            wrong = list(check(driver, cypher, queries.arguments(query, usual[0]))) if named else []
            limit = ANCHORED if named else WHOLE
            wrong += [f"over {limit:g} s"] if seconds > limit else []
            wrong += [f"over {HUB:g} s at the hub"] if at_hub is not None and at_hub > HUB else []
            asked = ", ".join(f"{p.name}: {k}" for p, k in zip(named, kinds, strict=True)) or "whole graph"
            yield Measured(query.name + form, asked, seconds, at_hub, rows, tuple(wrong))


def timed(store: Store, cypher: str, arguments: list[dict[str, object]]) -> tuple[float, int]:
    """The median of the seconds until the answer is read, after a first time unless that was long, and how many rows
    the last one has."""
    taken, rows = [], 0
    for each in arguments:
        for turn in range(REPEATS + 1):
            start = time.perf_counter()
            rows = len(store.read(cypher, each).rows)
            seconds = time.perf_counter() - start
            if turn or seconds > LONG:
                taken.append(seconds)
            if seconds > LONG:
                break
    return statistics.median(taken), rows


def check(driver: neo4j.Driver, cypher: str, arguments: dict[str, object]) -> Iterator[str]:
    """What is wrong with the plan of a query that names an entity."""
    profile = driver.execute_query("PROFILE " + cypher, arguments).summary.profile or {}  # type: ignore[arg-type]
    if not plans.seeks(profile, "Name(key)"):
        yield "no index seek for a name"
    yield from (scan for scan in plans.scans(profile) if ":Article" not in scan)


def lookups(store: Store) -> float:
    """The median of the seconds to find an entity by a name."""
    rows = store.read("MATCH (n:Name) RETURN n.key AS key ORDER BY key", {}).rows
    taken = []
    for (name,) in random.Random(1).sample(rows, LOOKUPS):
        start = time.perf_counter()
        assert store.read(f"{lookup.FIND} RETURN e.id AS id", {"name": name}).rows
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def commands(known: Mapping[str, Anchors], environment: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Seconds of whole commands, from the shell to their end."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [["status"]]
        for id_ in (known["Region"].usual[4], known["Person"].usual[4], known["Country"].hubs[0]):
            asked += [["query", "dossier", "-p", f"entity={id_}"], ["export", "--around", id_, "-o", f"{folder}/x.png"],
                      ["why", id_], ["report", id_, "-o", f"{folder}/report"]]
        for command in asked:
            start = time.perf_counter()
            done = subprocess.run([sys.executable, "-m", "kg", *command], env=environment, capture_output=True,
                                  text=True, check=False)
            taken = time.perf_counter() - start
            yield f"kg {' '.join(command).replace(folder, '…')}", taken
            if done.returncode:
                sys.exit(f"kg {' '.join(command)} failed: {done.stderr}")


def main(only: list[str]) -> int:
    if not (HOME / "made.json").exists():
        print(f"making the graph of {million.CLAIMS:,} claims, once", flush=True)
        neo4j_server.fetch(neo4j_server.ARTIFACTS, neo4j_server.LIBRARY)
        million.make(HOME)
    neo4j_server.start(HOME, HEAP, cache=CACHE)
    uri, password = neo4j_server.read(HOME, "uri"), neo4j_server.read(HOME, "password")
    try:
        with (Store(uri, "neo4j", password, "neo4j", records.place) as store,
              neo4j.GraphDatabase.driver(uri, auth=("neo4j", password), notifications_min_severity="OFF") as driver):
            store.prepare()
            driver.execute_query("CALL db.awaitIndexes(600)")
            made = json.loads((HOME / "made.json").read_text("utf-8"))
            print(f"{made['claims']:,} claims of {made['articles']:,} articles; Neo4j with {HEAP} heap, {CACHE} page "
                  f"cache, {os.cpu_count()} cores", flush=True)
            known = anchors(store)
            failed = lookups_told(lookups(store))
            width = max(len(query.name) for query in queries.all_queries()) + len(" (graph)")
            print(f"medians; limits: {ANCHORED:g} s for usual entities, {HUB:g} s for the one with most edges (hub), "
                  f"{WHOLE:g} s for the whole graph")
            print(f"{'query':{width}} {'usual':>8} {'hub':>8} {'rows':>7}  asked by")
            for query in queries.all_queries():
                if only and query.name not in only:
                    continue
                for each in measure(store, driver, query, known):
                    hub = "" if each.hub is None else f"{each.hub:.3f}"
                    print(f"{each.query:{width}} {each.seconds:8.3f} {hub:>8} {each.rows:7}  {each.asked}"
                          + "".join(f"\n{'':{width}}   WRONG: {wrong}" for wrong in each.wrong), flush=True)
                    failed += len(each.wrong)
            environment = os.environ | {"NEO4J_URI": uri, "NEO4J_PASSWORD": password}
            for command, seconds in () if only else commands(known, environment):
                print(f"{seconds:8.2f}  {command}", flush=True)
    finally:
        neo4j_server.stop(HOME)
    print(f"{failed} over their limits or without the index" if failed else "all within their limits")
    return int(failed > 0)


def lookups_told(seconds: float) -> int:
    print(f"an entity by a name: {1000 * seconds:.1f} ms (limit {1000 * LOOKUP:.0f} ms)", flush=True)
    return int(seconds > LOOKUP)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
