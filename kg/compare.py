"""`kg evaluate --compare`: engines side by side on the same gold articles, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import evaluate, evaluation
from kg.errors import KgError, UsageError
from kg.evaluate import Scores
from kg.records import contract
from kg.workers import Failure, end_with_parent, extract_one
from pipelines import articles
from pipelines.engines import registry
from pipelines.engines.registry import LANGUAGES, Engines
from pipelines.types import Article

try:
    import resource
except ModuleNotFoundError:  # Windows has none: memory isn't told there
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Measured:
    """An engine on the gold articles: what it scored, articles a second on one core, peak memory in MB where known."""

    engine: str
    scores: Scores
    rate: float
    memory: float | None

    def as_dict(self) -> dict[str, Any]:
        return {"engine": self.engine, "articles_a_second": self.rate, "memory_mb": self.memory} | self.scores.as_dict()


def run(
    gold: Path, texts: Sequence[str], language: str | None, types: frozenset[str], names: Sequence[str],
    models: Path | None,
) -> list[Measured]:
    """Each engine's figures on the articles of the languages that all of them read. Raises UsageError, EngineError."""
    told = evaluation.gold_of(gold, language, types)
    there = sorted({str(article["language"]) for article in told})
    languages = [each for each in there if all(_reads(name, each) for name in names)]
    if not languages:
        raise UsageError(f"No language of {gold} is read by all of {', '.join(names)}. Compare engines of one "
                         "language.")
    wanted = [g for g in told if g["language"] in languages]
    option = {name: ",".join(f"{each}={name}" for each in languages) for name in names}
    chosen = {name: registry.parse(option[name], models) for name in names}  # all are told before one is measured
    return [_apart(wanted, texts, languages, types, chosen[name]) for name in names]


def _reads(name: str, language: str) -> bool:
    engine = name.partition(":")[0]
    if engine not in LANGUAGES:
        raise UsageError(f"There is no engine {engine!r}: choose from {', '.join(LANGUAGES)}.")
    return language in LANGUAGES[engine]


def _apart(
    gold: Sequence[evaluate.Record], texts: Sequence[str], languages: Sequence[str], types: frozenset[str],
    engines: Engines,
) -> Measured:
    """One engine's figures from a process of its own, whose memory is its alone."""
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(1, mp_context=context, initializer=end_with_parent) as pool:
            return pool.submit(_measure, gold, texts, languages, types, engines).result()
    except BrokenProcessPool as error:
        raise KgError("A process that measured an engine ended unexpectedly, perhaps for want of memory.") from error


def _measure(
    gold: Sequence[evaluate.Record], texts: Sequence[str], languages: Sequence[str], types: frozenset[str],
    engines: Engines,
) -> Measured:
    read = [each for each in articles.read(texts) if isinstance(each, Article) and each.language in languages]
    if not read:
        raise UsageError(f"There are no articles in {' or '.join(languages)} in {', '.join(texts)}.")
    choices = [choice for choice in engines.choices if choice.language in languages]
    for choice in choices:
        registry.load(choice)
    extract_one(read[0], engines)  # what is imported and filled once isn't measured
    start = time.perf_counter()
    outcomes = [extract_one(article, engines) for article in read]
    rate = round(len(read) / (time.perf_counter() - start), 2)
    records = [contract(each) for each in outcomes if not isinstance(each, Failure)]
    scores = evaluate.evaluate(gold, evaluate.match_articles(gold, records), types)
    return Measured(choices[0].name, scores, rate, _peak())


def _peak() -> float | None:
    """The most memory that this process has held, in MB."""
    if resource is None:
        return None
    unit = 1 if sys.platform == "darwin" else 1024  # macOS tells bytes, others kilobytes
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)
