"""The `kg` command: each subcommand parses its arguments, calls, and prints. Heavy libraries are imported on use."""

from __future__ import annotations

import gzip
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg import loading, shell, terminal
from kg.errors import FAILED, KNOWN, ConfigError, UsageError, exit_status, message
from kg.loading import Engine, Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.schema import Rows

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="News → a graph of who met whom and who trades with whom, with the sentence behind every edge.",
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files and folders of articles.", show_default=False)]
Parameters = Annotated[
    list[str] | None,
    typer.Option("-p", "--param", metavar="KEY=VALUE", help="A parameter of the query; may be repeated."),
]
Cypher = Annotated[str | None, typer.Option(metavar="TEXT", help="A statement of your own, instead of a NAME.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there.")]


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    csv = "csv"


class Language(StrEnum):
    """A language of names."""

    ru = "ru"
    en = "en"


def main() -> None:
    """Entry point: an error is told in a sentence, and its kind is the exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a job in the background ignores Ctrl-C
        signal.signal(signal.SIGINT, shell.on_interrupt)
    signal.signal(signal.SIGTERM, shell.on_interrupt)
    try:
        app()
    except KNOWN as error:
        shell.tell(message(error))
        sys.exit(exit_status(error))
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(version("kg-news"))
        raise typer.Exit


@app.callback()
def start(
    debug: Annotated[bool, typer.Option("--debug", help="Log what happens to standard error.")] = False,
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version.")
    ] = False,
) -> None:
    """Options before the subcommand."""
    handler = logging.StreamHandler()
    handler.setFormatter(terminal.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR, handlers=[handler])
    for name in ("neo4j", "httpx", "httpcore"):  # their debug lines hold statements, log-ins and whole addresses
        logging.getLogger(name).setLevel(logging.ERROR)


app.command()(loading.load)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them.", show_default=False)],
) -> None:
    """Write ten articles to start with, Russian and English, into a folder."""
    from kg import demo as articles

    count = articles.write(folder)
    typer.echo(f"{folder}: {count} articles. Next: kg load {terminal.visible(str(folder))}")


@app.command()
def extract(paths: Paths, output: Output = None, workers: Workers = None, engine: Engine = None) -> None:
    """Write what articles say as JSON Lines, an article each. Needs no store.

    Exit status: 0 all were read, 1 some were left out, told on standard error.
    """
    from kg import records
    from kg.workers import Failure, extract_each, failure_of
    from pipelines import articles
    from pipelines.errors import ArticleError

    settings = shell.reading(engine)
    shell.ready(settings)
    failures: list[Failure] = []

    def readable() -> Iterator[Any]:
        for article in articles.read(paths):
            if isinstance(article, ArticleError):
                failures.append(failure_of(article))
            else:
                yield article

    with _writing(output) as write:
        for outcome in extract_each(readable(), workers or settings.workers, settings.engines):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                write(terminal.as_json(records.contract(outcome)) + "\n")
    for failure in failures:
        shell.tell(f"{failure.path}: {failure.reason}")
    raise typer.Exit(FAILED if failures else 0)


@app.command()
def query(
    name: Annotated[
        str | None, typer.Argument(help="A curated query; without it, all are listed.", show_default=False)
    ] = None,
    param: Parameters = None,
    cypher: Cypher = None,
    form: Annotated[Format, typer.Option("--format", help="How the answer is printed.")] = Format.table,
    explain: Annotated[bool, typer.Option("--explain", help="What the query answers, and its parameters.")] = False,
) -> None:
    """Ask the graph: a curated query, or a statement of your own. Only reads."""
    from graph import queries
    from kg import tables

    shown = tables.console()
    if name and cypher:
        raise UsageError("Give a NAME or --cypher, not both.")
    if explain and name:
        shown.print(tables.query_help(queries.get(name)))
    elif cypher:
        with shell.store(shell.settings()) as store:
            _print(store.read(cypher, _values(param)), form)
    elif name:
        asked, given = queries.get(name), _pairs(param)
        queries.arguments(asked, given)  # told before a store is opened
        with shell.store(shell.settings()) as store:
            rows = queries.run(store, asked, given)
            unknown = () if rows.rows else queries.unknown_names(store, asked, given)
        _print(rows, form)
        if not rows.rows:
            for each in unknown or (f"{asked.name}: {asked.nothing}",):
                shell.tell(each)
    else:
        shown.print(tables.queries_table(queries.all_queries(), shown.width))


@app.command()
def export(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help=".png, .svg, .html or .graphml", show_default=False)
    ],
    name: Annotated[str | None, typer.Argument(help="A curated query.", show_default=False)] = None,
    around: Annotated[str | None, typer.Option(metavar="ENTITY", help="An entity and those it is joined with.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=4, help="With --around: how many steps from the entity.")] = 1,
    param: Parameters = None,
    cypher: Cypher = None,
    relation: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="Only these relations, such as MET_WITH.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Only asserted, planned, proposed or former edges.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day, month or year.")] = None,
    lang: Annotated[Language | None, typer.Option(help="The language of names, words, dates and figures.")] = None,
    chart: Annotated[
        bool | None, typer.Option("--chart/--graph", help="Bars of the query's figures by period, or nodes and edges.")
    ] = None,
    most: Annotated[
        int | None, typer.Option(min=1, help="Nodes at most, the best reported. [default: 60 in a picture, or fewer]")
    ] = None,
) -> None:
    """Write a subgraph, or figures as bars: a picture (.png, .svg), a page (.html) or a file for tools (.graphml)."""
    from datetime import date

    from graph import narrowing
    from kg import pictures

    how = narrowing.Narrowing(narrowing.relations_of(relation or ()), narrowing.statuses_of(status or ()),
                              narrowing.day("--since", since), narrowing.day("--until", until))
    wanted = pictures.Wanted(name, around, cypher, {} if cypher else _pairs(param), _values(param) if cypher else {},
                             depth, most, how, chart, lang.value if lang else None)
    pictures.check(wanted, output)
    with shell.store(shell.settings()) as store:
        if pictures.is_chart(wanted, output):
            typer.echo(f"{output}: {pictures.write_chart(store, wanted, output, date.today())} figures")
            return
        found, left = pictures.write(store, wanted, output, date.today())
    typer.echo(f"{output}: {len(found.nodes)} nodes, {len(found.edges)} edges")
    if left:
        shell.tell(f"{left.told()} {pictures.remedy(output)}")


@app.command()
def report(
    entity: Annotated[
        str, typer.Argument(metavar="ENTITY", help="A name, a code, or an entity's id.", show_default=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.", show_default=False)
    ],
    lang: Annotated[Language | None, typer.Option(help="The language of names, words, dates and figures.")] = None,
) -> None:
    """Write an entity's dossier: Markdown with tables, pictures, and the source of every statement."""
    from datetime import date

    from kg import report as dossiers

    with shell.store(shell.settings()) as store:
        found = dossiers.write(store, entity, output, date.today(), lang.value if lang else None)
    typer.echo(f"{output / dossiers.REPORT}: {len(found.facts)} facts from {found.articles} articles")


@app.command()
def browser(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.", show_default=False)
    ],
    lang: Annotated[Language | None, typer.Option(help="The language of names and of relations' words.")] = None,
) -> None:
    """Write a style and the curated queries as favourites for Neo4j Browser, to drag into its window."""
    from graph import browser as for_browser
    from graph import queries

    try:
        look, archive = for_browser.write(output, queries.all_queries(), lang.value if lang else None)
    except OSError as error:
        raise UsageError(f"Can't write into {output}: {error.strerror}. Choose another folder.") from error
    typer.echo(f"{look}: types in the colours of kg's pictures, names on nodes, dates and figures on edges\n"
               f"{archive}: {len(queries.all_queries())} curated queries by folder\n"
               "Open Neo4j Browser, and drag first the one, then the other into its window. Before a query, run its "
               "script in the folder of parameters, or change it there first.")


@app.command()
def withdraw(
    names: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Ids, paths or URLs.", show_default=False)],
) -> None:
    """Take articles out of the graph, and what only they supported."""
    with shell.store(shell.settings(), writing=True) as store, store.writer():
        known: dict[str, str] = {}
        for article in store.articles():
            for name in (article.get("path"), article.get("url"), article["id"]):
                if name:
                    known[name] = article["id"]
        ids = {name: known.get(name) or known.get(str(Path(name).absolute())) for name in names}
        count = store.withdraw(sorted({id_ for id_ in ids.values() if id_}))
    typer.echo(f"{count} withdrawn")
    unknown = [name for name, id_ in ids.items() if id_ is None]
    for name in unknown:
        shell.tell(
            f"{name}: no article with this id, path or URL is in the graph; "
            "`kg query --cypher 'MATCH (a:Article) RETURN a.id, a.path'` lists them"
        )
    raise typer.Exit(FAILED if unknown else 0)


@app.command()
def dump(output: Output = None) -> None:
    """Write the evidence layer as JSON Lines (.kg.jsonl, or .kg.jsonl.gz), for `kg load` on this or another store."""
    from kg import dump as dumped

    if output is not None and not dumped.is_dump(output.name):
        raise UsageError(f"{output.name}: end its name with {' or '.join(dumped.SUFFIXES)}, so that kg load knows it.")
    with shell.store(shell.settings()) as store, _writing(output) as write:
        count = dumped.write(store, lambda line: write(terminal.escaped(line)))
    if output is not None:
        typer.echo(f"{output}: {count} articles")


@app.command()
def rebuild() -> None:
    """Derive entities and edges anew from the evidence and the overrides. Without new overrides all stays the same."""
    from kg import why

    with shell.store(shell.settings(), writing=True) as store:
        with store.writer():
            store.rebuild()
        totals, unknown = store.counts(), why.unmet(store)
    typer.echo(f"rebuilt: {totals.get('entities', 0)} entities, {totals.get('edges', 0)} edges")
    for name in unknown:
        shell.tell(f"overrides: nothing in the graph is called {name!r}; `kg query` shows the names that it knows")


@app.command()
def why(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, or an entity's id.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Tell which mentions were joined into an entity, by which rule, and what the overrides say of it."""
    from kg import tables
    from kg import why as reasons

    with shell.store(shell.settings()) as store:
        found = reasons.of(store, entity)
    if as_json:
        typer.echo(terminal.as_json([asdict(each) for each in found], 2))
    else:
        for each in found:
            tables.console().print(tables.why_table(each))


app.command()(loading.status)


@app.command()
def doctor(
    engine: Engine = None, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """Look at all that kg needs, and tell what to do where something is wrong.

    Exit status: 0 all is well, 1 something is wrong, 3 no store.
    """
    from kg import doctor as surgery
    from kg import tables

    try:
        settings = shell.reading(engine)
    except ConfigError:  # that is told among the findings
        settings = shell.settings()
    found = list(surgery.examine(settings))
    if as_json:
        typer.echo(terminal.as_json([asdict(each) for each in found], 2))
    else:
        tables.console().print(tables.findings_table(found))
    raise typer.Exit(surgery.status(found))


@app.command()
def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A file, or an article's id in the store.")],
    engine: Engine = None,
) -> None:
    """Show an article sentence by sentence: its mentions, and the claims with the frames that made them."""
    from kg import explain as told
    from pipelines import articles

    settings = shell.reading(engine)
    if Path(article).exists():
        for line in told.explain(articles.read_file(article), settings.engines):
            typer.echo(terminal.visible(line))
        return
    with shell.store(settings) as store:
        for line in told.explain(told.stored(store, article), settings.engines):
            typer.echo(terminal.visible(line))


@app.command()
def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(metavar="GOLD_DIR", help="Folder of gold articles (.json).", show_default=False)
    ] = None,
    articles: Annotated[
        list[str] | None, typer.Option("--articles", metavar="DIR", help="Their texts; may be repeated.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="LANGUAGE", help="Only articles in it, such as ru.")] = None,
    types: Annotated[
        str | None, typer.Option(metavar="TYPES", help="Only these relation types, separated by commas.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Each missed, spurious and misqualified relation.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    factrueval: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A factRuEval-2016 folder, instead of GOLD_DIR.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the contest's answers (.task3) are written.")
    ] = None,
    workers: Workers = None,
    engine: Engine = None,
    compare: Annotated[
        str | None, typer.Option(metavar="ENGINE[:MODEL],…", help="Engines side by side: quality, speed, memory.")
    ] = None,
) -> None:
    """Measure extraction against gold, or write answers for factRuEval's own evaluator."""
    from kg import evaluation

    if factrueval is not None:
        if out is None:
            raise UsageError("--factrueval needs --out DIR, where the answers are written.")
        from kg.factrueval import write_answers

        typer.echo(f"{write_answers(factrueval, out)} answers in {out}")
        return
    if gold is None:
        raise UsageError("Name the folder of gold articles: kg evaluate GOLD_DIR --articles DIR.")
    chosen = frozenset(types.split(",")) if types else frozenset()
    settings = shell.reading(engine)
    if compare:
        from kg import compare as comparison
        from kg import tables

        names = [name.strip() for name in compare.split(",") if name.strip()]
        found = comparison.run(gold, articles or [str(gold)], language, chosen, names, settings.models)
        if as_json:
            typer.echo(terminal.as_json([each.as_dict() for each in found], 1))
        else:
            tables.console().print(tables.comparison_table(found))
        return
    scores = evaluation.run(gold, articles or [str(gold)], language, chosen, workers or settings.workers,
                            settings.engines)
    typer.echo(terminal.visible(json.dumps(scores.as_dict(), indent=1) if as_json
                                else evaluation.table(scores, errors)))


models = typer.Typer(invoke_without_command=True, rich_markup_mode=None, add_completion=False)
app.add_typer(models, name="models")


@models.callback()
def list_models(context: typer.Context, engine: Engine = None) -> None:
    """Show the engine and model of each language, and whether they can be used."""
    from kg import doctor as surgery
    from kg import tables

    if context.invoked_subcommand is None:
        found = list(surgery.engines(shell.reading(engine)))
        tables.console().print(tables.findings_table(found))
        raise typer.Exit(surgery.status(found))


@models.command()
def download(
    engine: Annotated[str, typer.Argument(metavar="ENGINE", help="spacy or stanza", show_default=False)],
    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="A pipeline of spaCy's, such as en_core_web_sm; Stanza's language.",
                            show_default=False)
    ],
) -> None:
    """Download an engine's model, unless it is there."""
    from pipelines.engines import registry

    typer.echo(registry.download(engine, model, shell.settings().models))


@app.command()
def serve() -> None:
    """Keep the embedded store running for other clients, such as other `kg` commands, until Ctrl-C or SIGTERM."""
    from graph.embedded import CONNECTION_FILE, EmbeddedServer

    settings = shell.settings()
    if settings.neo4j_uri:
        raise UsageError("NEO4J_URI names a server, which serves by itself. Unset it to serve the embedded store.")
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    with EmbeddedServer(settings.home, shared=True) as server:
        signal.signal(signal.SIGINT, end)
        signal.signal(signal.SIGTERM, end)
        typer.echo(
            f"serving {settings.home} at {server.uri}, user {server.user}, database "
            f"{server.connection.database}; the password is in {settings.home / CONNECTION_FILE}"
        )
        typer.echo("ends with Ctrl-C or SIGTERM")
        sys.stdout.flush()
        while not ended.wait(1):
            pass
    typer.echo("stopped")


app.command()(loading.schedule)


def _print(rows: Rows, form: Format) -> None:
    from kg import tables

    if form is Format.json:
        typer.echo(tables.as_json(rows))
    elif form is Format.csv:
        typer.echo(tables.as_csv(rows), nl=False)
    elif rows.rows:
        shown = tables.console()
        shown.print(tables.rows_table(rows, shown.width))
    else:
        typer.echo("nothing found")


def _pairs(parameters: list[str] | None) -> dict[str, str]:
    """-p options as names and values."""
    found = {}
    for each in parameters or ():
        name, sign, value = each.partition("=")
        if not sign or not name:
            raise UsageError(f"Can't read the parameter {each!r}. Write -p name=value.")
        found[name.strip()] = value
    return found


def _values(parameters: list[str] | None) -> dict[str, Any]:
    """-p options for a statement of one's own: JSON where it is, such as 5 or ["a"], else text."""
    found: dict[str, Any] = {}
    for name, value in _pairs(parameters).items():
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


@contextmanager
def _writing(output: Path | None) -> Iterator[Callable[[str], Any]]:
    """Writes to standard output, or to a file that appears whole or not at all."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout.write
        return
    draft = output.with_name(f".{output.name}.draft")
    try:
        packed = output.suffix.lower() == ".gz"
        with (gzip.open(draft, "wt", encoding="utf-8", newline="\n") if packed
              else draft.open("w", encoding="utf-8", newline="\n")) as file:
            yield file.write
        draft.replace(output)
    except OSError as error:
        raise UsageError(f"Can't write {output}: {error.strerror}. Choose another file.") from error
    finally:
        draft.unlink(missing_ok=True)
