"""The flow: source → documents → articles → evidence → graph, as one function."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.operations import Origin
from graph.schema import LoadCounts
from kg import records
from kg.errors import told_how_far
from kg.shelf import Shelf, fingerprint_of, held_elsewhere, is_feed, rules
from kg.stages import Stages
from kg.terminal import visible
from kg.workers import Failure, extract_each, failure_of
from pipelines.articles import article_of
from pipelines.engines import registry
from pipelines.engines.registry import Engines
from pipelines.errors import ArticleError, IncompleteSource, SourceError
from pipelines.sources import Document, Found, Known, Same, Source
from pipelines.sources.feeds import FEED
from pipelines.sources.files import Files
from pipelines.types import Article, Evidence

if TYPE_CHECKING:  # the driver takes a while to import, and `kg extract` needs none
    from graph.store import Store

BATCH = 50
PRUNE_LIMIT = 5.0  # per cent of a source's articles


@dataclass(frozen=True, slots=True)
class Named:
    """A source as `kg.toml` has it; without a name, the paths of a command line. `language`: of all its articles."""

    source: Source
    name: str = ""
    language: str | None = None
    prune: bool = False
    prune_limit: float = PRUNE_LIMIT


@dataclass(frozen=True, slots=True)
class How:
    """How a load goes. `on_article` is called as each is done; `stop` says that no more are to be begun."""

    workers: int = 1
    batch: int = BATCH
    store_text: bool = True
    retry_failed: bool = False
    on_article: Callable[[], None] = lambda: None
    stop: Callable[[], bool] = lambda: False
    engines: Engines = registry.DEFAULT


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. `read` counts documents, `loaded` articles written, `moved` those of them that had another path;
    `new` and `changed` those that it hadn't or had otherwise.

    `kept` says why vanished articles weren't withdrawn, though they should have been. `stages` are seconds.
    """

    read: int
    loaded: int
    unchanged: int
    moved: int
    counts: LoadCounts
    failures: tuple[Failure, ...]
    started: str
    seconds: float
    source: str = ""
    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    kept: str = ""
    interrupted: bool = False
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every article is in the graph as it stands in its source, and none that should be gone."""
        return not self.failures and not self.kept and not self.interrupted

    @property
    def worked(self) -> bool:
        """Whether the source could be read to its end, and something of what was tried succeeded."""
        failed = sum(failure.kind == "failed" for failure in self.failures)
        return (not any(failure.kind == "incomplete" for failure in self.failures) and not self.kept
                and (self.loaded + self.unchanged > 0 or not failed))

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def load(
    store: Store, paths: Sequence[str], *, workers: int = 1, batch: int = BATCH, store_text: bool = True,
    engines: Engines = registry.DEFAULT, on_article: Callable[[], None] = lambda: None,
) -> LoadReport:
    """Loads the articles of files, folders and archives, as `load_source` does."""
    how = How(workers, batch, store_text, on_article=on_article, engines=engines)
    return load_source(store, Named(Files(paths)), how)


def load_source(store: Store, named: Named, how: How) -> LoadReport:
    """Loads a source: read → leave out what is as it was → clean → extract → store, in batches.

    A batch is one transaction, so a load that is killed leaves whole articles, and the next one goes on from there.
    Raises SourceError and StoreError, and EngineError before a document is read; an article's failure is reported and
    stops nothing.
    """
    registry.ready(how.engines)
    with store.writer() as began:
        shelf = Shelf(store, named.name, how.engines)
        run = _Run(store, named, how, shelf, began)
        with told_how_far(lambda: run.counts.articles):
            known = shelf.validators if not how.retry_failed and not named.prune else _but_feeds(shelf)
            found = run.stages.each("read", _found(named, known))
            outcomes = run.stages.each("extract", extract_each(run.changed(found), how.workers, how.engines))
            for some in _batches(run.extracted(outcomes), how.batch):
                with run.stages.at("store"):
                    run.put(some)
            with run.stages.at("store"):
                run.end()
            report = run.report()
            store.record_run(_noted(report))
            store.operations.trim_runs()
    return report


@dataclass(slots=True)
class _Run:
    """One run over a source: what passed, and what is to be remembered of it."""

    store: Store
    named: Named
    how: How
    shelf: Shelf
    started: datetime
    stages: Stages = field(default_factory=Stages)
    read: int = 0
    new: int = 0
    unchanged: int = 0
    moved: int = 0
    withdrawn: int = 0
    kept: str = ""
    news: bool = False  # a failure that wasn't known before
    stopped: bool = False
    counts: LoadCounts = field(default_factory=LoadCounts)
    failures: list[Failure] = field(default_factory=list)
    clock: float = field(default_factory=time.monotonic)
    _seen: dict[str, str] = field(default_factory=dict)  # by id of article, the place that gave it
    _there: set[str] = field(default_factory=set)  # places
    _under_way: deque[tuple[Document, Article]] = field(default_factory=deque)
    _notes: dict[str, Origin] = field(default_factory=dict)  # by key
    _done: set[str] = field(default_factory=set)  # keys of origins that are to be forgotten

    def changed(self, found: Iterable[Found]) -> Iterator[Article]:
        """The articles that the graph hasn't as they stand."""
        for each in found:
            article = self._changed(each)
            if article is not None:
                yield article
            if self.how.stop():
                self.stopped = True
                return

    def _changed(self, found: Found) -> Article | None:
        if isinstance(found, Same):
            if not found.place.startswith(FEED):
                self._is_as_it_was(found.place, self.shelf.at(found.place))
            return None
        self.read += 1
        if isinstance(found, ArticleError):
            self._failed(found.path, failure_of(found))
            return None
        document = found if found.language or not self.named.language else replace(found, language=self.named.language)
        known = self.shelf.as_it_was(document)
        if known and known.reason and not self.how.retry_failed:
            self._there.add(known.place)
            self._taken(known.article or "", known.place)
            self._failure(Failure(known.place, known.reason, "skipped" if known.kind == "skipped" else "failed"))
            return None
        if known and self.shelf.stands(known) and not known.reason:
            if self._taken(known.article or "", known.place):
                self.read -= 1
                self._is_as_it_was(known.place, known)
            return None
        try:
            with self.stages.at("clean"):
                article = article_of(document)
        except ArticleError as error:
            self._failed(document.place, failure_of(error), document)
            return None
        if not self._taken(article.id, document.place):
            return None
        if self.shelf.has(article):
            self.unchanged += 1
            self._note(document, article)
            self.how.on_article()
            return None
        self._under_way.append((document, article))
        return article

    def extracted(self, outcomes: Iterable[Evidence | Failure]) -> Iterator[Evidence]:
        for outcome in outcomes:
            document, article = self._under_way.popleft()  # they come in the order in which they went
            if isinstance(outcome, Failure):
                self._failed(document.place, replace(outcome, path=document.place), document, article.language)
            else:
                self.new += not self.shelf.holds(article.id)
                self._note(document, article)
                yield outcome
                self.how.on_article()

    def put(self, some: Sequence[Evidence]) -> None:
        """Writes a batch. Where the articles came from is noted first: an article of unknown origin is never pruned."""
        self._write_notes()
        if moved := self.shelf.moved(some, self._seen):
            self.moved += self.store.withdraw(moved)
            self.new -= len(moved)
            self._done |= {origin.key for origin in self.shelf.origins if origin.article in moved}
        self.counts += self.store.load([records.stored(evidence, self.how.store_text) for evidence in some])

    def end(self) -> None:
        """What is to be done once the source has been read: what vanished goes, and what was seen is remembered."""
        self._write_notes()
        if not self.stopped and not any(failure.kind == "incomplete" for failure in self.failures):
            gone = self.shelf.gone(self.named.source, self._seen, self._there)
            if self.named.prune:
                self._prune(gone)
            self._done |= {o.key for o in self.shelf.origins if o.article is None and not is_feed(o)
                           and o.place not in self._there and self.named.source.covers(o.place)}
            if not self.failures:
                lists = self.named.source.remember()
                self.store.operations.note(Origin(self.named.name, place, etag=known.etag, modified=known.modified)
                                           for place, known in lists.items())
        self.store.operations.forget(self._done)

    def report(self) -> LoadReport:
        return LoadReport(
            self.read, self.counts.articles, self.unchanged, self.moved, self.counts,
            tuple(sorted(self.failures, key=lambda failure: failure.path)),
            self.started.isoformat(timespec="seconds"), round(time.monotonic() - self.clock, 2), self.named.name,
            self.new, max(self.counts.articles - self.new, 0), self.withdrawn, self.kept, self.stopped,
            self.stages.seconds(),
        )

    def _prune(self, gone: Sequence[Origin]) -> None:
        elsewhere = held_elsewhere(self.store, self.named.name, gone)
        gone = [origin for origin in gone if origin.article not in elsewhere]
        if not gone:
            return
        standing = self.shelf.standing()
        share = 100 * len(gone) / standing
        if self.news:
            self.kept = (f"{len(gone)} vanished articles are kept, for not everything could be read; "
                         "they go when a load has no new failures")
        elif share > self.named.prune_limit:
            self.kept = (f"{len(gone)} of {standing} articles have vanished ({share:.0f} %), more than "
                         f"{self.named.prune_limit:g} %: they are kept. If they are to go, say "
                         f"`--prune --prune-limit {min(int(share) + 1, 100)}`")
        else:
            for start in range(0, len(gone), self.how.batch):
                self.withdrawn += self.store.withdraw(
                    [origin.article or "" for origin in gone[start : start + self.how.batch]])
            self._done |= {origin.key for origin in gone}

    def _is_as_it_was(self, place: str, origin: Origin | None) -> None:
        self.read += 1
        self.unchanged += 1
        self._there.add(place)
        if origin and origin.article:
            self._seen.setdefault(origin.article, place)
        self.how.on_article()

    def _taken(self, id_: str, place: str) -> bool:
        """Whether this place is the first to give an article; if it isn't, that is told."""
        self._there.add(place)
        first = self._seen.setdefault(id_, place) if id_ else place
        if first != place:
            self._failed(place, Failure(place, f"the same article as {first} (id {id_}), which was taken; "
                                               "give each article an id of its own", "skipped"))
        return first == place

    def _failed(self, place: str, failure: Failure, document: Document | None = None, language: str = "") -> None:
        """Tells a failure, and remembers it: with its document it isn't tried again until that or the rules change."""
        self._there.add(place)
        given_twice = failure.kind == "skipped" and document is None
        known = None if given_twice else self.shelf.at(place)
        if known and known.article:
            self._seen.setdefault(known.article, place)
        self.news |= failure.kind != "skipped" and (known is None or known.reason != failure.reason)
        if failure.kind != "incomplete":
            origin = replace(known or Origin(self.named.name, place), reason=failure.reason, kind=failure.kind,
                             raw=document.raw if document else None, language=language or None,
                             rules=rules(language, self.how.engines) if document else None)
            self._notes[origin.key] = origin
        self._failure(failure)

    def _failure(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.how.on_article()

    def _note(self, document: Document, article: Article) -> None:
        """Remembers where an article came from, and what stood there before."""
        validators = document.validators
        origin = Origin(
            self.named.name, document.place, article.id, article.sha256, fingerprint_of(article, self.how.engines),
            document.raw, rules(article.language, self.how.engines), article.language,
            validators.etag if validators else None, validators.modified if validators else None)
        former = self.shelf.at(document.place)
        self._notes[origin.key] = origin
        if former and former.key != origin.key:
            if former.article and former.article != former.place:
                self._notes[former.key] = replace(former, place="")
            else:
                # A failure that is over, or an article that was known by its place only, which now has another name.
                self._done.add(former.key)
                if former.article and former.article not in self._seen:
                    self.withdrawn += self.store.withdraw([former.article])

    def _write_notes(self) -> None:
        self.store.operations.note(self._notes.values())
        self._notes.clear()


def _found(named: Named, known: Known) -> Iterator[Found]:
    """What a source gives. A named one that isn't there is a failure of this run: others go on."""
    try:
        yield from named.source.read(known)
    except SourceError as error:
        if not named.name:
            raise
        place, _, reason = str(error).partition(": ")
        yield IncompleteSource(place, reason)


def _but_feeds(shelf: Shelf) -> Known:
    """What is known of pages only: feeds are to say all that they list."""
    return lambda place: None if place.startswith(FEED) else shelf.validators(place)


def _batches(evidence: Iterator[Evidence], size: int) -> Iterator[list[Evidence]]:
    while some := list(islice(evidence, size)):
        yield some


def _noted(report: LoadReport) -> dict[str, Any]:
    """What the operations layer keeps of a load."""
    return {
        "source": report.source, "started": report.started, "seconds": report.seconds, "read": report.read,
        "loaded": report.loaded, "new": report.new, "changed": report.changed, "unchanged": report.unchanged,
        "moved": report.moved, "withdrawn": report.withdrawn, "failed": len(report.failures), "stages": report.stages,
        "failures": [visible(f"{failure.path}: {failure.reason}") for failure in report.failures[:20]],
        **({"kept": report.kept} if report.kept else {}), **({"interrupted": True} if report.interrupted else {}),
    }
