"""The clock set back and forward between loads and while one runs; and a dead writer's lease, which ends in time."""

import json
import time

import pytest

HOUR, YEAR = 3600, 366 * 86400


@pytest.fixture
def client_clock(graph, own_clock):
    """The clock of the commands; a Neo4j's own is set with it."""
    clock = getattr(graph, "clock", own_clock)
    if clock is None:
        pytest.skip("no libfaketime to set a clock with; on Debian: apt-get install faketime")
    yield clock
    clock.set(0)


@pytest.mark.parametrize("ahead", [HOUR, pytest.param(-HOUR, marks=pytest.mark.faults),
                                   pytest.param(YEAR, marks=pytest.mark.faults)])
def test_set_between_loads(graph, client_clock, run_kg, written, dumped, tmp_path, ahead):
    """What changed since the last load is what the last load brought, whatever the clock said before."""
    early = tmp_path / "early"
    early.mkdir()
    for file in sorted(written.iterdir())[:3]:
        (early / file.name).write_bytes(file.read_bytes())
    settings = {**graph.settings, **client_clock.settings}
    for folder, offset in ((early, ahead), (written, 0)):
        client_clock.set(offset)
        ran = run_kg("load", folder, **settings)
        assert ran.status == 0, ran.err
    assert f"{dumped.articles - 3} loaded" in ran.out
    assert graph.digest() == dumped.digest
    asked = run_kg("query", "changed-since", "--format", "json", **settings)
    late = {f"Встреча номер {number}" for number in range(3, dumped.articles)}
    assert {row["article"] for row in json.loads(asked.out) if row["change"] == "new"} <= late
    assert json.loads(asked.out)


@pytest.mark.parametrize("offset", [-HOUR, HOUR, pytest.param(-YEAR, marks=pytest.mark.faults),
                                    pytest.param(YEAR, marks=pytest.mark.faults)])
def test_set_while_a_load_runs(graph, client_clock, launch, run_kg, dumped, feed, offset):
    with launch("load", feed.path, KG_BATCH="1", **graph.settings, **client_clock.settings) as load:
        feed.give(3, load)
        client_clock.set(offset)
        feed.close(load)
        _, told = load.communicate(timeout=300)
    assert load.returncode == 0, told
    assert graph.digest() == dumped.digest
    again = run_kg("load", dumped.path, **graph.settings)
    assert f"{dumped.articles} unchanged" in again.out


@pytest.fixture
def left(neo4j, launch, feed):
    """A Neo4j with the lease of a load that was killed; when that was."""
    with launch("load", feed.path, KG_BATCH="1", **neo4j.settings) as load:
        feed.give(3, load)
        load.kill()
    return time.monotonic()


@pytest.mark.neo4j
@pytest.mark.parametrize("offset", [50, -HOUR])
def test_a_dead_writers_lease_ends_whatever_becomes_of_the_clock(neo4j, left, run_kg, dumped, offset):
    if neo4j.clock is None:
        pytest.skip("no libfaketime to set a clock with; on Debian: apt-get install faketime")
    refused = run_kg("load", dumped.path, **neo4j.settings)
    assert refused.status == 3
    assert "Another kg is writing to this store." in refused.err
    neo4j.clock.set(offset)
    ran = run_kg("load", dumped.path, **neo4j.settings)
    assert ran.status == 0, ran.err
    assert neo4j.digest() == dumped.digest


@pytest.mark.neo4j
@pytest.mark.faults
def test_a_dead_writers_lease_ends_within_a_minute(neo4j, left, run_kg, dumped):
    while run_kg("load", dumped.path, **neo4j.settings).status == 3:
        assert time.monotonic() - left < 60
        time.sleep(1)
    assert neo4j.digest() == dumped.digest
