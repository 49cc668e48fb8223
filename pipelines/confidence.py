"""How far a frame can be trusted: the share of its claims that gold articles bear out, smoothed.

`confidence.json` beside this file holds, by frame and engine, how many claims were right and how many were made on gold
articles that the rules were not worked from; `make scores` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

PATH = Path(__file__).with_name("confidence.json")
PRIOR_WEIGHT = 4.0  # a frame seen seldom is drawn towards the precision of all frames by as many imagined claims
FRAMES = 5_000  # whose precision is remembered
UNMEASURED = 0.5  # of every frame with an engine that no gold has been read with: nothing is known of them yet


def key(frame: str, engine: str) -> str:
    """What a frame that read one engine's analysis is counted under."""
    return f"{engine} {frame}"


@lru_cache(FRAMES)
def of(frame: str, engine: str) -> float:
    """The estimated precision of a frame with an engine, between 0 and 1, to two decimals."""
    return estimate(_counts(), key(frame, engine))


def estimate(counts: Mapping[str, tuple[int, int]], frame: str) -> float:
    """A frame's precision by (right, made) counts of frames, drawn towards that of all frames of its engine."""
    engine = frame.partition(" ")[0]
    alike = [count for name, count in counts.items() if name.partition(" ")[0] == engine]
    made = sum(n for _, n in alike)
    if not made:
        return UNMEASURED
    prior = sum(right for right, _ in alike) / made
    right, n = counts.get(frame, (0, 0))
    return round((right + PRIOR_WEIGHT * prior) / (n + PRIOR_WEIGHT), 2)


def is_measured(engine: str) -> bool:
    """Whether gold has been read with an engine."""
    return any(name.partition(" ")[0] == engine for name in _counts())


def write(counts: Mapping[str, tuple[int, int]]) -> None:
    """Keeps (right, made) by frame, a line each, in a fixed order."""
    lines = ",\n".join(f"{json.dumps(frame)}: {list(counts[frame])}" for frame in sorted(counts))
    PATH.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    _counts.cache_clear()
    of.cache_clear()


@cache
def _counts() -> dict[str, tuple[int, int]]:
    if not PATH.exists():
        return {}
    return {frame: (right, made) for frame, (right, made) in json.loads(PATH.read_text(encoding="utf-8")).items()}
