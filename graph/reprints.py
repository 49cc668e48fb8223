"""Near-identical reprints: articles whose texts are almost the same tell one story, and count as one report. Pure.

Texts are compared by MinHash (Broder 1997) over runs of words. Articles that share a band of their signatures are
candidates; near ones are linked, and linked ones, over however many steps, are one story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS, BANDS = 64, 16
RUN = 3  # words in a shingle
NEAR = 0.75  # share of equal values in two signatures, which estimates the share of common shingles
SEED = 1

Signature = tuple[int, ...]


def signature(text: str) -> Signature:
    """The MinHash of a text: so many numbers, the same for the same words in the same order."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, 1))}
    found = _empty().copy()
    found.update_batch([run.encode() for run in sorted(runs)])
    return tuple(int(value) for value in found.hashvalues)


@cache
def _empty() -> MinHash:
    from datasketch import MinHash  # brings SciPy, which takes a second to import

    return MinHash(PERMUTATIONS, seed=SEED)


def bands(values: Sequence[int]) -> tuple[str, ...]:
    """Keys that near signatures are almost sure to share one of."""
    rows = PERMUTATIONS // BANDS
    parts = (values[n * rows : (n + 1) * rows] for n in range(BANDS))
    return tuple(f"{n}:{blake2b(repr(list(part)).encode(), digest_size=8).hexdigest()}" for n, part in enumerate(parts))


def near(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two signatures are those of almost the same text."""
    return sum(x == y for x, y in zip(a, b, strict=True)) >= NEAR * PERMUTATIONS


def stories(texts: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The story of each text, by its name: the least name of all that it is linked with. `links` join near ones."""
    story = {name: name for name in texts}

    def root(name: str) -> str:
        while story[name] != name:
            name = story[name]
        return name

    for a, b in links:
        first, second = sorted((root(a), root(b)))
        story[second] = first
    return {name: root(name) for name in story}
