"""Lists in which every party has a figure of its own: "Latvia took €3.6 billion, Germany €2.9 billion"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.english.scene import Scene
from pipelines.relations.en.trade_clauses import Clause
from pipelines.relations.en.trade_sides import Side
from pipelines.relations.trade_figures import Figure

PARTS = frozenset({"bare", "to", "from", "with", "for", "after", "in"})
BETWEEN = 6  # tokens from a figure to the party after it


def shared_out(
    scene: Scene, clause: Clause, sides: Sequence[Side], figures: Sequence[Figure]
) -> list[tuple[Side, Figure]]:
    """Each party with its figure, where parties and figures take turns; empty where they don't.

    The party stands before its figure ("with Japan at $2bn", "Canada ($515 million)") or after it ("€95m to Georgia").
    """
    if len(figures) < 2:
        return []
    parties = [s for s in sides if s.part in PARTS and len(s.ids) == 1 and clause.start <= s.start < clause.stop]
    at = [scene.token(f.start).i for f in figures]
    return _figure_first(scene, clause, parties, figures, at) or _party_first(scene, parties, figures, at)


def _party_first(
    scene: Scene, parties: list[Side], figures: Sequence[Figure], at: list[int]
) -> list[tuple[Side, Figure]]:
    found: list[tuple[Side, Figure]] = []
    for n, (figure, place) in enumerate(zip(figures, at, strict=True)):
        before = [s for s in parties if s.stop <= place and (not n or s.start > at[n - 1])]
        if not before or (n and len(before) != 1):
            return []
        side = before[-1]
        if n and not (_bound(scene, at[n - 1], side.start) and _bound(scene, side.stop, place + 1)):
            return []
        found.append((side, figure))
    return found


def _figure_first(
    scene: Scene, clause: Clause, parties: list[Side], figures: Sequence[Figure], at: list[int]
) -> list[tuple[Side, Figure]]:
    found: list[tuple[Side, Figure]] = []
    for figure, (place, following) in zip(figures, pairwise([*at, clause.stop]), strict=True):
        after = [s for s in parties if place < s.start < following]
        if len(after) != 1 or after[0].part not in {"to", "from", "with"} or not _bound(scene, place, after[0].start):
            return []
        found.append((after[0], figure))
    return found


def _bound(scene: Scene, start: int, stop: int) -> bool:
    """Whether a list goes on from one token to another: no verb between them, and not far."""
    between = scene.tokens[start:stop]
    return len(between) <= 2 * BETWEEN and not any(t.pos_ in {"VERB", "AUX"} for t in between)
