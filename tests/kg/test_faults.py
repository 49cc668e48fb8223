"""Loads killed at random moments: a plain load afterwards always gives the same graph."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")

ROUNDS = 20
ARTICLES = Path(__file__).parents[2] / "seeds" / "ru"


@pytest.fixture(scope="module")
def undisturbed(run_kg, tmp_path_factory):
    """The digest after a load that nothing disturbs, and how long that takes, in seconds."""
    home = tmp_path_factory.mktemp("undisturbed")
    start = time.monotonic()
    assert run_kg("load", ARTICLES, KG_HOME=str(home), KG_BATCH="1").status == 0
    return digest(run_kg, home), time.monotonic() - start


@pytest.mark.parametrize("number", [
    pytest.param(number, marks=[pytest.mark.faults] if number >= ROUNDS // 10 else []) for number in range(ROUNDS)
])
def test_a_killed_load_is_made_good_by_the_next(launch, run_kg, undisturbed, tmp_path, number):
    expected, seconds = undisturbed
    # Every third has its articles read by workers, which have to die with it.
    workers = "2" if number % 3 == 2 else "1"
    moment = seconds * random.Random(number).uniform(0.2, 1.0)  # before that, Python is still starting
    settings = {"KG_HOME": str(tmp_path / "home"), "KG_BATCH": "1", "KG_WORKERS": workers}
    with launch("load", ARTICLES, own_group=True, **settings) as load:
        try:
            load.wait(moment)
        except subprocess.TimeoutExpired:
            load.kill()
    wait_for_end_of_group(load.pid)
    again = run_kg("load", ARTICLES, **settings)
    assert again.status == 0, again.err
    assert digest(run_kg, tmp_path / "home") == expected, f"killed after {moment:.2f} s of {seconds:.2f} s"


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


def digest(run_kg, home):
    ran = run_kg("status", "--digest", "--json", KG_HOME=str(home))
    assert ran.status == 0, ran.err
    return json.loads(ran.out)["digest"]


def test_an_interrupt_is_told_and_harmless(launch, run_kg, undisturbed, tmp_path):
    expected = undisturbed[0]
    settings = {"KG_HOME": str(tmp_path / "home"), "KG_BATCH": "1"}
    with launch("load", ARTICLES, **settings) as load:
        until = time.monotonic() + 60
        while not (tmp_path / "home" / "connection.json").exists():  # the store is up
            assert load.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        load.send_signal(signal.SIGINT)
        _, told = load.communicate(timeout=60)
    assert load.returncode == 130
    assert "Interrupted" in told
    assert "Traceback" not in told
    assert run_kg("load", ARTICLES, **settings).status == 0
    assert digest(run_kg, tmp_path / "home") == expected
