"""Articles → evidence, here or in worker processes; results come in the order of the articles."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Literal

from kg.errors import KgError
from pipelines.engines import registry
from pipelines.engines.registry import Engines
from pipelines.errors import ArticleError, EngineError, IncompleteSource, UnsupportedLanguage
from pipelines.types import Article, Evidence

AHEAD = 4  # articles under way for each worker: enough to keep it busy, and few texts in memory

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that is not in the result, and why. `skipped`: no pipeline for its language, or given twice;
    `incomplete`: no article, but a source that can't be read to its end."""

    path: str
    reason: str
    kind: Literal["failed", "skipped", "incomplete"] = "failed"


def failure_of(error: ArticleError) -> Failure:
    kind: Literal["failed", "skipped", "incomplete"] = (
        "skipped" if isinstance(error, UnsupportedLanguage)
        else "incomplete" if isinstance(error, IncompleteSource) else "failed")
    return Failure(error.path, error.reason, kind)


def extract_each(
    articles: Iterable[Article], workers: int = 1, engines: Engines = registry.DEFAULT,
) -> Iterator[Evidence | Failure]:
    """The evidence of each article, or why there is none; one article's failure stops no other.

    Raises EngineError if an engine or its model is missing, KgError if a worker process dies.
    """
    if workers == 1:
        for article in articles:
            yield extract_one(article, engines)
        return
    # Never fork: the embedded store's virtual machine may run in this process.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)
    waiting: deque[Future[Evidence | Failure]] = deque()
    try:
        for article in articles:
            waiting.append(pool.submit(extract_one, article, engines))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise KgError("A worker process ended unexpectedly, perhaps for want of memory. What is loaded stays; "
                      "run again with fewer --workers.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def extract_one(article: Article, engines: Engines = registry.DEFAULT) -> Evidence | Failure:
    """One article's evidence, or why there is none."""
    from pipelines import extract  # the NLP libraries take a second to import: only when there is something to read

    try:
        return extract.extract(article, engines)
    except ArticleError as error:
        return failure_of(error)
    except EngineError:
        raise
    except Exception as error:  # a defect in a rule must not cost the other articles
        log.debug("extraction of %s failed", article.path or article.id, exc_info=True)
        where = article.path or article.id
        return Failure(where, f"kg's rules failed on it ({type(error).__name__}: {error}); "
                              "`kg --debug extract` shows where, please report it")


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    end_with_parent()


def end_with_parent() -> None:
    """Ends this process when its parent dies, however it dies."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
