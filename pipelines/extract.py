"""The line from an article to its evidence."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import spacy.tokens

from pipelines import coreference, frames, mentions, places
from pipelines.document import Doc
from pipelines.engines import english, natasha
from pipelines.english.coreference import resolve as resolve_english
from pipelines.errors import UnsupportedLanguage
from pipelines.keys import with_seats
from pipelines.resolution import Resolution
from pipelines.types import Article, Evidence

# An engine a language: its module has LANGUAGE, NAME, `load()` and `fingerprint()`.
ENGINES = {engine.LANGUAGE: engine for engine in (natasha, english)}
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


def extract(article: Article) -> Evidence:
    """All that one article says. Raises UnsupportedLanguage where no engine reads its language."""
    resolution = analyse(article)
    claims = frames.find(resolution, ENGINES[article.language].NAME)
    return Evidence(article, with_seats(resolution.entities, claims), claims, fingerprint(article))


def analyse(article: Article) -> Resolution:
    """The article's entities, and what its words stand for. Raises UnsupportedLanguage."""
    engine = ENGINES.get(article.language)
    if engine is None:
        raise UnsupportedLanguage(
            article.path or article.id,
            f"skipped: no pipeline for language {article.language!r} yet (read are: {', '.join(sorted(ENGINES))})",
        )
    return resolve(engine.load()(article), article)


def resolve(analysed: spacy.tokens.Doc, article: Article) -> Resolution:
    """The entities of an article that an engine has read, and what its words stand for."""
    doc = Doc(analysed)
    found, titles = mentions.find(doc, article.language)
    return RESOLVERS[article.language](doc, found, titles, article)


def fingerprint(article: Article) -> str:
    """What decides an article's evidence besides its text. Hexadecimal.

    The versions of kg's rules, of the engine with its models and of the gazetteer, and what the article's source says
    of it: when it was published, and its title.
    """
    return _hash(_versions(article.language), article.published or "", article.title or "")


@cache
def _versions(language: str) -> str:
    engine = ENGINES.get(language)
    return _hash(rules(), engine.fingerprint() if engine else "", places.load().version)


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
