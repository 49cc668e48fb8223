"""English words that point back to something named before, or stand for those they act for. Lemmas."""

from __future__ import annotations

# Nouns for people who act for a body or place: "representatives of the plant", "a Minsk delegation".
ON_BEHALF = frozenset(
    """
    representative delegation official leader management executive member team group mission envoy spokesman
    spokesperson spokeswoman specialist staff head leadership board side authority party delegate manager
    """.split()
)
