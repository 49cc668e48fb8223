"""Figures: what counts as found, right, spurious and absent; and the commands that print them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.evaluate import evaluate, match_articles, prf, read_gold

GOLD = Path(__file__).parents[1] / "gold"

PEOPLE = [
    {"id": "g", "type": "Person", "names": ["Дмитрий Махонин", "Махонин"]},
    {"id": "m", "type": "Person", "names": ["Сергей Лавров"]},
    {"id": "r", "type": "Region", "iso": "RU-PER", "names": ["Пермский край"]},
]
MEETING = {"type": "MET_WITH", "subject": "g", "object": "m", "status": "asserted", "date": "2026-02-05"}
GOLD_ARTICLE = {
    "article": "a",
    "language": "ru",
    "entities": PEOPLE,
    "relations": [MEETING],
    "absent": [{"type": "VISITED", "subject": "m", "object": "r", "why": "he stayed at home"}],
}


def predicted(*claims: dict[str, object]) -> dict[str, object]:
    entities = [
        {"id": "e1", "type": "Person", "name": "Махонин", "names": {"ru": "Махонин"}, "aliases": []},
        {"id": "e2", "type": "Person", "name": "Сергей Лавров", "names": {}, "aliases": []},
        {"id": "e3", "type": "Region", "name": "Прикамье", "iso": "RU-PER", "names": {}, "aliases": []},
    ]
    return {"article": {"path": "a.txt"}, "entities": entities, "claims": list(claims)}


def claim(**said: object) -> dict[str, object]:
    return {"type": "MET_WITH", "subject": "e2", "object": "e1", "status": "asserted", "frame": "meet", **said}


def test_a_symmetric_relation_is_found_either_way_round() -> None:
    scores = evaluate([GOLD_ARTICLE], {"a": predicted(claim(date="2026-02-05"))})
    assert dict(scores.relations["MET_WITH"]) == {"tp": 1}
    assert dict(scores.qualifiers["date"]) == {"right": 1}
    assert dict(scores.entities) == {"tp": 3, "fn": 0, "fp": 0}


def test_saying_it_twice_counts_once_and_contradicting_oneself_twice() -> None:
    twice = evaluate([GOLD_ARTICLE], {"a": predicted(claim(), claim(date="2026-02-05"))})
    assert dict(twice.relations["MET_WITH"]) == {"tp": 1}
    contrary = evaluate([GOLD_ARTICLE], {"a": predicted(claim(date="2026-01-01"), claim(date="2026-02-05"))})
    assert dict(contrary.relations["MET_WITH"]) == {"tp": 1, "fp": 1}


def test_what_is_planned_is_not_what_happened() -> None:
    scores = evaluate([GOLD_ARTICLE], {"a": predicted(claim(status="planned"))})
    assert dict(scores.relations["MET_WITH"]) == {"fn": 1, "fp": 1}


def test_an_absent_relation_counts_when_asserted_only() -> None:
    visit = claim(type="VISITED", subject="e2", object="e3")
    assert evaluate([GOLD_ARTICLE], {"a": predicted(visit)}).absent_asserted == 1
    assert evaluate([GOLD_ARTICLE], {"a": predicted({**visit, "status": "planned"})}).absent_asserted == 0


def test_an_article_without_prediction_is_missed_whole() -> None:
    scores = evaluate([GOLD_ARTICLE], {})
    assert scores.articles == 1
    assert scores.relations["MET_WITH"]["fn"] == 1
    assert prf(scores.entities) == (0.0, 0.0, 0.0)


def test_articles_are_matched_by_name_and_seeds_by_number() -> None:
    gold = [{"article": "ru-01"}, {"article": "seed-003"}]
    records = [{"article": {"path": "x/ru-01.txt"}}, {"article": {"path": "y/003_abc.txt"}}]
    assert match_articles(gold, records) == {"ru-01": records[0], "seed-003": records[1]}


def test_gold_against_itself_is_perfect() -> None:
    gold = read_gold(GOLD, "ru")
    own = {
        g["article"]: {
            "article": {"path": g["article"]},
            "entities": [{**e, "name": e["names"][0], "names": {}, "aliases": e["names"]} for e in g["entities"]],
            "claims": [
                {**r, **{end: r[end][0] if isinstance(r[end], list) else r[end] for end in ("subject", "object")}}
                for r in g["relations"]
            ],
        }
        for g in gold
    }
    figures = evaluate(gold, own).as_dict()
    assert figures["relations"]["f1"] == pytest.approx(1.0)
    assert figures["entities"]["f1"] == pytest.approx(1.0)
    assert figures["absent_asserted"] == 0


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Губернатор Пермского края Дмитрий Махонин встретился в Москве с Сергеем Лавровым.", encoding="utf-8"
    )
    (tmp_path / "a.json").write_text(json.dumps(GOLD_ARTICLE), encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(tmp_path), "--types", "MET_WITH", "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["by_type"]["MET_WITH"]["f1"] == 1.0
    table = CliRunner().invoke(app, ["evaluate", str(tmp_path), "--errors"])
    assert "absent relations asserted: 0 of 1" in table.output
    assert "missing date" in table.output


def test_explain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Губернатор Пермского края Дмитрий Махонин встретился в Москве с Сергеем Лавровым.", encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["explain", str(tmp_path / "a.txt")])
    assert done.exit_code == 0, done.output
    assert "Дмитрий Махонин (Person)" in done.output
    assert "MET_WITH asserted" in done.output
