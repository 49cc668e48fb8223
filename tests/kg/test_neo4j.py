"""A real Neo4j gives the same graph and the same answers as the embedded store."""

import os
from pathlib import Path

import pytest

from graph import queries
from graph.errors import ForbiddenWrite, StoreBusy
from graph.store import Store
from graph.subgraph import node_identity
from kg import records
from kg.load import load

SEEDS = Path(__file__).parents[2] / "seeds" / "ru"
URI, PASSWORD = os.environ.get("KG_TEST_NEO4J_URI"), os.environ.get("KG_TEST_NEO4J_PASSWORD", "")

pytestmark = [pytest.mark.neo4j, pytest.mark.skipif(
    URI is None, reason="no Neo4j to test on; make test-all starts one, with Java 17 and Maven")]


def open_neo4j():
    return Store(URI, "neo4j", PASSWORD, "neo4j", records.place)


@pytest.fixture
def neo4j():
    with open_neo4j() as opened:
        opened.prepare()
        opened.withdraw([article["id"] for article in opened.articles()])
        yield opened


def test_the_same_graph_whatever_the_store(neo4j, store):
    for each in (neo4j, store):
        load(each, [str(SEEDS)], batch=2)
    assert neo4j.digest() == store.digest()
    assert neo4j.counts() == store.counts()
    for each in (neo4j, store):
        each.withdraw([article["id"] for article in each.articles()][:2])
    assert neo4j.digest() == store.digest()
    before = neo4j.digest()
    neo4j.rebuild()
    assert neo4j.digest() == before


def test_the_same_answers_whatever_the_store(neo4j, store):
    for each in (neo4j, store):
        load(each, [str(SEEDS)])
    for query in queries.all_queries():
        given = {p.name: p.example for p in query.parameters if p.required}
        drawn = [queries.run_graph(each, query, given) for each in (neo4j, store)]
        assert [*map(node_identity, drawn[0].nodes)] == [*map(node_identity, drawn[1].nodes)], query.name
        assert len(drawn[0].edges) == len(drawn[1].edges), query.name
        if query.columns:
            assert queries.run(neo4j, query, given) == queries.run(store, query, given), query.name


def test_one_writer_at_a_time(neo4j):
    with neo4j.writer(), open_neo4j() as other, pytest.raises(StoreBusy):
        load(other, [str(SEEDS)])


def test_queries_only_read(neo4j):
    with pytest.raises(ForbiddenWrite):
        neo4j.read("CREATE (n:Entity {id: 'x'}) RETURN n", {})


def test_the_command_on_neo4j(neo4j, run_kg):
    log_in = {"NEO4J_URI": URI, "NEO4J_PASSWORD": PASSWORD}
    assert run_kg("load", SEEDS, **log_in).status == 0
    told = run_kg("status", **log_in)
    assert URI in told.out
    assert PASSWORD not in told.out + told.err
    refused = run_kg("status", NEO4J_URI=URI, NEO4J_PASSWORD="wrong-password")
    assert refused.status == 3
    assert "refuses the log-in" in refused.err
    assert "wrong-password" not in refused.err
