"""Commands killed at random moments: a plain command afterwards always gives the same graph."""

import os
import re
import signal
import time

import pytest


@pytest.mark.rounds(50, 5)
def test_a_killed_load_is_made_good_by_the_next(graph, launch, run_kg, dumped, feed, chance, number):
    """Killed while it starts, or while it writes some article."""
    article = chance.randrange(dumped.articles + 1)
    with launch("load", feed.path, KG_BATCH="1", **graph.settings) as load:
        if article:
            feed.give(1 + article, load)
            time.sleep(chance.uniform(0, 0.3))
        else:
            time.sleep(chance.uniform(0, 2))
        load.kill()
    graph.outlive()
    again = run_kg("load", dumped.path, **graph.settings)
    assert again.status == 0, again.err
    # What was written before it was killed is there, and the last article wholly or not at all.
    unchanged = int(re.search(r"(\d+) unchanged", again.out)[1])
    assert unchanged in ({article - 1, article} if article else {0})
    assert graph.digest() == dumped.digest


def kill_while_it_writes(command, graph, chance):
    with command:
        graph.wait_for_writer(command)
        time.sleep(chance.uniform(0, 0.4))
        command.kill()
    graph.outlive()


@pytest.mark.rounds(10, 1)
def test_a_killed_withdrawal_is_whole_or_none(graph, launch, run_kg, dumped, chance, number):
    some = [f"article-{n}" for n in chance.sample(range(dumped.articles), 4)]
    assert run_kg("load", dumped.path, **graph.settings).status == 0
    kill_while_it_writes(launch("withdraw", *some, **graph.settings), graph, chance)
    with graph.open() as store:
        assert len(store.articles()) in (dumped.articles, dumped.articles - 4)
        assert len(store.articles()) < dumped.articles or store.digest() == dumped.digest
    assert run_kg("withdraw", *some, **graph.settings).status in (0, 1)  # 1: they were withdrawn already
    assert run_kg("load", dumped.path, **graph.settings).status == 0
    assert graph.digest() == dumped.digest


@pytest.mark.rounds(10, 1)
def test_a_killed_rebuild_leaves_the_graph_as_it_was(graph, launch, run_kg, dumped, chance, number):
    assert run_kg("load", dumped.path, **graph.settings).status == 0
    kill_while_it_writes(launch("rebuild", **graph.settings), graph, chance)
    assert graph.digest() == dumped.digest
    assert run_kg("rebuild", **graph.settings).status == 0
    assert graph.digest() == dumped.digest


def test_the_workers_of_a_killed_load_die_with_it(embedded, launch, run_kg, written, dumped, chance):
    settings = {**embedded.settings, "KG_BATCH": "1", "KG_WORKERS": "2"}
    with launch("load", written, own_group=True, **settings) as load:
        embedded.wait_for_writer(load)
        time.sleep(chance.uniform(0, 3))
        load.kill()
    wait_for_end_of_group(load.pid)
    assert run_kg("load", written, **settings).status == 0
    assert embedded.digest() == dumped.digest


def wait_for_end_of_group(group):
    """Workers see that the parent is gone, and end."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    raise AssertionError("the workers of a killed load live on")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_an_interrupt_is_told_and_harmless(graph, launch, run_kg, dumped, feed, number):
    with launch("load", feed.path, KG_BATCH="1", **graph.settings) as load:
        feed.give(4, load)
        load.send_signal(number)
        _, told = load.communicate(timeout=60)
    assert load.returncode == 130
    assert "Interrupted" in told
    assert "Traceback" not in told
    again = run_kg("load", dumped.path, **graph.settings)  # at once: an interrupted load gives its lease back
    assert again.status == 0, again.err
    assert graph.digest() == dumped.digest
