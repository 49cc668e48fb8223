"""The flow, on the real embedded store: what is read, left alone, moved, left out; and the records on its way."""

import subprocess
import sys
from datetime import date

import pytest

from graph.errors import StoreUnavailable
from graph.schema import LoadCounts
from kg import records
from kg.errors import message
from kg.load import load
from kg.workers import Failure, extract_each
from pipelines import articles
from pipelines.errors import SourceError
from pipelines.types import Article, Claim, Evidence, LocalEntity, Post, Qualifiers, Segment


def paths(store):
    return [article["path"].rpartition("/")[2] for article in store.articles()]


def test_a_first_load_and_an_unchanged_one(store, folder):
    first = load(store, [str(folder)])
    assert (first.read, first.loaded, first.unchanged, first.complete) == (2, 2, 0, True)
    assert first.counts.mentions > 10
    assert first.counts.claims > 2
    digest = store.digest()
    again = load(store, [str(folder)])
    assert (again.read, again.loaded, again.unchanged, again.counts) == (2, 0, 2, LoadCounts())
    assert store.digest() == digest
    assert [run["loaded"] for run in store.runs(2)] == [0, 2]


def test_a_store_that_fails_on_the_way_is_told_with_how_far_the_load_came(store, folder, monkeypatch):
    put = store.load
    monkeypatch.setattr(store, "load", lambda some: fail() if store.articles() else put(some))

    def fail():
        raise StoreUnavailable("No store answers.")

    with pytest.raises(StoreUnavailable) as stopped:
        load(store, [str(folder)], batch=1)
    assert message(stopped.value) == ("No store answers. 1 articles were loaded before that; they stay, and the same "
                                      "command goes on from there.")


def test_a_load_is_dated_after_all_that_was_written_before(store, folder):
    store._execute("MATCH (f:WriterFence) SET f.latest = '2999-01-01T00:00:00+00:00'", {})  # the clock ran ahead
    try:
        assert load(store, [str(folder)]).started == "2999-01-01T00:00:01+00:00"
        assert load(store, [str(folder)]).started == "2999-01-01T00:00:02+00:00"
    finally:
        store._execute("MATCH (r:Run) WHERE r.at > '2999' DELETE r", {})
        store._execute("MATCH (f:WriterFence) REMOVE f.latest", {})


def test_an_edited_article_replaces_its_evidence(store, folder):
    load(store, [str(folder)])
    first = sorted(folder.iterdir())[0]
    text = first.read_text("utf-8")
    original = store.digest()
    first.write_text(text + "\n\nМахонин посетил Минск.\n", "utf-8")
    edited = load(store, [str(folder)])
    assert (edited.loaded, edited.unchanged) == (1, 1)
    assert store.digest() != original
    first.write_text(text, "utf-8")
    load(store, [str(folder)])
    assert store.digest() == original


def test_other_rules_read_every_article_anew(store, folder, monkeypatch):
    from pipelines import extract

    load(store, [str(folder)])
    monkeypatch.setattr(extract, "fingerprint", lambda article, engines: "other rules")
    assert load(store, [str(folder)]).loaded == 2


def test_workers_batches_and_order_make_no_difference(store, folder):
    load(store, [str(folder)])
    digest = store.digest()
    for files, options in ((sorted(folder.iterdir(), reverse=True), {"batch": 1}), ([folder], {"workers": 2})):
        store.withdraw([article["id"] for article in store.articles()])
        assert load(store, list(map(str, files)), **options).loaded == 2
        assert store.digest() == digest


def test_a_text_at_a_new_path_is_the_same_article_moved(store, folder):
    load(store, [str(folder)])
    digest = store.digest()
    (folder / "01-perm-foreign-ministry.txt").rename(folder / "moved.txt")
    report = load(store, [str(folder)])
    assert (report.loaded, report.moved, report.unchanged) == (1, 1, 1)
    assert paths(store) == ["04-vologda-belarus.txt", "moved.txt"]
    assert store.digest() == digest


def test_a_copy_is_an_article_of_its_own(store, folder):
    load(store, [str(folder)])
    (folder / "copy.txt").write_bytes((folder / "01-perm-foreign-ministry.txt").read_bytes())
    report = load(store, [str(folder)])
    assert (report.loaded, report.moved, len(paths(store))) == (1, 0, 3)


def test_a_deleted_file_stays_in_the_graph(store, folder):
    load(store, [str(folder)])
    (folder / "01-perm-foreign-ministry.txt").unlink()
    assert load(store, [str(folder)]).moved == 0
    assert len(paths(store)) == 2


def test_what_is_left_out_has_its_reason_and_stops_nothing(store, folder):
    (folder / "02-empty.txt").touch()
    (folder / "03-german.txt").write_text(
        "Der Ministerpräsident des Landes traf am 17. Mai den Botschafter der Republik Belarus. Sie sprachen über den "
        "Handel der Region mit der Republik. Beide Seiten wollen sich im Herbst wieder treffen.", "utf-8")
    report = load(store, [str(folder)])
    assert report.loaded == 2
    assert not report.complete
    assert [(failure.path.rpartition("/")[2], failure.kind) for failure in report.failures] == [
        ("02-empty.txt", "failed"), ("03-german.txt", "skipped")]
    assert "empty" in report.failures[0].reason
    assert "'und'" in report.failures[1].reason


def test_two_files_with_one_id_are_told(store, folder):
    for name, words in (("a.txt", "первый"), ("b.txt", "второй")):
        text = f"---\nid: same\n---\nМахонин встретился с Лавровым в Москве, {words} раз.\n"
        (folder / name).write_text(text, "utf-8")
    report = load(store, [str(folder)])
    assert (report.loaded, [f.kind for f in report.failures]) == (3, ["skipped"])
    assert "a.txt" in report.failures[0].reason
    assert load(store, [str(folder)]).loaded == 0


def test_an_article_known_by_its_id_is_found_at_its_new_path(store, tmp_path):
    text = "---\nurl: https://news.example.org/1\n---\nМахонин встретился с Лавровым в Москве.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    load(store, [str(tmp_path)])
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    load(store, [str(tmp_path)])
    assert paths(store) == ["b.txt"]


def test_a_path_that_is_not_there_changes_nothing(store, folder):
    with pytest.raises(SourceError):
        load(store, [str(folder), str(folder / "nowhere")])
    assert paths(store) == []


def test_every_article_is_told_of_once(store, folder):
    (folder / "02-empty.txt").touch()
    for _ in range(2):
        told = []
        load(store, [str(folder)], on_article=lambda told=told: told.append(1))
        assert len(told) == articles.count([str(folder)]) == 3


def test_a_rule_that_fails_costs_its_article_only(folder, monkeypatch):
    from pipelines import extract

    found = list(articles.read([str(folder)]))
    real = extract.extract

    def failing(article, engines):
        if article is found[0]:
            raise IndexError("out of range")
        return real(article, engines)

    monkeypatch.setattr(extract, "extract", failing)
    failure, evidence = extract_each(found)
    assert isinstance(failure, Failure)
    assert "IndexError: out of range" in failure.reason
    assert isinstance(evidence, Evidence)


def test_an_unchanged_load_loads_no_model(home, store, folder):
    load(store, [str(folder)])
    code = f"""
import sys
from pathlib import Path
from kg import connect, load, settings
with connect.open_store(settings.Settings(KG_HOME=Path({str(home)!r}))) as store:
    assert load.load(store, [{str(folder)!r}]).unchanged == 2
from pipelines.engines import natasha
assert natasha.load.cache_info().currsize == 0
assert "graph.store" in sys.modules and "matplotlib" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


# --- records ---------------------------------------------------------------------------------------------------------

def evidence():
    """One sentence that stands 100 characters into its file, after a line that was cleaned away."""
    text = "Заголовок\nМахонин посетил Минск."
    article = Article(
        id="a", path="/a.txt", url="https://www.news.example.org/1", title="Заголовок", language="ru",
        published="2026-02-05", sha256="00", text=text,
        segments=(Segment(0, 40, 10), Segment(10, 100, len(text) - 10)),
    )
    person = LocalEntity("e1", "Person", "Махонин", (("ru", "Махонин"),), (), None, ((10, 17),), ("surname:makhonin",),
                         (Post("governor", "губернатор", "e2", None),))
    city = LocalEntity("e2", "City", "Минск", (("ru", "Минск"), ("en", "Minsk")), (), None, ((26, 31),),
                       ("place:BY/minsk",))
    claim = Claim("c1", "VISITED", "e1", "e2", "asserted", 0.9, "CONSULT", text[10:], 10, len(text), "f", "natasha",
                  Qualifiers(date="2026-02-05", goods=("лес",)))
    return Evidence(article, (person, city), (claim,), "f1")


def test_the_extract_record_counts_characters_of_the_file():
    record = records.contract(evidence())
    assert list(record) == ["article", "entities", "claims"]
    assert list(record["article"]) == ["id", "path", "url", "title", "language", "published", "sha256"]
    assert record["entities"][0] == {"id": "e1", "type": "Person", "name": "Махонин", "names": {"ru": "Махонин"},
                                     "aliases": [], "iso": None, "mentions": [[100, 107]]}
    claim = record["claims"][0]
    assert (claim["start"], claim["end"]) == (100, 122)
    assert (claim["date"], claim["goods"]) == ("2026-02-05", ["лес"])
    assert "period" not in claim


def test_the_end_of_a_span_is_that_of_its_last_character():
    whole = evidence()
    heading = LocalEntity("e1", "Event", "Заголовок", (), (), None, ((0, 10),), ("event:x",))
    record = records.contract(Evidence(whole.article, (heading,), (), "f"))
    assert record["entities"][0]["mentions"] == [[40, 50]]


def test_the_stored_record_counts_characters_of_the_text():
    kept = records.stored(evidence(), store_text=True)
    assert kept.article["source"] == "news.example.org"
    assert kept.article["text"][slice(*kept.entities[0]["mentions"][0])] == "Махонин"
    assert kept.entities[0]["posts"] == [{"role": "governor", "title": "губернатор", "place": "e2", "former": False}]
    assert kept.entities[0]["keys"] == ["surname:makhonin"]
    assert "text" not in records.stored(evidence(), store_text=False).article


def test_places_of_the_gazetteer():
    perm = records.place("place:RU-PER")
    assert (perm.type, perm.name_ru, perm.parent) == ("Region", "Пермский край", "place:RU")
    assert records.place("place:none") is None


def test_the_report_can_be_written_as_json(store, folder):
    import json

    report = load(store, [str(folder)])
    told = json.loads(json.dumps(report.as_dict()))
    assert (told["loaded"], told["counts"]["articles"], told["failures"]) == (2, 2, [])
    assert date.fromisoformat(told["started"][:10])
