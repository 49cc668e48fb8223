import pytest

from kg import settings
from kg.errors import SettingsError

NAMES = ("KG_HOME", "KG_ENGINE", "KG_MODELS", "KG_STORE_TEXT", "KG_WORKERS", "KG_BATCH", "NEO4J_URI", "NEO4J_USERNAME",
         "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE")


@pytest.fixture
def env(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


def test_defaults(env):
    read = settings.read()
    assert read.neo4j_uri is None
    assert read.home.is_absolute()
    assert read.store_text
    assert read.workers == 1


def test_only_the_names_of_kg_count(env, tmp_path):
    for name, value in {"HOME": str(tmp_path), "WORKERS": "7", "BATCH": "7", "OVERRIDES": "x"}.items():
        env(name, value)
    read = settings.read()
    assert read.home != tmp_path
    assert (read.workers, read.batch, read.overrides) == (1, 50, None)


def test_the_environment_is_read(env, tmp_path):
    env("KG_HOME", str(tmp_path))
    env("KG_STORE_TEXT", "false")
    env("NEO4J_URI", "neo4j+s://graph.example.org")
    env("NEO4J_PASSWORD", "hunter2hunter2")
    read = settings.read()
    assert (read.home, read.store_text, read.neo4j_uri) == (tmp_path, False, "neo4j+s://graph.example.org")
    assert read.neo4j_password.get_secret_value() == "hunter2hunter2"


def test_a_set_but_empty_variable_counts_as_not_set(env):
    env("NEO4J_URI", "")
    assert settings.read().neo4j_uri is None


@pytest.mark.parametrize(("values", "told"), [
    ({"NEO4J_URI": "bolt://localhost:7687"}, "NEO4J_PASSWORD"),
    ({"NEO4J_URI": "http://localhost:7474", "NEO4J_PASSWORD": "p"}, "bolt://HOST:7687"),
    ({"NEO4J_URI": "bolt://neo4j:hunter2@localhost", "NEO4J_PASSWORD": "p"}, "leave user and password out"),
    ({"NEO4J_URI": "bolt://localhost:seven", "NEO4J_PASSWORD": "p"}, "bolt://HOST:7687"),
    ({"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD": "hunter2", "NEO4J_PASSWORD_FILE": "/x"}, "both set"),
    ({"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD_FILE": "/nowhere/at/all"}, "can't be read"),
    ({"KG_WORKERS": "many"}, "KG_WORKERS"),
    ({"KG_WORKERS": "0"}, "KG_WORKERS"),
    ({"KG_STORE_TEXT": "perhaps"}, "KG_STORE_TEXT"),
])
def test_what_cannot_be_used_is_told_without_a_value(env, values, told):
    for name, value in values.items():
        env(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.read()
    assert told in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_password_is_never_shown(env):
    env("NEO4J_URI", "bolt://localhost")
    env("NEO4J_PASSWORD", "hunter2hunter2")
    read = settings.read()
    assert "hunter2" not in repr(read) + str(read) + read.model_dump_json()


@pytest.mark.parametrize("text", ["hunter2hunter2", "hunter2hunter2\n", "hunter2hunter2\r\n"])
def test_the_password_may_come_from_a_file(env, tmp_path, text):
    (tmp_path / "secret").write_bytes(text.encode())
    env("NEO4J_URI", "neo4j+s://graph.example.org")
    env("NEO4J_PASSWORD_FILE", str(tmp_path / "secret"))
    read = settings.read()
    assert read.neo4j_password.get_secret_value() == "hunter2hunter2"
    assert "hunter2" not in repr(read) + str(read) + read.model_dump_json()


@pytest.mark.parametrize("content", [b"", b"\n", b"hunter2\nhunter3\n", b"hunter2\xff", b"hunter2" * 1000])
def test_a_file_that_holds_no_password_alone_is_told_without_its_content(env, tmp_path, content):
    (tmp_path / "secret").write_bytes(content)
    env("NEO4J_URI", "bolt://localhost")
    env("NEO4J_PASSWORD_FILE", str(tmp_path / "secret"))
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD_FILE") as caught:
        settings.read()
    assert "hunter" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_the_schemes_with_and_without_tls_are_taken(env, scheme):
    env("NEO4J_URI", f"{scheme}://graph.example.org:7687")
    env("NEO4J_PASSWORD", "hunter2hunter2")
    assert settings.read().neo4j_uri == f"{scheme}://graph.example.org:7687"
