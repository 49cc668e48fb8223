import signal
import sys
import time
from datetime import datetime

import pytest

from graph.schema import LoadCounts
from kg.errors import UsageError
from kg.load import LoadReport
from kg.schedule import line, trigger_of
from kg.workers import Failure


def test_times_of_a_cron_expression():
    trigger = trigger_of("*/15 6-8 * * *")
    now = datetime(2026, 2, 5, 6, 50, tzinfo=trigger.timezone)
    assert trigger.get_next_fire_time(None, now).time().isoformat() == "07:00:00"


@pytest.mark.parametrize("cron", ["", "hourly", "61 * * * *", "* * * *"])
def test_a_bad_expression_is_a_usage_error(cron):
    with pytest.raises(UsageError, match="minute, hour, day, month and weekday"):
        trigger_of(cron)


def test_a_bad_expression_ends_the_command(run_kg, tmp_path):
    ran = run_kg("schedule", "hourly", tmp_path, KG_HOME=str(tmp_path))
    assert ran.status == 2
    assert "hourly" in ran.err


def test_a_load_in_a_line():
    report = LoadReport(5, 3, 1, 0, LoadCounts(), (Failure("a.txt", "the file is empty"),), "", 1.25)
    assert line(report) == "5 read, 3 loaded, 1 unchanged, 1 not loaded (first: a.txt: the file is empty), 1.2 s"


SOON = """
import sys
from apscheduler.triggers.date import DateTrigger
from kg import schedule, settings
if __name__ == "__main__":
    schedule.run(DateTrigger(), sys.argv[1:], settings.read(), lambda line: print(line, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM on Windows")
def test_a_run_is_a_line_and_sigterm_waits_for_it(launch, home, store, folder, tmp_path):
    script = tmp_path / "soon.py"
    script.write_text(SOON, "utf-8")
    with launch(folder, python=(str(script),), KG_HOME=str(home)) as running:
        assert running.stdout is not None
        assert "waiting" in running.stdout.readline()
        wait_until(lambda: store.read("MATCH (l:WriterLease) WHERE l.expires > 0 RETURN l", {}).rows)
        running.send_signal(signal.SIGTERM)
        told = running.stdout.read().splitlines()
        assert running.wait(60) == 0
    assert told[-1].endswith("stopped")
    assert "2 read, 2 loaded, 0 unchanged" in told[0]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM on Windows")
def test_idle_schedule_ends_on_sigterm(launch, tmp_path):
    with launch("schedule", "0 0 1 1 *", tmp_path, KG_HOME=str(tmp_path)) as running:
        assert running.stdout is not None
        assert "waiting" in running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        assert running.stdout.read().strip().endswith("stopped")
        assert running.wait(30) == 0


def wait_until(so):
    until = time.monotonic() + 60
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
