"""`kg report`: an entity's dossier as Markdown with tables, pictures, and the source of every statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph import around, chart, export, names, queries, subgraph
from graph.coverage import coverage
from graph.dossier import Dossier, Fact, dossier
from graph.members import fold
from graph.narrowing import Narrowing, thin
from graph.render import MOST_LABELS
from graph.statements import Statement
from graph.words import STATUSES, Words
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
HEADS = ("When", "What", "Status", "Reports", "Statements")
PLACES = {"place": "in {place}", "to": "to {place}", "accredited_to": "accredited to {place}"}

_MARKS = re.compile(r"[\\`*_{}\[\]<>|#~$&]")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write(store: Store, name: str, folder: Path, on: date, language: str | None = None) -> Dossier:
    """Writes the report and its pictures into the folder. Raises UsageError for a name that nothing bears."""
    found = dossier(store, name, language)
    if found is None:
        raise UsageError(" ".join(queries.unknown_names(store, queries.get("neighbourhood"), {"entity": name})))
    words = Words(language or "en")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pictures = {AROUND: _around(store, found, folder / AROUND, on, language, words),
                    TRADE: _trade(store, found, folder / TRADE, on, language, words)}
        text = markdown(found, [each for each, drawn in pictures.items() if drawn], on, words)
        (folder / REPORT).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"Can't write into {folder}: {error.strerror}. Choose another folder.") from error
    return found


def markdown(found: Dossier, pictures: Sequence[str], on: date, words: Words) -> str:
    """The report's text; the same dossier, pictures and day give the same text."""
    return "\n".join(_lines(found, pictures, on, words)) + "\n"


def _around(store: Store, found: Dossier, file: Path, on: date, language: str | None, words: Words) -> bool:
    if not found.facts:
        return False
    id_ = subgraph.node_identity(found.entity)
    drawn, passed = around.around(store, id_, 1, Narrowing(), NEIGHBOURS)
    drawn, cut = thin(drawn, NEIGHBOURS, MOST_LABELS, fold(id_))
    left = passed + cut if passed else cut
    if language:
        drawn = subgraph.in_language(drawn, language)
    said = (words.say("Around {name}", name=subgraph.node_name(found.entity)), coverage(store, drawn, words),
            left.told(words) if left else "", words.when(on.isoformat()))
    export.save(drawn, file, "\n".join(filter(None, said)), words)
    return True


def _trade(store: Store, found: Dossier, file: Path, on: date, language: str | None, words: Words) -> bool:
    asked = queries.get("trade-by-period")
    given = {"region": subgraph.node_identity(found.entity), "statuses": "asserted,planned,proposed"}
    rows = names.in_language(store, queries.run(store, asked, given), language)
    if not chart.figures(rows):
        return False
    shown = given | {"region": subgraph.node_name(found.entity)}
    file.write_bytes(chart.bars(chart.chart_of(rows, words), "png", queries.caption(asked, shown, on, words=words),
                                words))
    return True


def _lines(found: Dossier, pictures: Sequence[str], on: date, words: Words) -> Iterator[str]:
    entity = found.entity
    name = plain(subgraph.node_name(entity))
    yield from (f"# {name}", "")
    code = f", {plain(str(entity.properties['iso']))}" if entity.properties.get("iso") else ""
    as_of = words.say("As of {day}.", day=words.when(on.isoformat()))
    yield f"{plain(words.kind(subgraph.node_type(entity)))}{code}. {_coverage(found, words)} {as_of}"
    others = [each for each in map(plain, dict.fromkeys(_other_names(entity.properties))) if each != name]
    if others:
        yield from ("", words.say("Also called: {names}.", names=", ".join(others)))
    if not found.facts:
        yield from ("", words.say("The graph holds no statement about it."))
        return
    numbers = {each: n for n, each in enumerate(dict.fromkeys(s for f in _ordered(found) for s in f.statements), 1)}
    if AROUND in pictures:
        yield from ("", f"![{words.say('Around {name}', name=name)}]({AROUND})")
    empty = []
    for title, types in SECTIONS.items():
        facts = [fact for fact in found.facts if fact.edge.type in types]
        if not facts:
            empty.append(words.say(title).lower())
            continue
        yield from ("", f"## {words.say(title)}", "")
        if title == "Trade" and TRADE in pictures:
            yield from (f"![{words.say('Trade of {name} by period', name=name)}]({TRADE})", "")
        yield from (f"| {' | '.join(map(words.say, HEADS))} |", f"|{' --- |' * len(HEADS)}")
        for fact in facts:
            yield _row(fact, numbers, words)
    if empty:
        yield from ("", words.say("The articles say nothing of: {sections}.", sections=", ".join(empty)))
    yield from ("", f"## {words.say('Statements')}", "", words.say("Every statement above, as the article has it."), "")
    for statement, number in numbers.items():
        yield f'{number}. <a id="s{number}"></a>“{plain(statement.sentence)}” {_source(statement, words)}'


def _other_names(given: Mapping[str, object]) -> Iterator[str]:
    """The entity's names in both languages first, then what else articles call it."""
    for key in ("name_ru", "name_en"):
        if given.get(key):
            yield str(given[key])
    aliases = given.get("aliases")
    if isinstance(aliases, list | tuple):
        yield from map(str, aliases)


def _ordered(found: Dossier) -> Iterator[Fact]:
    """Facts in the order of the report's sections."""
    for types in SECTIONS.values():
        yield from (fact for fact in found.facts if fact.edge.type in types)


def _coverage(found: Dossier, words: Words) -> str:
    told = [words.count("Mentioned {n} time", "Mentioned {n} times", found.mentions),
            words.count("in {n} article", "in {n} articles", found.articles)]
    if found.first and found.last:
        told.append(words.say("of {period}", period=words.stretch(found.first, found.last)))
    return f"{' '.join(told)}; {words.count('{n} fact', '{n} facts', len(found.facts))}."


def _row(fact: Fact, numbers: Mapping[Statement, int], words: Words) -> str:
    given = fact.edge.properties
    when = subgraph.edge_date(fact.edge, words)
    if not when and given.get("first_reported"):
        when = words.say("reported {day}", day=words.when(str(given["first_reported"])))
    details = subgraph.edge_details(fact.edge, words)
    details += [words.say(said, place=_joined(given[key])) for key, said in PLACES.items() if given.get(key)]
    what = f"{plain(fact.subject)} **{words.relation(fact.edge.type)}** {plain(fact.object)}"
    if details:
        what += f": {plain('; '.join(details))}"
    links = " ".join(f"[{numbers[each]}](#s{numbers[each]})" for each in fact.statements)
    status = str(given.get("status") or "")
    cells = (plain(when), what, words.say(STATUSES[status]) if status in STATUSES else plain(status),
             str(given.get("reports") or ""), links)
    return f"| {' | '.join(cells)} |"


def _source(statement: Statement, words: Words) -> str:
    """The article and its date; a link where it has an address of the web."""
    title = plain(statement.title) if statement.title else ""
    if re.match(r"https?://", statement.source):
        address = quote(statement.source, safe=":/?#@!$&'*+,;=%~")
        shown = f"[{title or plain(statement.source)}]({address})"
    else:
        shown = ", ".join(filter(None, (title, plain(statement.source))))
    dated = words.when(statement.published) if statement.published else words.say("undated")
    return f"— {shown}, {dated}"


def _joined(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def plain(text: str) -> str:
    """Text that Markdown takes as nothing but text, in one line."""
    return _MARKS.sub(lambda m: "\\" + m.group(), " ".join(_HIDDEN.sub(" ", text).split()))
