"""Loads killed at random moments: a plain load afterwards always gives the same graph."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from conftest import SEEDS, command, environment, run_kg

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")

ROUNDS = 20
ARTICLES = SEEDS / "ru"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The digest after a load that nothing disturbs, and how long that takes, in seconds."""
    home = tmp_path_factory.mktemp("undisturbed")
    start = time.monotonic()
    assert run_kg("load", ARTICLES, KG_HOME=str(home), KG_BATCH="1").status == 0
    return digest(home), time.monotonic() - start


@pytest.mark.parametrize("number", [
    pytest.param(number, marks=[pytest.mark.faults] if number >= ROUNDS // 10 else []) for number in range(ROUNDS)
])
def test_a_killed_load_is_made_good_by_the_next(undisturbed, tmp_path, number):
    expected, seconds = undisturbed
    # Every third has its articles read by workers, which have to die with it.
    workers = "2" if number % 3 == 2 else "1"
    moment = seconds * random.Random(number).uniform(0.2, 1.0)  # before that, Python is still starting
    settings = {"KG_HOME": str(tmp_path / "home"), "KG_BATCH": "1", "KG_WORKERS": workers}
    load = subprocess.Popen(command("load", ARTICLES), env=environment(**settings), start_new_session=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        load.wait(moment)
    except subprocess.TimeoutExpired:
        load.send_signal(signal.SIGKILL)
        load.wait()
    wait_for_end_of_group(load.pid)
    again = run_kg("load", ARTICLES, **settings)
    assert again.status == 0, again.err
    assert digest(tmp_path / "home") == expected, f"killed after {moment:.2f} s of {seconds:.2f} s"


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


def digest(home):
    ran = run_kg("status", "--digest", "--json", KG_HOME=str(home))
    assert ran.status == 0, ran.err
    return json.loads(ran.out)["digest"]
