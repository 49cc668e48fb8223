"""Errors of the pipelines. Each message says what to do next.

PipelineError
├── ArticleError          one article can't be read; the load goes on without it
│   ├── UnreadableArticle   empty, binary, too big, not UTF-8, no permission, not fetched
│   ├── IncompleteSource    a folder, archive or feed can't be read to its end
│   └── UnsupportedLanguage no pipeline for its language
├── SourceError           a path that isn't there, a folder without articles
└── EngineError           an engine's library or model is missing, broken or of another language
"""

from __future__ import annotations


class PipelineError(Exception):
    """Root of the pipelines' errors."""


class ArticleError(PipelineError):
    """One article can't be used; `path` names it and `reason` says why and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnreadableArticle(ArticleError):
    """Empty, binary, too big, in another encoding, or not readable."""


class IncompleteSource(ArticleError):
    """Part of a source can't be read, so nobody knows what else it holds; `path` names that part."""


class UnsupportedLanguage(ArticleError):
    """No pipeline reads this language yet."""


class SourceError(PipelineError):
    """A source isn't there or holds no article."""


class EngineError(PipelineError):
    """An engine can't be used: its library or model is missing, broken or of another language."""
