"""spaCy Doc → mentions by name, and the titles that stand with them."""

from __future__ import annotations

from pipelines.document import Doc
from pipelines.english import names
from pipelines.english import titles as english_titles
from pipelines.mentions import organisations, people, places, titles
from pipelines.mentions.phrases import quotes
from pipelines.mentions.titles import Title
from pipelines.types import Mention


def find(doc: Doc, language: str) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    """The mentions by name and place adjective, by their place in the text, and the titles."""
    if language == "en":
        named = names.find(doc)
        return named, english_titles.find(doc, named)
    return _russian(doc)


def _russian(doc: Doc) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    in_quotes = quotes(doc)
    quoted = {i for start, end in in_quotes for i in range(start + 1, end)}
    located = places.find(doc, quoted)
    placed = {i for m in located for i in range(*m.tokens)}
    bodies = organisations.find(doc, placed, in_quotes)
    taken = {i for m in bodies for i in range(*m.tokens)}
    persons = people.find(doc, taken, placed)
    human = {i for m in persons for i in range(*m.tokens)}
    mentions = sorted(
        (*(m for m in located if not set(range(*m.tokens)) & human), *bodies, *persons), key=lambda m: (m.start, -m.end)
    )
    return tuple(mentions), titles.find(doc, mentions)
