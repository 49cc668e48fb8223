"""Models' labels of names → the types that a language's rules read: PER, LOC, ORG in Russian, kg's own in English.

Models tell OntoNotes' eighteen types (PERSON, ORG, GPE, …), CoNLL's four (PER, LOC, ORG, MISC) or types of their own.
What is neither a person nor a place, body or event is left out. OntoNotes doesn't part countries from cities, nor firms
from ministries: the gazetteer and the noun in the name do.
"""

from __future__ import annotations

from pipelines import places
from pipelines.languages.en import organisations
from pipelines.types import ENTITY_TYPES, EntityType

RUSSIAN = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG"}
PEOPLE = frozenset({"PER", "PERSON"})
LOCATED = frozenset({"GPE", "LOC"})


def type_of(label: str, name: str, language: str) -> str | None:
    """A name's type as the rules of its language read it; None if they don't."""
    if language == "ru":
        return RUSSIAN.get(label)
    if label in ENTITY_TYPES:
        return label
    if label in PEOPLE:
        return "Person"
    if label in LOCATED:
        return _place(label, name)
    if label == "ORG":
        return _body(name)
    return "Event" if label == "EVENT" else None


def _place(label: str, name: str) -> EntityType | None:
    known = places.load().by_name(name, "en")
    if known:
        return known[0].type
    return "City" if label == "GPE" else None  # LOC are mountains, seas and continents, too


def _body(name: str) -> EntityType:
    words = [word.casefold().strip(".,()") for word in name.split()]
    if any(word in organisations.LEGAL_FORMS for word in words):
        return "Company"
    return next((organisations.KINDS[word] for word in reversed(words) if word in organisations.KINDS), "Company")
