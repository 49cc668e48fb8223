"""Whatever is asked of a store through `read`, nothing in it changes: on the embedded store and on Neo4j."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from graph.errors import ForbiddenWrite, GraphError, InvalidQuery, StoreError
from graph.reading import refuse_writes
from graph.schema import ArticleEvidence
from graph.store import Store

WRITES = (
    "CREATE (n:X)",
    "MATCH (n) SET n.x = 1",
    "match (n) detach delete n",
    "MERGE (n:X) RETURN n",
    "MATCH (n) REMOVE n.x",
    "DROP INDEX entity_key",
    "CREATE INDEX x IF NOT EXISTS FOR (n:X) ON (n.x)",
    "LOAD CSV FROM 'file:///x' AS l RETURN l",
    "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "MATCH (n) /* RETURN n */ CREATE/**/(m)",
    "EXPLAIN MATCH (n) RETURN n",
    "RETURN 'a' // x\nCREATE (n)",
    "RETURN 'a' // x\rCREATE (n)",
    "RETURN 'a' // \u2028'\nCREATE (n) //'",
    "\\u0043REATE (n:X)",
    "RETURN '\\u0027 CREATE (n:X) //'",
    "CREATE\u2003(n:X)",
    "CREATE\u180e(n:X)",
    "cReAtE\x1c(n:X)",
    "MATCH (n) \u017fET n.x = 1",
    "\u0131nsert (n:X)",
    "RETURN 1. CREATE (n:X)",
    "RETURN 1; CREATE (n:X)",
    "MATCH (n) CALL { WITH n DETACH DELETE n } IN /**/ TRANSACTIONS OF 1 ROWS",
    "CALL { LOAD/**/CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL apoc.cypher.runWrite('RETURN 1', {}) YIELD value RETURN value",
    "CALL `merge`.`node`(['X'], {a: 1}) YIELD node RETURN node",
    "CALL/**/merge.node(['X'], {a: 1}) YIELD node RETURN node",
    "CALL algo.pagerank() YIELD node RETURN node",
    "CALL db.labels.evil()",
    "MATCH (n) DETACH DELETE n // only RETURN n",
    "MATCH (n) /* \" */ SET n.x = 1 /* \" */ RETURN n",
    "MATCH (n) RETURN 'a\\'' AS x, 1 AS y ORDER BY x UNION MATCH (m) SET m.y = '\\'' RETURN 1 AS x, 2 AS y",
    "UNWIND [1, 2] AS x CALL (x) { CREATE (:X {n: x}) } IN CONCURRENT TRANSACTIONS OF 1 ROW",
    "MATCH (n) CALL (n) { CALL (n) { REMOVE n.name } RETURN 1 AS one } RETURN one",
    "CALL db.createLabel('X')",
    "CALL db.createProperty('x')",
    "CALL db.createRelationshipType('X')",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL db.clearQueryCaches()",
    "CALL dbms.setConfigValue('db.transaction.timeout', '1s')",
    "CALL dbms.killConnection('bolt-1')",
    "CALL tx.setMetaData({a: 1})",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "CREATE USER eve SET PASSWORD 'longenough'",
    "CREATE OR REPLACE USER eve SET PASSWORD 'longenough'",
    "DROP USER neo4j",
    "RENAME USER neo4j TO eve",
    "GRANT ROLE admin TO eve",
    "STOP DATABASE neo4j",
    "START DATABASE neo4j",
    "DROP CONSTRAINT article_id",
    "DROP CONSTRAINT article_id IF EXISTS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "ENABLE SERVER 'x'",
    "USE system SHOW USERS",
    "PROFILE MATCH (n) SET n.x = 1",
    "CYPHER 5 CREATE (n:X)",
    "CYPHER runtime=slotted MATCH (n) SET n.x = 1",
    "SHOW USERS YIELD user CREATE (n:X)",
    "LOAD CSV WITH HEADERS FROM 'https://example.org/x.csv' AS line RETURN line",
)
HARMLESS = (
    "MATCH (n) WHERE n.set = 'CREATE' RETURN n",
    "// SET x\nMATCH (n) RETURN n",
    "MATCH (n:Set) RETURN n.delete",
    "RETURN 'it\\'s SET', \"MERGE\", `create`",
    "WITH {set: 1} AS m RETURN m.set",
    "RETURN $create",
    "MATCH (n) RETURN n.created",
    "MATCH ()-[r:MERGE|SET]->() RETURN r",
    "MATCH (n1) WHERE n1. set = 1.5 RETURN n1.call",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x",
    "MATCH (n) CALL { WITH n RETURN 1 AS x } RETURN x",
    "RETURN '\\u0041'",
    "WITH 1 AS start RETURN start",
    "MATCH (a) WITH a AS stop WHERE stop.name = 'DROP CONSTRAINT x' RETURN stop",
    "RETURN 'CALL { CREATE (n) } IN TRANSACTIONS' AS text",
    "RETURN \"LOAD CSV FROM 'file:///x' AS l\" AS text",
    "MATCH (a) /* FOREACH (x IN [1] | SET a.x = x) */ RETURN count(a)",
    "MATCH (a) WHERE a.title CONTAINS 'ALTER USER' RETURN a // DELETE it later",
    "RETURN '/* ' + 'SET' + ' */' AS text",
    "MATCH (a:`DROP`) RETURN a.`SET`",
)


@pytest.fixture(params=["prepared_store", pytest.param("prepared_neo4j", marks=pytest.mark.neo4j)],
                ids=["embedded", "neo4j"])
def either(request: pytest.FixtureRequest) -> Store:
    """Either store with one article."""
    found: Store = request.getfixturevalue(request.param)
    found.withdraw([article["id"] for article in found.articles()])
    found.load([ArticleEvidence({"id": "a", "sha256": "a" * 64, "fingerprint": "1", "language": "ru"}, (), ())])
    return found


def everything(store: Store) -> list[Any]:
    """All that a statement could have changed."""
    asked: tuple[str, ...] = (
        "MATCH (n) WHERE NOT n:WriterLease AND NOT n:WriterFence RETURN labels(n) AS l, properties(n) AS p",
        "MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p", "CALL db.labels() YIELD label RETURN label")
    if store._uri == os.environ.get("KG_TEST_NEO4J_URI"):
        asked += ("SHOW CONSTRAINTS YIELD name", "SHOW INDEXES YIELD name", "SHOW USERS YIELD user")
    return [sorted(map(str, store._execute(each, {}))) for each in asked]


@pytest.mark.parametrize("cypher", WRITES)
def test_statements_that_write_are_refused(either: Store, cypher: str) -> None:
    before = everything(either)
    with pytest.raises(ForbiddenWrite):
        either.read(cypher, {})
    assert everything(either) == before


@pytest.mark.parametrize("cypher", HARMLESS)
def test_words_that_only_look_like_writing_are_not(either: Store, cypher: str) -> None:
    refuse_writes(cypher)
    before = everything(either)
    with suppress(InvalidQuery):  # names that this store doesn't know
        either.read(cypher, {"create": 1})
    assert everything(either) == before


@pytest.mark.neo4j
@pytest.mark.parametrize("cypher", WRITES)
def test_neo4j_itself_lets_no_reader_write(
    prepared_neo4j: Store, monkeypatch: pytest.MonkeyPatch, cypher: str
) -> None:
    """Even where a statement got past the words. The embedded store takes no heed of who only reads."""
    monkeypatch.setattr("graph.store.refuse_writes", lambda cypher: None)
    before = everything(prepared_neo4j)
    with suppress(GraphError):
        prepared_neo4j.read(cypher, {})
    assert everything(prepared_neo4j) == before


def test_a_write_that_gets_past_the_words_is_rolled_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.refuse_writes", lambda cypher: None)
    with pytest.raises(ForbiddenWrite):
        store.read("CREATE (n:Article {id: 'x'}) RETURN n", {})
    assert store.articles() == []


def test_the_embedded_server_reads_no_files(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("graph.store.refuse_writes", lambda cypher: None)
    (tmp_path / "secret.csv").write_text("a secret of ours\n")
    with pytest.raises(StoreError, match="disabled"):
        store.read(f"LOAD CSV FROM 'file://{tmp_path}/secret.csv' AS line RETURN line", {})
