"""Identity on its gold: pairs of local entities, each alone and all together, through the real keys and clusters."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pairs import measure, read

GOLD = Path(__file__).parent.parent / "gold" / "identity"
SETS = ("same-language", "cross-lingual", "namesake", "organisation")


@pytest.mark.parametrize("together", [False, True], ids=["alone", "together"])
@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall(name: str, together: bool) -> None:
    for path in sorted(GOLD.glob(f"{name}-*.jsonl")):
        figures = measure(read(path), together)
        assert figures.precision >= 0.98, f"{path.stem}: {[pair.id for pair in figures.errors if not pair.same]}"
        assert figures.recall >= 0.92, f"{path.stem}: {[pair.id for pair in figures.errors if pair.same]}"


@pytest.mark.parametrize("name", SETS)
def test_sets_are_large(name: str) -> None:
    assert sum(len(read(path)) for path in GOLD.glob(f"{name}-*.jsonl")) >= 300
