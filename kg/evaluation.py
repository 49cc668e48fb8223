"""`kg evaluate`: gold articles are read, extracted and scored, and the figures printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg import evaluate
from kg.errors import UsageError
from kg.evaluate import Scores, prf, qualifier_f1
from kg.records import contract
from kg.workers import Failure, extract_each
from pipelines import articles
from pipelines.engines import registry
from pipelines.engines.registry import Engines
from pipelines.types import Article

SHOWN = ("type", "subject", "object", "status", "evidence", "sentence", "frame", "why")


def run(
    gold: Path, texts: Sequence[str], language: str | None, types: frozenset[str], workers: int,
    engines: Engines = registry.DEFAULT,
) -> Scores:
    """Scores of our extraction of the texts against the gold that has their names. Raises EngineError."""
    registry.ready(engines)
    wanted = gold_of(gold, language, types)
    read = (a for a in articles.read(texts) if isinstance(a, Article) and language in {None, a.language})
    records = [contract(each) for each in extract_each(read, workers, engines) if not isinstance(each, Failure)]
    return evaluate.evaluate(wanted, evaluate.match_articles(wanted, records), types)


def gold_of(folder: Path, language: str | None, types: frozenset[str]) -> list[evaluate.Record]:
    """The gold articles of a folder, in one language or all. Raises UsageError: no such folder, or no such type."""
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}. Name one that holds gold articles (.json).")
    wanted = evaluate.read_gold(folder, language)
    unknown = types - {r["type"] for g in wanted for r in g["relations"]} - set(evaluate.CORE)
    if unknown:
        raise UsageError(f"No gold relation has the type {', '.join(sorted(unknown))}.")
    return wanted


def table(scores: Scores, errors: bool = False) -> str:
    """The figures as text, the errors before them."""
    return "\n".join([*(_errors(scores) if errors else ()), *_figures(scores)])


def _errors(scores: Scores) -> Iterator[str]:
    for article, why, relation in scores.errors:
        shown = {k: relation[k] for k in SHOWN if relation.get(k)}
        yield f"{article}\t{why}\t{json.dumps(shown, ensure_ascii=False)}"


def _figures(scores: Scores) -> Iterator[str]:
    figures: dict[str, Any] = scores.as_dict()
    yield f"{scores.articles} articles{'':14}  P     R     F1    gold"
    for kind, counts in sorted(scores.relations.items()):
        yield _row(kind, prf(counts), counts["tp"] + counts["fn"])
    for name, key in (("core relations", "core"), ("all relations", "relations"), ("entities", "entities")):
        yield _row(name, tuple(figures[key].values()), None)
    told = (
        f"{k} {qualifier_f1(c):.2f} ({c['right'] + c['wrong'] + c['missing']})"
        for k, c in sorted(scores.qualifiers.items())
    )
    yield f"qualifiers F1 {figures['qualifiers_f1']:.2f}: {', '.join(told)}"
    yield f"absent relations asserted: {scores.absent_asserted} of {scores.absent}"


def _row(name: str, figures: Sequence[float], gold: int | None) -> str:
    return f"{name:24} {'  '.join(f'{x:.2f}' for x in figures)}  {'' if gold is None else gold}".rstrip()
