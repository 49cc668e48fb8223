"""Sentences with both analyses, written by hand: Universal Dependencies and ClearNLP's.

A row is a word's number, text and part of speech (with a star where it is part of a person's name), then head:label in
Universal Dependencies and in ClearNLP's scheme, once where they are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipelines.engines.clearnlp import Word

FOLDER = Path(__file__).parents[1] / "pipelines" / "schemes"


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    clear: tuple[Word, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


def sentences(half: str) -> list[Sentence]:
    """Those of `worked-from`, which the conversion was written with in sight, or of `held-out`."""
    blocks = (FOLDER / f"{half}.txt").read_text("utf-8").strip().split("\n\n")
    return [_sentence(block.splitlines()) for block in blocks]


def _sentence(lines: list[str]) -> Sentence:
    rows = [line.split() for line in lines[1:]]
    universal = [_arc(i, row[3]) for i, row in enumerate(rows)]
    clear = [_arc(i, row[-1]) for i, row in enumerate(rows)]
    words = tuple(Word(row[1], row[2].rstrip("*"), head, dep, row[2].endswith("*"))
                  for row, (head, dep) in zip(rows, clear, strict=True))
    return Sentence(lines[0].removeprefix("# "), words, *map(tuple, zip(*universal, strict=True)))


def _arc(i: int, said: str) -> tuple[int, str]:
    head, _, dep = said.partition(":")
    return (int(head) - 1, dep) if head != "0" else (i, "ROOT")
