"""Confidence: a frame's precision on gold, drawn towards that of all frames where little was seen of it."""

from __future__ import annotations

import pytest

from pipelines import confidence

COUNTS = {"a sure": (40, 40), "a rare": (1, 1), "a poor": (5, 40), "b sure": (1, 1)}


def test_much_seen_is_believed_and_little_is_drawn_to_the_mean() -> None:
    mean = 46 / 81
    assert confidence.estimate(COUNTS, "a sure") == pytest.approx(0.96, abs=0.01)
    assert confidence.estimate(COUNTS, "a poor") == pytest.approx(0.17, abs=0.01)
    assert mean < confidence.estimate(COUNTS, "a rare") < 0.7
    assert confidence.estimate(COUNTS, "a unseen") == pytest.approx(mean, abs=0.01)


def test_nothing_measured() -> None:
    assert confidence.estimate({}, "any") == confidence.UNMEASURED


def test_the_shipped_table_tells_frames_apart() -> None:
    shown = {confidence.of(frame, "natasha") for frame in ("post.title", "located.adjective", "no such frame")}
    assert len(shown) == 3
    assert all(0.5 < c <= 1 for c in shown)
