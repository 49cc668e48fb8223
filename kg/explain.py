"""An article sentence by sentence: its mentions, and the claims with the frames that made them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import QUALIFIERS
from pipelines import frames
from pipelines.coreference import Resolution
from pipelines.extract import ENGINES, analyse
from pipelines.types import Article, Claim


def explain(article: Article) -> Iterator[str]:
    """Lines of plain text: each sentence, then its mentions and the claims that it makes."""
    resolution = analyse(article)
    claims = frames.find(resolution, ENGINES[article.language].NAME)
    for sentence in resolution.doc.sents:
        text = sentence.text.strip()
        if not text:
            continue
        yield text
        mentions = [(start, end, entity.id) for entity in resolution.entities for start, end in entity.mentions
                    if sentence.start_char <= start < sentence.end_char]
        for start, end, entity in sorted(mentions):
            found = resolution.entity(entity)
            yield f"    {article.text[start:end]} → {found.name} ({found.type})"
        for claim in claims:
            if sentence.start_char <= claim.start < sentence.end_char:
                yield f"  • {_claim(resolution, claim)}"
        yield ""


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
