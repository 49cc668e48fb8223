"""`kg load`, `kg schedule` and `kg status`: articles in, now or on a schedule, and how that is getting on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg import shell, terminal
from kg.errors import FAILED, INTERRUPTED, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.config import Config
    from kg.load import LoadReport, Named
    from kg.settings import Settings

Workers = Annotated[int | None, typer.Option(min=1, max=256, help="Processes that read articles. [default: 1]")]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="LANG=ENGINE[:MODEL],…", help="Engines instead of kg's own, such as ru=stanza."),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, a report a source.")]


def load(
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE|PATH]…", help="Sources of kg.toml, or files, folders and archives. "
                                                      "[default: all sources]", show_default=False),
    ] = None,
    workers: Workers = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Withdraw articles that have vanished from what is loaded.")
    ] = False,
    prune_limit: Annotated[
        float | None, typer.Option(metavar="PERCENT", min=0, max=100,
                                   help="Withdraw nothing if more of them vanished. [default: 5]", show_default=False)
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try articles again that failed and haven't changed since.")
    ] = False,
    engine: Engine = None,
    as_json: AsJson = False,
) -> None:
    """Load articles into the graph, or what `kg dump` wrote. Unchanged ones are left as they are.

    Exit status: 0 all are loaded, 1 some were left out, 2 wrong arguments, 3 no store, 130 interrupted.
    """
    from kg import dump as dumped
    from kg import progress, tables
    from kg.load import How, load_source

    settings = shell.reading(engine)
    if given and any(map(dumped.is_dump, given)):
        _restore(given, settings)
        return
    wanted = [replace(each, prune=each.prune or prune,
                      prune_limit=each.prune_limit if prune_limit is None else prune_limit)
              for each in _wanted(given or [], settings)]
    shell.ready(settings)
    totals = [named.source.count() if not named.name else None for named in wanted]  # told before a store is opened
    reports: list[LoadReport] = []
    shown = tables.console()
    with shell.store(settings, writing=True) as store, shell.stopping() as stop:
        for named, total in zip(wanted, totals, strict=True):
            with progress.shown(named.name or "Loading", total or _count(named), quiet=as_json) as step:
                report = load_source(store, named, How(
                    workers or settings.workers, settings.batch, settings.store_text, retry_failed, step, stop,
                    settings.engines))
            reports.append(report)
            if named.name:
                _journal(store, report)
            graph = store.counts()
            if as_json:
                typer.echo(terminal.as_json(report.as_dict() | {"graph": graph}))
            else:
                shown.print(tables.load_table(report, graph))
                if report.failures:
                    shown.print(tables.left_out(report), soft_wrap=True, end="")
                if report.kept:
                    shell.tell(report.kept)
            if stop():
                break
    if any(report.interrupted for report in reports):
        shell.tell(shell.INTERRUPT)
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(0 if all(report.complete for report in reports) else FAILED)


def schedule(
    cron: Annotated[
        str | None, typer.Argument(metavar="[CRON", help="When: minute hour day month weekday, e.g. \"0 * * * *\". "
                                                         "[default: the schedules of kg.toml]", show_default=False)
    ] = None,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…]", help="Files and folders of articles.", show_default=False)
    ] = None,
    workers: Workers = None,
    engine: Engine = None,
    as_json: AsJson = False,
) -> None:
    """Load the sources of kg.toml on their schedules, one at a time, a line each, until Ctrl-C or SIGTERM.

    With CRON and PATHs, these instead. `kg status` tells how the sources are getting on.
    """
    from kg import config
    from kg import schedule as timetable

    settings = shell.reading(engine)
    shell.ready(settings)
    if workers:
        settings = settings.model_copy(update={"workers": workers})
    if cron is not None:
        if not paths:
            raise UsageError("Name the files and folders to load, or leave CRON out: kg.toml has schedules, too.")
        jobs = [timetable.Job("", config.trigger_of(cron), tuple(paths))]
        most = 1
    else:
        found = _config(settings)
        jobs = [timetable.Job(name, trigger) for name, trigger in found.triggers().items()]
        most = found.failures
        if not jobs:
            raise UsageError(f"No source of {config.FILE} has a schedule. Give one `schedule = \"0 * * * *\"`.")
    timetable.run(jobs, settings, most, as_json, lambda line: print(terminal.one_line(line), flush=True))


def status(
    digest: Annotated[bool, typer.Option("--digest", help="The digest of each layer, as hexadecimal.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show where the graph is, what it holds, the last loads, and how the sources are getting on.

    Exit status: 0 all is well, 1 a source has failed several times in a row, or its schedule doesn't run, 3 no store.
    """
    from dataclasses import asdict

    from kg import config, connect, journal, tables

    settings = shell.settings()
    with shell.store(settings) as store:
        if digest:
            told: dict[str, Any] = {"digest": store.digest()}
        else:
            found = config.found(settings)
            sources = journal.standings(store.operations.states(), found.failures if found else journal.FAILURES,
                                        busy=store.operations.is_written())
            told = {"store": connect.address(settings), "counts": store.counts(), "runs": store.runs(5),
                    "sources": [asdict(each) for each in sources]}
    if as_json:
        typer.echo(terminal.as_json(told, 2))
    elif digest:
        for layer, value in told["digest"].items():
            typer.echo(f"{layer} {value}")
    else:
        tables.console().print(tables.status_tables(told))
    raise typer.Exit(FAILED if any(each["alarm"] for each in told.get("sources", ())) else 0)


def _restore(paths: Sequence[str], settings: Settings) -> None:
    from kg import dump as dumped

    if not all(map(dumped.is_dump, paths)):
        raise UsageError("Load dumps (.kg.jsonl) and articles by commands of their own.")
    with shell.store(settings, writing=True) as store:
        for path in paths:
            back = dumped.restore(store, Path(path), settings.batch)
            typer.echo(f"{terminal.visible(path)}: {back.read} articles, {back.counts.articles} loaded, "
                       f"{back.read - back.counts.articles} unchanged")


def _wanted(given: Sequence[str], settings: Settings) -> list[Named]:
    """The sources that were named, and the paths as one that has no name."""
    from kg import config
    from kg.load import Named
    from pipelines.sources.files import Files

    found = config.found(settings) if given else _config(settings)
    names = [name for name in (given or found.sources if found else given) if found and name in found.sources]
    paths = [path for path in given if path not in names]
    return [*(found.named(name) for name in dict.fromkeys(names) if found), *([Named(Files(paths))] if paths else [])]


def _config(settings: Settings) -> Config:
    from kg import config

    found = config.found(settings)
    if found is None:
        raise UsageError(f"Name files or folders, or sources of a {config.FILE}: there is none here, nor in "
                         f"{settings.home}, and KG_CONFIG names none.")
    return found


def _count(named: Named) -> int | None:
    from pipelines.errors import SourceError

    try:
        return named.source.count()
    except SourceError:  # it is told by the load itself, which goes on with the other sources
        return None


def _journal(store: Any, report: LoadReport) -> None:
    from kg import journal

    if not report.interrupted:
        journal.note(store, report.source, journal.of_report(report))
