"""Engines on the command line: those that can't be used are told before anything is read; the others load the seeds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SEEDS = {"ru": ROOT / "seeds" / "ru", "en": ROOT / "seeds" / "en"}


@pytest.mark.parametrize(("option", "told"), [
    ("en=spacy:en_no_such_model", "`kg models download spacy en_no_such_model` installs it"),
    ("en=spacy", "Name the spaCy pipeline"),
    ("ru=english", "doesn't read ru"),
    ("de=spacy:de_core_news_sm", "no rules for the language 'de'"),
])
@pytest.mark.parametrize("given", ["option", "environment"])
def test_what_cannot_be_used_is_told_before_anything_is_read(run_kg, tmp_path, option, told, given):
    unread = tmp_path / "articles"
    unread.mkdir()
    (unread / "a.txt").write_bytes(b"\xff\xfe\x00")  # the first article that would be told of
    how = {"KG_HOME": str(tmp_path / "home")} | ({"KG_ENGINE": option} if given == "environment" else {})
    for command in ("load", "extract"):
        ran = run_kg(command, unread, *(["--engine", option] if given == "option" else []), **how)
        assert (ran.status, ran.out) == (2, "")
        assert told in ran.err
        assert "a.txt" not in ran.err
    assert not (tmp_path / "home").exists()


def test_the_option_goes_before_the_environment_and_that_before_kg_toml(run_kg, tmp_path):
    config = tmp_path / "kg.toml"
    config.write_text('engine = "en=spacy:en_of_config"\n[sources.seeds]\npaths = ["seeds"]\n', "utf-8")
    how = {"KG_HOME": str(tmp_path / "home"), "KG_CONFIG": str(config)}
    assert "en_of_config" in run_kg("load", "seeds", **how).err
    assert "en_of_config" in run_kg("extract", SEEDS["en"], **how).err
    assert "en_of_env" in run_kg("extract", SEEDS["en"], KG_ENGINE="en=spacy:en_of_env", **how).err
    assert run_kg("extract", SEEDS["en"], "--engine", "en=english", KG_ENGINE="en=spacy:x", **how).status == 0
    config.write_text('engine = "en=gpt"\n[sources.seeds]\npaths = ["seeds"]\n', "utf-8")
    wrong = run_kg("load", "seeds", **how)
    assert (wrong.status, "engine: There is no engine 'gpt'" in wrong.err) == (2, True)


def test_models_tells_what_is_there_and_what_to_do(run_kg, tmp_path):
    ran = run_kg("models", "--engine", "en=spacy:en_no_such_model", KG_HOME=str(tmp_path))
    assert ran.status == 1
    assert "natasha-" in ran.out
    assert "kg models download spacy en_no_such_model" in " ".join(ran.out.split())
    assert run_kg("models", "download", "natasha", "ru", KG_HOME=str(tmp_path)).status == 2


@pytest.mark.parametrize("engine", ["ru=spacy", "en=spacy", "en=spacy-clearnlp", "ru=stanza", "en=stanza"])
def test_the_seeds_come_to_a_graph_with_each_engine(kg, store, request, engine):
    """Tiny models read badly: what is asked of them is that everything they say fits, and comes again the same."""
    language, _, kind = engine.partition("=")
    name, _, scheme = kind.partition("-")
    if name == "spacy":
        option, how = f"{engine.partition('-')[0]}:{request.getfixturevalue('tiny_spacy')(language, scheme)}", {}
    else:
        option, how = engine, {"KG_MODELS": str(request.getfixturevalue("tiny_stanza")(language))}
    loaded = json.loads(kg("load", SEEDS[language], "--engine", option, "--json", **how).out)
    assert (loaded["loaded"], loaded["failures"]) == (5, [])
    assert loaded["graph"]["articles"] == 5
    assert loaded["graph"]["entities"] > 5
    again = json.loads(kg("load", SEEDS[language], "--engine", option, "--workers", "2", "--json", **how).out)
    assert (again["loaded"], again["unchanged"]) == (0, 5)
    engines = {row[0] for row in store.read("MATCH (c:Claim) RETURN DISTINCT c.engine", {}).rows}
    assert engines <= {"stanza" if name == "stanza" else "spacy:model-last"}
    digest = store.digest()["entity"]
    other = json.loads(kg("load", SEEDS[language], "--json").out)  # another engine: all is read anew
    assert (other["loaded"], other["unchanged"]) == (5, 0)
    assert store.digest()["entity"] != digest


def test_engines_side_by_side(run_kg, tmp_path, tiny_spacy):
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in sorted((ROOT / "tests" / "gold").glob("??-01.*")):  # a Russian article and an English one
        (gold / path.name).write_bytes(path.read_bytes())
    how = ("evaluate", gold, "--articles", gold, "--json")
    ran = run_kg(*how, "--compare", f"english,spacy:{tiny_spacy('en')}")
    one, other = json.loads(ran.out)
    assert (one["engine"], other["engine"]) == ("english", "spacy:model-last")
    plain = json.loads(run_kg(*how, "--language", "en").out)
    assert {key: one[key] for key in plain} == plain
    assert one["articles"] == other["articles"] == 1  # what all of them read
    assert all(each["articles_a_second"] > 0 and each["memory_mb"] > 50 for each in (one, other))
    table = run_kg(*how[:-1], "--compare", "english")
    assert all(word in table.out for word in ("HOLDS_POSITION", "articles a second", "memory, MB"))
    wrong = run_kg(*how, "--compare", "natasha,english")
    assert wrong.status == 2 and "Compare engines of one language" in wrong.err
