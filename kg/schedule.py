"""Loads on a schedule: one at a time, each in a process of its own, a line each, until a signal ends it."""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import signal
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from types import FrameType
from typing import Any

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from kg import config, journal, overrides
from kg.connect import open_store
from kg.errors import KNOWN, UsageError, message
from kg.load import How, LoadReport, Named, load_source
from kg.settings import Settings
from kg.workers import end_with_parent
from pipelines.engines import registry
from pipelines.sources.files import Files

SIGNALS = (signal.SIGINT, signal.SIGTERM)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What is loaded when: a source of kg.toml, or without a name these paths."""

    name: str
    trigger: BaseTrigger
    paths: tuple[str, ...] = ()

    @property
    def next(self) -> str | None:
        when = self.trigger.get_next_fire_time(None, datetime.now(UTC))
        return when.isoformat(timespec="seconds") if when else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one load: `line` tells it, `state` is what is known of the source now."""

    line: str
    report: dict[str, Any] | None
    state: dict[str, Any]
    noted: bool


def run(jobs: Sequence[Job], settings: Settings, most: int, as_json: bool, say: Callable[[str], None]) -> None:
    """Loads each source whenever its trigger fires, until SIGINT or SIGTERM; a load under way ends after the article at
    hand. Times that pass while the machine sleeps are made up for by one load; those that pass while the same load is
    still under way are skipped, which is told. So is, as an error in the log, the `most`th failure in a row."""
    ended = threading.Event()
    context = multiprocessing.get_context("spawn")
    stop = context.Event()

    def end(number: int, frame: FrameType | None) -> None:
        # A second signal finds the system's own handlers: it ends the process at once.
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        ended.set()

    for each in SIGNALS:
        signal.signal(each, end)
    missed: dict[str, list[dict[str, Any]]] = defaultdict(list)  # runs that couldn't be noted in the store
    lost: dict[str, int] = defaultdict(int)

    def work(job: Job) -> None:
        outcome = _apart(context, _one, (job, settings, missed[job.name]), stop)
        if outcome.noted:
            missed[job.name].clear()
            lost[job.name] = outcome.state["failures"]
        else:
            missed[job.name].append(outcome.state)
            lost[job.name] += 1
        say(json.dumps(outcome.report, ensure_ascii=False) if as_json and outcome.report else outcome.line)
        if outcome.state["failures"] >= most or lost[job.name] >= most:
            log.error("source %s has failed %d times in a row, last success %s: %s", job.name or job.paths,
                      max(outcome.state["failures"], lost[job.name]), outcome.state.get("success") or "never",
                      outcome.state["reason"])

    scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)})
    for job in jobs:
        scheduler.add_job(work, job.trigger, (job,), id=job.name or "paths", name=job.name or "paths", max_instances=1,
                          coalesce=True, misfire_grace_time=None)

    def skipped(event: JobExecutionEvent) -> None:
        say(f"{now()} {event.job_id}: skipped, for its last load is still under way or waiting")

    scheduler.add_listener(skipped, EVENT_JOB_MAX_INSTANCES)
    say(f"{now()} waiting for the schedule{_listed(jobs)}; ends with Ctrl-C or SIGTERM")
    named = {job.name: job.next for job in jobs if job.name}
    if named and (told := _apart(context, _plan, (named, settings), stop).line):
        say(told)
    scheduler.start()
    while not ended.wait(1):  # a wait without a limit can't be interrupted everywhere
        pass
    stop.set()
    scheduler.shutdown(wait=True)
    if named:
        _apart(context, _plan, (dict.fromkeys(named), settings), None)
    say(f"{now()} stopped")


def once(job: Job, settings: Settings, missed: Sequence[dict[str, Any]], stop: Callable[[], bool]) -> Outcome:
    """One load of the schedule. The store is open only meanwhile, so that others can use it.

    `missed` are failed runs that couldn't be noted, for the store didn't answer: they are noted with this one.
    """
    began = now()
    named = None
    try:
        named = _named(job, settings)
        registry.ready(settings.engines)
        with open_store(settings, overrides.configured(settings)) as store:
            report = failure = None
            try:
                how = How(settings.workers, settings.batch, settings.store_text, stop=stop, engines=settings.engines)
                report = load_source(store, named, how)
            except KNOWN as error:
                failure = " ".join(message(error).split())
            if report and report.interrupted:
                return Outcome(f"{began} {_label(job)}{line(report)}", report.as_dict(), {"failures": 0}, True)
            state = journal.of_report(report) if report else journal.of_failure(failure or "", began)
            for each in missed:
                journal.note(store, job.name, each)
            state = journal.note(store, job.name, {**state, "next": job.next}) if job.name else {
                **state, "failures": int(not state["worked"])}
            return Outcome(f"{began} {_label(job)}{line(report) if report else f'no load: {failure}'}",
                           report.as_dict() if report else None, state, True)
    except KNOWN as error:
        reason = " ".join(message(error).split())
    except Exception as error:  # the next load may do better, and the schedule must live to see it
        log.debug("load failed", exc_info=True)
        reason = f"{type(error).__name__}: {error}"
    return Outcome(f"{began} {_label(job)}no load: {reason}", None,
                   {**journal.of_failure(reason, began), "failures": 1}, False)


def line(report: LoadReport) -> str:
    """A load in one line."""
    told = f"{report.read} read, {report.loaded} loaded, {report.unchanged} unchanged"
    if report.withdrawn:
        told += f", {report.withdrawn} withdrawn"
    if report.failures:
        first = report.failures[0]
        told += f", {len(report.failures)} not loaded (first: {first.path}: {first.reason})"
    if report.kept:
        told += f", {report.kept}"
    return f"{told}{', stopped' if report.interrupted else ''}, {report.seconds:.1f} s"


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _named(job: Job, settings: Settings) -> Named:
    if not job.name:
        return Named(Files(job.paths))
    found = config.found(settings)
    if found is None:
        raise UsageError(f"{config.FILE} has gone. Put it back, or end this schedule.")
    return found.named(job.name)


def _one(stop: Callable[[], bool], job: Job, settings: Settings, missed: Sequence[dict[str, Any]]) -> Outcome:
    return once(job, settings, missed, stop)


def _plan(stop: Callable[[], bool], times: dict[str, str | None], settings: Settings) -> Outcome:
    try:
        with open_store(settings) as store:
            journal.plan(store, times)
    except KNOWN as error:
        reason = " ".join(message(error).split())
        return Outcome(f"{now()} the schedule isn't noted in the store: {reason}", None, {}, False)
    return Outcome("", None, {}, True)


def _apart(context: Any, work: Callable[..., Outcome], given: tuple[Any, ...], stop: Event | None) -> Outcome:
    """Work in a process of its own: its memory and the store's virtual machine, which would take the signals, go
    with it."""
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(there, work, given, stop))
    process.start()
    there.close()
    try:
        outcome: Outcome = here.recv()
    except EOFError:
        reason = "its process ended unexpectedly, perhaps for want of memory; the next load goes on"
        state = {**journal.of_failure(reason, now()), "failures": 1}
        outcome = Outcome(f"{now()} no load: {reason}", None, state, False)
    finally:
        here.close()
        process.join()
        process.close()
    return outcome


def _child(to: Connection, work: Callable[..., Outcome], given: tuple[Any, ...], stop: Event | None) -> None:
    """Ctrl-C reaches every process of the terminal; the load under way is to end in order, yet not to outlive its
    parent."""
    end_with_parent()
    for each in SIGNALS:  # systemd sends them to every process of a service
        signal.signal(each, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
    to.send(work(stop.is_set if stop is not None else bool, *given))
    to.close()


def _label(job: Job) -> str:
    return f"{job.name}: " if job.name else ""


def _listed(jobs: Sequence[Job]) -> str:
    names = [f"{job.name} at {job.next}" for job in jobs if job.name]
    return f" ({', '.join(names)})" if names else ""
