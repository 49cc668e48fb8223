"""Loads on a schedule: one at a time, a line each, until a signal ends it."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from kg import overrides
from kg.connect import open_store
from kg.errors import KNOWN, UsageError, message
from kg.load import LoadReport, load
from kg.settings import Settings
from kg.workers import end_with_parent

SIGNALS = (signal.SIGINT, signal.SIGTERM)

log = logging.getLogger(__name__)


def trigger_of(cron: str) -> CronTrigger:
    """The times of a cron expression of five fields, in local time. Raises UsageError."""
    try:
        return CronTrigger.from_crontab(cron)
    except ValueError as error:
        raise UsageError(f"Can't read the schedule {cron!r}: {error}. Write minute, hour, day, month and weekday, "
                         'e.g. "*/15 * * * *" for every quarter of an hour.') from error


def run(trigger: CronTrigger, paths: Sequence[str], settings: Settings, say: Callable[[str], None]) -> None:
    """Loads the paths whenever the trigger fires, until SIGINT or SIGTERM; a load under way is finished first.

    Times that pass while a load runs are made up for by one load after it. Returns when the last load is done.
    """
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        # A second signal finds the system's own handlers: it ends the process at once.
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        ended.set()

    for each in SIGNALS:
        signal.signal(each, end)
    scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)})
    scheduler.add_job(lambda: say(_apart(paths, settings)), trigger, max_instances=1, coalesce=True,
                      misfire_grace_time=None)
    say(f"{_now()} waiting for the schedule; ends with Ctrl-C or SIGTERM")
    scheduler.start()
    while not ended.wait(1):  # a wait without a limit can't be interrupted everywhere
        pass
    scheduler.shutdown(wait=True)
    say(f"{_now()} stopped")


def _apart(paths: Sequence[str], settings: Settings) -> str:
    """One load in a process of its own: its memory and the store's virtual machine, which would take the signals,
    go with it."""
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(1, mp_context=context, initializer=_leave_terminal) as pool:
            return pool.submit(once, paths, settings).result()
    except BrokenProcessPool:
        return f"{_now()} no load: its process ended unexpectedly, perhaps for want of memory; the next load goes on"


def _leave_terminal() -> None:
    """Ctrl-C reaches every process of the terminal; the load under way is to finish, yet not to outlive its parent."""
    end_with_parent()
    if hasattr(os, "setsid"):
        os.setsid()


def once(paths: Sequence[str], settings: Settings) -> str:
    """One load of the schedule, told in a line. The store is open only meanwhile, so that others can use it."""
    began = _now()
    try:
        with open_store(settings, overrides.configured(settings)) as store:
            report = load(store, paths, workers=settings.workers, batch=settings.batch,
                          store_text=settings.store_text)
    except KNOWN as error:
        return f"{began} no load: {' '.join(message(error).split())}"
    except Exception as error:  # the next load may do better, and the schedule must live to see it
        log.debug("load failed", exc_info=True)
        return f"{began} no load: {type(error).__name__}: {error}"
    return f"{began} {line(report)}"


def line(report: LoadReport) -> str:
    """A load in one line."""
    told = f"{report.read} read, {report.loaded} loaded, {report.unchanged} unchanged"
    if report.failures:
        first = report.failures[0]
        told += f", {len(report.failures)} not loaded (first: {first.path}: {first.reason})"
    return f"{told}, {report.seconds:.1f} s"


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
