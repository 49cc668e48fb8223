"""The server killed, its disk full, its memory short, the connection cut: a clear word, and a plain load mends all."""

import json
import time

import pytest

from kg import dump


def stopped(load, told):
    """Whether a load says what stopped it and how far it came."""
    assert load.returncode == 3, told
    assert "articles were loaded before that; they stay, and the same command goes on from there." in told
    assert "Traceback" not in told
    return True


@pytest.mark.rounds(10, 1)
def test_a_killed_server(server, launch, run_kg, dumped, feed, chance, number):
    with launch("load", feed.path, KG_BATCH="1", **server.settings) as load:
        feed.give(1 + chance.randrange(1, dumped.articles), load)
        time.sleep(chance.uniform(0, 0.3))
        server.kill()
        feed.close(load)
        _, told = load.communicate(timeout=300)
    assert stopped(load, told)
    assert "No store answers at" in told
    graph = server.revived()
    again = run_kg("load", dumped.path, **graph.settings)
    assert again.status == 0, again.err
    assert graph.digest() == dumped.digest


@pytest.mark.rounds(10, 1)
def test_a_cut_connection(server, between, launch, run_kg, dumped, feed, chance, number):
    proxy = between(server)
    with launch("load", feed.path, **{**server.settings, "NEO4J_URI": proxy.uri, "KG_BATCH": "1"}) as load:
        feed.give(1 + chance.randrange(dumped.articles + 1), load)
        time.sleep(chance.uniform(0, 0.3))
        proxy.cut()
        feed.close(load)
        _, told = load.communicate(timeout=300)
    # Mostly it connects again and goes on; where it can't know whether what it wrote arrived, it stops.
    assert load.returncode == 0 or stopped(load, told)
    again = run_kg("load", dumped.path, **server.settings)
    assert again.status == 0, again.err
    assert server.digest() == dumped.digest


@pytest.mark.rounds(3, 0)
@pytest.mark.neo4j
def test_a_connection_that_falls_silent(neo4j, between, launch, run_kg, dumped, feed, chance, number):
    """Nothing answers and nothing is closed: Neo4j promises a sign of life, and kg gives up where none comes."""
    proxy = between(neo4j)
    with launch("load", feed.path, **{**neo4j.settings, "NEO4J_URI": proxy.uri, "KG_BATCH": "1"}) as load:
        feed.give(1 + chance.randrange(1, dumped.articles), load)
        time.sleep(chance.uniform(0, 0.3))
        proxy.swallow()
        feed.close(load)
        began = time.monotonic()
        _, told = load.communicate(timeout=300)
    assert stopped(load, told)
    assert time.monotonic() - began < 150
    neo4j.outlive()
    again = run_kg("load", dumped.path, **neo4j.settings)
    assert again.status == 0, again.err
    assert neo4j.digest() == dumped.digest


@pytest.mark.rounds(3, 1)
def test_a_full_disk(on_disk, disk, launch, run_kg, dumped, feed, chance, number):
    with launch("load", feed.path, KG_BATCH="1", **on_disk.settings) as load:
        feed.give(1 + chance.randrange(1, dumped.articles), load)
        disk.fill()
        feed.close(load)
        _, told = load.communicate(timeout=300)
    assert stopped(load, told)
    disk.empty()
    graph = on_disk.revived()
    again = run_kg("load", dumped.path, **graph.settings)
    assert again.status == 0, again.err
    assert graph.digest() == dumped.digest


@pytest.mark.neo4j
def test_more_articles_at_once_than_a_transaction_has_memory_for(neo4j, run_kg, dumped, tmp_path):
    """130 articles of 300,000 characters are some 80 MB; a transaction of this server has 64."""
    head, line = dumped.lines[:2]
    said = json.loads(line)
    del said[dump.CHECK]
    large = tmp_path / "large.kg.jsonl"
    with large.open("w", encoding="utf-8") as file:
        file.write(head)
        for number in range(130):
            said["article"] |= {"id": f"large-{number}", "sha256": f"{number:064}", "text": "слово " * 50_000}
            file.write(dump._line({**said, dump.CHECK: dump._hash(said)}))
    ran = run_kg("load", large, KG_BATCH="1000", **neo4j.settings)
    assert ran.status == 0, ran.err
    assert "130 loaded" in ran.out
    with neo4j.open() as store:
        assert store.counts()["articles"] == 130
        digest = store.digest()
        store.rebuild()
        assert store.digest() == digest
