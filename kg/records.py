"""Evidence → records: as `kg extract` writes it, and as the store takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from urllib.parse import urlsplit

from graph import reprints, schema
from graph.schema import ArticleEvidence
from pipelines import places
from pipelines.types import Article, Claim, Evidence, LocalEntity, Post, Qualifiers, Span

QUALIFIERS = tuple(field.name for field in fields(Qualifiers))
FILE = "file"  # the source of an article that has no URL


def contract(evidence: Evidence) -> dict[str, Any]:
    """The record of `kg extract`. Offsets are characters of the article's file."""
    article = evidence.article

    def in_file(span: Span) -> Span:
        # A span's end lies after its last character: the character there may stand far away in the file.
        start, end = span
        return article.to_file(start), article.to_file(end - 1) + 1 if end > start else article.to_file(start)

    return {
        "article": {name: getattr(article, name)
                    for name in ("id", "path", "url", "title", "language", "published", "sha256")},
        "entities": [_entity(entity, in_file) for entity in evidence.entities],
        "claims": [_claim(claim, in_file) for claim in evidence.claims],
    }


def stored(evidence: Evidence, store_text: bool) -> ArticleEvidence:
    """The evidence for the store. Offsets are characters of the cleaned text, which the store keeps with it."""
    article = evidence.article
    kept = {name: getattr(article, name) for name in ("id", "path", "url", "title", "language", "published", "sha256")}
    kept |= {"source": source(article), "fingerprint": evidence.fingerprint,
             "minhash": list(reprints.signature(article.text))}
    if store_text:
        kept["text"] = article.text
    return ArticleEvidence(
        article=_without_none(kept),
        entities=tuple(
            _entity(entity, _same) | {"keys": list(entity.keys), "posts": [_post(post) for post in entity.posts]}
            for entity in evidence.entities
        ),
        claims=tuple(_claim(claim, _same) for claim in evidence.claims),
    )


def source(article: Article) -> str:
    """Who published it, as far as its address tells: the host, else `file`."""
    host = urlsplit(article.url).hostname if article.url else None
    return host.removeprefix("www.") if host else FILE


def place(key: str) -> schema.Place | None:
    """A place of the gazetteer as the graph knows it; None if there is none with this key."""
    found = places.load().by_key(key)
    if found is None:
        return None
    return schema.Place(found.key, found.type, found.iso, found.name_ru, found.name_en, found.parent)


def _entity(entity: LocalEntity, spans: Callable[[Span], Span]) -> dict[str, Any]:
    return {
        "id": entity.id, "type": entity.type, "name": entity.name, "names": dict(entity.names),
        "aliases": list(entity.aliases), "iso": entity.iso, "mentions": [list(spans(span)) for span in entity.mentions],
    }


def _claim(claim: Claim, spans: Callable[[Span], Span]) -> dict[str, Any]:
    start, end = spans((claim.start, claim.end))
    record: dict[str, Any] = {
        "id": claim.id, "type": claim.type, "subject": claim.subject, "object": claim.object, "status": claim.status,
        "confidence": claim.confidence, "plover": claim.plover, "sentence": claim.sentence, "start": start, "end": end,
        "frame": claim.frame, "engine": claim.engine,
    }
    for name in QUALIFIERS:
        value = getattr(claim.qualifiers, name)
        if value is not None and value != ():
            record[name] = list(value) if isinstance(value, tuple) else value
    return record


def _post(post: Post) -> dict[str, Any]:
    return _without_none({field.name: getattr(post, field.name) for field in fields(Post)})


def _same(span: Span) -> Span:
    return span


def _without_none(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None}
