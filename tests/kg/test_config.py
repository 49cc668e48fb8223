"""kg.toml: what it says, and how it is told where it can't be used."""

import pytest

from kg import config
from kg.errors import ConfigError, UsageError
from pipelines.sources.feeds import Feeds
from pipelines.sources.files import Files

GOOD = """
timezone = "Europe/Moscow"
failures = 5

[sources.regional]
paths = ["articles", "old/2025.jsonl.gz"]
language = "ru"
schedule = "*/15 * * * *"
vanished = "withdraw"
prune_limit = 10
columns = {text = "body", published = "when"}

[sources.agency]
feeds = ["https://agency.example.org/rss.xml"]
delay = 2.5
"""


def written(tmp_path, text):
    file = tmp_path / "kg.toml"
    file.write_text(text, "utf-8")
    return file


def test_sources_by_name(tmp_path):
    found = config.read(written(tmp_path, GOOD))
    regional, agency = found.named("regional"), found.named("agency")
    assert isinstance(regional.source, Files) and isinstance(agency.source, Feeds)
    assert regional.source.covers(str(tmp_path / "articles" / "a.txt"))
    assert (regional.language, regional.prune, regional.prune_limit) == ("ru", True, 10)
    assert (agency.language, agency.prune, agency.prune_limit) == (None, False, 5)
    assert {name: str(trigger.timezone) for name, trigger in found.triggers().items()} == {"regional": "Europe/Moscow"}
    with pytest.raises(UsageError, match="regional, agency"):
        found.named("agencies")


@pytest.mark.parametrize(("text", "says"), [
    ("[sources", "no TOML"), ("", "sources"), ("[sources]", "sources"),
    ("[sources.a]", "either `paths`, or `feeds` and `pages`"),
    ('[sources.a]\npaths = ["x"]\nfeeds = ["https://x.org"]', "either `paths`, or `feeds` and `pages`"),
    ('[sources.a]\npath = ["x"]', "sources.a.path: unknown; known are paths, feeds"),
    ('[sources.a]\nfeeds = ["ftp://user:secret@x.org/feed"]', "ftp://x.org/feed"),
    ('[sources.a]\npaths = ["x"]\nschedule = "hourly"', "sources.a.schedule: Can't read the schedule 'hourly'"),
    ('[sources.a]\npaths = ["x"]\nvanished = "delete"', "sources.a.vanished"),
    ('[sources.a]\npaths = ["x"]\nprune_limit = 200', "sources.a.prune_limit"),
    ('[sources.a]\npaths = ["x"]\nlanguage = "russian"', "sources.a.language"),
    ('[sources.a]\npaths = ["x"]\ncolumns = {body = "text"}', "sources.a.columns.body"),
    ('[sources."a b"]\npaths = ["x"]', "sources.a b"),
    ('timezone = "Moscow"\n[sources.a]\npaths = ["x"]', "no time zone; write it as Europe/Moscow"),
    ('zone = "UTC"\n[sources.a]\npaths = ["x"]', "zone: unknown; known are sources, timezone, failures"),
])
def test_what_cannot_be_used_is_told_with_its_place(tmp_path, text, says):
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as told:
        config.read(file)
    assert str(told.value).startswith(f"{file}: ")
    assert says in str(told.value)
    assert "secret" not in str(told.value)


def test_the_command_without_sources(run_kg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run_kg("load", KG_HOME=str(tmp_path / "home"))
    assert ran.status == 2
    assert "kg.toml" in ran.err
    ran = run_kg("load", KG_HOME=str(tmp_path / "home"), KG_CONFIG=str(tmp_path / "none.toml"))
    assert (ran.status, "none.toml" in ran.err) == (2, True)
    assert not (tmp_path / "home").exists()
