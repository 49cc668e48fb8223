"""The command as a process of its own, and one embedded store left running by `kg serve` for all of them."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.embedded import connection_of
from graph.overrides import NONE
from graph.store import Store
from kg import records

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
SETTINGS = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE", "KG_HOME",
            "KG_STORE_TEXT", "KG_WORKERS", "KG_BATCH", "KG_CONFIG", "KG_OVERRIDES", "KG_ENGINE", "KG_MODELS")


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


# A job in the background ignores Ctrl-C, and hands that on to its children: the tests that send one would wait in vain.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _environment(settings: dict[str, str]) -> dict[str, str]:
    """This process's environment with only these settings of kg's."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | settings


def _launch(*command: object, python: tuple[str, ...] = ("-m", "kg"), own_group: bool = False,
            **settings: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *python, *map(str, command)], env=_environment(settings),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
                            encoding="utf-8", start_new_session=own_group)


def _run(*command: object, **settings: str) -> Ran:
    with _launch(*command, **settings) as process:
        out, err = process.communicate(timeout=300)
    return Ran(process.returncode, out, err)


@pytest.fixture(scope="session")
def launch() -> Callable[..., subprocess.Popen[str]]:
    """Starts kg as a process of its own: arguments, and its settings by name."""
    return _launch


@pytest.fixture(scope="session")
def run_kg() -> Callable[..., Ran]:
    """Runs kg as a process of its own: arguments, and its settings by name."""
    return _run


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a store that `kg serve` runs on."""
    folder = tmp_path_factory.mktemp("home")
    server = _launch("serve", KG_HOME=str(folder))
    assert server.stdout is not None
    assert "serving" in server.stdout.readline()
    yield folder
    server.terminate()
    assert server.wait(60) == 0


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """The served store, empty."""
    at = connection_of(home)
    assert at is not None
    with Store(at.uri, at.user, at.password, at.database, records.place, NONE) as opened:
        opened.prepare()
        with opened.writer():
            opened.withdraw([article["id"] for article in opened.articles()])
            opened.rebuild()  # the overrides of another test go
        yield opened


@pytest.fixture
def kg(home: Path, store: Store) -> Callable[..., Ran]:
    """Runs kg on the served store, which is empty at first."""
    return lambda *arguments, **settings: _run(*arguments, **{"KG_HOME": str(home)} | settings)


@pytest.fixture
def neo4j_store() -> Iterator[Store]:
    """A Neo4j, empty."""
    uri = os.environ.get("KG_TEST_NEO4J_URI")
    if not uri:
        pytest.skip("no Neo4j to test on; make test-all starts one, with Java 17 and Maven")
    with Store(uri, "neo4j", os.environ["KG_TEST_NEO4J_PASSWORD"], "neo4j", records.place, NONE) as opened:
        opened.prepare()
        with opened.writer():
            opened.withdraw([article["id"] for article in opened.articles()])
            opened.rebuild()
        yield opened


@pytest.fixture
def neo4j_kg(neo4j_store: Store) -> Callable[..., Ran]:
    """Runs kg on that Neo4j, which is empty at first."""
    log_in = {"NEO4J_URI": os.environ["KG_TEST_NEO4J_URI"], "NEO4J_PASSWORD": os.environ["KG_TEST_NEO4J_PASSWORD"]}
    return lambda *arguments, **settings: _run(*arguments, **log_in | settings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles."""
    inside = tmp_path / "articles"
    inside.mkdir()
    for name in ("01-perm-foreign-ministry.txt", "04-vologda-belarus.txt"):
        (inside / name).write_bytes((SEEDS / "ru" / name).read_bytes())
    return inside
