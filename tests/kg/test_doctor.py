"""What `kg doctor` finds, and an older store brought up to date."""

from __future__ import annotations

import json

from kg import doctor
from kg.doctor import Finding


def test_all_is_well(kg, store):
    ran = kg("doctor", "--json")
    found = {each["what"]: each["verdict"] for each in json.loads(ran.out)}
    assert ran.status == 0
    assert set(found) >= {"clock", "disk", "overrides", "engine ru", "engine en", "store", "schema"}
    assert set(found.values()) <= {"well", "mind"}


def test_no_store_and_broken_overrides(run_kg, tmp_path):
    file = tmp_path / "overrides.yaml"
    file.write_text("same:\n  - [A]\n", "utf-8")
    ran = run_kg("doctor", NEO4J_URI="bolt://localhost:1", NEO4J_PASSWORD="a secret of ours", KG_OVERRIDES=str(file))
    assert ran.status == 3
    assert "line 2" in ran.out
    assert "secret of ours" not in ran.out + ran.err


def test_engines_are_those_of_kg_toml_and_a_broken_one_is_told(run_kg, tmp_path):
    file = tmp_path / "kg.toml"
    log_in = {"NEO4J_URI": "bolt://localhost:1", "NEO4J_PASSWORD": "none", "KG_CONFIG": str(file)}
    file.write_text('engine = "en=spacy:no_such_model"\n[sources.here]\npaths = ["articles"]\n', "utf-8")
    found = {each["what"]: each for each in json.loads(run_kg("doctor", "--json", **log_in).out)}
    assert found["engine en"]["verdict"] == "wrong"
    assert "no_such_model" in found["engine en"]["seen"]
    assert found["kg.toml"]["seen"].endswith(": here")
    file.write_text("[sources.here]\npath = 1\n", "utf-8")
    found = {each["what"]: each for each in json.loads(run_kg("doctor", "--json", **log_in).out)}
    assert found["kg.toml"]["verdict"] == "wrong"
    assert "sources.here" in found["kg.toml"]["seen"]
    assert found["engine en"]["verdict"] == "well"


def test_status() -> None:
    well, wrong = Finding("disk", "well", ""), Finding("disk", "wrong", "", "Make room.")
    assert doctor.status([well]) == 0
    assert doctor.status([well, wrong]) == 1
    assert doctor.status([wrong, Finding("store", "wrong", "", "Start it.")]) == 3


def test_an_older_store_is_brought_up_by_rebuild(kg, store, folder):
    kg("load", str(folder))
    before = store.digest()
    store._execute("MATCH (a:Article) SET a.minhash = null, a.story = null", {})
    store._execute("MATCH (b:Band) DETACH DELETE b", {})
    store._execute("MATCH (n:Name) DETACH DELETE n", {})
    store._execute("MATCH (s:SchemaVersion) SET s.version = 1", {})
    refused = kg("load", str(folder / "01-perm-foreign-ministry.txt"))
    assert refused.status in {0, 3}  # nothing to write for what is unchanged
    changed = folder / "04-vologda-belarus.txt"
    changed.write_text(changed.read_text("utf-8").replace("Минск", "Гродно", 1), "utf-8")
    refused = kg("load", str(folder))
    assert refused.status == 3
    assert "kg rebuild" in refused.err
    asked = kg("query", "dossier", "-p", "entity=Дмитрий Махонин")
    assert asked.status == 3
    assert "kg rebuild" in asked.err
    assert "kg rebuild" in kg("doctor").out.replace("\n", " ")
    assert kg("rebuild").status == 0
    assert store.digest() == before
    assert kg("load", str(folder)).status == 0
