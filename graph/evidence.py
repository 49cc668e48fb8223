"""One article's evidence as rows of the evidence layer: nodes with their ids, keys, blocks and neighbours. Pure."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.errors import EvidenceError
from graph.members import HeldPost, Member, block_keys, identity_keys, stratum_of
from graph.overrides import NONE, Overrides
from graph.projection import Statement
from graph.schema import ENTITY_TYPES, ArticleEvidence
from graph.timespans import span

# A message to the embedded store holds 16 MB.
LONGEST_TEXT = 8 * 2**20
# Characters of a name or key: entities are looked up by them, and an index of Neo4j holds 8,000 bytes.
LONGEST_NAME = 300

# Roles of entities in a claim, by the claim's key, and the relationships that hold them.
ENDS: Mapping[str, str] = {
    "subject": "SUBJECT", "object": "OBJECT", "place": "PLACE", "to": "TO", "accredited_to": "ACCREDITED_TO",
}
_QUALIFIERS = ("date", "period", "value", "currency", "change_pct", "goods", "areas", "role", "title", "format",
               "document", "share_pct")
_CLAIM = ("type", "status", "plover", "sentence", "start", "end", "frame", "engine", "confidence", *_QUALIFIERS)
_TYPE = re.compile(r"[A-Z][A-Z_]*")
_NUMBERS = frozenset({"value", "change_pct", "share_pct", "confidence"})
_ARTICLE = ("id", "source", "path", "url", "title", "language", "published", "sha256", "fingerprint", "text", "minhash")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's rows, ready to be written. `content` is the hash of all that the entity layer can depend on."""

    id: str
    content: str
    article: Mapping[str, Any]
    locals: tuple[Mapping[str, Any], ...]
    mentions: tuple[Mapping[str, Any], ...]
    claims: tuple[Mapping[str, Any], ...]


def prepare(evidence: ArticleEvidence, overrides: Overrides = NONE) -> Prepared:
    """The rows of one article. Raises EvidenceError where a claim or post names an entity that isn't there."""
    try:
        return _prepare(evidence, overrides)
    except KeyError as e:
        raise EvidenceError(f"{evidence.article.get('id')}: its evidence lacks {e}, which it refers to. "
                            "Extract the article anew; if that gives the same, report it as a bug.") from e


def _prepare(evidence: ArticleEvidence, overrides: Overrides) -> Prepared:
    article = {key: evidence.article[key] for key in _ARTICLE if evidence.article.get(key) is not None}
    article["published"] = published = _day(article.get("published"))
    article["content"] = content = _content(evidence)
    article_id = str(article["id"])
    if len(str(article.get("text", "")).encode()) > LONGEST_TEXT:
        raise EvidenceError(f"{article_id}: its text has more than {LONGEST_TEXT // 2**20} MB. Split the article.")
    entities = [_shortened(entity) for entity in evidence.entities]
    for entity in entities:
        if entity["type"] not in ENTITY_TYPES:
            raise EvidenceError(f"{article_id}: {entity['type']!r} is no entity type. Use {', '.join(ENTITY_TYPES)}.")
    for claim in evidence.claims:
        if not _TYPE.fullmatch(claim["type"]):
            raise EvidenceError(f"{article_id}: {claim['type']!r} can't be a relation type. Use capitals and _.")
    ids = {str(entity["id"]): f"{article_id}#{entity['id']}" for entity in entities}
    keys = {str(e["id"]): identity_keys(tuple(e.get("keys") or ()), e["type"], e["name"]) for e in entities}
    strata = {str(e["id"]): stratum_of(keys[str(e["id"])], e["type"]) for e in entities}
    near = _near(evidence)
    types = {str(entity["id"]): entity["type"] for entity in entities}
    locals_, mentions, claims = [], [], []
    for entity in entities:
        local = str(entity["id"])
        names = entity.get("names") or {}
        posts = [json.dumps({k: v for k, v in sorted({**post, "of": types.get(str(post.get("place")))}.items())
                             if v not in (None, False)}, ensure_ascii=False)
                 for post in entity.get("posts") or ()]
        row = _present({
            "id": ids[local], "article": article_id, "local": local, "content": content, "published": published,
            "type": entity["type"], "stratum": strata[local], "name": entity["name"], "iso": entity.get("iso"),
            "name_ru": names.get("ru"), "name_en": names.get("en"), "forms": list(entity.get("aliases") or ()),
            "keys": list(keys[local]), "posts": posts,
            "near": sorted(other for other in near[local] if strata[other] in ("place", "body")),
        })
        locals_.append(_present({**row, "blocks": blocks_of(row, overrides)}))
        spans = [f"{start}-{end}" for start, end in entity.get("mentions") or ()]
        mentions.append({"article": article_id, "local": ids[local], "count": len(spans), "spans": spans})
    for claim in evidence.claims:
        days = span(claim.get("date") or claim.get("period"))
        claims.append(_present({
            "id": f"{article_id}#{claim['id']}", "article": article_id, "local": str(claim["id"]), "content": content,
            "published": published, **{key: _plain(key, claim.get(key)) for key in _CLAIM},
            **{end: ids[str(claim[end])] for end in ENDS if claim.get(end) is not None},
            "date_from": days.first.isoformat() if days else None, "date_to": days.last.isoformat() if days else None,
        }))
    return Prepared(article_id, content, _present(article), tuple(locals_), tuple(mentions), tuple(claims))


def blocks_of(row: Mapping[str, Any], overrides: Overrides) -> list[str]:
    """The blocks of a LocalEntity's row: those of its keys, and those of the overrides that name it."""
    if row["keys"][0].startswith("place:"):
        return []
    return [*block_keys(row["keys"]), *overrides.blocks(row, row["stratum"])]


def evidence_of(article: Mapping[str, Any], locals_: Iterable[Mapping[str, Any]], claims: Iterable[Mapping[str, Any]]
                ) -> ArticleEvidence:
    """An article's evidence from its rows, as it would be loaded again: `prepare` makes the same rows of it.

    `locals_` have their `spans` beside their own properties.
    """
    id_ = str(article["id"])
    entities = [_present({
        "id": row["local"], "type": row["type"], "name": row["name"], "iso": row.get("iso"),
        "names": _present({"ru": row.get("name_ru"), "en": row.get("name_en")}),
        "aliases": list(row.get("forms") or ()), "keys": list(row["keys"]),
        "mentions": [[int(n) for n in each.split("-")] for each in row.get("spans") or ()],
        "posts": [json.loads(post) for post in row.get("posts") or ()],
    }) for row in sorted(locals_, key=lambda row: str(row["local"]))]
    said = [_present({
        "id": row["local"], **{key: row.get(key) for key in _CLAIM},
        **{end: str(row[end]).removeprefix(f"{id_}#") for end in ENDS if row.get(end)},
    }) for row in sorted(claims, key=lambda row: str(row["local"]))]
    kept = {key: article[key] for key in (*_ARTICLE, "content") if article.get(key) is not None}
    return ArticleEvidence(kept, tuple(entities), tuple(said))


def member_of(row: Mapping[str, Any], entities: Mapping[str, str]) -> Member:
    """A LocalEntity's row as identity sees it. `entities`: the entity of each local entity, by the graph's ids."""
    article = row["article"]

    def entity(local: str | None) -> str | None:
        return entities.get(f"{article}#{local}") if local else None

    posts = [json.loads(post) for post in row.get("posts") or ()]
    return Member(
        name=name_of(row), type=row["type"], label=row["name"], label_ru=row.get("name_ru"),
        label_en=row.get("name_en"), aliases=tuple(row.get("forms") or ()), iso=row.get("iso"),
        keys=tuple(row["keys"]), published=row.get("published"),
        posts=tuple(HeldPost(p["role"], entity(p.get("place")), p.get("date"), bool(p.get("former")), p.get("of") or "")
                    for p in posts),
        near=frozenset(found for local in row.get("near") or () if (found := entity(local))),
        articles=frozenset({article}))


def neighbours(row: Mapping[str, Any]) -> set[str]:
    """The graph's ids of the local entities whose entities `member_of` asks for."""
    places = {json.loads(post).get("place") for post in row.get("posts") or ()}
    return {f"{row['article']}#{local}" for local in {*(row.get("near") or ()), *places} if local}


def statement_of(row: Mapping[str, Any], entities: Mapping[str, str], stories: Mapping[str, str]) -> Statement:
    """A Claim's row as projection sees it. `entities` by local entity, `stories` by article, by the graph's ids."""
    return Statement(
        id=row["id"], name=name_of(row), source=row["content"], story=stories.get(row["article"]),
        published=row.get("published"), status=row["status"],
        confidence=float(row["confidence"]), plover=row.get("plover"), sentence=row.get("sentence") or "",
        qualifiers={key: row[key] for key in _QUALIFIERS if row.get(key) is not None},
        **{end: entities.get(row[end]) if row.get(end) else None for end in ("place", "to", "accredited_to")})


def name_of(row: Mapping[str, Any]) -> str:
    """What names a local entity or claim wherever its article lies."""
    return f"{row['content']}#{row['local']}"


def _content(evidence: ArticleEvidence) -> str:
    """A hash of the evidence without what says where the article lies; evidence out of a store brings its own."""
    article = evidence.article
    if "content" in article:
        return str(article["content"])
    parts = [article["sha256"], article.get("fingerprint"), article.get("language"), article.get("published"),
             [dict(entity) for entity in evidence.entities], [dict(claim) for claim in evidence.claims]]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _shortened(entity: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entity without long names and keys: their beginning, and a hash that tells them from others."""
    names = {language: _short(name) for language, name in (entity.get("names") or {}).items()}
    several = {key: [_short(each) for each in entity.get(key) or ()] for key in ("aliases", "keys")}
    return {**entity, "name": _short(entity["name"]), "names": names, **several}


def _short(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    told_apart = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{name[:LONGEST_NAME - 20].rstrip()}… {told_apart}"


def _near(evidence: ArticleEvidence) -> dict[str, set[str]]:
    """By local id, the local ids of the entities that posts and claims join it with."""
    near: dict[str, set[str]] = defaultdict(set)
    for entity in evidence.entities:
        near[str(entity["id"])] |= {str(post["place"]) for post in entity.get("posts") or () if post.get("place")}
    for claim in evidence.claims:
        ends = {str(claim[end]) for end in ENDS if claim.get(end) is not None}
        for end in ("subject", "object"):
            near[str(claim[end])] |= ends - {str(claim[end])}
    return near


def _day(text: Any) -> str | None:
    """A day of publication as an ISO date; None for what isn't one."""
    try:
        return date.fromisoformat(str(text)[:10]).isoformat() if text else None
    except ValueError:
        return None


def _plain(key: str, value: Any) -> Any:
    if value is None:
        return None
    if key in _NUMBERS:
        return float(value)
    return list(value) if key in ("goods", "areas") else value


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None and value != []}
