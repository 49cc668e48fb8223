"""How each source is getting on: when a run last went well, how many have failed since, when the next is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from kg.load import LoadReport

if TYPE_CHECKING:
    from graph.store import Store

FAILURES = 3  # runs in a row, unless kg.toml says otherwise
LATE = timedelta(minutes=15)  # after its time a run is overdue: whoever should start it doesn't run
COUNTS = ("read", "new", "changed", "unchanged", "withdrawn")


@dataclass(frozen=True, slots=True)
class Standing:
    """A source as `kg status` shows it. `alarm` says what is wrong, if it can't be left alone."""

    name: str
    last: str | None
    success: str | None
    next: str | None
    failures: int
    reason: str
    counts: Mapping[str, int]
    alarm: str


def of_report(report: LoadReport) -> dict[str, Any]:
    """What is to be noted of a run that came to its end."""
    return {
        "last": report.started, "worked": report.worked, "reason": "" if report.worked else why(report),
        "counts": {name: getattr(report, name) for name in COUNTS} | {"failed": len(report.failures)},
    }


def of_failure(reason: str, began: str) -> dict[str, Any]:
    """What is to be noted of a run that came to nothing."""
    return {"last": began, "worked": False, "reason": reason, "counts": {}}


def why(report: LoadReport) -> str:
    """Why a run didn't do what it is for, in a sentence."""
    first = next((f for f in report.failures if f.kind == "incomplete"), next(iter(report.failures), None))
    return report.kept or (f"{first.path}: {first.reason}" if first else "")


def note(store: Store, name: str, run: Mapping[str, Any]) -> dict[str, Any]:
    """Adds a run to what is known of a source, and gives what is known now."""
    known = store.operations.states().get(name, {})
    failures = 0 if run["worked"] else known.get("failures", 0) + 1
    success = run["last"] if run["worked"] else known.get("success")
    said = {**known, **run, "failures": failures, "success": success}
    store.operations.note_state(name, said)
    return said


def plan(store: Store, times: Mapping[str, str | None]) -> None:
    """Notes when each source is due next; None: nobody will start it."""
    known = store.operations.states()
    for name, when in times.items():
        store.operations.note_state(name, {**known.get(name, {}), "next": when})


def standings(states: Mapping[str, Mapping[str, Any]], most: int = FAILURES, now: datetime | None = None,
              busy: bool = False) -> list[Standing]:
    """How all sources are getting on, in order of their names. While a load is under way (`busy`) none is overdue."""
    found = []
    for name, state in sorted(states.items()):
        failures, due = state.get("failures", 0), state.get("next")
        late = due is not None and not busy and (now or datetime.now(UTC)) > datetime.fromisoformat(due) + LATE
        alarm = (f"failed {failures} times in a row" if failures >= most
                 else "overdue: `kg schedule` doesn't run" if late else "")
        found.append(Standing(name, state.get("last"), state.get("success"), due, failures, state.get("reason", ""),
                              state.get("counts", {}), alarm))
    return found


def ago(moment: str | None, now: datetime | None = None) -> str:
    """How long ago a moment was, or how long it is to it, in words."""
    if moment is None:
        return "never"
    seconds = ((now or datetime.now(UTC)) - datetime.fromisoformat(moment)).total_seconds()
    size = abs(seconds)
    told = next((f"{size / unit:.0f} {word}" for unit, word in ((86400, "d"), (3600, "h"), (60, "min"))
                 if size >= 2 * unit), f"{size:.0f} s")
    return f"{told} ago" if seconds >= 0 else f"in {told}"
