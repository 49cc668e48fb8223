"""The line from an article to its evidence."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipelines import coreference, frames, mentions, places
from pipelines.coreference import Resolution
from pipelines.engines import natasha
from pipelines.errors import UnsupportedLanguage
from pipelines.types import Article, Evidence

# An engine a language: its module has `load()` and `fingerprint()`.
ENGINES = {"ru": natasha}
SOURCES = ("*.py", "*.json", "languages/**/*.py", "mentions/*.py", "relations/*.py", "places/*.py", "engines/*.py")


def extract(article: Article) -> Evidence:
    """All that one article says. Raises UnsupportedLanguage where no engine reads its language."""
    resolution = analyse(article)
    claims = frames.find(resolution, ENGINES[article.language].NAME)
    return Evidence(article, resolution.entities, claims, fingerprint(article.language))


def analyse(article: Article) -> Resolution:
    """The article's entities, and what its words stand for. Raises UnsupportedLanguage."""
    engine = ENGINES.get(article.language)
    if engine is None:
        raise UnsupportedLanguage(
            article.path or article.id,
            f"skipped: no pipeline for language {article.language!r} yet (read are: {', '.join(sorted(ENGINES))})",
        )
    doc = engine.load()(article)
    found, titles = mentions.find(doc, article.language)
    return coreference.resolve(doc, found, titles, article)


@cache
def fingerprint(language: str) -> str:
    """What decides the evidence besides the text: kg's rules, the engine and its models, the gazetteer. Hexadecimal."""
    engine = ENGINES.get(language)
    parts = (rules(), engine.fingerprint() if engine else "", places.load().version)
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
