"""The command as a user meets it."""

import csv
import io
import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import typer

from graph.schema import Edge, Node, Rows
from kg import cli, tables

ROOT = Path(__file__).parents[2]
COMMANDS = {command.name or command.callback.__name__: command.callback for command in cli.app.registered_commands}
HEAVY = ("spacy", "natasha", "neo4j", "matplotlib", "numpy", "pydantic_settings", "apscheduler", "jpype", "networkx")


def test_every_command_has_help_and_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(COMMANDS) >= {"load", "extract", "query", "export", "withdraw", "rebuild", "status", "serve", "schedule"}
    for name, callback in COMMANDS.items():
        assert callback.__doc__, f"kg {name} lacks help"
        assert f"`kg {name}" in readme, f"kg {name} lacks documentation"


def test_every_option_has_help():
    group = typer.main.get_command(cli.app)
    for name, command in group.commands.items():
        for parameter in command.params:
            assert parameter.help, f"kg {name}: {parameter.name} lacks help"


def test_help_imports_nothing_heavy():
    code = f"""
import sys
from kg import cli
try:
    cli.app(["load", "--help"])
except SystemExit:
    pass
print(sorted(set({HEAVY!r}) & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_version(run_kg):
    ran = run_kg("--version")
    try:
        expected = version("kg-news")
    except ModuleNotFoundError:
        pytest.skip("kg-news isn't installed here; it runs from its folder")
    assert (ran.status, ran.out.strip()) == (0, expected)


@pytest.mark.parametrize("arguments", [
    ["browser"], ["browser", "-o", "/dev/null"],
    ["load"], ["load", "--workers", "0", "."], ["query", "x", "--format", "xml"], ["nonsense"], ["load", "--nonsense"],
    ["query", "governor-meets-minister", "-p", "since"], ["query", "governor-meets-minister", "-p", "no=1"],
    ["query", "governor-meets-ministry"], ["query", "timeline"], ["export", "timeline"], ["export", "-o", "x.png"],
    ["export", "governor-meets-minister", "-o", "x.docx"], ["schedule", "often", "."],
    ["export", "--around", "Perm", "-o", "x.png", "--relation", "MEETS"],
    ["export", "--around", "Perm", "-o", "x.png", "--status", "maybe"],
    ["export", "--around", "Perm", "-o", "x.png", "--since", "lately"],
    ["export", "--around", "Perm", "-o", "x.png", "--lang", "de"],
    ["export", "--around", "Perm", "-o", "x.png", "-p", "most=5"], ["export", "--around", "Perm", "-o", "none/x.png"],
    ["export", "--around", "Perm", "-o", "x.png", "--most", "900"],
    ["export", "who-met-whom", "-o", "x.png", "--depth", "2"],
    ["export", "--around", "Perm", "-o", "x.png", "--chart"],
    ["export", "trade-by-period", "-p", "region=RU-VLG", "-o", "x.html", "--chart"],
])
def test_wrong_arguments_are_2_and_need_no_store(run_kg, tmp_path, arguments):
    home = tmp_path / "home"
    ran = run_kg(*arguments, KG_HOME=str(home))
    assert ran.status == 2, ran.err
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert not home.exists()


def test_a_load_and_its_answers(kg, store, folder, tmp_path):
    loaded = kg("load", folder)
    assert loaded.status == 0, loaded.err
    for word in ("articles", "2 loaded", "mentions", "claims", "entities", "edges"):
        assert word in loaded.out

    answer = kg("query", "governor-meets-minister", "--format", "json")
    assert answer.status == 0, answer.err
    meetings = json.loads(answer.out)
    assert [(m["governor"], m["minister"], m["place"]) for m in meetings] == [
        ("Дмитрий Махонин", "Сергей Лавров", "Москва")]
    table = kg("query", "governor-meets-minister").out
    assert "Махонин" in table
    rows = list(csv.DictReader(io.StringIO(kg("query", "who-met-whom", "--format", "csv").out)))
    assert len(rows) >= 1

    for name in ("meeting.png", "meeting.svg", "meeting.html", "meeting.graphml"):
        drawn = kg("export", "governor-meets-minister", "-o", tmp_path / name)
        assert drawn.status == 0, drawn.err
        assert (tmp_path / name).stat().st_size > 1000
    around = kg("export", "--around", "Махонин", "-o", tmp_path / "around.svg")
    assert around.status == 0, around.err
    few = kg("export", "--around", "Махонин", "--depth", "2", "--most", "3", "--lang", "en",
             "-o", tmp_path / "few.html")
    assert few.status == 0, few.err
    assert "3 nodes" in few.out and "Left out" in few.err and "--most" in few.err
    page = (tmp_path / "few.html").read_text("utf-8")
    assert "Around Махонин, 2 steps" in page and "from 1 article of 5 Feb 2026" in page and "Makhonin" in page
    met = kg("export", "--around", "Махонин", "--relation", "met-with", "--since", "2026",
             "-o", tmp_path / "met.graphml")
    assert met.out.endswith("2 nodes, 1 edges\n")
    chart = ["export", "trade-by-period", "-p", "region=RU-VLG", "-o"]
    assert " figures" in kg(*chart, tmp_path / "chart.png").out
    assert " nodes" in kg(*chart, tmp_path / "graph.svg", "--graph").out
    assert " nodes" in kg(*chart, tmp_path / "chart.html").out
    assert " figures" in kg("export", "trades-with", "-p", "region=RU-VLG", "--chart", "-o", tmp_path / "c.svg").out
    none = kg("export", "trade-by-period", "-p", "region=RU-PER", "-o", tmp_path / "none.png")
    assert none.status == 2 and "no article gives" in none.err
    unknown = kg("export", "--around", "Махновин", "-o", tmp_path / "unknown.svg")
    assert unknown.status == 2
    assert "Махновин" in unknown.err

    told = kg("status")
    assert "MET_WITH" in told.out
    digests = kg("status", "--digest").out.splitlines()
    assert all(re.fullmatch(r"(entity|evidence) [0-9a-f]{64}", line) for line in digests)
    assert kg("rebuild").status == 0
    assert kg("status", "--digest").out.splitlines() == digests


def test_load_as_json(kg, folder):
    (folder / "empty.txt").touch()
    ran = kg("load", folder, "--json")
    assert ran.status == 1
    told = json.loads(ran.out)
    assert (told["read"], told["loaded"], told["graph"]["articles"]) == (3, 2, 2)
    assert [failure["path"] for failure in told["failures"]] == [str(folder / "empty.txt")]


def test_withdraw_by_path_and_id(kg, store, folder):
    kg("load", folder)
    first, second = (str(path) for path in sorted(folder.iterdir()))
    ran = kg("withdraw", first, "nonsense")
    assert ran.status == 1
    assert "1 withdrawn" in ran.out
    assert "nonsense" in ran.err
    assert [article["path"] for article in store.articles()] == [second]
    assert kg("withdraw", second).status == 0
    assert store.counts()["entities"] == 0


def test_queries_are_listed_without_a_store(run_kg, tmp_path):
    ran = run_kg("query", KG_HOME=str(tmp_path / "home"))
    assert ran.status == 0
    assert "governor-meets-minister" in ran.out
    explained = run_kg("query", "trades-with", "--explain", KG_HOME=str(tmp_path / "home"))
    assert "region" in explained.out
    assert not (tmp_path / "home").exists()


def test_a_statement_of_ones_own_only_reads(kg, store):
    counted = kg("query", "--cypher", "MATCH (n:Entity) WHERE n.id <> $id RETURN count(n) AS n", "-p", "id=x",
                 "--format", "csv")
    assert (counted.status, counted.out) == (0, "n\n0\n")
    before = store.digest()
    written = kg("query", "--cypher", "CREATE (n:Entity {id: 'x'}) RETURN n")
    assert written.status == 2
    assert store.digest() == before


def test_extract_writes_records_in_order_and_tells_what_failed(run_kg, folder, tmp_path):
    (folder / "02-empty.txt").touch()
    ran = run_kg("extract", folder)
    assert ran.status == 1
    assert "02-empty.txt" in ran.err
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [Path(record["article"]["path"]).name for record in records] == [
        "01-perm-foreign-ministry.txt", "04-vologda-belarus.txt"]
    for record in records:
        raw = Path(record["article"]["path"]).read_text("utf-8")
        for claim in record["claims"]:
            assert raw[claim["start"]:claim["end"]] == claim["sentence"]

    out = tmp_path / "out.jsonl"
    assert run_kg("extract", folder, "-o", out, "--workers", "2").status == 1
    assert out.read_text("utf-8") == ran.out


def test_extract_leaves_no_half_file(run_kg, tmp_path, folder):
    ran = run_kg("extract", folder, "-o", tmp_path / "nowhere" / "out.jsonl")
    assert ran.status == 2
    ran = run_kg("extract", tmp_path / "nowhere", "-o", tmp_path / "out.jsonl")
    assert ran.status == 2
    assert not (tmp_path / "out.jsonl").exists()


# --- what is shown ---------------------------------------------------------------------------------------------------

NODE = Node("1", ("Entity", "Person"), {"id": "p", "name": "Дмитрий Махонин"})


@pytest.mark.parametrize(("value", "words"), [
    (None, ""), (True, "yes"), (3, "3"), (678100000.0, "678,100,000"), (0.9, "0.9"), ("текст", "текст"),
    (NODE, "Дмитрий Махонин"), (Edge("2", "MET_WITH", "1", "3", {}), "MET_WITH"), (["а", "б"], "а, б"),
    ({"а": 1}, "а: 1"),
])
def test_values_in_words(value, words):
    assert tables.in_words(value) == words


def test_csv_keeps_numbers_and_disarms_formulas():
    rows = Rows(("a", "b"), ((1.5, "=1+1"), (None, "x, y")))
    assert tables.as_csv(rows) == "a,b\n1.5,'=1+1\n,\"x, y\"\n"


def test_json_holds_nodes():
    [row] = json.loads(tables.as_json(Rows(("n",), ((NODE,),))))
    assert row["n"]["properties"]["name"] == "Дмитрий Махонин"


@pytest.mark.parametrize("width", [40, 80, 160])
def test_an_answer_fits_the_terminal(width):
    from rich.console import Console

    rows = Rows(("date", "governor", "sentence"), (("2026-02-05", NODE, "слово " * 60),))
    shown = Console(width=width, record=True, file=io.StringIO())
    shown.print(tables.rows_table(rows, width))
    text = shown.export_text()
    assert max(map(len, text.splitlines())) <= width
    assert "Дмитрий Махонин" in text
    assert text.count("слово") == 60
