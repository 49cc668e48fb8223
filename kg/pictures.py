"""`kg export`: an answer, or an entity's surroundings, as a file that says what it shows and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph import around, chart, export, names, queries, subgraph
from graph.coverage import coverage
from graph.members import fold
from graph.narrowing import LeftOut, Narrowing, narrow, thin
from graph.render import MOST_LABELS, MOST_LEGIBLE, MOST_NODES
from graph.statements import statements
from graph.words import ENGLISH, Words
from kg.errors import UsageError

if TYPE_CHECKING:
    from graph.store import Store
    from graph.subgraph import Subgraph

AROUND = "neighbourhood"
MOST_IN_FILES = 1000  # nodes around an entity in a file that isn't a picture
PICTURES = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export: one of `name`, `around` and `cypher`, with what belongs to it. `most` nodes, or as many as can be
    read. `chart`: as bars or as a graph; None leaves it to the query."""

    name: str | None = None
    around: str | None = None
    cypher: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    depth: int = 1
    most: int | None = None
    how: Narrowing = field(default_factory=Narrowing)
    chart: bool | None = None
    language: Literal["ru", "en"] | None = None

    @property
    def words(self) -> Words:
        """What to write in: the language of the names, English where none is chosen."""
        return Words(self.language) if self.language else ENGLISH


def check(wanted: Wanted, output: Path) -> None:
    """Tells what can't be done before a store is opened. Raises UsageError, UnknownQuery or QueryError."""
    if sum(each is not None for each in (wanted.name, wanted.around, wanted.cypher)) != 1:
        raise UsageError("Give one of NAME, --around ENTITY and --cypher.")
    if output.suffix.lower() not in export.FORMATS:
        raise UsageError(f"{output.name} doesn't say in which format to write. End its name with one of "
                         f"{', '.join(export.FORMATS)}.")
    if not output.parent.is_dir():
        raise UsageError(f"There is no folder {output.parent}. Make it, or choose another file.")
    if wanted.around is None and wanted.depth != 1:
        raise UsageError("--depth belongs to --around: it says how many steps to go from the entity.")
    if wanted.around is not None and wanted.given:
        raise UsageError("-p gives a query's parameters. With --around write --relation, --status, --since, --until, "
                         "--depth and --most.")
    if is_picture(output) and wanted.most and wanted.most > MOST_NODES:
        raise UsageError(f"A picture holds {MOST_NODES} nodes at most. Ask for fewer, or write a .graphml file.")
    if wanted.name is not None:
        queries.arguments(queries.get(wanted.name), wanted.given)
    if wanted.chart and (wanted.around is not None or not is_picture(output)):
        raise UsageError("--chart draws the figures of a query as a .png or .svg file. Name a query such as "
                         "trade-by-period, and end the file's name with one of these.")
    if is_chart(wanted, output) and (wanted.how or wanted.most):
        raise UsageError("A chart shows the rows of its query: narrow those by the query's own parameters (-p), or add "
                         "--graph to draw nodes and edges.")


def is_chart(wanted: Wanted, output: Path) -> bool:
    """Whether to draw bars: where asked for, else where the query's file says so."""
    if wanted.chart is None:
        return wanted.name is not None and is_picture(output) and queries.get(wanted.name).bars
    return wanted.chart


def is_picture(output: Path) -> bool:
    """Whether the file is one that only shows, so that what is too dense for it must be left out."""
    return output.suffix.lower() in PICTURES


def remedy(output: Path) -> str:
    """What to do about nodes that were left out."""
    narrower = "Narrow it by --relation, --status, --since and --until, or ask for more with --most N"
    return f"{narrower} (a picture: up to {MOST_NODES}); .graphml and .html take more." if is_picture(output) else (
        f"{narrower}.")


def write(store: Store, wanted: Wanted, output: Path, on: date) -> tuple[Subgraph, LeftOut | None]:
    """Writes the file. Gives what it shows, and what was left out for being too much."""
    chosen = wanted.most is None and is_picture(output)
    most = MOST_LEGIBLE if chosen else wanted.most
    whole, passed = _found(store, wanted, most)
    centre = fold(wanted.around) if wanted.around else None
    found, cut = thin(whole, most, MOST_LABELS if chosen else None, centre) if most else (whole, None)
    left = passed + cut if passed else cut
    if wanted.language:
        found = subgraph.in_language(found, wanted.language)
    words = wanted.words
    export.save(found, output, _caption(wanted, on, wanted.how.told(words), coverage(store, found, words),
                                        left.told(words) if left else ""), words,
                statements(store, _facts(found)) if output.suffix.lower() == ".html" else {})
    return found, left


def write_chart(store: Store, wanted: Wanted, output: Path, on: date) -> int:
    """Writes the query's figures as bars. Gives their number."""
    if wanted.cypher is not None:
        rows = store.read(wanted.cypher, wanted.values)
    else:
        asked = queries.get(wanted.name or "")
        rows = queries.run(store, asked, wanted.given)
        if not rows.rows:
            unknown = queries.unknown_names(store, asked, wanted.given)
            raise UsageError(" ".join(unknown) or f"{asked.name}: {asked.nothing}")
    drawn = chart.chart_of(names.in_language(store, rows, wanted.language), wanted.words)
    output.write_bytes(chart.bars(drawn, output.suffix.lower().lstrip("."), _caption(wanted, on), wanted.words))
    return len(drawn.bars)


def _found(store: Store, wanted: Wanted, most: int | None) -> tuple[Subgraph, LeftOut | None]:
    if wanted.around is not None:
        found, left = around.around(store, wanted.around, wanted.depth, wanted.how, most or MOST_IN_FILES)
        if not found.nodes:
            raise UsageError(" ".join(queries.unknown_names(store, queries.get(AROUND), {"entity": wanted.around})))
        return found, left
    if wanted.cypher is not None:
        return narrow(subgraph.subgraph_of(store.read(wanted.cypher, wanted.values)), wanted.how), None
    asked = queries.get(wanted.name or "")
    found = queries.run_graph(store, asked, wanted.given)
    if not found.nodes and (unknown := queries.unknown_names(store, asked, wanted.given)):
        raise UsageError(" ".join(unknown))
    return narrow(found, wanted.how), None


def _facts(found: Subgraph) -> list[str]:
    return [str(e.properties["fact"]) for e in found.edges if e.properties.get("fact")]


def _caption(wanted: Wanted, on: date, *more: str) -> str:
    words = wanted.words
    if wanted.name is not None:
        return queries.caption(queries.get(wanted.name), wanted.given, on, *more, words=words)
    if wanted.around is not None:
        first = words.say("Around {name}", name=wanted.around)
        if wanted.depth > 1:
            first += ", " + words.count("{n} step", "{n} steps", wanted.depth)
    else:
        first = " ".join((wanted.cypher or "").split())
    values = " · ".join(f"{name} = {value}" for name, value in wanted.values.items())
    return "\n".join(part for part in (first, values, *more, words.when(on.isoformat())) if part)
