"""What the command shows: tables that fit the terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph.queries import Query
from graph.schema import Edge, Node, Path, Rows
from kg import journal, terminal
from kg.compare import Measured
from kg.doctor import Finding
from kg.load import LoadReport
from kg.terminal import visible
from kg.why import Reasons

MOST_FAILURES = 50
VERDICTS = {"well": "green", "mind": "yellow", "wrong": "bold red"}
FORMULA = tuple("=+-@＝＋－＠|%")  # what a spreadsheet takes for the beginning of a formula or a command
BLANK = " \t\n\u00a0\u3000\ufeff\u200b'\ufffd"
ROOMY = 120  # columns of a terminal in which the parameters of queries stand in a column of their own
READABLE = 24  # characters: narrower columns break words


def load_table(report: LoadReport, totals: Mapping[str, int]) -> Table:
    """What a load did, and what is in the graph now."""
    table = _table(report.source, "this load", "in the graph now")
    counts = report.counts
    moved = f", {report.moved} moved" if report.moved else ""
    withdrawn = f", {report.withdrawn} withdrawn" if report.withdrawn else ""
    table.add_row("articles", f"{report.loaded} loaded ({report.new} new, {report.changed} changed), "
                              f"{report.unchanged} unchanged{moved}{withdrawn}, {len(report.failures)} left out",
                  str(totals["articles"]))
    table.add_row("mentions", str(counts.mentions), str(totals["mentions"]))
    table.add_row("claims", str(counts.claims), str(totals["claims"]))
    table.add_row("entities", _change(counts.entities_added, counts.entities_removed), str(totals["entities"]))
    table.add_row("edges", _change(counts.edges_added, counts.edges_removed),
                  str(totals["edges"] - totals.get("PART_OF", 0)))  # where places lie isn't news
    spent = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in report.stages.items() if seconds >= 0.1)
    table.caption = _text(f"{report.seconds:.1f} s{f': {spent}' if spent else ''}")
    table.caption_justify = "left"
    return table


def left_out(report: LoadReport) -> Text:
    """Each article that was left out, and why. For unwrapped lines: paths and commands are there to be copied."""
    found = Text(f"{len(report.failures)} of {report.read} articles were left out:\n", style="bold")
    for failure in report.failures[:MOST_FAILURES]:
        found.append(f"  {visible(failure.path)}\n", style="not bold")
        found.append(f"      {visible(failure.reason)}\n", style="not bold dim")
    if len(report.failures) > MOST_FAILURES:
        found.append(f"  and {len(report.failures) - MOST_FAILURES} more; --json lists them all\n", style="not bold")
    return found


def rows_table(rows: Rows, width: int) -> RenderableType:
    """An answer, each value in words: a table where its columns fit into the width, else a block of lines a row."""
    cells = [[in_words(value) for value in row] for row in rows.rows]
    needed = sum(
        max(cell_len(column), min(READABLE, max((cell_len(row[n]) for row in cells), default=0))) + 2
        for n, column in enumerate(rows.columns)
    )
    if needed <= width:
        table = _table(*map(visible, rows.columns))
        for row in cells:
            table.add_row(*map(Text, row))
        return table
    blocks: list[RenderableType] = []
    for number, row in enumerate(cells, 1):
        block = Table(box=None, show_header=False, title=f"{number} of {len(cells)}", title_justify="left",
                      title_style="bold", padding=(0, 2, 0, 0))
        for column, cell in zip(rows.columns, row, strict=True):
            if cell:
                block.add_row(Text(visible(column), style="dim"), Text(cell))
        blocks += [block, Text()]
    return Group(*blocks)


def queries_table(found: Sequence[Query], width: int) -> Table:
    """The curated queries by folder, with what they answer in a sentence and their parameters: beside it, or below it
    where the width is too small for that."""
    wide = width >= ROOMY
    table = _table("query", "answers", "parameters") if wide else _table("query", "answers")
    for n, query in enumerate(found):
        if n == 0 or query.folder != found[n - 1].folder:
            table.add_section()
            table.add_row(Text(query.folder.upper(), style="bold dim"))
        parameters = [f"{parameter.name}{'' if parameter.required else '?'}" for parameter in query.parameters]
        sentence = query.answers.split(". ")[0].removesuffix(".")
        told = Text(" ".join(parameters), style="" if wide else "dim")
        cells = (Text(sentence), told) if wide else (Text("\n").join((Text(sentence), told)),)
        table.add_row(Text(query.name, style="bold"), *cells)
    table.caption = ("Ask with `kg query NAME`; -p NAME=VALUE gives a parameter, ? marks those that may be left out. "
                     "`kg query NAME --explain` says more.")
    table.caption_justify = "left"
    return table


def query_help(query: Query) -> RenderableType:
    """What a query answers and with which columns, and its parameters one by one."""
    table = _table("parameter", "type", "default", "meaning")
    for parameter in query.parameters:
        default = f"required, such as {parameter.example}" if parameter.required else in_words(parameter.default)
        table.add_row(parameter.name, parameter.type, Text(default), Text(parameter.help))
    answer = Text(f"Answers with: {', '.join(query.columns) or 'a graph'}.", style="dim")
    return Group(Text(f"{query.title} ({query.folder})", style="bold"), Text(query.answers), table, answer)


def status_tables(told: Mapping[str, Any]) -> RenderableType:
    """Where the graph is, what it holds, the last loads."""
    holds = _table("in the graph", "")
    for name, count in told["counts"].items():
        holds.add_row(_text(name), str(count))
    loads = _table("last loads", "source", "read", "loaded", "unchanged", "withdrawn", "left out", "seconds")
    for run in told["runs"]:
        loads.add_row(*(_text(run.get(name, "")) for name in
                        ("at", "source", "read", "loaded", "unchanged", "withdrawn", "failed", "seconds")))
    return Group(_text(f"store: {told['store']}"), holds, *([loads] if told["runs"] else []),
                 *([_sources_table(told["sources"])] if told["sources"] else []))


def _sources_table(sources: Sequence[Mapping[str, Any]]) -> Table:
    """How the sources are getting on: their last run, how long since one went well, and the next."""
    table = _table("source", "last run", "last success", "next", "last counts", "")
    for each in sources:
        counts = ", ".join(f"{count} {name}" for name, count in each["counts"].items() if count)
        trouble = "; ".join(filter(None, (each["alarm"], each["reason"])))
        table.add_row(_text(each["name"]), journal.ago(each["last"]), journal.ago(each["success"]),
                      journal.ago(each["next"]) if each["next"] else "no schedule", _text(counts),
                      Text(visible(trouble), style="bold red" if each["alarm"] else "yellow"))
    return table


def as_json(rows: Rows) -> str:
    """An answer as a JSON list of objects."""
    return terminal.as_json([dict(zip(rows.columns, map(plain, row), strict=True)) for row in rows.rows], 2)


def as_csv(rows: Rows) -> str:
    """An answer as CSV with a header. A value that a spreadsheet would run as a formula is quoted for it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(_cell, rows.columns))
    writer.writerows([_cell(value) for value in row] for row in rows.rows)
    return out.getvalue()


def findings_table(findings: Sequence[Finding]) -> Table:
    """What was looked at, and what to do."""
    table = _table("", "", "seen", "what to do")
    for each in findings:
        table.add_row(each.what, Text(each.verdict, style=VERDICTS[each.verdict]), _text(each.seen), _text(each.remedy))
    return table


def why_table(reasons: Reasons) -> Table:
    """What was joined in an entity, and by which rule."""
    title = f"{reasons.name} ({reasons.type}, {reasons.id})" + (", ambiguous" if reasons.ambiguous else "")
    table = _table("article", "published", "called", "times", "joined by", title=_text(title))
    for each in reasons.joined:
        called = ", ".join(dict.fromkeys((each.name, *each.forms)))
        table.add_row(_text(each.title or each.article), _text(each.published or ""), _text(called),
                      str(each.mentions), _text(each.why))
    table.caption = _text("\n".join(reasons.overrides)) if reasons.overrides else None
    table.caption_justify = "left"
    return table


def in_words(value: Any) -> str:
    """A value of an answer as a reader wants it: an entity by its name, a list by its members. Steers no terminal."""
    return visible(_in_words(value))


def _in_words(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:,.0f}" if value.is_integer() else f"{value:,.10g}"
        case Node():
            return str(value.properties.get("name") or value.properties.get("id") or value.id)
        case Edge():
            return value.type
        case Path():
            return " – ".join(in_words(node) for node in value.nodes)
        case list() | tuple():
            return ", ".join(in_words(each) for each in value)
        case dict():
            return ", ".join(f"{name}: {in_words(each)}" for name, each in value.items())
        case _:
            return str(value)


def plain(value: Any) -> Any:
    """A value of an answer as JSON can hold it."""
    match value:
        case Node() | Edge():
            return plain(asdict(value))
        case Path():
            return {"nodes": plain(value.nodes), "edges": plain(value.edges)}
        case list() | tuple():
            return [plain(each) for each in value]
        case dict():
            return {str(name): plain(each) for name, each in value.items()}
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def console(stderr: bool = False) -> Console:
    """Where output goes; wide where it isn't a terminal, so that files and pipes get whole lines."""
    found = Console(stderr=stderr, highlight=False)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, width=160)


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = in_words(value)
    return f"'{text}" if text.lstrip(BLANK).startswith(FORMULA) else text


def _text(value: Any) -> Text:
    """What others wrote, for a cell: no markup, and nothing that steers a terminal."""
    return Text(visible(str(value)))


def _table(*columns: str, title: Text | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    return table


def _change(added: int, removed: int) -> str:
    return f"+{added} −{removed}" if removed else f"+{added}"


def comparison_table(found: Sequence[Measured]) -> Table:
    """Engines side by side: precision, recall and F1 by relation, qualifiers' F1, articles a second, memory."""
    table = _table(f"{found[0].scores.articles} articles: precision, recall, F1", *(each.engine for each in found))
    figures = [each.as_dict() for each in found]
    kinds = sorted({kind for each in figures for kind in each["by_type"]})
    for kind in kinds:
        table.add_row(kind, *(_prf(each["by_type"].get(kind)) for each in figures))
    for name, key in (("core relations", "core"), ("all relations", "relations"), ("entities", "entities")):
        table.add_row(name, *(_prf(each[key]) for each in figures), end_section=key == "entities")
    table.add_row("qualifiers, F1", *(f"{each['qualifiers_f1']:.2f}" for each in figures))
    table.add_row("articles a second", *(f"{each.rate:.1f}" for each in found))
    table.add_row("memory, MB", *("–" if each.memory is None else f"{each.memory:.0f}" for each in found))
    return table


def _prf(figures: Mapping[str, float] | None) -> str:
    if figures is None:
        return "–"
    return "  ".join(f"{figures[name]:.2f}" for name in ("precision", "recall", "f1"))
