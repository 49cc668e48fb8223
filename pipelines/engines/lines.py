"""A text cut for an engine: a line break ends a sentence, and nothing is so long that time or memory run away."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_PIECE = 10_000  # characters of a line that an engine reads at once
_UNBROKEN = re.compile(r"\S{300}(?=\S)")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s")


def pieces(text: str, longest: int = LONGEST_PIECE) -> Iterator[tuple[int, int]]:
    """Start and end of each line, white space around it left out; a longer one in parts, cut after a full stop."""
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        while end - at > longest:
            stop = _stop(text, at, at + longest)
            yield from trimmed(text, at, stop)
            at = stop
        yield from trimmed(text, at, end)
        at = end


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without the white space around it; nothing, where there is nothing else."""
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def breakable(piece: str, start: int) -> Iterator[tuple[int, str]]:
    """A piece, cut where no blank stands for long: a tokenizer's time grows with the square of such a stretch."""
    at = 0
    for found in _UNBROKEN.finditer(piece):
        yield start + at, piece[at:found.end()]
        at = found.end()
    yield start + at, piece[at:]


def _stop(text: str, start: int, end: int) -> int:
    """Where to cut: behind the last full stop, else at the last blank, else at the end."""
    stops = [found.end() for found in _STOP.finditer(text, start, end)]
    return stops[-1] if stops else text.rfind(" ", start + 1, end) + 1 or end
