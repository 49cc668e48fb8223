"""What stands in the graph: evidence as it comes in, types of nodes and edges, constraints, and rows as they come out.

Evidence layer, one article's replaced as a whole:
    (:Article {id, source, path, url, title, language, published, sha256, fingerprint, text, minhash, content,
               loaded_at; derived: story})
    (:LocalEntity {id, article, type, name, name_ru, name_en, forms, iso, keys, posts, near})
    (:Claim {id, article, type, status, sentence, start, end, frame, engine, confidence, plover, subject, object, place,
             to, accredited_to, date, date_from, date_to, period, value, …; derived: pair, fact})
    (:Article)-[:MENTIONS {count, spans}]->(:LocalEntity)   (:Article)-[:STATES]->(:Claim)
    (:Claim)-[:SUBJECT|OBJECT|PLACE|TO|ACCREDITED_TO]->(:LocalEntity)   (:LocalEntity)-[:IN_BLOCK]->(:Block {key})
    (:Article)-[:IN_BAND]->(:Band {key})
Entity layer, derived:
    (:Entity:Person|Country|… {id, type, name, name_ru, name_en, aliases, search, key, iso, ambiguous})
    (:Name {key})-[:NAMES]->(:Entity)
    (:LocalEntity)-[:REFERS_TO {why}]->(:Entity)   (:Entity)-[:PART_OF]->(:Entity)
    (:Entity)-[:MET_WITH|… {key, fact, status, date, date_from, date_to, period, reports, articles, sentence, evidence,
               first_reported, last_reported, confidence, plover, place, place_id, …}]->(:Entity)
Operations layer, in no digest: WriterLease, WriterFence, Run, Origin, SourceState (operations.py),
    SchemaVersion, Overrides, Block, Band.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

# 2: articles bear a MinHash and lie in bands, and the store keeps the overrides that were applied. 3: Name nodes.
SCHEMA_VERSION = 3

# In the order that decides between types that are named equally often.
ENTITY_TYPES = ("Person", "Country", "Region", "City", "GovernmentBody", "Company", "Organization", "Event")
PLACE_TYPES = frozenset({"Country", "Region", "City"})

# What tells apart the facts of one pair of entities, one relation type and one status.
Keying = Literal["figure", "role", "interval", "dates", "document", "areas"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation type: how its facts are told apart, and whether it has a direction."""

    keying: Keying
    symmetric: bool = False


RELATIONS: Mapping[str, Relation] = {
    "HOLDS_POSITION": Relation("role"),
    "MET_WITH": Relation("dates", symmetric=True),
    "VISITED": Relation("dates"),
    "INVITED": Relation("dates"),
    "TRADES_WITH": Relation("figure", symmetric=True),
    "EXPORTS_TO": Relation("figure"),
    "SUPPLIES_TO": Relation("figure"),
    "COOPERATES_WITH": Relation("areas", symmetric=True),
    "SIGNED_WITH": Relation("document", symmetric=True),
    "PARTICIPATES_IN": Relation("dates"),
    "ORGANIZES": Relation("dates"),
    "HELD_IN": Relation("dates"),
    "INVESTS_IN": Relation("figure"),
    "OWNS": Relation("interval"),
    "LOCATED_IN": Relation("interval"),
}

# Unique identifiers and what is looked up by value; the same statements run on Neo4j and on the embedded store.
CONSTRAINTS = (
    "CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT local_entity_id IF NOT EXISTS FOR (n:LocalEntity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT name_key IF NOT EXISTS FOR (n:Name) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT block_key IF NOT EXISTS FOR (n:Block) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT band_key IF NOT EXISTS FOR (n:Band) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (n:WriterLease) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT fence_name IF NOT EXISTS FOR (n:WriterFence) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT schema_name IF NOT EXISTS FOR (n:SchemaVersion) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT overrides_name IF NOT EXISTS FOR (n:Overrides) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT origin_key IF NOT EXISTS FOR (n:Origin) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT source_name IF NOT EXISTS FOR (n:SourceState) REQUIRE n.name IS UNIQUE",
    "CREATE INDEX origin_article IF NOT EXISTS FOR (n:Origin) ON (n.article)",
    "CREATE INDEX entity_key IF NOT EXISTS FOR (n:Entity) ON (n.key)",
    "CREATE INDEX entity_iso IF NOT EXISTS FOR (n:Entity) ON (n.iso)",
    "CREATE INDEX claim_pair IF NOT EXISTS FOR (n:Claim) ON (n.pair)",
    "CREATE INDEX claim_fact IF NOT EXISTS FOR (n:Claim) ON (n.fact)",
)


@dataclass(frozen=True, slots=True)
class ArticleEvidence:
    """What one article says, as the store takes it: mappings with the keys of `kg extract`, absent ones left out.

    `article`: id, source, path, url, title, language, published, sha256, fingerprint, text, minhash; and `content`, the
    hash that names it, where it comes out of a store. `entities`: id (unique in
    the article), type, name, names, aliases, iso, mentions, keys (strongest first), posts (role, title, place, date,
    former). `claims`: id, type, subject, object, status, confidence, plover, sentence, start, end, frame, engine and
    qualifiers; subject, object, place, to and accredited_to are ids of entities of this article.
    """

    article: Mapping[str, Any]
    entities: tuple[Mapping[str, Any], ...]
    claims: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer; `parent` is the key of the place that it lies in."""

    key: str
    type: str
    iso: str | None
    name_ru: str
    name_en: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load changed. `articles` were written, `unchanged` stood as they are; the rest counts theirs."""

    articles: int = 0
    unchanged: int = 0
    mentions: int = 0
    claims: int = 0
    entities_added: int = 0
    entities_removed: int = 0
    edges_added: int = 0
    edges_removed: int = 0

    def __add__(self, other: LoadCounts) -> LoadCounts:
        return LoadCounts(*(getattr(self, name) + getattr(other, name) for name in LoadCounts.__slots__))


@dataclass(frozen=True, slots=True)
class Node:
    """A node of an answer. `id` is the store's own."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of an answer; `start` and `end` are ids of nodes."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Path:
    """A path of an answer, its nodes and edges in order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: values are plain Python, Node, Edge or Path; dates are ISO strings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
