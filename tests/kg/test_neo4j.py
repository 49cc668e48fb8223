"""A real Neo4j gives the same graph and the same answers as the embedded store."""

import os
from pathlib import Path

import pytest

from graph import queries
from graph.subgraph import node_identity
from kg.load import load

SEEDS = Path(__file__).parents[2] / "seeds" / "ru"
pytestmark = pytest.mark.neo4j


def test_the_same_graph_whatever_the_store(neo4j_store, store):
    for each in (neo4j_store, store):
        load(each, [str(SEEDS)], batch=2)
    assert neo4j_store.digest() == store.digest()
    assert neo4j_store.counts() == store.counts()
    for each in (neo4j_store, store):
        each.withdraw([article["id"] for article in each.articles()][:2])
    assert neo4j_store.digest() == store.digest()
    before = neo4j_store.digest()
    neo4j_store.rebuild()
    assert neo4j_store.digest() == before


def test_the_same_answers_whatever_the_store(neo4j_store, store):
    for each in (neo4j_store, store):
        load(each, [str(SEEDS)])
    for query in queries.all_queries():
        given = {p.name: p.example for p in query.parameters if p.required}
        drawn = [queries.run_graph(each, query, given) for each in (neo4j_store, store)]
        assert [*map(node_identity, drawn[0].nodes)] == [*map(node_identity, drawn[1].nodes)], query.name
        assert len(drawn[0].edges) == len(drawn[1].edges), query.name
        if query.columns:
            assert queries.run(neo4j_store, query, given) == queries.run(store, query, given), query.name


def test_one_writer_at_a_time(neo4j_store, neo4j_kg, folder):
    with neo4j_store.writer():
        ran = neo4j_kg("load", folder)
    assert ran.status == 3
    assert "Another kg is writing to this store." in ran.err


def test_the_command_on_neo4j(neo4j_kg, run_kg):
    uri, password = os.environ["KG_TEST_NEO4J_URI"], os.environ["KG_TEST_NEO4J_PASSWORD"]
    assert neo4j_kg("load", SEEDS).status == 0
    told = neo4j_kg("status")
    assert uri in told.out
    assert password not in told.out + told.err
    refused = run_kg("status", NEO4J_URI=uri, NEO4J_PASSWORD="wrong-password")
    assert refused.status == 3
    assert "refuses the log-in" in refused.err
    assert "wrong-password" not in refused.err
