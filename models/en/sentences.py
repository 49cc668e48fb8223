"""Sentences of the domain with their names marked: the templates' slots filled, and articles with names exchanged."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import names

_PART = re.compile(r"\{(\w+)\}|\[([^\[\]]*)\]|([^{\[]+)")
_SPACES = re.compile(r" {2,}| (?=[,.;:)])|(?<=[Tt]he) the(?= )")
# Types whose names end before the kind noun in small letters: "the Made in Belarus exhibition".
TRIMMED = {"Company", "Event"}
# How often "the" stands before a name of the type.
ARTICLES = {"Region": 0.35, "Country": 0.8, "GovernmentBody": 0.45, "Organization": 0.35, "Event": 0.35, "Company": 0.3}
_WITH_ARTICLE = {
    "Region": re.compile(
        r"(?:Region|Oblast|Krai|Territory|Republic|Area|Province|Prefecture|County)$"
        r"|^(?:Republic|State|Commonwealth) of"),
    "Country": re.compile(
        r"^(?:United|Netherlands|Philippines|Maldives|UAE|UK|US|U\.S\.|Bahamas|Gambia)|(?:Republic|Islands|Federation)$"),
    "Company": re.compile(
        r"(?:Plant|Works|Factory|Mill|Complex|Company|Refinery|Farm|Yard|Port|Airport|Railway|Group|Holding)$"),
}
PLACES = {"Country", "Region", "City"}
_LOWER_TAIL = re.compile(r"(?:\s+[a-z][\w-]*)+$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the names in it: (start, end, type), in order, none inside another."""

    text: str
    names: tuple[tuple[int, int, str], ...]


class Writer:
    """Fills slots and resolves choices. The same seed gives the same sentences."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        grammar = names.table("grammar.toml")
        self._slots: dict[str, list[str]] = grammar["slots"]
        self._labels: dict[str, str] = grammar["labels"]
        people, places, figures = names.People(self._rng), names.Places(self._rng), names.Figures(self._rng)
        brands = names.Brands(self._rng, places)
        self._made: dict[str, Callable[[], str]] = {
            "person": people.full, "surname": people.surname, "country": places.country, "demonym": places.demonym,
            "region": places.region, "regionname": places.region_name, "city": places.city,
            "CITY": lambda: places.city().upper(), "brand": brands.brand, "number": figures.number,
            "money": figures.money, "percent": figures.percent, "day": figures.day,
        }

    def write(self, template: str) -> Marked:
        """One sentence of a template."""
        pieces = list(self._expand(template, None))
        text, found = "", []
        for piece, label in pieces:
            if label is not None:
                found.append((len(text), len(text) + len(piece), label))
            text += piece
        return _tidy(text, found)

    def name(self, slot: str) -> str:
        """What may fill a slot."""
        return "".join(piece for piece, _ in self._expand("{" + slot + "}", None)).strip()

    def other(self, mention: str, kind: str) -> str:
        """Another name of the same type and shape: a surname for a surname, "Omsk Region" for "Perm Krai"."""
        words = len(mention.split())
        slot = {
            "Person": "person" if words > 1 else "surname", "Country": "country", "City": "city",
            "Region": "region" if words > 1 else "regionname", "GovernmentBody": "government", "Company": "company",
            "Organization": "agency" if words == 1 else "organization", "Event": "event",
        }[kind]
        name = self.name(slot)
        return name.upper() if mention.isupper() and len(mention) > 5 else name

    def _expand(self, template: str, outer: str | None) -> Iterator[tuple[str, str | None]]:
        for slot, choice, plain in (match.groups() for match in _PART.finditer(template)):
            if plain is not None:
                yield plain, None
            elif choice is not None:
                yield from self._expand(names.pick(self._rng, choice.split("|")), outer)
            else:
                yield from self._fill(slot, outer)

    def _fill(self, slot: str, outer: str | None) -> Iterator[tuple[str, str | None]]:
        label = outer or self._labels.get("city" if slot == "CITY" else slot)
        if slot in self._made:
            inner: list[tuple[str, str | None]] = [(self._made[slot](), None)]
        else:
            inner = list(self._expand(names.pick(self._rng, self._slots[slot]), label))
        if label is not None and outer is None:
            name = "".join(piece for piece, _ in inner)
            if self._rng.random() < ARTICLES.get(label, 0.0) and _takes_article(name, label):
                yield "the ", None
            yield name, label
        else:
            yield from inner


def templates(path: Path) -> list[str]:
    """The templates of a file, comments left out. A choice that holds a slot is written out first."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def mark(text: str, entities: Sequence[tuple[str, Sequence[str]]]) -> Marked:
    """Where an article names its entities, given as (type, names). The longest name wins; names in small letters are
    descriptions and don't count, and neither does a kind noun after a firm's or an event's name."""
    forms: dict[str, str] = {}
    for kind, listed in entities:
        for name in listed:
            form = _LOWER_TAIL.sub("", name) if kind in TRIMMED else name
            if kind in PLACES and form.split()[-1].islower():
                continue  # "the Uzbek capital"
            if form[:1].isupper() or form[:1].isdigit() or any(c.isupper() for c in form.split(" ")[0]):
                forms.setdefault(form, kind)
    if not forms:
        return Marked(text, ())
    by_length = sorted(forms, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in by_length) + r")(?!\w)")
    found = [(m.start(), m.end(), forms[m.group()]) for m in pattern.finditer(text)]
    capitals = {form.upper(): kind for form, kind in forms.items() if kind in {"City", "Country"}}
    for m in re.finditer(r"(?m)^[A-Z][A-Z -]{3,}(?=,| \(| –| —| --)", text):  # datelines: "GRODNO, 3 October"
        if m.group() in capitals and not any(s < m.end() and m.start() < e for s, e, _ in found):
            found.append((m.start(), m.end(), capitals[m.group()]))
    return Marked(text, tuple(sorted(found)))


def exchanged(marked: Marked, writer: Writer, share: float, rng: random.Random) -> Marked:
    """The text with a share of its names exchanged for others of the same type."""
    text, at, found = "", 0, []
    for start, end, kind in marked.names:
        text += marked.text[at:start]
        name = writer.other(marked.text[start:end], kind) if rng.random() < share else marked.text[start:end]
        found.append((len(text), len(text) + len(name), kind))
        text, at = text + name, end
    return Marked(text + marked.text[at:], tuple(found))


def _takes_article(name: str, label: str) -> bool:
    pattern = _WITH_ARTICLE.get(label)
    return pattern is None or pattern.search(name) is not None


def _tidy(text: str, found: Sequence[tuple[int, int, str]]) -> Marked:
    """Superfluous spaces out, first letter up, marks moved along."""
    moved = list(found)
    while match := _SPACES.search(text):
        cut = match.end() - match.start() - (1 if match.group().startswith("  ") else 0)
        at = match.start()
        text = text[:at] + text[at + cut:]
        moved = [(s - cut if s > at else s, e - cut if e > at else e, label) for s, e, label in moved]
    stripped = text.strip()
    shift = len(text) - len(text.lstrip())
    return Marked(stripped, tuple((s - shift, e - shift, label) for s, e, label in moved))
