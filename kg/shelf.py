"""What the graph holds when a load begins, and where each article of a source came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.operations import Origin
from pipelines.engines.registry import Engines
from pipelines.sources import Document, Source, Validators
from pipelines.sources.feeds import FEED
from pipelines.sources.urls import is_web
from pipelines.types import Article, Evidence

if TYPE_CHECKING:
    from graph.store import Store


class Shelf:
    """The articles of the graph, and what is remembered of one source's."""

    def __init__(self, store: Store, source: str, engines: Engines) -> None:
        self._engines = engines
        self._versions: dict[str, tuple[str, str]] = {}
        self._by_text: dict[str, list[str]] = {}
        self._paths: dict[str, str | None] = {}
        for id_, path, sha256, fingerprint in store.versions():
            self._versions[id_] = sha256, fingerprint
            self._paths[id_] = path
            if id_ == path:  # known by its path only
                self._by_text.setdefault(sha256, []).append(id_)
        self.origins = tuple(store.operations.origins(source))
        self._by_place = {origin.place: origin for origin in self.origins if origin.place}
        self._settled = all(self.stands(o) and not o.reason for o in self.origins if o.place and not is_feed(o))

    def at(self, place: str) -> Origin | None:
        """What is known of the document at a place."""
        return self._by_place.get(place)

    def holds(self, id_: str) -> bool:
        return id_ in self._versions

    def has(self, article: Article) -> bool:
        """Whether the graph holds just this text, from this path, read by just these rules and this engine."""
        sha256, fingerprint = self._versions.get(article.id, ("", ""))
        return (sha256 == article.sha256 and self._paths.get(article.id) == article.path
                and fingerprint == fingerprint_of(article, self._engines))

    def stands(self, origin: Origin) -> bool:
        """Whether what an origin gave is in the graph, read by the rules as they are."""
        return (origin.article is not None and origin.rules == rules(origin.language, self._engines)
                and self._versions.get(origin.article) == (origin.sha256, origin.fingerprint))

    def as_it_was(self, document: Document) -> Origin | None:
        """What is known of a document, if neither it nor the rules have changed since."""
        origin = self.at(document.place)
        if origin is None or origin.raw != document.raw or origin.rules != rules(origin.language, self._engines):
            return None
        return origin

    def validators(self, place: str) -> Validators | None:
        """What to ask a server by. A feed's count only while all that it listed is in the graph."""
        origin = self.at(place)
        if origin is None or not (self._settled if is_feed(origin) else self.stands(origin) and not origin.reason):
            return None
        return Validators(origin.etag, origin.modified)

    def moved(self, some: Sequence[Evidence], seen: Iterable[str]) -> list[str]:
        """Ids under which the graph holds these very texts, from paths that are gone: the same articles, moved."""
        gone: list[str] = []
        for article in (evidence.article for evidence in some):
            if article.id == article.path and article.id not in self._versions:
                former = [id_ for id_ in sorted(self._by_text.get(article.sha256, ()))
                          if id_ not in seen and not Path(id_).exists()]
                if former:
                    self._by_text[article.sha256].remove(former[0])
                    gone.append(former[0])
        return gone

    def gone(self, source: Source, articles: Iterable[str], places: Iterable[str]) -> list[Origin]:
        """Whose articles stand in the graph and no more in the source, which has just been read to its end."""
        seen, there = set(articles), set(places)
        return [origin for origin in self.origins
                if origin.article in self._versions and origin.article not in seen and origin.place not in there
                and (not origin.place or source.covers(origin.place))]

    def standing(self) -> int:
        """How many articles of the graph the source has given."""
        return sum(origin.article in self._versions for origin in self.origins)


def held_elsewhere(store: Store, source: str, origins: Sequence[Origin]) -> set[str]:
    """Which of these articles another source still gives: files that are gone give nothing."""
    articles = {origin.article for origin in origins if origin.article}
    return {other.article for other in store.operations.holders(articles, besides=source) if other.article
            and (is_web(other.place) or Path(other.place.rpartition("#")[0] or other.place).exists())}


def is_feed(origin: Origin) -> bool:
    """Whether it is a feed's state, and no article's."""
    return origin.place.startswith(FEED)


def fingerprint_of(article: Article, engines: Engines) -> str:
    from pipelines import extract  # imports the NLP libraries, loads no model

    return extract.fingerprint(article, engines)


def rules(language: str | None, engines: Engines) -> str:
    """The version of all that reads articles in a language."""
    return fingerprint_of(Article("", None, None, None, language or "", None, "", "", ()), engines)
