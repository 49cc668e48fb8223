"""`make bench`: ratios measured in one run, so that they hold on any machine.

Extraction of seeds/ru against bare Natasha (segmentation, morphology, syntax, names, lemmas) on the same texts, the
articles read a second in each language (written gold articles), and a second load of an unchanged folder against the
first. Ends with exit status 1 if a figure is over its limit.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import natasha

from graph.embedded import EmbeddedServer
from graph.store import Store
from kg import records
from kg.load import load
from pipelines import articles, extract
from pipelines.types import Article

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds" / "ru"
GOLD = ROOT / "tests" / "gold" / "train"
ROUNDS, RATE_ROUNDS = 7, 3
EXTRACTION_LIMIT = 1.5
RELOAD_LIMIT = 1 / 20
RATES = {"ru": 12, "en": 25}  # articles a second of one core, at least


class Bare:
    """Natasha as its own documentation uses it."""

    def __init__(self) -> None:
        embedding = natasha.NewsEmbedding()
        self._segmenter = natasha.Segmenter()
        self._vocabulary = natasha.MorphVocab()
        self._morphology = natasha.NewsMorphTagger(embedding)
        self._syntax = natasha.NewsSyntaxParser(embedding)
        self._names = natasha.NewsNERTagger(embedding)

    def __call__(self, text: str) -> None:
        doc = natasha.Doc(text)
        doc.segment(self._segmenter)
        doc.tag_morph(self._morphology)
        doc.parse_syntax(self._syntax)
        doc.tag_ner(self._names)
        for token in doc.tokens:
            token.lemmatize(self._vocabulary)


def extraction() -> dict[str, float]:
    """Seconds of processor time for all seeds, best of the rounds; bare and kg take turns, each on one thread. Models
    are loaded before.

    `cold`: the caches of words, Natasha's own too, are empty, as at the start of a process. `warm`: they are full.
    """
    bare = Bare()
    found = read()

    def alone() -> None:
        for article in found:
            bare(article.text)

    def whole() -> None:  # reads the files, too
        for article in read():
            extract.extract(article)

    whole()
    best = {f"{name} {state}": float("inf") for name in ("bare", "kg") for state in ("cold", "warm")}
    for _ in range(ROUNDS):
        for name, work in (("bare", alone), ("kg", whole)):
            empty_caches()
            for state in ("cold", "warm"):
                best[f"{name} {state}"] = min(best[f"{name} {state}"], timed(work, time.process_time))
    return best


def rate(language: str) -> float:
    """Articles a second of processor time, reading and cleaning in, best of the rounds; models are loaded before."""
    paths = [str(path) for path in sorted(GOLD.glob(f"{language}-*.txt"))]

    def whole() -> None:
        for article in articles.read(paths):
            if isinstance(article, Article):
                extract.extract(article)

    whole()
    return len(paths) / min(timed(whole, time.process_time) for _ in range(RATE_ROUNDS))


def reload() -> dict[str, float]:
    """Seconds of a first load of the seeds into an empty store and of the same load again, best of the rounds."""
    best = dict.fromkeys(("first", "again"), float("inf"))
    with tempfile.TemporaryDirectory() as home, EmbeddedServer(Path(home)) as server:
        at = server.connection
        with Store(at.uri, at.user, at.password, at.database, records.place) as store:
            store.prepare()
            load(store, [str(SEEDS)])  # the store's first statements are slow: its classes are loaded with them
            for _ in range(ROUNDS):
                store.withdraw([article["id"] for article in store.articles()])
                empty_caches()
                best["first"] = min(best["first"], timed(lambda: load(store, [str(SEEDS)])))
                best["again"] = min(best["again"], timed(lambda: load(store, [str(SEEDS)])))
    return best


def read() -> list[Article]:
    return [article for article in articles.read([str(SEEDS)]) if isinstance(article, Article)]


def timed(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()
    start = clock()
    work()
    return clock() - start


def empty_caches() -> None:
    """Empties the bounded caches, those of words and phrases. Unbounded ones hold models and tables."""
    natasha.MorphVocab.parse.cache_clear()
    for name, module in list(sys.modules.items()):
        if name.startswith("pipelines"):
            for each in vars(module).values():
                if hasattr(each, "cache_clear") and each.cache_parameters()["maxsize"] is not None:
                    each.cache_clear()


def main() -> int:
    seconds = extraction()
    ratios = {state: seconds[f"kg {state}"] / seconds[f"bare {state}"] for state in ("cold", "warm")}
    print(f"extraction of {len(read())} seeds, kg / bare Natasha (limit {EXTRACTION_LIMIT}):")
    for state, ratio in ratios.items():
        print(f"  {state} caches: {ratio:.2f} ({seconds[f'kg {state}']:.3f} s / {seconds[f'bare {state}']:.3f} s)")
    rates = {language: rate(language) for language in RATES}
    for language, each in rates.items():
        print(f"articles a second on one core, {language}: {each:.1f} (at least {RATES[language]})")
    seconds = reload()
    again = seconds["again"] / seconds["first"]
    print(f"load: first {seconds['first']:.3f} s, again, unchanged, {seconds['again']:.3f} s")
    print(f"  again / first: 1/{1 / again:.0f} (limit 1/{1 / RELOAD_LIMIT:.0f})")
    slow = any(each < RATES[language] for language, each in rates.items())
    return int(max(ratios.values()) > EXTRACTION_LIMIT or slow or again > RELOAD_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
