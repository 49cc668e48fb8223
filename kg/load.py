"""The flow: sources → articles → evidence → graph, as one function."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.schema import LoadCounts
from kg import records
from kg.errors import told_how_far
from kg.terminal import visible
from kg.workers import Failure, extract_each, failure_of
from pipelines import articles
from pipelines.errors import ArticleError
from pipelines.types import Article, Evidence

if TYPE_CHECKING:  # the driver takes a while to import, and `kg extract` needs none
    from graph.store import Store

BATCH = 50


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. `read` counts files, `loaded` articles written, `moved` those of them that had another path."""

    read: int
    loaded: int
    unchanged: int
    moved: int
    counts: LoadCounts
    failures: tuple[Failure, ...]
    started: str
    seconds: float

    @property
    def complete(self) -> bool:
        """Whether every article is in the graph as it stands in its file."""
        return not self.failures

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def load(
    store: Store, paths: Sequence[str], *, workers: int = 1, batch: int = BATCH, store_text: bool = True,
    on_article: Callable[[], None] = lambda: None,
) -> LoadReport:
    """Loads the articles of files and folders: read → leave out what is unchanged → extract → store, in batches.

    A batch is one transaction, so a load that is killed leaves whole articles, and the next one goes on from there.
    `on_article` is called as each article is done. Raises SourceError and StoreError; an article's failure is
    reported and stops nothing.
    """
    with store.writer() as began, told_how_far(lambda: tally.counts.articles):
        tally = _Tally(on_article, began)
        shelf = _Shelf(store.articles(), store.versions())
        found = articles.read(paths)
        changed = tally.changed(found, shelf)
        extracted = tally.extracted(extract_each(changed, workers))
        for some in _batches(extracted, batch):
            if moved := shelf.moved(some):
                tally.moved += store.withdraw(moved)
            tally.counts += store.load([records.stored(evidence, store_text) for evidence in some])
        report = tally.report()
        store.record_run(_run(report))
    return report


@dataclass(slots=True)
class _Tally:
    """Counts what passes through the line while it runs."""

    on_article: Callable[[], None]
    started: datetime
    read: int = 0
    unchanged: int = 0
    moved: int = 0
    counts: LoadCounts = field(default_factory=LoadCounts)
    failures: list[Failure] = field(default_factory=list)
    clock: float = field(default_factory=time.monotonic)

    def changed(self, found: Iterable[Article | ArticleError], shelf: _Shelf) -> Iterator[Article]:
        """The articles that the graph hasn't as they stand."""
        seen: dict[str, str] = {}
        for article in found:
            self.read += 1
            if isinstance(article, ArticleError):
                self.failed(failure_of(article))
                continue
            where = article.path or article.id
            first = seen.setdefault(article.id, where)
            if first != where:
                self.failed(Failure(where, f"the same article as {first} (id {article.id}), which was taken; "
                                           "give each article an id of its own", "skipped"))
            elif shelf.has(article):
                self.unchanged += 1
                self.on_article()
            else:
                yield article

    def extracted(self, outcomes: Iterable[Evidence | Failure]) -> Iterator[Evidence]:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed(outcome)
            else:
                yield outcome
                self.on_article()

    def failed(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.on_article()

    def report(self) -> LoadReport:
        return LoadReport(
            self.read, self.counts.articles, self.unchanged, self.moved, self.counts,
            tuple(sorted(self.failures, key=lambda failure: failure.path)),
            self.started.isoformat(timespec="seconds"), round(time.monotonic() - self.clock, 2),
        )


class _Shelf:
    """The articles that the graph holds when a load begins."""

    def __init__(self, held: Iterable[Mapping[str, Any]], versions: Mapping[str, tuple[str, str]]) -> None:
        self._versions = versions
        self._by_text: dict[str, list[str]] = {}
        self._paths: dict[str, str | None] = {}
        for article in held:
            self._paths[article["id"]] = article.get("path")
            if article["id"] == article.get("path"):  # known by its path only
                self._by_text.setdefault(article["sha256"], []).append(article["id"])

    def has(self, article: Article) -> bool:
        """Whether the graph holds just this text, from this path, read by just these rules."""
        sha256, fingerprint = self._versions.get(article.id, ("", ""))
        return (sha256 == article.sha256 and self._paths.get(article.id) == article.path
                and fingerprint == _fingerprint(article))

    def moved(self, some: Sequence[Evidence]) -> list[str]:
        """Ids under which the graph holds these very texts, from paths that are gone: the same articles, moved."""
        gone: list[str] = []
        for article in (evidence.article for evidence in some):
            if article.id == article.path and article.id not in self._versions:
                former = [id_ for id_ in sorted(self._by_text.get(article.sha256, ())) if not Path(id_).exists()]
                if former:
                    self._by_text[article.sha256].remove(former[0])
                    gone.append(former[0])
        return gone


def _fingerprint(article: Article) -> str:
    from pipelines import extract  # imports the NLP libraries, loads no model

    return extract.fingerprint(article)


def _batches(evidence: Iterator[Evidence], size: int) -> Iterator[list[Evidence]]:
    while some := list(islice(evidence, size)):
        yield some


def _run(report: LoadReport) -> dict[str, Any]:
    """What the operations layer keeps of a load."""
    return {
        "started": report.started, "seconds": report.seconds, "read": report.read, "loaded": report.loaded,
        "unchanged": report.unchanged, "moved": report.moved, "failed": len(report.failures),
        "failures": [visible(f"{failure.path}: {failure.reason}") for failure in report.failures[:20]],
    }
