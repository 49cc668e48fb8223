"""The line from an article to its evidence."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import spacy.tokens

from pipelines import coreference, frames, mentions, places
from pipelines.document import Doc
from pipelines.engines import registry
from pipelines.engines.registry import Choice, Engines
from pipelines.english.coreference import resolve as resolve_english
from pipelines.errors import UnsupportedLanguage
from pipelines.keys import with_seats
from pipelines.resolution import Resolution
from pipelines.types import Article, Claim, Evidence

RESOLVERS = {"ru": coreference.resolve, "en": resolve_english}
SOURCES = (
    "*.py",
    "*.json",
    "sources/*.py",
    "english/*.py",
    "languages/**/*.py",
    "keys/*.py",
    "mentions/*.py",
    "relations/**/*.py",
    "places/*.py",
    "engines/*.py",
)


def extract(article: Article, engines: Engines = registry.DEFAULT) -> Evidence:
    """All that one article says. Raises UnsupportedLanguage where no engine reads its language, EngineError."""
    resolution = analyse(article, engines)
    claims = claims_of(resolution, engines)
    return Evidence(article, with_seats(resolution.entities, claims), claims, fingerprint(article, engines))


def analyse(article: Article, engines: Engines = registry.DEFAULT) -> Resolution:
    """The article's entities, and what its words stand for. Raises UnsupportedLanguage, EngineError."""
    return resolve(registry.load(_engine(article, engines))(article), article)


def claims_of(resolution: Resolution, engines: Engines = registry.DEFAULT) -> tuple[Claim, ...]:
    """The claims of an article that `analyse` has read with the same engines."""
    return frames.find(resolution, _engine(resolution.article, engines).name)


def resolve(analysed: spacy.tokens.Doc, article: Article) -> Resolution:
    """The entities of an article that an engine has read, and what its words stand for."""
    doc = Doc(analysed)
    found, titles = mentions.find(doc, article.language)
    return RESOLVERS[article.language](doc, found, titles, article)


def fingerprint(article: Article, engines: Engines = registry.DEFAULT) -> str:
    """What decides an article's evidence besides its text. Hexadecimal.

    The versions of kg's rules, of the engine with its models and of the gazetteer, and what the article's source says
    of it: when it was published, and its title.
    """
    return _hash(_versions(engines.of(article.language)), article.published or "", article.title or "")


@cache
def _versions(choice: Choice | None) -> str:
    engine = "" if choice is None else f"{choice.name} {registry.fingerprint(choice)}"
    return _hash(rules(), engine, places.load().version)


def _engine(article: Article, engines: Engines) -> Choice:
    choice = engines.of(article.language)
    if choice is None:
        read = ", ".join(sorted(each.language for each in engines.choices))
        raise UnsupportedLanguage(
            article.path or article.id,
            f"skipped: no pipeline for language {article.language!r} yet (read are: {read})",
        )
    return choice


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def rules() -> str:
    """A hash of the pipelines' own source: any change of a rule is another version of them."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted({p for pattern in SOURCES for p in root.glob(pattern)}):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
