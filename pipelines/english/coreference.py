"""English mentions → local entities: what each name, post, bare noun and pronoun of one article stands for."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipelines.coreference import Resolution
from pipelines.english import clusters
from pipelines.mentions.titles import Title
from pipelines.types import Article, Mention


def resolve(doc: Doc, mentions: Sequence[Mention], titles: Sequence[Title], article: Article) -> Resolution:
    """The article's local entities, and what every token that names, describes or points to one stands for."""
    found, of, mentions = clusters.join(doc, mentions)
    stands = {
        i: (f"e{of[n] + 1}",)
        for n, m in sorted(enumerate(mentions), key=lambda e: e[1].tokens[0] - e[1].tokens[1])
        for i in range(*m.tokens)
    }
    spans = {c: tuple((m.start, m.end) for n, m in enumerate(mentions) if of[n] == c) for c in set(of.values())}
    entities = tuple(found[c].entity(f"e{c + 1}", spans[c], (), article.published) for c in sorted(spans))
    return Resolution(doc, article, mentions, entities, (), tuple(titles), stands, {e.id: e for e in entities})
