"""Heads that an engine gives → one tree a sentence."""

from __future__ import annotations

import pytest

from pipelines.engines.sheet import tree


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([-1, 0, 1], [0, 0, 1]),
        ([-1, -1, 1], [0, 0, 1]),
        ([1, 0, -1], [2, 0, 2]),
        ([0, 2, 1], [0, 0, 1]),
        ([1, 2, 0], [0, 0, 0]),
    ],
)
def test_heads_become_one_tree(heads: list[int], expected: list[int]) -> None:
    fixed = tree(heads)
    root = next(i for i, h in enumerate(fixed) if h == i)
    for i in range(len(fixed)):
        at, steps = i, 0
        while at != root:
            at, steps = fixed[at], steps + 1
            assert steps <= len(fixed)
    assert fixed == expected or sum(h == i for i, h in enumerate(fixed)) == 1
