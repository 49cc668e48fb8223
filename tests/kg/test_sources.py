"""Sources from end to end: a folder, an archive, a site's feed; what changes, fails and vanishes; the graph after it
all is that of a fresh load of what stands there now."""

import copy
import gzip
import json
import os
import random

import pytest

from kg.load import How, Named, load_source
from pipelines.sources.feeds import Feeds
from pipelines.sources.files import Files
from pipelines.sources.web import Web

PEOPLE = ("Махонин", "Лавров", "Филимонов", "Травников", "Хоценко", "Миннибаев", "Вяткин", "Чибисов")
TOWNS = ("Минске", "Перми", "Вологде", "Омске", "Ташкенте", "Самаре", "Якутске", "Дубае")


def told(number, version=0):
    """An article's title and two sentences; another version says other things."""
    pick = random.Random(f"{number} {version}")
    one, two = pick.sample(PEOPLE, 2)
    town = pick.choice(TOWNS)
    return (f"Встреча номер {number}", f"Министр {one} встретился с губернатором {two} в {town} 5 февраля 2026 года.",
            f"Компания «Завод {number}» поставит в Беларусь тракторы на {version + 2} млн рублей, сообщил {one}.")


def forget_all(store):
    store.withdraw([article["id"] for article in store.articles()])
    for name in ("site", "folder", "archive", ""):
        store.operations.forget(origin.key for origin in store.operations.origins(name))


@pytest.fixture
def empty(store):
    forget_all(store)
    return store


def site_source(site, prune=False):
    return Named(Feeds([f"{site.url}/feed"], how=Web(delay=0, whole=1)), "site", prune=prune, prune_limit=100)


def counts(report):
    return report.new, report.changed, report.unchanged, report.withdrawn, len(report.failures)


# --- a site and its feed ---------------------------------------------------------------------------------------------

def test_a_feed_through_its_changes_and_faults(empty, news_site):
    store, site = empty, news_site
    for number in range(3):
        site.publish(f"/{number}", *told(number))
    states = []

    def reload(*expected, prune=False):
        assert counts(load_source(store, site_source(site, prune), How())) == expected
        states.append((store.digest(), copy.deepcopy(site.answers)))

    reload(3, 0, 0, 0, 0)
    reload(0, 0, 0, 0, 0)  # the feed is as it was: nothing else is asked
    assert site.asked[-1] == ("/feed", 304)
    site.publish("/3", *told(3))
    reload(1, 0, 3, 0, 0)
    assert [status for path, status in site.asked if path == "/0"] == [200, 304]
    site.publish("/1", *told(1, version=1))
    assert load_source(store, site_source(site), How()).read == 0  # the feed says the same, so nobody learns of it …
    site.publish("/4", *told(4))  # … until it lists something new
    reload(1, 1, 3, 0, 0)
    reload(0, 0, 0, 0, 0)

    fine = store.digest()
    for fault in ("500", "404", "truncated gzip", "slow", "cut", "not html"):
        site.publish("/5", f"Заметка {fault}", *told(5)[1:])
        site.fault("/5", fault)
        report = load_source(store, site_source(site), How())
        assert (report.unchanged, len(report.failures)) == (5, 1)
        assert store.digest() == fine
        site.unlist("/5")
    for fault in ("500", "truncated gzip", "slow"):
        site.feed()
        site.fault("/feed", fault)
        report = load_source(store, site_source(site, prune=True), How())
        assert [failure.kind for failure in report.failures] == ["incomplete"]
        assert not report.worked and store.digest() == fine
    site.feed()
    site.fault("/feed", "gzip")
    site.publish("/6", *told(6), encoding="cp1251", charset="utf-8", said="utf-8")  # the server says UTF-8
    site.answer("/old", status=301, Location="/6")
    reload(1, 0, 5, 0, 0)
    site.unlist("/0")
    reload(0, 0, 5, 1, 0, prune=True)

    for digest, answers in states:  # each graph is that of a fresh load of what stood there
        site.answers = answers
        forget_all(store)
        load_source(store, site_source(site), How())
        assert store.digest() == digest


def test_a_page_that_names_its_address_is_known_by_it(empty, news_site):
    site = news_site
    site.publish("/1?utm_source=rss", *told(1), head=f'<link rel="canonical" href="{site.url}/real/1">')
    site.answers["/1"] = site.answers.pop("/1?utm_source=rss")
    site.answers["/1?utm_source=rss"] = site.answers["/1"]
    load_source(empty, site_source(site), How())
    assert [article["id"] for article in empty.articles()] == [f"{site.url}/real/1"]
    # The same article found in an archive is the same.
    rows = {"url": f"{site.url}/real/1?utm_campaign=x", "text": told(1)[1]}
    assert rows["url"].startswith(empty.articles()[0]["id"])


# --- what vanishes ---------------------------------------------------------------------------------------------------

def write(folder, number, version=0):
    folder.mkdir(exist_ok=True)
    (folder / f"{number}.txt").write_text("\n\n".join(told(number, version)), "utf-8")


def folder_source(folder, prune=False, limit=5.0):
    return Named(Files([str(folder)]), "folder", prune=prune, prune_limit=limit)


def test_what_vanishes_is_kept_unless_it_is_to_go(empty, tmp_path):
    folder = tmp_path / "in"
    for number in range(6):
        write(folder, number)
    load_source(empty, folder_source(folder), How())
    (folder / "0.txt").unlink()
    assert counts(load_source(empty, folder_source(folder), How())) == (0, 0, 5, 0, 0)
    refused = load_source(empty, folder_source(folder, prune=True), How())
    assert counts(refused) == (0, 0, 5, 0, 0)
    assert "1 of 6 articles have vanished (17 %)" in refused.kept and "--prune-limit 17" in refused.kept
    assert not refused.complete and not refused.worked
    (folder / "1.txt").write_bytes(b"\x00")  # a failure that is new
    kept = load_source(empty, folder_source(folder, prune=True, limit=50), How())
    assert (kept.withdrawn, len(kept.failures)) == (0, 1) and "no new failures" in kept.kept
    gone = load_source(empty, folder_source(folder, prune=True, limit=50), How())
    assert counts(gone) == (0, 0, 4, 1, 1) and not gone.kept
    assert len(empty.articles()) == 5  # 1.txt can't be read, and so keeps what was known of it
    for file in folder.iterdir():
        file.unlink()
    emptied = load_source(empty, folder_source(folder, prune=True, limit=100), How())
    assert emptied.withdrawn == 0 and emptied.failures[0].kind == "incomplete"  # perhaps a disk that isn't mounted
    assert len(empty.articles()) == 5


def test_an_article_of_two_sources_goes_with_the_last(empty, tmp_path):
    folder = tmp_path / "in"
    write(folder, 1)
    write(folder, 2)
    copy_of = "---\nurl: https://news.example.org/3\n---\n" + "\n\n".join(told(3))
    (folder / "3.txt").write_text(copy_of, "utf-8")
    row = {"url": "https://news.example.org/3", "title": told(3)[0], "text": "\n\n".join(told(3)[1:])}
    archive = tmp_path / "a.jsonl.gz"
    archive.write_bytes(gzip.compress(json.dumps(row).encode()))
    second = Named(Files([str(archive)]), "archive", prune=True, prune_limit=100)
    load_source(empty, folder_source(folder), How())
    load_source(empty, second, How())
    (folder / "3.txt").unlink()
    assert load_source(empty, folder_source(folder, prune=True, limit=100), How()).withdrawn == 0
    assert len(empty.articles()) == 3


def test_a_file_that_gets_a_name_of_its_own_is_one_article(empty, tmp_path):
    folder = tmp_path / "in"
    write(folder, 1)
    load_source(empty, folder_source(folder), How())
    text = (folder / "1.txt").read_text("utf-8")
    (folder / "1.txt").write_text(f"---\nurl: https://news.example.org/1\n---\n{text}", "utf-8")
    load_source(empty, folder_source(folder), How())
    assert [article["id"] for article in empty.articles()] == ["https://news.example.org/1"]


def test_rows_that_move_up_are_the_articles_of_their_places(empty, tmp_path):
    archive = tmp_path / "a.jsonl"

    def write_rows(numbers):
        archive.write_text("".join(json.dumps({"title": told(n)[0], "text": "\n\n".join(told(n)[1:])}) + "\n"
                                   for n in numbers), "utf-8")

    named = Named(Files([str(archive)]), "archive", prune=True, prune_limit=100)
    for numbers in ([1, 2, 3], [0, 1, 2, 3], [3, 0], [3, 0, 0]):
        write_rows(numbers)
        load_source(empty, named, How(batch=1))
        digest = empty.digest()
        assert len(empty.articles()) == len(numbers)
        assert load_source(empty, named, How()).loaded == 0
    forget_all(empty)
    load_source(empty, named, How())
    assert empty.digest() == digest


# --- what fails ------------------------------------------------------------------------------------------------------

GERMAN = ("Der Ministerpräsident des Landes traf am 17. Mai den Botschafter der Republik Belarus. Sie sprachen über "
          "den Handel der Region mit der Republik. Beide Seiten wollen sich im Herbst wieder treffen.")


def test_failures_are_remembered_and_tried_again_when_changed_or_asked(empty, tmp_path, monkeypatch):
    from pipelines import extract

    folder = tmp_path / "in"
    write(folder, 1)
    (folder / "2.txt").write_text(GERMAN, "utf-8")
    tried = []
    real = extract.extract
    monkeypatch.setattr(extract, "extract", lambda article, *about: tried.append(article.path) or real(article, *about))
    first = load_source(empty, folder_source(folder), How())
    again = load_source(empty, folder_source(folder), How())
    assert len(tried) == 2
    assert first.failures == again.failures and again.unchanged == 1
    load_source(empty, folder_source(folder), How(retry_failed=True))
    assert len(tried) == 3
    write(folder, 2)
    mended = load_source(empty, folder_source(folder), How())
    assert (len(tried), mended.new, mended.failures) == (4, 1, ())
    assert not [o for o in empty.operations.origins("folder") if o.reason]


def test_a_known_article_is_neither_cleaned_nor_read_again(empty, tmp_path, monkeypatch):
    from kg import load as flow
    from pipelines import extract

    folder = tmp_path / "in"
    write(folder, 1)
    load_source(empty, folder_source(folder), How())
    cleaned = []
    real = flow.article_of
    monkeypatch.setattr(flow, "article_of", lambda document: cleaned.append(document.place) or real(document))
    load_source(empty, folder_source(folder), How())
    assert cleaned == []
    monkeypatch.setattr(extract, "fingerprint", lambda article, engines: "other rules")
    assert load_source(empty, folder_source(folder), How()).changed == 1
    assert len(cleaned) == 1


def test_a_load_that_is_stopped_goes_on_from_there(empty, tmp_path):
    folder = tmp_path / "in"
    for number in range(5):
        write(folder, number)
    done = []
    stopped = load_source(empty, folder_source(folder, prune=True),
                          How(batch=2, on_article=lambda: done.append(1), stop=lambda: len(done) >= 2))
    assert stopped.interrupted and not stopped.complete and len(empty.articles()) == stopped.loaded < 5
    rest = load_source(empty, folder_source(folder), How())
    assert rest.unchanged == stopped.loaded and rest.new == 5 - stopped.loaded
    digest = empty.digest()
    forget_all(empty)
    load_source(empty, folder_source(folder), How())
    assert empty.digest() == digest


def test_the_report_has_everything(empty, tmp_path):
    folder = tmp_path / "in"
    write(folder, 1)
    report = json.loads(json.dumps(load_source(empty, folder_source(folder), How()).as_dict()))
    assert (report["source"], report["read"], report["new"], report["changed"]) == ("folder", 1, 1, 0)
    assert set(report["stages"]) >= {"read", "clean", "extract", "store"}
    assert empty.runs(1)[0]["source"] == "folder"


def test_a_store_is_not_filled_by_its_runs(empty, tmp_path, monkeypatch):
    from graph import operations

    monkeypatch.setattr(operations, "RUNS_KEPT", 3)
    write(tmp_path / "in", 1)
    for _ in range(5):
        load_source(empty, folder_source(tmp_path / "in"), How())
    assert len(empty.runs(100)) == 3


def test_two_files_of_one_article_are_told_until_one_goes(empty, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(f"---\nid: one\n---\n{told(1)[1]} Файл {name}.", "utf-8")
        report = load_source(empty, folder_source(folder), How())
    assert (report.changed, [failure.kind for failure in report.failures]) == (1, ["skipped"])
    again = load_source(empty, folder_source(folder), How())
    assert (again.unchanged, again.loaded, len(again.failures)) == (1, 0, 1)
    (folder / "a.txt").unlink()
    assert counts(load_source(empty, folder_source(folder), How())) == (0, 1, 0, 0, 0)


# --- the soak --------------------------------------------------------------------------------------------------------

RELOADS = 500


@pytest.mark.parametrize("reloads", [RELOADS // 10, pytest.param(RELOADS, marks=pytest.mark.faults)])
@pytest.mark.timeout(7200)
def test_reloads_for_a_year(empty, news_site, tmp_path, reloads):
    """A changing folder and a changing feed with random faults: memory and open files stay flat, and what was loaded is
    what a fresh load gives, time compressed."""
    import psutil

    store, site, folder = empty, news_site, tmp_path / "in"
    pick, process = random.Random(9), psutil.Process(os.getpid())
    for number in range(8):
        site.publish(f"/{number}", *told(number))
        write(folder, number + 1000)
    sources = (lambda: site_source(site, prune=True), lambda: folder_source(folder, prune=True, limit=100))
    memory, handles, number = [], [], 8
    for reload in range(reloads):
        site.feed()
        for change in pick.sample(("publish", "edit", "unlist", "write", "rewrite", "delete"), 2):
            number += 1
            match change:
                case "publish":
                    site.publish(f"/{number}", *told(number))
                case "edit" if site.listed:
                    path = pick.choice(site.listed)[0]
                    site.publish(path, *told(int(path[1:]), version=reload))
                    site.publish(f"/{number}", *told(number))  # with it the feed changes
                case "unlist" if len(site.listed) > 5:
                    site.unlist(site.listed[-1][0])
                case "write":
                    write(folder, number + 1000)
                case "rewrite" | "delete":
                    file = pick.choice(sorted(folder.iterdir()))
                    if change == "rewrite" or len(list(folder.iterdir())) < 5:
                        write(folder, file.stem, version=reload)
                    else:
                        file.unlink()
        while len(site.listed) > 12:
            site.unlist(site.listed[-1][0])
        for file in sorted(folder.iterdir())[12:]:
            file.unlink()
        faults = {path: pick.choice(("500", "404", "cut", "truncated gzip", "empty"))
                  for path in ("/feed", *(path for path, _ in site.listed)) if pick.random() < 0.04}
        for path, fault in faults.items():
            site.fault(path, fault)
        for source in sources:
            load_source(store, source(), How())
        for path in faults:
            site.fault(path, "")
        if reload % max(reloads // 20, 1) == 0:
            memory.append(process.memory_info().rss / 1e6)
            handles.append(process.num_fds())
    site.feed()
    for _ in range(2):  # all is well again: the first makes good, the second withdraws
        for source in sources:
            load_source(store, source(), How(retry_failed=True))
    digest = store.digest()
    standing = len(store.articles())
    assert standing == len(site.listed) + len(list(folder.iterdir()))
    forget_all(store)
    for source in sources:
        load_source(store, source(), How())
    assert store.digest() == digest
    assert max(handles[len(handles) // 2:]) <= max(handles[: len(handles) // 2]) + 5, handles
    # The first loads bring in models and caches of words; from then on it is to stay.
    settled = memory[len(memory) // 3:]
    assert max(settled) - settled[0] < 60, memory
    print(f"{reloads} reloads, {standing} articles; MB {[round(each) for each in memory]}; files {handles}")
