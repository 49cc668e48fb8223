"""Evidence out and in again: the digests survive, and a file that was cut or changed is told."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("name", ["graph.kg.jsonl", "graph.kg.jsonl.gz"])
def test_out_and_in_again(kg, store, folder, tmp_path, name):
    assert kg("load", str(folder), KG_OVERRIDES=str(overrides(tmp_path))).status == 0
    before = kg("status", "--digest").out
    file = tmp_path / name
    assert "2 articles" in kg("dump", "-o", str(file)).out
    store.withdraw([article["id"] for article in store.articles()])
    assert kg("status", "--digest").out != before
    assert "2 articles, 2 loaded, 0 unchanged" in kg("load", str(file)).out
    assert kg("status", "--digest").out == before
    assert "2 articles, 0 loaded, 2 unchanged" in kg("load", str(file)).out
    assert "2 unchanged" in kg("load", str(folder)).out  # the articles themselves are known, too


def overrides(folder):
    file = folder / "overrides.yaml"
    file.write_text("same:\n  - [Дмитрий Махонин, Виктор Каранкевич]\n", "utf-8")
    return file


@pytest.mark.parametrize(("damage", "line", "told"), [
    (lambda lines: [*lines[:-1], lines[-1][:50]], 3, "not JSON"),
    (lambda lines: [lines[0], lines[1].replace("Махонин", "Маханин"), *lines[2:]], 2, "changed"),
    (lambda lines: lines[1:], 1, "no dump"),
    (lambda lines: [json.dumps({**json.loads(lines[0]), "schema": 99}), *lines[1:]], None, "newer kg"),
    (lambda lines: [], 1, "not JSON"),
])
def test_what_is_damaged_is_told_and_what_came_before_is_loaded(kg, store, folder, tmp_path, damage, line, told):
    kg("load", str(folder))
    file = tmp_path / "graph.kg.jsonl"
    kg("dump", "-o", str(file))
    store.withdraw([article["id"] for article in store.articles()])
    lines = file.read_text("utf-8").splitlines()
    file.write_text("".join(f"{each}\n" for each in damage(lines)), "utf-8")
    ran = kg("load", str(file), KG_BATCH="1")
    assert ran.status == 2
    assert told in ran.err
    assert line is None or f"line {line}" in ran.err
    assert len(store.articles()) == (1 if line == 3 else 0)


def test_a_dump_needs_its_name(kg, tmp_path):
    assert kg("dump", "-o", str(tmp_path / "graph.json")).status == 2
    assert kg("load", str(tmp_path / "none.kg.jsonl")).status == 2
