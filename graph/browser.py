"""For Neo4j Browser: a style in the colours of our pictures, and the curated queries as favourites.

Browser wants its own forms. A style is a GRASS file, whose captions know properties but no conditions. A favourite is
a statement under a comment that is its name; parameters are set by a favourite of their own, for Browser shows no
answer where one script both sets parameters and asks.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.queries import Parameter, Query
from graph.render import COLOURS, INK, LINE_INK, PLAIN
from graph.schema import RELATIONS, Keying
from graph.subgraph import HIDDEN_LABELS
from graph.words import Words

STYLE, FAVOURITES = "kg.grass", "favorites"  # spelt as Browser does
BACKGROUND = "#ffffff"
NOTED = "#9aa5b1"  # the border of what kg notes for itself
NAME, ENGLISH_NAME = "{name}", "{name_en}"  # the first is Russian where the graph knows a Russian one

# What a fact's label tells besides its type: little, for Browser cuts labels to the length of their arrows. Absent
# properties leave nothing.
_TOLD: Mapping[Keying, str] = {
    "figure": "{period} {value} {currency}", "role": "{title}", "dates": "{date}", "document": "{date}",
    "interval": "", "areas": "",
}
# The evidence: smaller and paler than what follows from it.
_EVIDENCE = {"Article": "{title} {published}", "Claim": "{type}", "LocalEntity": "{name}"}
_PACKED = (1980, 1, 1, 0, 0, 0)  # of all files alike, so that the same queries are the same archive


@dataclass(frozen=True, slots=True)
class Favourite:
    """A script as Browser keeps it; `path` is where it stands, in a folder by question."""

    path: str
    text: str


def write(folder: Path, queries: Iterable[Query], language: str | None = None) -> tuple[Path, Path]:
    """Writes the style, and the favourites both as an archive, which Browser takes whole, and as files in folders.
    Returns the style and the archive."""
    scripts = [script for query in queries for script in favourites(query)]
    folder.mkdir(parents=True, exist_ok=True)
    look, archive = folder / STYLE, folder / f"{FAVOURITES}.zip"
    look.write_text(style(language), "utf-8", newline="\n")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for script in scripts:
            file = folder / FAVOURITES / script.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(script.text, "utf-8", newline="\n")
            packed.writestr(zipfile.ZipInfo(script.path, _PACKED), script.text)
    return look, archive


def style(language: str | None = None) -> str:
    """The GRASS sheet: later rules add to the earlier ones that fit, so the types come after what they share."""
    return "\n".join(f"{selector} {{\n" + "".join(f"  {name}: {value};\n" for name, value in rule.items()) + "}\n"
                     for selector, rule in _rules(ENGLISH_NAME if language == "en" else NAME, Words(language or "en")))


def _rules(name: str, words: Words) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "node", {"diameter": "65px", **_node(*PLAIN), "border-width": "2px", "font-size": "10px",
                   "caption": f'"{name}"'}
    yield "relationship", {"color": LINE_INK, "shaft-width": "1px", "font-size": "8px", "padding": "3px",
                           "text-color-external": INK, "text-color-internal": BACKGROUND, "caption": '"<type>"'}
    for type_, colours in {"Entity": PLAIN, **COLOURS}.items():
        yield f"node.{type_}", {**_node(*colours), "caption": f'"{name}"'}
    for label, caption in _EVIDENCE.items():
        yield f"node.{label}", {"diameter": "50px", **_node(BACKGROUND, PLAIN[1]), "font-size": "8px",
                                "caption": f'"{caption}"'}
    for label in sorted(HIDDEN_LABELS):
        yield f"node.{label}", {"diameter": "20px", **_node(BACKGROUND, NOTED), "font-size": "5px",
                                "caption": f'"{label}"'}
    for type_, relation in RELATIONS.items():
        said = "" if relation.keying == "role" else words.relation(type_)  # a post says itself what it is
        caption = " ".join(part for part in (said, _TOLD[relation.keying], "({status})") if part)
        yield f"relationship.{type_}", {"caption": f'"{caption}"'}
    yield "relationship.PART_OF", {"caption": f'"{words.relation("PART_OF")}"'}


def _node(fill: str, border: str) -> dict[str, str]:
    return {"color": fill, "border-color": border, "text-color-internal": INK}


def favourites(query: Query) -> Iterator[Favourite]:
    """A query's scripts: its graph, its table, and its parameters where it has any. Browser cuts long titles, so
    tables and parameters have folders of their own."""
    first = f"Run its parameters first: {query.folder} (parameters)." if query.parameters else ""
    notes = (query.answers, first)
    yield _favourite(query, query.folder, query.title, notes, f"{query.graph};\n")
    if query.columns:
        yield _favourite(query, f"{query.folder} (tables)", f"{query.title} – table", notes, f"{query.cypher};\n")
    if query.parameters:
        yield _favourite(query, f"{query.folder} (parameters)", f"{query.title} – parameters", (),
                         "\n".join(map(_setting, query.parameters)))


def _favourite(query: Query, folder: str, title: str, notes: Iterable[str], body: str) -> Favourite:
    head = "".join(f"// {line}\n" for line in (title, *notes) if line)
    return Favourite(f"{folder}/{query.name}.cypher", head + body)


def _setting(parameter: Parameter) -> str:
    """Browser's own command under what it means; a comment behind it would be read as one more statement."""
    value = parameter.example if parameter.required else parameter.default
    return f"// {parameter.help}\n:param {parameter.name} => {literal(value)};\n"


def literal(value: Any) -> str:
    """A value in Cypher."""
    match value:
        case None:
            return "null"
        case list() | tuple():
            return f"[{', '.join(map(literal, value))}]"
        case int():
            return str(value)
        case _:
            escaped = str(value).replace("\\", "\\\\").replace("'", "\\'")
            return f"'{escaped}'"
