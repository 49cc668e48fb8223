"""All that articles say of one entity: its facts, each with every claim behind it. What `kg report` writes down."""

from __future__ import annotations

from dataclasses import dataclass

from graph import lookup
from graph.errors import QueryError
from graph.members import fold
from graph.queries import Reader
from graph.schema import Edge, Node
from graph.statements import Statement, statements
from graph.subgraph import Subgraph, in_language, node_identity, node_name, node_type

_FIND = f"{lookup.FIND} RETURN e ORDER BY e.id"
_ARTICLES = ("MATCH (:Entity {id: $id})<-[:REFERS_TO]-(:LocalEntity)<-[m:MENTIONS]-(a:Article) "
             "RETURN count(DISTINCT a.id) AS articles, sum(m.count) AS mentions, min(a.published) AS first, "
             "max(a.published) AS last")
_FACTS = ("MATCH (e:Entity {id: $id})-[r]-(:Entity) WHERE r.fact IS NOT NULL "
          "RETURN DISTINCT startNode(r) AS s, r, endNode(r) AS o")


@dataclass(frozen=True, slots=True)
class Fact:
    """An edge with the names at its ends and the statements that it rests on, the surest first."""

    edge: Edge
    subject: str
    object: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entity, how often articles mention it, and its facts, the latest first."""

    entity: Node
    articles: int
    mentions: int
    first: str | None
    last: str | None
    facts: tuple[Fact, ...]


def dossier(store: Reader, name: str, language: str | None = None) -> Dossier | None:
    """The dossier of the entity of this name, code or id; None where there is none.

    Raises QueryError where several bear the name, with the ids that tell them apart.
    """
    found = [row[0] for row in store.read(_FIND, {"name": fold(name)}).rows]
    if not found:
        return None
    if len(found) > 1:
        these = "; ".join(f"{node_name(n)} ({node_type(n)}): {node_identity(n)!r}" for n in found)
        raise QueryError(f"{len(found)} entities are called {name!r}. Name one by its id: {these}.")
    id_ = node_identity(found[0])
    [(articles, mentions, first, last)] = store.read(_ARTICLES, {"id": id_}).rows
    rows = {str(r.properties["fact"]): (r, s, o) for s, r, o in store.read(_FACTS, {"id": id_}).rows}
    told = statements(store, rows)
    [entity] = _named([found[0]], language)
    facts = []
    for fact, (edge, *ends) in rows.items():
        subject, object_ = map(node_name, _named(ends, language))
        facts.append(Fact(edge, subject, object_, told.get(fact, ())))
    facts.sort(key=lambda f: (f.edge.type, f.subject, f.object, str(f.edge.properties.get("key"))))
    facts.sort(key=lambda f: str(f.edge.properties.get("date_from") or f.edge.properties.get("first_reported") or ""),
               reverse=True)
    return Dossier(entity, int(articles), int(mentions or 0), first, last, tuple(facts))


def _named(nodes: list[Node], language: str | None) -> tuple[Node, ...]:
    return in_language(Subgraph(tuple(nodes), ()), language).nodes if language else tuple(nodes)
