"""Imports run one way, and each library is used in one place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NLP = {"natasha", "slovnet", "navec", "razdel", "pymorphy2", "stanza", "torch"}
DRIVER = {"neo4j", "arcadedb_embedded", "jpype"}
# graph/ has one module for the driver, one for the server, one for the writer's lease on it.
DRIVER_MODULES = {"graph/store.py", "graph/embedded.py", "graph/lease.py", "graph/bolt.py", "graph/run.py"}
# Answers to factRuEval are read off the analysed text, as pipelines read it.
READERS_OF_DOCS = {"kg/deals.py", "kg/occupations.py"}
SHIPPED = sorted(path for package in ("kg", "pipelines", "graph", "cypher") for path in (ROOT / package).rglob("*.py"))


def imported(path):
    """The top packages that a module imports anywhere, in functions and under TYPE_CHECKING too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports(path):
    name, found = path.relative_to(ROOT).as_posix(), imported(path)
    if name.startswith("pipelines/"):
        assert not found & {"graph", "kg", "cypher"}
    if name.startswith("graph/"):
        assert not found & {"pipelines", "kg"}
    if not name.startswith("pipelines/engines/"):
        assert not found & NLP, "NLP libraries belong to pipelines/engines/"
    if not name.startswith("pipelines/") and name not in READERS_OF_DOCS:
        assert "spacy" not in found
    if name not in DRIVER_MODULES:
        assert not found & DRIVER, f"only {sorted(DRIVER_MODULES)} speak to a store"
    if name != "kg/settings.py":
        assert not reads_environment(path), "only kg/settings.py reads the environment"


def reads_environment(path):
    return any(
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os"
        and node.attr in ("environ", "getenv")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )
