"""English Doc → mentions by name: the engine's entities, mended, and the gazetteer's places and adjectives."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipelines.english import events, places
from pipelines.types import PLACES, EntityType, Mention


def find(doc: Doc) -> tuple[Mention, ...]:
    """Mentions by name and place adjective, by their place in the text; a place in a body's name is nested in it."""
    named = [_mention(ent) for ent in doc.ents if ent.label_ not in PLACES]
    people = {i for m in named if m.type == "Person" for i in range(*m.tokens)}
    found = [*named, *places.find(doc, people)]
    found.extend(events.find(doc, found))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _mention(ent: Span) -> Mention:
    """An entity of the engine, an article before its name left out."""
    label: EntityType = ent.label_  # type: ignore[assignment]  # the model's labels are the types
    if ent[0].lemma_.casefold() == "the" and len(ent) > 1:
        ent = ent[1:]
    return Mention(
        ent.start_char,
        ent.end_char,
        ent.text,
        label,
        "name",
        " ".join(ent.text.split()),
        (ent.start, ent.end),
        ent.root.i,
    )
