"""`make bench-archive`: an archive of thousands of generated articles, loaded in full, stopped twice on the way.

Measures the memory of kg's processes (the store's apart), how much faster two workers read than one, and how long
reading and skipping a hundred thousand known articles takes. Ends with exit status 1 if a figure is over its limit.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import psutil

from graph.embedded import connection_of
from graph.operations import Origin
from graph.schema import ArticleEvidence
from graph.store import Store
from kg import records
from kg.load import How, Named, load_source
from kg.shelf import fingerprint_of, rules
from pipelines.articles import article_of
from pipelines.engines.registry import DEFAULT
from pipelines.sources import Document
from pipelines.sources.files import Files
from pipelines.types import Evidence

MEMORY_LIMIT = 1500  # MB
GROWTH_LIMIT = 1.15  # of the last third's memory to the middle one's
CORES_LIMIT = 1.7
KNOWN_LIMIT = 60.0  # seconds

SURNAMES = {  # a few in many articles, and hundreds in a few, as in news
    "ru": [f"{stem}{end}" for end in ("ов", "ин", "енко", "ский") for stem in (
        "Бел Вер Гор Дуб Ерм Жар Зим Кар Лом Мар Нор Орл Пет Род Сав Тар Фом Хар Чер Шар Щерб Юр Яр Волк Сокол Мороз "
        "Кузнец Лебед Новик Голуб").split()],
    "en": [f"{stem}{end}" for end in ("", "son", "ton", "well", "field") for stem in (
        "Black Brook Clay Dal Elder Farn Gold Hart Kerr Lang Marl New Old Penn Rush Stan Thorn West Win York").split()],
}
WEIGHTS = {  # cumulative
    language: list(accumulate(1 / (rank + 5) for rank in range(len(names)))) for language, names in SURNAMES.items()
}
RU = {
    "first": "Андрей Дмитрий Сергей Олег Павел Игорь Виктор Максим Роман Юрий".split(),
    "post": ("губернатор Пермского края", "министр промышленности Беларуси", "посол Узбекистана", "мэр Самары",
             "глава Карелии", "председатель Минского облисполкома", "генеральный директор завода «Волгамаш»"),
    "place": "Минске Перми Вологде Ташкенте Самаре Омске Казани Якутске Астане Гомеле".split(),
    "region": ("Вологодской области", "Пермского края", "Минской области", "Татарстана", "Карелии", "Омской области"),
    "country": "Беларусь Узбекистан Казахстан Индию Сербию Турцию".split(),
    "goods": "тракторов насосов труб льна пиломатериалов удобрений вагонов мебели".split(),
}
RU_SENTENCES = (
    "{post} {first} {person} встретился в {place} с коллегой по фамилии {person2}.",
    "Стороны обсудили поставки {goods} в {country} и рост торговли {region} на {n} процентов.",
    "Экспорт {goods} из {region} в {country} составил {n} млн долларов за {year} год.",
    "По итогам переговоров подписано соглашение о сотрудничестве до {later} года.",
    "{first} {person} посетил завод «Волгамаш» и осмотрел новый цех по выпуску {goods}.",
    "«Мы рассчитываем удвоить товарооборот», — сказал {person}.",
    "Компания «Волгамаш» вложит {n} млн рублей в производство {goods} в {place}.",
)
EN = {
    "first": "James Robert Laura Helen Peter Alice David Susan Mark Emma".split(),
    "post": ("the governor of Ohio", "the ambassador of Kenya", "the mayor of Leeds", "the premier of Queensland",
             "the trade minister of Estonia", "the chief executive of Hartwell Rail"),
    "place": "Leeds Columbus Nairobi Brisbane Tallinn Rotterdam Hanoi Cardiff".split(),
    "region": "Ohio Queensland Texas Bavaria Lancashire Alberta".split(),
    "country": "Kenya Estonia Vietnam Chile Japan Ghana".split(),
    "goods": "tractors pumps coal timber steel batteries trams fish".split(),
}
EN_SENTENCES = (
    "{first} {person}, {post}, met {person2} in {place} on Monday.",
    "The two sides discussed exports of {goods} from {region} to {country}, which rose by {n} per cent.",
    "{region} exported {goods} worth {n} million dollars to {country} in {year}.",
    "They signed an agreement on cooperation until {later}.",
    "{person} visited a plant in {place} that makes {goods}.",
    "Hartwell Rail will invest {n} million pounds in the production of {goods} in {place}.",
    "\"We expect to double our trade,\" {person} said.",
)


def generated(number: int) -> dict[str, str]:
    """An article as an archive's row; the same for the same number."""
    pick = random.Random(number)
    words, sentences, language = (RU, RU_SENTENCES, "ru") if number % 3 else (EN, EN_SENTENCES, "en")

    def person() -> str:
        return pick.choices(SURNAMES[language], cum_weights=WEIGHTS[language])[0]

    def said() -> str:
        chosen = {name: pick.choice(values) for name, values in words.items()}
        text = pick.choice(sentences).format(
            **chosen, person=person(), person2=person(), n=pick.randint(2, 900), year=pick.randint(2019, 2025),
            later=pick.randint(2027, 2035))
        return text[0].upper() + text[1:]

    paragraphs = [" ".join(said() for _ in range(pick.randint(2, 4))) for _ in range(pick.randint(4, 7))]
    return {"url": f"https://archive.example.org/{number}", "title": said().rstrip("."),
            "text": "\n\n".join(paragraphs),
            "date": f"{pick.randint(2019, 2025)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}", "lang": language}


def written(file: Path, count: int) -> Path:
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=3) as out:
        for number in range(count):
            out.write(json.dumps(generated(number), ensure_ascii=False) + "\n")
    return file


def kg(home: Path, *arguments: object) -> list[str]:
    os.environ["KG_HOME"] = str(home)
    return [sys.executable, "-m", "kg", *map(str, arguments)]


# --- two cores -------------------------------------------------------------------------------------------------------

def cores(folder: Path, count: int) -> dict[str, float]:
    """Seconds of reading an archive with one worker and with two, without what it takes to start them."""
    found = {}
    for workers in (1, 2):
        times = []
        for size in (count // 10, count):
            archive = written(folder / f"{size}.jsonl.gz", size)
            began = time.perf_counter()
            subprocess.run(kg(folder, "extract", archive, "--workers", workers, "-o", folder / "out.jsonl"), check=True)
            times.append(time.perf_counter() - began)
        found[f"{workers}"] = times[1] - times[0]
    return {"one": found["1"], "two": found["2"], "ratio": found["1"] / found["2"]}


# --- in full ---------------------------------------------------------------------------------------------------------

def in_full(folder: Path, count: int, workers: int) -> dict[str, Any]:
    """Loads an archive, stopped at a third and at two thirds. Megabytes are of the load and its workers."""
    archive = written(folder / "archive.jsonl.gz", count)
    home = folder / "home"
    memory: list[float] = []
    loads: list[dict[str, Any]] = []
    began = time.perf_counter()
    with subprocess.Popen(kg(home, "serve"), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None and "serving" in server.stdout.readline()
        for until in (count // 3, 2 * count // 3, count):
            loads.append(_load(home, archive, workers, until, memory))
        again = subprocess.run(kg(home, "load", archive, "--json"), capture_output=True, text=True, check=True)
        server.terminate()
    third = len(memory) // 3
    return {
        "seconds": time.perf_counter() - began, "loads": loads, "most": max(memory), "articles": count,
        "growth": max(memory[2 * third:]) / max(memory[third : 2 * third]),
        "unchanged": json.loads(again.stdout)["unchanged"],
    }


def _load(home: Path, archive: Path, workers: int, until: int, memory: list[float]) -> dict[str, Any]:
    """One load, interrupted when so many articles are done. Its last line of progress is told, too."""
    with subprocess.Popen(kg(home, "load", archive, "--workers", workers), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, start_new_session=True) as load:
        watching = threading.Thread(target=_watch, args=(load.pid, memory), daemon=True)
        watching.start()
        assert load.stderr is not None and load.stdout is not None
        shown, stopped = "", False
        for line in load.stderr:
            if progress := re.match(r"Loading: ([\d,]+) of", line):
                shown = line.strip()
                print(f"  {shown}", flush=True)
                if int(progress[1].replace(",", "")) >= until and not stopped:
                    load.send_signal(signal.SIGINT)
                    stopped = True
        told = load.stdout.read()
    articles = re.search(r"articles\s+(.*?)\s{2,}(\d+)", told)
    return {"status": load.returncode, "progress": shown, "told": articles[1] if articles else told,
            "in_graph": int(articles[2]) if articles else 0}


def _watch(pid: int, memory: list[float]) -> None:
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            each = [process, *process.children(recursive=True)]
            memory.append(sum(one.memory_info().rss for one in each) / 1e6)
            time.sleep(1)
    except psutil.Error:
        return


# --- a hundred thousand known ones -----------------------------------------------------------------------------------

def known(folder: Path, count: int) -> dict[str, float]:
    """Seconds of a load in which every article is known; they are put there without what they say, which no load that
    skips them looks at."""
    archive = written(folder / "known.jsonl.gz", count)
    home = folder / "known"
    with subprocess.Popen(kg(home, "serve"), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None and "serving" in server.stdout.readline()
        at = connection_of(home)
        assert at is not None
        with Store(at.uri, at.user, at.password, at.database, records.place) as store:
            store.prepare()
            cleaning = 0.0
            with store.writer():
                for some in _some(Files([str(archive)]).read(), 500):
                    began = time.perf_counter()
                    articles = [article_of(document) for document in some]
                    cleaning += time.perf_counter() - began
                    store.operations.note(
                        Origin("archive", document.place, article.id, article.sha256, fingerprint_of(article, DEFAULT),
                               document.raw, rules(article.language, DEFAULT), article.language)
                        for document, article in zip(some, articles, strict=True))
                    bare = (Evidence(article, (), (), fingerprint_of(article, DEFAULT)) for article in articles)
                    store.load([_bare(records.stored(evidence, False)) for evidence in bare])
            began = time.perf_counter()
            report = load_source(store, Named(Files([str(archive)]), "archive"), How())
            seconds = time.perf_counter() - began
            assert (report.unchanged, report.loaded) == (count, 0), report
        server.terminate()
    return {"articles": count, "seconds": seconds, "cleaning": cleaning}


def _bare(evidence: ArticleEvidence) -> ArticleEvidence:
    """Without the signature that tells reprints: those of a hundred thousand generated articles are no news."""
    return ArticleEvidence({name: value for name, value in evidence.article.items() if name != "minhash"}, (), ())


def _some(found: Iterator[Any], size: int) -> Iterator[list[Document]]:
    part: list[Document] = []
    for each in found:
        part.append(each)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--known", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("parts", nargs="*", default=["cores", "full", "known"])
    asked = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # loads of a job in the background would ignore it, too
    over = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "cores" in asked.parts:
            found = cores(folder, max(asked.articles // 10, 20))
            print(f"extraction: one worker {found['one']:.1f} s, two {found['two']:.1f} s, ratio {found['ratio']:.2f} "
                  f"(at least {CORES_LIMIT})", flush=True)
            over += [found["ratio"] < CORES_LIMIT]
        if "full" in asked.parts:
            whole = in_full(folder, asked.articles, asked.workers)
            for load in whole["loads"]:
                print(f"  status {load['status']}: {load['told']}; {load['in_graph']} in the graph")
            print(f"{whole['articles']} articles in {whole['seconds']:.0f} s, stopped twice; kg's memory at most "
                  f"{whole['most']:.0f} MB (under {MEMORY_LIMIT}), last third to the middle one {whole['growth']:.2f} "
                  f"(under {GROWTH_LIMIT}); loaded again: {whole['unchanged']} unchanged", flush=True)
            over += [whole["most"] > MEMORY_LIMIT, whole["growth"] > GROWTH_LIMIT,
                     whole["unchanged"] != whole["articles"]]
        if "known" in asked.parts:
            skip = known(folder, asked.known)
            print(f"{skip['articles']} known articles skipped in {skip['seconds']:.1f} s (under {KNOWN_LIMIT:.0f}); "
                  f"cleaning them all takes {skip['cleaning']:.0f} s more, and is done only when the rules change")
            over += [skip["seconds"] > KNOWN_LIMIT]
    return int(any(over))


if __name__ == "__main__":
    sys.exit(main())
