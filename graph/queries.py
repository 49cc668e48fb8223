"""The curated queries of `cypher/`: found, read, their parameters checked, run. A query is one .cypher file, in the
folder of the question that it answers; its name is its own in all folders:

    // Trades with                                                    the title, which is a favourite's name in Browser
    //
    // With whom a region trades: …                                   what it answers, in any number of lines
    //
    // :param region => 'RU-VLG'  // name, required: a code, or …     parameters: an example where required, else the
    // :param partner => null  // name: only this partner             default; then type and help
    //
    // Drawn as bars                                                  where `kg export` makes a chart of it, not a graph
    // Returns a table: region, partner, …                            the columns; or `Returns a graph`
    // Nothing: no article tells of its trade.                        what it means that there are no rows
    MATCH … RETURN …;
    // graph
    MATCH … RETURN e, r, o;                                           the same as nodes and edges, for pictures

Types: `name` (compared folded: any case, ё as е), `text`, `date` (a day, month or year), `integer`, `list` (of text).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, Protocol

from graph import lookup
from graph.errors import InvalidQuery, MissingParameter, QueryError, UnknownQuery
from graph.members import fold
from graph.schema import Rows
from graph.subgraph import Subgraph, subgraph_of
from graph.words import ENGLISH, Words

Type = Literal["name", "text", "date", "integer", "list"]

_TYPES: tuple[Type, ...] = ("name", "text", "date", "integer", "list")
_PARAMETER = re.compile(r":param (\w+) => (.+?)\s+// (\w+)(, required)?: (.+)")
_RETURNS = re.compile(r"Returns a (?:table: (.+)|graph)")
_NOTHING = re.compile(r"Nothing: (.+)")
_BARS = "Drawn as bars"
_GRAPH = re.compile(r"^// graph\s*$", re.MULTILINE)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Reader(Protocol):
    """What a query needs of the store."""

    def read(self, cypher: str, parameters: Mapping[str, Any]) -> Rows: ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query's parameter. `default` is what it takes when none is given; `example` stands in the file where it is
    required."""

    name: str
    type: Type
    default: Any
    required: bool
    help: str
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A curated query. `folder` says what it asks about. `columns` is empty where `cypher` itself returns a graph;
    `graph` returns nodes and edges. `nothing` says what an empty answer means. `bars`: a picture of it is a chart."""

    name: str
    folder: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    cypher: str
    graph: str
    nothing: str
    bars: bool = False


@cache
def all_queries() -> tuple[Query, ...]:
    """Every curated query, by folder and name. Raises InvalidQuery where two folders have one of the same name."""
    return tuple(read_all(files("cypher")))


def read_all(root: Traversable) -> list[Query]:
    """The queries in the folders of `root`, as `all_queries` gives them."""
    found: dict[str, Query] = {}
    for folder in sorted((f for f in root.iterdir() if f.is_dir()), key=lambda f: f.name):
        texts = {f.name.removesuffix(".cypher"): f for f in folder.iterdir() if f.name.endswith(".cypher")}
        for name in sorted(texts):
            query = parse(name, texts[name].read_text("utf-8"), folder.name)
            if query.name in found:
                raise InvalidQuery(f"{query.name}.cypher stands in {found[query.name].folder} and in {folder.name}: "
                                   "give one of them another name, for queries are called by it.")
            found[query.name] = query
    return list(found.values())


def get(name: str) -> Query:
    """The query of this name; UnknownQuery says which ones come near."""
    known = {query.name: query for query in all_queries()}
    wanted = fold(name).replace(" ", "-").replace("_", "-").removesuffix(".cypher")
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    meant = f"Did you mean {_either(near)}?" if near else "`kg query` lists them."
    raise UnknownQuery(f"There is no query {name!r}. {meant}")


def parse(name: str, text: str, folder: str = "") -> Query:
    """A query from the text of its file. Raises InvalidQuery, which says what the header lacks."""
    lines = text.splitlines()
    header = []
    for line in lines:
        if not line.startswith("//"):
            break
        header.append(line.removeprefix("//").strip())
    body = "\n".join(lines[len(header):])
    if not header or not header[0]:
        raise InvalidQuery(f"{name}.cypher has no title: let it begin with a line such as `// Trades with`.")
    table, *graph = [part.strip().removesuffix(";").rstrip() for part in _GRAPH.split(body)]
    returns = next((m for line in header if (m := _RETURNS.fullmatch(line))), None)
    if returns is None:
        raise InvalidQuery(f"{name}.cypher doesn't say what it returns: add a line `// Returns a table: …` with its "
                           "columns, or `// Returns a graph`, after its parameters.")
    if not table or len(graph) > 1 or not all(graph):
        raise InvalidQuery(f"{name}.cypher needs one statement after its header, and at most one more after a line "
                           "`// graph`.")
    nothing = next((m[1] for line in header if (m := _NOTHING.fullmatch(line))), "")
    words = [line for line in header[1:] if line and not line.startswith(":param")
             and not _RETURNS.fullmatch(line) and not _NOTHING.fullmatch(line) and line != _BARS]
    columns = tuple(column.strip() for column in (returns[1] or "").split(",") if column.strip())
    if columns and not graph:
        raise InvalidQuery(f"{name}.cypher returns a table only: add a line `// graph` and a statement that returns "
                           "the same as nodes and edges, for `kg export`.")
    return Query(
        name, folder, header[0], " ".join(words),
        tuple(_parameter(name, line) for line in header if line.startswith(":param")),
        columns, table, graph[0] if graph else table, nothing, _BARS in header,
    )


def run(store: Reader, query: Query, given: Mapping[str, str]) -> Rows:
    """The query's answer as it stands in its file, a table or nodes and edges."""
    rows = store.read(query.cypher, arguments(query, given))
    return rows if rows.rows or not query.columns else Rows(query.columns, ())  # not every store names them then


def run_graph(store: Reader, query: Query, given: Mapping[str, str], evidence: bool = False) -> Subgraph:
    """The query's answer as nodes and edges, to draw or export."""
    return subgraph_of(store.read(query.graph, arguments(query, given)), evidence)


def arguments(query: Query, given: Mapping[str, str]) -> dict[str, Any]:
    """Values for all parameters of the query from those given as text. Names are folded.

    Raises MissingParameter, or QueryError for one that the query doesn't have or that can't be read.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(known) or 'none'}."
            raise QueryError(f"The query {query.name} has no parameter {name!r}. {hint}")
    return {name: _value(query, p, given.get(name, "")) for name, p in known.items()}


def caption(query: Query, given: Mapping[str, str], on: date, *more: str, words: Words = ENGLISH) -> str:
    """What to write under a picture: the query, the parameters it ran with, whatever more there is, and the day."""
    values = {p.name: given.get(p.name) or _shown(p.default) for p in query.parameters}
    said = " · ".join(f"{name} = {value}" for name, value in values.items() if value)
    parts = (f"{words.say(query.title)} ({query.name})", said, *more, words.when(on.isoformat()))
    return "\n".join(filter(None, parts))


def unknown_names(store: Reader, query: Query, given: Mapping[str, str]) -> tuple[str, ...]:
    """For an empty answer: a sentence for each given name that no entity bears, with the names that come near."""
    asked = [(p.name, given[p.name]) for p in query.parameters if p.type == "name" and given.get(p.name)]
    if not asked:
        return ()
    known = lookup.known(store.read, [value for _, value in asked])
    messages = []
    for parameter, value in asked:
        if fold(value) not in known:
            near = lookup.near(store.read, value)
            meant = f" Did you mean {_either(near[:3])}?" if near else ""
            messages.append(f"The graph knows nobody and nothing named {value!r} ({parameter}).{meant}")
    return tuple(messages)


def _parameter(query: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    kind = next((t for t in _TYPES if match and match[3] == t), None)
    if match is None or kind is None:
        raise InvalidQuery(f"{query}.cypher declares a parameter that can't be read: {line}. Write `// :param name => "
                           f"'value'  // type: help`, the type one of {', '.join(_TYPES)}.")
    literal = match[2]
    try:
        value = None if literal == "null" else ast.literal_eval(literal)
    except (SyntaxError, ValueError) as e:
        raise InvalidQuery(f"{query}.cypher: the value of {match[1]} can't be read: {literal}. Write null, a number, "
                           "a 'text' or a list of them.") from e
    if match[4]:
        return Parameter(match[1], kind, None, True, match[5], str(value))
    default = tuple(value or ()) if kind == "list" else fold(value) if kind == "name" and value else value
    return Parameter(match[1], kind, default, False, match[5])


def _value(query: Query, parameter: Parameter, text: str) -> Any:
    text = text.strip()
    if not text:
        if parameter.required:
            raise MissingParameter(f"The query {query.name} needs {parameter.name}: {parameter.help}. "
                                   f"Add -p '{parameter.name}={parameter.example}'.")
        return list(parameter.default) if parameter.type == "list" else parameter.default
    match parameter.type:
        case "name":
            return fold(text)
        case "text":
            return text
        case "list":
            return [part.strip() for part in text.split(",") if part.strip()]
        case "integer":
            if not text.isdecimal():
                raise QueryError(f"The parameter {parameter.name} is a whole number, not {text!r}.")
            return int(text)
        case "date":
            return parse_date(parameter.name, text)


def parse_date(name: str, text: str) -> str:
    """The text, if it is a day, month or year. Raises QueryError, which names the parameter, where it isn't."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError("not in this form")
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as e:
        raise QueryError(f"The parameter {name} is a date such as 2026-02-05, 2026-02 or 2026, not {text!r}.") from e
    return text


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
