"""English posts in the text: a title's head noun, what it heads, and the people named with it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipelines.mentions.titles import Title
from pipelines.types import Mention


def find(doc: Doc, mentions: Sequence[Mention]) -> tuple[Title, ...]:
    """The titles of a text, in its order. `mentions` are its names and place adjectives."""
    return ()
