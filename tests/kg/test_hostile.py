"""A hostile article does no harm: not in the store, the terminal, a spreadsheet, a picture, a page or a back-up."""

import csv
import io
import json
import os
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from graph.store import Store
from graph.subgraph import subgraph_of
from kg import tables, terminal
from kg.load import load
from kg.shell import tell
from pipelines import extract
from pipelines.articles import language_of, read_file
from pipelines.engines import registry
from pipelines.errors import UnreadableArticle

GOLD = Path(__file__).parents[1] / "gold"
RU = "Губернатор Пермского края Дмитрий Махонин встретился с министром иностранных дел России Сергеем Лавровым. "
EN = "Governor of Texas Greg Abbott met the foreign minister of Russia, Sergei Lavrov, in Moscow on 5 February 2026. "
CYPHER = "'}) DETACH DELETE n //"
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b1A\x7f\x08"
BIDI = "\u202eгубернатор\u202c\u2066x\u2069"
HTML = "<script>alert(1)</script><svg onload=alert(1)><img src=x onerror=alert(1)>"
FORMULAS = ("=HYPERLINK(\"http://x\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1",
            "  =1", "'=1")
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

HOSTILE = {
    "cypher": f"{RU}Компания «Ромашка{CYPHER}» заключила соглашение с компанией «`}}) MATCH (n) DELETE n». {RU}",
    "escapes": f"{RU}Компания «Рома{ESCAPES}шка» {ESCAPES} поставляет молоко в Беларусь. {RU}",
    "html": f"{RU}Компания «Ромашка {HTML}» поставляет молоко в Беларусь. {RU}",
    "bidi": f"{RU}Компания «{BIDI}» поставляет молоко в Беларусь. {RU}",
    "long name": f"{RU}Компания «{'Ромашка ' * 5000}» поставляет молоко в Беларусь. {RU}",
    "long word": f"{RU}Компания «{'Р' + 'а' * 50_000}» поставляет молоко в Беларусь. {RU}",
    "nested": f"{RU * 100}Компания {'«(' * 1000}Ромашка{')»' * 1000} поставляет молоко в Беларусь. {RU}",
    "english": f"{EN}{EN}{ESCAPES}{HTML}{CYPHER}{BIDI} {EN}",
}


def written(folder, name, text, title="Заголовок статьи о встрече"):
    path = folder / f"{name}.txt"
    path.write_text(f"---\ntitle: {title}\n---\n{text}", "utf-8", newline="")
    return path


@dataclass(frozen=True)
class Place:
    """A store, kg on it, and a folder of articles."""

    store: Store
    kg: Callable[..., Any]
    folder: Path


@pytest.fixture(params=["", pytest.param("neo4j_", marks=pytest.mark.neo4j)], ids=["embedded", "neo4j"])
def either(request, tmp_path):
    """An empty store of either kind."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return Place(*(request.getfixturevalue(f"{request.param}{name}") for name in ("store", "kg")), folder)


@pytest.fixture
def hostile(either):
    """The same with a plain article and all hostile ones."""
    written(either.folder, "plain", RU * 2)
    for name, text in HOSTILE.items():
        written(either.folder, f"{name} {ESCAPES.replace('/', '')}", text, f"Встреча {CYPHER} {HTML} {ESCAPES}")
    report = load(either.store, [str(either.folder)])
    assert report.failures == ()
    assert report.loaded == len(HOSTILE) + 1
    return either


def test_the_store_holds_what_was_said_and_nothing_else(hostile):
    store = hostile.store
    before = store.digest()
    assert load(store, [str(hostile.folder)]).unchanged == len(HOSTILE) + 1
    labels = {each for (some,) in store.read("MATCH (n) RETURN DISTINCT labels(n)", {}).rows for each in some}
    assert labels <= {"Article", "LocalEntity", "Claim", "Entity", "Name", "Block", "Band", "Run", "SchemaVersion",
                      "WriterLease", "WriterFence", "Overrides", "Origin", "SourceState", "Person", "Country",
                      "Region", "City", "GovernmentBody", "Company", "Organization", "Event"}
    dumped = hostile.folder.parent / "all.kg.jsonl"
    assert hostile.kg("dump", "-o", dumped).status == 0
    assert not STEERING.search(dumped.read_text("utf-8").replace("\n", ""))
    store.withdraw([article["id"] for article in store.articles()])
    assert hostile.kg("load", dumped).status == 0
    assert store.digest() == before


def test_no_command_lets_control_characters_through(hostile):
    folder = str(hostile.folder)
    (hostile.folder / f"bad{ESCAPES.replace('/', '')}.txt").write_bytes(b"")
    for command in (
        ("load", folder), ("load", "--json", folder), ("extract", folder), ("status",), ("status", "--json"),
        ("query", "--cypher", "MATCH (a:Article) RETURN a, a.title, a.path, a.text"),
        ("query", "--cypher", "MATCH (a:Article) RETURN a.title, a.path, a.text", "--format", "csv"),
        ("query", "--cypher", "MATCH (a:Article) RETURN a", "--format", "json"),
        ("why", "Беларусь"), ("explain", next(map(str, hostile.folder.glob("escapes*")))), ("dump",),
        ("query", "--cypher", f"RETURN '{ESCAPES}' {BIDI}"), ("why", ESCAPES),
    ):
        ran = hostile.kg(*command)
        assert not STEERING.search(ran.out), command
        assert not STEERING.search(ran.err), command
        assert "Traceback" not in ran.err, command


def test_pictures_and_files_hold_no_code_and_take_seconds(hostile):
    everything = "MATCH (a:Entity)-[r]->(b:Entity) RETURN a, r, b"
    began = time.process_time()
    for ending in (".png", ".svg", ".html", ".graphml"):
        file = hostile.folder.parent / f"graph{ending}"
        assert hostile.kg("export", "--cypher", everything, "-o", file).status == 0
        assert_no_code(file.read_bytes().decode("latin-1"))
    assert time.process_time() - began < 60
    for ending in (".svg", ".graphml"):
        ElementTree.parse(hostile.folder.parent / f"graph{ending}")
    assert subgraph_of(hostile.store.read(everything, {})).edges


def test_a_report_holds_no_code(hostile):
    """Markdown may hold HTML, which some viewers show as such."""
    into = hostile.folder.parent / "report"
    ran = hostile.kg("report", "Беларусь", "-o", into)
    assert ran.status == 0, ran.err
    told = (into / "report.md").read_text("utf-8")
    assert "Ромашка" in told
    assert "script" in told
    assert not re.search(r"(?<!\\)<(script|svg|img src=x)", told)
    assert not STEERING.search(told.replace("\n", ""))


def assert_no_code(text):
    assert "<script>alert" not in text
    assert "<svg onload" not in text
    assert "<img src=x" not in text


ODD = ("\ud800", "\udfff\ud800", "\x00", "\ufffe\uffff", "\U000e0041" * 100, "а\u0301" * 5000)


def test_characters_that_are_none_are_refused_or_kept(either):
    """An archive of JSON can hold what no file of text can."""
    store, kg = either.store, either.kg
    before = store.digest()
    archive = either.folder / "archive.jsonl"
    archive.write_text("".join(
        json.dumps({"id": f"odd-{n}", "title": f"Встреча {odd}", "text": f"{RU}{odd} {RU}{odd}{RU}"}) + "\n"
        for n, odd in enumerate(ODD)))
    ran = kg("load", "--json", archive)
    assert ran.status in (0, 1), ran.err
    assert not STEERING.search((ran.out + ran.err).replace("\n", ""))
    told = json.loads(ran.out)
    assert told["loaded"] + len(told["failures"]) == len(ODD)
    assert kg("query", "most-reported").status == 0
    assert kg("dump", "-o", either.folder / "all.kg.jsonl").status == 0
    kg("withdraw", *(f"odd-{n}" for n in range(len(ODD))))
    assert store.digest() == before


def test_a_spreadsheet_runs_nothing():
    from graph.schema import Rows

    said = tables.as_csv(Rows(("=a",), tuple((each,) for each in FORMULAS)))
    cells = [row[0] for row in csv.reader(io.StringIO(said))]
    assert all(cell.startswith("'") for cell in cells)
    assert tables.as_csv(Rows(("n",), ((-5,), (-1.5,)))).split() == ["n", "-5", "-1.5"]


def test_messages_and_json_steer_no_terminal(capsys):
    tell(f"no file {ESCAPES}{BIDI}\ud800")
    assert not STEERING.search(capsys.readouterr().err.replace("\n", ""))
    value = {"title": f"{ESCAPES}{BIDI}\ud800 «ё»\n\t"}
    told = terminal.as_json(value)
    assert not STEERING.search(told)
    assert "«ё»" in told
    assert json.loads(told) == value


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_name_that_is_no_text_is_refused(tmp_path, store):
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123  # a name that pathlib takes only as text
        file.write(RU)
    report = load(store, [str(tmp_path)])
    assert "isn't UTF-8" in report.failures[0].reason
    assert "\ufffd" in tables.left_out(report).plain


@pytest.mark.parametrize("text", ["\x00", "digits " + "1" * 100_000, RU + "1 000 " * 50_000, "(" * 100_000 + RU * 5])
def test_what_is_no_article_is_refused_or_read_at_once(tmp_path, text):
    path = written(tmp_path, "a", text)
    began = time.process_time()
    try:
        extract.extract(read_file(str(path)))
    except UnreadableArticle as error:
        assert "check what is in the file" in error.reason or "NUL" in error.reason
    assert time.process_time() - began < 15


def test_an_id_too_long_to_be_found_by_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"---\nid: {'x' * 5000}\n---\n{RU * 3}", "utf-8")
    with pytest.raises(UnreadableArticle, match="its id or URL has 5000 characters"):
        read_file(str(path))


def test_a_line_of_ten_megabytes_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(RU * 60_000, "utf-8")
    with pytest.raises(UnreadableArticle, match="MB"):
        read_file(str(path))


BAIT = ("«", "\"", "(", "[", "{", "1", ".", "—", ",", "-", "/", "*", "_", "<a ", "[a](", "<!--", "а-", "А", "a", "А. ",
        "«а» ", "5 февраля 2026 года ", "February 5, 2026 ", "U.S.", "http://a.b/", "Иван ", "John Smith, ", "и ",
        "of the ", "который сказал, что ", "who said that ", "а\u0301", "\u202e", "  x", "x\n", "• ", "a | ")


@pytest.mark.parametrize("base", [RU, EN], ids=["ru", "en"])
def test_bait_takes_no_longer_than_prose(tmp_path, base):
    """Twice the bait takes twice the time, not four times: 20,000 characters of each mark pass in seconds."""
    language = language_of(base * 3)
    registry.load(registry.DEFAULT.of(language))
    slow = []
    for bait in BAIT:
        text = base * 60 + (bait * 20_000)[:10_000] + base * 60
        path = tmp_path / "bait.txt"
        path.write_text(f"---\nlanguage: {language}\n---\n{text}", "utf-8")
        began = time.process_time()
        extract.extract(read_file(str(path)))
        if time.process_time() - began > 8:
            slow.append((bait, time.process_time() - began))
    assert slow == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_cut_shuffled_and_repeated_articles_are_read(tmp_path, language):
    chance = random.Random(7)
    texts = [path.read_text("utf-8") for path in sorted((GOLD / "train").glob(f"{language}-*.txt"))]
    for turn in range(12):
        text = mangled(chance, texts)
        path = tmp_path / f"{turn}.txt"
        path.write_text(f"---\nlanguage: {language}\n---\n{text}", "utf-8", newline="")
        article = read_file(str(path))
        evidence = extract.extract(article)
        assert all(0 <= claim.start <= claim.end <= len(article.text) for claim in evidence.claims)


def mangled(chance, texts):
    """Pieces of the texts, cut anywhere, in any order, some of them many times."""
    pieces = []
    for _ in range(chance.randint(3, 12)):
        text = chance.choice(texts)
        at = chance.randrange(len(text))
        pieces += [text[at:at + chance.choice((1, 7, 60, 400))]] * chance.choice((1, 1, 1, 2, 30))
    chance.shuffle(pieces)
    words = "".join(pieces).split(" ")
    if chance.random() < 0.5:
        chance.shuffle(words)
    return chance.choice((" ", "\n", "")).join(words)
