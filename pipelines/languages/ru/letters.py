"""Russian words whatever their capitals, and whether or not their ё has its dots."""

from __future__ import annotations


def folded(text: str) -> str:
    """Small letters, and е for ё: spellings of one word compare equal."""
    return text.casefold().replace("ё", "е")
