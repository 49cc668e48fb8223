"""An article sentence by sentence: its mentions, and the claims with the frames that made them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.store import Store
from kg.errors import UsageError
from kg.records import QUALIFIERS
from pipelines.engines import registry
from pipelines.engines.registry import Engines
from pipelines.extract import analyse, claims_of
from pipelines.resolution import Resolution
from pipelines.types import Article, Claim, Segment


def explain(article: Article, engines: Engines = registry.DEFAULT) -> Iterator[str]:
    """Lines of plain text: each sentence, then its mentions and the claims that it makes."""
    resolution = analyse(article, engines)
    claims = claims_of(resolution, engines)
    for sentence in resolution.doc.sents:
        text = sentence.text.strip()
        if not text:
            continue
        yield text
        mentions = [
            (start, end, entity.id)
            for entity in resolution.entities
            for start, end in entity.mentions
            if sentence.start_char <= start < sentence.end_char
        ]
        for start, end, entity in sorted(mentions):
            found = resolution.entity(entity)
            yield f"    {article.text[start:end]} → {found.name} ({found.type})"
        for claim in claims:
            if sentence.start_char <= claim.start < sentence.end_char:
                yield f"  • {_claim(resolution, claim)}"
        yield ""


def stored(store: Store, name: str) -> Article:
    """An article of the store, by its id, as the text that it keeps; offsets are those of that text."""
    rows = store.read(
        "MATCH (a:Article) WHERE a.id = $name OR a.path = $name OR a.url = $name "
        "RETURN a.id, a.path, a.url, a.title, a.language, a.published, a.sha256, a.text",
        {"name": name},
    ).rows
    if not rows:
        raise UsageError(f"There is neither a file nor an article {name}. Name a file, or an id that the store knows.")
    *known, text = rows[0]
    if text is None:
        raise UsageError(f"The store keeps no text of {name} (store_text is off). Name its file instead.")
    id_, path, url, title, language, published, sha256 = known
    return Article(id_, path, url, title, language, published, sha256, text, (Segment(0, 0, len(text)),))


def _claim(resolution: Resolution, claim: Claim) -> str:
    ends = f"{resolution.entity(claim.subject).name} – {resolution.entity(claim.object).name}"
    told = []
    for name in QUALIFIERS:
        value = getattr(claim.qualifiers, name)
        if value not in (None, ()):
            shown = resolution.entity(value).name if name in {"place", "to", "accredited_to"} else value
            told.append(f"{name} {', '.join(shown) if isinstance(shown, tuple) else shown}")
    said = "; ".join(told)
    return f"{claim.type} {claim.status}: {ends}{' · ' + said if said else ''} · {claim.frame} {claim.confidence:.2f}"
