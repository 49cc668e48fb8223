"""Loads on a schedule: when, one at a time, in order to the end, and what is told of them."""

import json
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from graph.schema import LoadCounts
from kg import journal
from kg.config import trigger_of
from kg.errors import UsageError
from kg.load import LoadReport
from kg.schedule import line
from kg.workers import Failure


@pytest.mark.parametrize(("cron", "after", "then"), [
    ("*/15 6-8 * * *", "2026-02-05T06:50", "2026-02-05T07:00"),
    ("0 9 * * 1", "2026-02-05T06:50", "2026-02-09T09:00"),  # a Thursday, and the Monday after it
    ("0 9 * * 0", "2026-02-05T06:50", "2026-02-08T09:00"), ("0 9 * * 7", "2026-02-05T06:50", "2026-02-08T09:00"),
    ("0 9 * * 1-5", "2026-02-06T10:00", "2026-02-09T09:00"), ("0 9 * * 6,0", "2026-02-05T06:50", "2026-02-07T09:00"),
    ("0 9 * * sun", "2026-02-05T06:50", "2026-02-08T09:00"), ("0 9 * * */2", "2026-02-05T10:00", "2026-02-07T09:00"),
])
def test_times_of_a_cron_expression(cron, after, then):
    trigger = trigger_of(cron)
    began = datetime.fromisoformat(after).replace(tzinfo=trigger.timezone)
    assert trigger.get_next_fire_time(None, began).strftime("%Y-%m-%dT%H:%M") == then


@pytest.mark.parametrize("cron", ["", "hourly", "61 * * * *", "* * * *", "* * * * 8", "* * * * 5-1"])
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


# --- how sources are getting on --------------------------------------------------------------------------------------

NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)


def before(**ago):
    return (NOW - timedelta(**ago)).isoformat()


@pytest.mark.parametrize(("state", "alarm"), [
    ({"failures": 0, "next": before(minutes=-5)}, ""), ({"failures": 2}, ""), ({"failures": 0, "next": None}, ""),
    ({"failures": 3}, "failed 3 times in a row"), ({"failures": 0, "next": before(minutes=10)}, ""),
    ({"failures": 0, "next": before(hours=2)}, "overdue: `kg schedule` doesn't run"),
])
def test_what_wants_looking_at(state, alarm):
    (standing,) = journal.standings({"a": state}, 3, NOW)
    assert standing.alarm == alarm
    (busy,) = journal.standings({"a": state}, 3, NOW, busy=True)
    assert busy.alarm == (alarm if "overdue" not in alarm else "")


@pytest.mark.parametrize(("moment", "words"), [
    (None, "never"), (before(seconds=5), "5 s ago"), (before(minutes=5), "5 min ago"), (before(hours=5), "5 h ago"),
    (before(days=5), "5 d ago"), (before(minutes=-30), "in 30 min"),
])
def test_moments_in_words(moment, words):
    assert journal.ago(moment, NOW) == words


def test_failures_in_a_row_are_counted_and_status_tells_of_them(kg, store, tmp_path):
    (tmp_path / "kg.toml").write_text('failures = 2\n[sources.daily]\npaths = ["articles"]\n', "utf-8")
    config = {"KG_CONFIG": str(tmp_path / "kg.toml")}
    store.read("MATCH (s:SourceState) RETURN s", {})
    for failures in (1, 2):
        ran = kg("load", "daily", **config)
        assert ran.status == 1
        assert "no such file or folder" in ran.out
        told = kg("status", "--json", **config)
        (daily,) = (each for each in json.loads(told.out)["sources"] if each["name"] == "daily")
        assert (daily["failures"], daily["success"], told.status) == (failures, None, int(failures == 2))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Губернатор Махонин встретился с Лавровым в Москве.", "utf-8")
    assert kg("load", "daily", **config).status == 0
    told = kg("status", "--json", **config)
    (daily,) = (each for each in json.loads(told.out)["sources"] if each["name"] == "daily")
    assert (daily["failures"], daily["reason"], told.status) == (0, "", 0)
    assert daily["success"] == daily["last"]


# --- the schedule as a process ---------------------------------------------------------------------------------------

SOON = """
import sys
from apscheduler.triggers.date import DateTrigger
from kg import schedule, settings
if __name__ == "__main__":
    job = schedule.Job(sys.argv[1], DateTrigger(), tuple(sys.argv[2:]))
    schedule.run([job], settings.read(), 1, False, lambda line: print(line, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM on Windows")
def test_a_run_is_a_line_and_sigterm_ends_it_after_the_article_at_hand(launch, home, store, folder, tmp_path):
    script = tmp_path / "soon.py"
    script.write_text(SOON, "utf-8")
    with launch("", folder, python=(str(script),), KG_HOME=str(home)) as running:
        assert running.stdout is not None
        assert "waiting" in running.stdout.readline()
        wait_until(lambda: store.read("MATCH (l:WriterLease) WHERE l.expires > 0 RETURN l", {}).rows)
        running.send_signal(signal.SIGTERM)
        told = running.stdout.read().splitlines()
        assert running.wait(60) == 0
    assert told[-1].endswith("stopped")
    assert "loaded" in told[0]
    assert len(store.articles()) == int(told[0].partition(" loaded")[0].rpartition(" ")[2])


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM on Windows")
def test_a_failing_source_is_told_as_an_error_and_noted(launch, home, store, tmp_path):
    (tmp_path / "kg.toml").write_text('[sources.weekly]\npaths = ["nowhere"]\nschedule = "0 0 1 1 *"\n', "utf-8")
    script = tmp_path / "soon.py"
    script.write_text(SOON, "utf-8")
    settings = {"KG_HOME": str(home), "KG_CONFIG": str(tmp_path / "kg.toml")}
    with launch("weekly", python=(str(script),), **settings) as running:
        assert "waiting" in running.stdout.readline()
        assert "no such file or folder" in running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        _, told = running.communicate(timeout=60)
    assert "source weekly has failed 1 times in a row, last success never" in told
    state = store.operations.states()["weekly"]
    assert (state["failures"] >= 1, state["next"]) == (True, None)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM on Windows")
def test_idle_schedule_notes_what_is_next_and_ends_on_sigterm(launch, home, store, tmp_path):
    (tmp_path / "kg.toml").write_text(
        'timezone = "Asia/Vladivostok"\n[sources.yearly]\npaths = ["."]\nschedule = "0 0 1 1 *"\n', "utf-8")
    with launch("schedule", KG_HOME=str(home), KG_CONFIG=str(tmp_path / "kg.toml")) as running:
        assert running.stdout is not None
        assert "yearly at" in running.stdout.readline()
        wait_until(lambda: store.operations.states().get("yearly", {}).get("next"))
        assert store.operations.states()["yearly"]["next"].endswith("-01-01T00:00:00+10:00")
        running.send_signal(signal.SIGTERM)
        assert running.stdout.read().strip().endswith("stopped")
        assert running.wait(60) == 0
    assert store.operations.states()["yearly"]["next"] is None


def wait_until(so):
    until = time.monotonic() + 120
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
