"""`kg report`: an entity's dossier as Markdown with tables, pictures, and the source of every statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph import around, chart, export, queries, subgraph
from graph.coverage import coverage
from graph.dossier import Dossier, Fact, Statement, dossier
from graph.members import fold
from graph.narrowing import Narrowing, thin
from graph.render import MOST_LABELS, TYPE_WORDS
from kg.errors import UsageError

if TYPE_CHECKING:
    from graph.store import Store

NEIGHBOURS = 30  # nodes of the picture: as many as can be read in a page's width
REPORT, AROUND, TRADE = "report.md", "around.png", "trade.png"
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Posts": ("HOLDS_POSITION",),
    "Meetings": ("MET_WITH",),
    "Visits": ("VISITED",),
    "Invitations": ("INVITED",),
    "Trade": ("TRADES_WITH", "EXPORTS_TO", "SUPPLIES_TO"),
    "Capital": ("INVESTS_IN", "OWNS"),
    "Agreements and cooperation": ("SIGNED_WITH", "COOPERATES_WITH"),
    "Events": ("PARTICIPATES_IN", "ORGANIZES", "HELD_IN"),
    "Seats": ("LOCATED_IN",),
}

_MARKS = re.compile(r"[\\`*_{}\[\]<>|#~$&]")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write(store: Store, name: str, folder: Path, on: date, language: str | None = None) -> Dossier:
    """Writes the report and its pictures into the folder. Raises UsageError for a name that nothing bears."""
    found = dossier(store, name, language)
    if found is None:
        raise UsageError(" ".join(queries.unknown_names(store, queries.get("neighbourhood"), {"entity": name})))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pictures = {AROUND: _around(store, found, folder / AROUND, on, language),
                    TRADE: _trade(store, found, folder / TRADE, on)}
        text = markdown(found, [each for each, drawn in pictures.items() if drawn], on)
        (folder / REPORT).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"Can't write into {folder}: {error.strerror}. Choose another folder.") from error
    return found


def markdown(found: Dossier, pictures: Sequence[str], on: date) -> str:
    """The report's text; the same dossier, pictures and day give the same text."""
    return "\n".join(_lines(found, pictures, on)) + "\n"


def _around(store: Store, found: Dossier, file: Path, on: date, language: str | None) -> bool:
    if not found.facts:
        return False
    id_ = subgraph.node_identity(found.entity)
    drawn, passed = around.around(store, id_, 1, Narrowing(), NEIGHBOURS)
    drawn, cut = thin(drawn, NEIGHBOURS, MOST_LABELS, fold(id_))
    left = passed + cut if passed else cut
    if language:
        drawn = subgraph.in_language(drawn, language)
    said = (f"Around {subgraph.node_name(found.entity)}", coverage(store, drawn), str(left or ""), on.isoformat())
    export.save(drawn, file, "\n".join(filter(None, said)))
    return True


def _trade(store: Store, found: Dossier, file: Path, on: date) -> bool:
    asked = queries.get("trade-by-period")
    given = {"region": subgraph.node_identity(found.entity), "statuses": "asserted,planned,proposed"}
    rows = queries.run(store, asked, given)
    if not chart.figures(rows):
        return False
    shown = given | {"region": subgraph.node_name(found.entity)}
    file.write_bytes(chart.bars(chart.chart_of(rows), "png", queries.caption(asked, shown, on)))
    return True


def _lines(found: Dossier, pictures: Sequence[str], on: date) -> Iterator[str]:
    entity = found.entity
    name = plain(subgraph.node_name(entity))
    kind = subgraph.node_type(entity)
    yield from (f"# {name}", "")
    code = _code(entity.properties.get("iso"))
    yield f"{TYPE_WORDS.get(kind, kind)}{code}. {_coverage(found)} As of {on.isoformat()}."
    others = [plain(each) for each in entity.properties.get("aliases") or () if plain(each) != name]
    if others:
        yield from ("", f"Also called: {', '.join(others)}.")
    if not found.facts:
        yield from ("", "The graph holds no statement about it.")
        return
    numbers = {each: n for n, each in enumerate(dict.fromkeys(s for f in _ordered(found) for s in f.statements), 1)}
    if AROUND in pictures:
        yield from ("", f"![Around {name}]({AROUND})")
    for title, types in SECTIONS.items():
        facts = [fact for fact in found.facts if fact.edge.type in types]
        if not facts:
            continue
        yield from ("", f"## {title}", "")
        if title == "Trade" and TRADE in pictures:
            yield from (f"![Trade of {name} by period]({TRADE})", "")
        yield from ("| When | What | Status | Reports | Statements |", "| --- | --- | --- | --- | --- |")
        for fact in facts:
            yield _row(fact, numbers)
    yield from ("", "## Statements", "", "Every statement above, as the article has it.", "")
    for statement, number in numbers.items():
        yield f'{number}. <a id="s{number}"></a>“{plain(statement.sentence)}” {_source(statement)}'


def _ordered(found: Dossier) -> Iterator[Fact]:
    """Facts in the order of the report's sections."""
    for types in SECTIONS.values():
        yield from (fact for fact in found.facts if fact.edge.type in types)


def _coverage(found: Dossier) -> str:
    articles = "1 article" if found.articles == 1 else f"{found.articles} articles"
    when = "" if not found.first else (
        f" of {found.first}" if found.first == found.last else f" of {found.first} to {found.last}")
    facts = "1 fact" if len(found.facts) == 1 else f"{len(found.facts)} facts"
    times = "once" if found.mentions == 1 else f"{found.mentions} times"
    return f"Mentioned {times} in {articles}{when}; {facts}."


def _row(fact: Fact, numbers: Mapping[Statement, int]) -> str:
    given = fact.edge.properties
    when = subgraph.edge_date(fact.edge) or (
        f"reported {given['first_reported']}" if given.get("first_reported") else "")
    details = list(subgraph.edge_details(fact.edge))
    details += [f"{word} {_joined(given[key])}" for key, word in
                (("place", "in"), ("to", "to"), ("accredited_to", "accredited to")) if given.get(key)]
    what = f"{plain(fact.subject)} **{fact.edge.type.replace('_', ' ').lower()}** {plain(fact.object)}"
    if details:
        what += f": {plain('; '.join(details))}"
    links = " ".join(f"[{numbers[each]}](#s{numbers[each]})" for each in fact.statements)
    cells = (plain(when), what, plain(str(given.get("status") or "")), str(given.get("reports") or ""), links)
    return f"| {' | '.join(cells)} |"


def _source(statement: Statement) -> str:
    """The article and its date; a link where it has an address of the web."""
    title = plain(statement.title) if statement.title else ""
    if re.match(r"https?://", statement.source):
        address = quote(statement.source, safe=":/?#@!$&'*+,;=%~")
        shown = f"[{title or plain(statement.source)}]({address})"
    else:
        shown = ", ".join(filter(None, (title, plain(statement.source))))
    return f"— {shown}, {statement.published or 'undated'}"


def _code(iso: object) -> str:
    return f", {plain(str(iso))}" if iso else ""


def _joined(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def plain(text: str) -> str:
    """Text that Markdown takes as nothing but text, in one line."""
    return _MARKS.sub(lambda m: "\\" + m.group(), " ".join(_HIDDEN.sub(" ", text).split()))
