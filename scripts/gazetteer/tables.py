"""Hand-written tables → rows. One line a place, five columns between bars, names between semicolons."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `weak_*` are names that mean something else more often than this place."""

    code: str
    ru: tuple[str, ...]
    en: tuple[str, ...]
    weak_ru: tuple[str, ...]
    weak_en: tuple[str, ...]
    shown_ru: str | None
    shown_en: str | None
    adjectives_ru: tuple[str, ...]
    adjectives_en: tuple[str, ...]
    weak_adjectives: tuple[str, ...]


def lines(name: str) -> Iterator[str]:
    """The lines of a table that say something."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def read_table(name: str) -> dict[str, Row]:
    """A table by its first column."""
    return {row.code: row for row in map(read_row, lines(name))}


def read_row(line: str) -> Row:
    code, ru, en, adjectives_ru, adjectives_en = (part.strip() for part in line.split("|"))
    strong_ru, weak_ru, shown_ru = read_names(ru)
    strong_en, weak_en, shown_en = read_names(en)
    strong_adjectives_ru, weak_adjectives_ru, _ = read_names(adjectives_ru)
    strong_adjectives_en, weak_adjectives_en, _ = read_names(adjectives_en)
    return Row(
        code, strong_ru, strong_en, weak_ru, weak_en, shown_ru, shown_en, strong_adjectives_ru, strong_adjectives_en,
        weak_adjectives_ru + weak_adjectives_en,
    )


def read_names(cell: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Names of a cell: usual ones, weak ones ("~"), and the one to show ("=")."""
    strong: list[str] = []
    weak: list[str] = []
    shown = None
    for name in (part.strip() for part in cell.split(";")):
        if name.startswith("~"):
            weak.append(name[1:])
        elif name.startswith("="):
            shown = name[1:]
            strong.append(shown)
        elif name:
            strong.append(name)
    return tuple(strong), tuple(weak), shown


@cache
def words(name: str) -> frozenset[str]:
    """A list of `words.toml`."""
    lists = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    return frozenset(str(lists[name]).split())


def read_region_names() -> Iterator[tuple[str, str, str, str]]:
    """ISO 3166-2 code, GeoNames code, Russian name, English name of each first-level region; names may be empty."""
    for line in lines("region_names.tsv"):
        code, geonames, ru, en = line.split("\t")
        yield code, geonames, ru, en
