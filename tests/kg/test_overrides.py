"""The overrides file, and what the command makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.overrides import Anchor, Overrides, Rejection
from kg import overrides
from kg.errors import OverridesError


def test_reading(tmp_path: Path) -> None:
    file = tmp_path / "overrides.yaml"
    file.write_text(
        "same:\n  - [Дмитрий Махонин, D. Makhonin]\n"
        "different:\n  - - {name: Иван Иванов, place: Perm Krai}\n    - {name: Иван Иванов, post: director}\n"
        "reject:\n  - {type: MET_WITH, subject: Лавров, object: Махонин, date: 2026-02}\n", "utf-8")
    assert overrides.read(file) == Overrides(
        ((Anchor("Дмитрий Махонин"), Anchor("D. Makhonin")),),
        ((Anchor("Иван Иванов", place="place:RU-PER"), Anchor("Иван Иванов", post="director")),),
        (Rejection("MET_WITH", "Лавров", "Махонин", date="2026-02"),),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "same:\ndifferent:\n", "reject: []\n"])
def test_nothing_said(tmp_path: Path, text: str) -> None:
    file = tmp_path / "overrides.yaml"
    file.write_text(text, "utf-8")
    assert not overrides.read(file)


@pytest.mark.parametrize(("text", "line", "told"), [
    ("same:\n  - [A, {name: B, tpye: Person}]\n", 2, "'tpye' is not known"),
    ("same:\n  - [A]\n", 2, "two anchors or more"),
    ("same:\n  - [A, A]\n", 2, "equal"),
    ("same:\n  - A\n", 2, "list"),
    ("smae: []\n", 1, "'smae' is not known"),
    ("different:\n  - - {name: A, place: Нигдебург}\n    - B\n", 2, "no place is known"),
    ("different:\n  - - {name: A, type: Human}\n    - B\n", 2, "no entity type"),
    ("different:\n  - - {place: RU-PER}\n    - B\n", 2, "name is missing"),
    ("reject:\n  - {type: LOVES, subject: A, object: B}\n", 2, "no relation type"),
    ("reject:\n  - {type: OWNS, subject: A}\n", 2, "object is missing"),
    ("reject:\n  - {type: OWNS, subject: A, object: B, status: sure}\n", 2, "status"),
    ("reject:\n  - {type: OWNS, subject: [A], object: B}\n", 2, "one text"),
    ("same: [\n", 2, "not YAML"),
    ("- same\n", 1, "mapping"),
    ("same: []\nsame:\n  - [A, B]\nsame:\n  - [C, D]\n", 4, "twice"),
])
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    file = tmp_path / "overrides.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(OverridesError, match=f"overrides.yaml, line {line}: .*{told}"):
        overrides.read(file)


def test_from_the_file_to_why_and_back(kg, folder, tmp_path):
    assert kg("load", str(folder)).status == 0
    before = kg("status", "--digest").out
    file = tmp_path / "overrides.yaml"
    file.write_text("same:\n  - [Дмитрий Махонин, Виктор Каранкевич]\n  - [Никто Нигде, Дмитрий Махонин]\n", "utf-8")
    rebuilt = kg("rebuild", KG_OVERRIDES=str(file))
    assert rebuilt.status == 0
    assert "'Никто Нигде'" in rebuilt.err
    told = kg("why", "Виктор Каранкевич").out
    assert "Махонин" in told
    assert "override: same" in told
    assert kg("load", str(folder)).status == 0  # without the file the store's own count
    assert kg("status", "--digest").out != before
    file.write_text("same: []\n", "utf-8")
    assert kg("rebuild", KG_OVERRIDES=str(file)).status == 0
    assert kg("status", "--digest").out == before


def test_a_mistake_stops_a_load_before_it_begins(kg, folder, tmp_path):
    file = tmp_path / "overrides.yaml"
    file.write_text("same:\n  - [A]\n", "utf-8")
    ran = kg("load", str(folder), KG_OVERRIDES=str(file))
    assert ran.status == 2
    assert "line 2" in ran.err
