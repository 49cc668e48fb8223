"""The store: the neo4j driver, and the evidence written through it. What follows from the evidence is derived in the
same transaction."""

from __future__ import annotations

import json
import logging
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from types import TracebackType
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from graph import lease, reprints, tls
from graph.arrivals import Arrivals, put_into_bands, put_into_blocks
from graph.derive import Touched, derive
from graph.digest import digest
from graph.errors import (
    EvidenceError,
    ForbiddenWrite,
    InvalidQuery,
    MissingParameter,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreOutdated,
    StoreUnavailable,
)
from graph.evidence import Prepared, blocks_of, evidence_of, prepare
from graph.identity import Places
from graph.operations import Operations
from graph.overrides import NONE, Overrides
from graph.reading import plain, refuse_writes
from graph.run import DELETED, Row, Run
from graph.schema import CONSTRAINTS, SCHEMA_VERSION, ArticleEvidence, LoadCounts, Rows

ATTEMPTS = 6
CONNECTION_SECONDS = 5
PAGE = 100  # articles whose evidence is read at once
KEPT = ("loaded_at", "story")  # of an article whose evidence stays

NEVER = datetime.min.replace(tzinfo=UTC)

# What Neo4j's errors say where a transaction needs more memory than one may have, than all have, or than there is.
MEMORY = "OutOfMemory"
MEMORY_REMEDY = "Give transactions more (db.memory.transaction.max in neo4j.conf)"

A = TypeVar("A")
T = TypeVar("T")
log = logging.getLogger(__name__)


class Store:
    """A graph in a Neo4j server, or in the embedded store. Use as a context manager; one per process will do.

    `places` looks a place's key up in the gazetteer. `overrides` are what an analyst has decided; without any the
    store's own count, those that were applied last.
    """

    def __init__(self, uri: str, user: str, password: str, database: str | None, places: Places,
                 overrides: Overrides | None = None) -> None:
        self._uri = uri
        self._database = database
        self._places = places
        self._overrides = overrides
        self._holder: str | None = None
        self._began = NEVER
        self._instant = ""  # the moment of the transaction under way
        self._older = False
        self._most: int | None = None  # articles that the store has memory for in one transaction, where that is known
        self._outdated = (f"The store at {uri} was written by an older kg. "
                          "Run `kg rebuild` once: it brings the store up to date.")
        self._connect = partial(
            neo4j.GraphDatabase.driver, uri, auth=(user, password), connection_timeout=CONNECTION_SECONDS,
            connection_acquisition_timeout=4 * CONNECTION_SECONDS, user_agent="kg-news",
            notifications_min_severity="OFF")
        with _mapped(uri):
            self._driver = self._connect()

    def __enter__(self) -> Store:
        try:
            with _mapped(self._uri), self._driver.session(database=self._database) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            self._driver.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._driver.close()

    def prepare(self) -> None:
        """Makes constraints and indexes where they are missing, and notes the schema's version."""
        for statement in CONSTRAINTS:
            self._execute(statement, {})
        rows = self._execute("MATCH (s:SchemaVersion) RETURN s.version AS version", {})
        if rows and rows[0]["version"] > SCHEMA_VERSION:
            raise StoreOutdated(f"The store at {self._uri} was written by a newer kg. "
                                "Upgrade kg: pip install -U kg-news.")
        if not rows:
            self._execute("MERGE (s:SchemaVersion {name: 'schema'}) SET s.version = $version",
                          {"version": SCHEMA_VERSION})
        self._older = bool(rows) and rows[0]["version"] < SCHEMA_VERSION

    def about(self) -> dict[str, Any]:
        """What `kg doctor` asks: the `server` with its version, its `clock` in milliseconds, the `schema`'s version."""
        (server,) = self._execute("CALL dbms.components() YIELD name, versions RETURN name, versions[0] AS version", {})
        (clock,) = self._execute("RETURN timestamp() AS now", {})
        schema = self._execute("MATCH (s:SchemaVersion) RETURN s.version AS version", {})
        return {"server": f"{server['name']} {server['version']}", "clock": clock["now"],
                "schema": schema[0]["version"] if schema else SCHEMA_VERSION}

    def versions(self) -> list[tuple[str, str | None, str, str]]:
        """Of each article its id, its path, the hash of its text and the fingerprint of the rules that read it: all at
        once, as every load asks for them."""
        rows = self._execute("MATCH (a:Article) RETURN collect([a.id, a.path, a.sha256, a.fingerprint]) AS all", {})
        return [tuple(row) for row in rows[0]["all"]]

    def articles(self) -> list[dict[str, Any]]:
        """All articles: id, path, url, title, sha256; in order of id."""
        return self._execute("MATCH (a:Article) RETURN a.id AS id, a.path AS path, a.url AS url, a.title AS title, "
                             "a.sha256 AS sha256 ORDER BY a.id", {})

    def load(self, batch: Sequence[ArticleEvidence]) -> LoadCounts:
        """Replaces the evidence of these articles and derives what follows, in one transaction, or in several where
        the store hasn't the memory for that.

        Articles whose evidence stands already are left alone. Raises StoreBusy if another writes, EvidenceError if one
        article can't be stored.
        """
        return sum(self._in_parts(batch, self._load, lambda evidence: str(evidence.article["id"])), LoadCounts())

    def _load(self, batch: Sequence[ArticleEvidence]) -> LoadCounts:
        # Of two with one id the later counts, as if they had been loaded one after the other.
        overrides = self.overrides()
        prepared = {each.id: each for each in (prepare(evidence, overrides) for evidence in batch)}
        standing = {row["row"]["id"]: row["row"] for row in self._execute(
            "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN properties(a) AS row", {"ids": sorted(prepared)})}
        changed = [p for p in prepared.values() if _differs(p, standing.get(p.id))]
        if not changed:
            return LoadCounts(unchanged=len(prepared))
        replaced = [p for p in changed if p.content != standing.get(p.id, {}).get("content")]
        renamed = [p for p in changed if p not in replaced]

        def work(run: Run) -> LoadCounts:
            touched = _remove(run, [p.id for p in replaced if p.id in standing])
            run.write("UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a = row",
                      [{**p.article, **{key: standing[p.id].get(key) for key in KEPT}} for p in renamed])
            arrivals = Arrivals(replaced)
            counts = derive(run, self._places, touched, overrides, arrivals)
            arrivals.write(run, self._instant)
            _sweep(run, touched)
            return LoadCounts(
                articles=len(replaced), unchanged=len(prepared) - len(replaced),
                mentions=sum(row["count"] for p in replaced for row in p.mentions),
                claims=sum(len(p.claims) for p in replaced), **counts)

        return self._write(work)

    def withdraw(self, ids: Sequence[str]) -> int:
        """Takes the evidence of these articles back, and what only it supported. Returns how many there were."""
        rows = self._execute("UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id",
                             {"ids": sorted(set(ids))})
        overrides = self.overrides()

        def withdraw(some: Sequence[str]) -> int:
            def work(run: Run) -> int:
                touched = _remove(run, some)
                derive(run, self._places, touched, overrides)
                _sweep(run, touched)
                return len(some)

            return self._write(work)

        return sum(self._in_parts([row["id"] for row in rows], withdraw, str))

    def _in_parts(self, articles: Sequence[A], work: Callable[[Sequence[A]], T], name: Callable[[A], str]
                  ) -> Iterator[T]:
        """Does this for articles, as many in a transaction as the store has memory for."""
        done = 0
        while done < len(articles):
            part = articles[done : done + self._most] if self._most else articles[done:]
            try:
                yield work(part)
            except StoreFull as e:
                if len(part) == 1:
                    raise EvidenceError(f"{name(part[0])}: the store hasn't the memory for this article alone. "
                                        f"{MEMORY_REMEDY}, or split the article.") from e
                self._most = len(part) // 2
                log.info("a transaction for %d articles needs too much memory; %d at once from now on",
                         len(part), self._most)
            else:
                done += len(part)

    def rebuild(self) -> None:
        """Derives the entity layer anew from all evidence and the overrides."""
        overrides = self.overrides()

        def work(run: Run) -> None:
            if self._older:
                _upgrade(run)
            _rebuild(run, self._places, overrides)

        self._write(work, rebuilds=True)
        self._older = False

    def overrides(self) -> Overrides:
        """The overrides that count: those given, else those that were applied last."""
        if self._overrides is not None:
            return self._overrides
        rows = self._execute("MATCH (o:Overrides) RETURN o.text AS text", {})
        return Overrides.of_text(rows[0]["text"]) if rows else NONE

    def adopt(self, overrides: Overrides) -> None:
        """Takes over the overrides of a back-up, where none are given and the store has none."""
        if overrides and not self.overrides():
            self._overrides = overrides

    def evidence(self) -> Iterator[ArticleEvidence]:
        """The evidence of every article, in order of their ids."""
        ids = [article["id"] for article in self.articles()]
        for start in range(0, len(ids), PAGE):
            page = {"ids": ids[start : start + PAGE]}
            locals_: dict[str, list[Row]] = defaultdict(list)
            claims: dict[str, list[Row]] = defaultdict(list)
            for row in self._execute(
                    "UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->(l:LocalEntity) "
                    "RETURN id, properties(l) AS row, m.spans AS spans", page):
                locals_[row["id"]].append({**row["row"], "spans": row["spans"]})
            for row in self._execute("UNWIND $ids AS id MATCH (:Article {id: id})-[:STATES]->(c:Claim) "
                                     "RETURN id, properties(c) AS row", page):
                claims[row["id"]].append(row["row"])
            for row in self._execute("UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN properties(a) AS row "
                                     "ORDER BY a.id", page):
                yield evidence_of(row["row"], locals_[row["row"]["id"]], claims[row["row"]["id"]])

    def digest(self) -> dict[str, str]:
        """The digest of each layer, `entity` and `evidence`, as hexadecimal."""
        return self._transaction(lambda tx: digest(lambda cypher: (r.data() for r in tx.run(cypher))))

    def counts(self) -> dict[str, int]:
        """How much there is: articles, mentions, claims, entities and edges; entities and edges by type, too."""
        rows = self._execute("MATCH (a:Article) RETURN count(a) AS n", {})
        found = {"articles": rows[0]["n"]}
        mentions = self._execute("MATCH (:Article)-[m:MENTIONS]->(:LocalEntity) RETURN sum(m.count) AS n", {})
        found["mentions"] = mentions[0]["n"] or 0
        found["claims"] = self._execute("MATCH (c:Claim) RETURN count(c) AS n", {})[0]["n"]
        entities = self._execute("MATCH (e:Entity) RETURN e.type AS type, count(e) AS n", {})
        edges = self._execute("MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, count(r) AS n", {})
        found["entities"] = sum(row["n"] for row in entities)
        found["edges"] = sum(row["n"] for row in edges)
        return found | {row["type"]: row["n"] for row in sorted([*entities, *edges], key=lambda row: str(row["type"]))}

    def read(self, cypher: str, parameters: Mapping[str, Any]) -> Rows:
        """The answer to a statement that only reads. Raises ForbiddenWrite for one that would change anything, and
        StoreOutdated where an older kg has written what is asked.

        Not every store enforces read access, so writing clauses are refused before the statement is run, its
        transaction is rolled back, and the store's own word for its kind is asked.
        """
        refuse_writes(cypher)
        if self._older:
            raise StoreOutdated(self._outdated)

        def work(tx: neo4j.Transaction) -> Rows:
            result = tx.run(cypher, dict(parameters))
            columns = tuple(result.keys())
            rows = tuple(tuple(plain(value) for value in record.values()) for record in result)
            if result.consume().query_type not in (None, "r"):
                raise ForbiddenWrite("This statement would change the graph, and queries only read.")
            return Rows(columns, rows)

        return self._transaction(work)

    @contextmanager
    def writer(self) -> Iterator[datetime]:
        """Holds the writer's lease, and gives the moment from which on it writes: after all that was written before,
        even where the clock was set back. Raises StoreBusy if another holds it; within one, another is the same."""
        if self._holder is not None:
            yield self._began
            return
        with lease.lease(self._execute, self._execute_anew) as self._holder:
            try:
                (fence,) = self._execute(lease.LATEST, {})
                now = datetime.now(UTC).replace(microsecond=0)
                latest = fence["latest"] and datetime.fromisoformat(fence["latest"]) + timedelta(seconds=1)
                self._began = max(now, latest or now)
                yield self._began
            finally:
                self._holder, self._began = None, NEVER

    def _moment(self, precision: str = "seconds") -> str:
        """Now, or where the clock was set back meanwhile, when this writer began."""
        return max(datetime.now(UTC), self._began).isoformat(timespec=precision)

    @property
    def operations(self) -> Operations:
        """The operations layer: origins of articles, and how sources are getting on."""
        return Operations(self._execute)

    def record_run(self, run: Mapping[str, Any]) -> None:
        """Notes a run, with whatever is to be known of it, in the operations layer: before all that comes later."""
        self._execute("CREATE (r:Run {id: $id, at: $at, details: $details}) WITH r "
                      "MATCH (f:WriterFence {name: 'writer'}) WHERE f.latest IS NULL OR f.latest < r.at "
                      "SET f.latest = r.at", {
            "id": uuid.uuid4().hex, "at": self._moment("milliseconds"),
            "details": json.dumps(dict(run), ensure_ascii=False, default=str)})

    def runs(self, limit: int) -> list[dict[str, Any]]:
        """The last runs, the latest first; `at` says when each was noted."""
        rows = self._execute("MATCH (r:Run) RETURN r.at AS at, r.details AS details ORDER BY r.at DESC LIMIT $limit",
                             {"limit": limit})
        return [{"at": row["at"], **json.loads(row["details"])} for row in rows]

    def _write(self, work: Callable[[Run], T], rebuilds: bool = False) -> T:
        """Runs `work` in one transaction that only the holder of the lease can commit. `rebuilds`: it derives all."""
        if self._older and not rebuilds:
            raise StoreOutdated(self._outdated)

        def fenced(tx: neo4j.Transaction) -> T:
            self._instant = self._moment()
            if not list(tx.run(lease.FENCE, {"holder": self._holder, "moment": self._instant})):
                raise StoreBusy(lease.BUSY)
            run = Run(tx)
            others = self._overrides is not None and _adopt(run, self._overrides)
            if others and not rebuilds:
                _rebuild(run, self._places, self._overrides or NONE)
            return work(run)

        with self.writer():
            return self._transaction(fenced, commit=True)

    def _execute(self, cypher: str, parameters: dict[str, Any]) -> list[Row]:
        """One statement in a transaction of its own."""
        return self._retried(lambda: self._rows(self._driver, cypher, parameters))

    def _execute_anew(self, cypher: str, parameters: dict[str, Any]) -> list[Row]:
        """One statement in a transaction of its own, on a connection of its own."""
        with _mapped(self._uri), self._connect() as driver:
            return self._rows(driver, cypher, parameters)

    def _rows(self, driver: neo4j.Driver, cypher: str, parameters: dict[str, Any]) -> list[Row]:
        with driver.session(database=self._database) as session:
            return [dict(record) for record in session.run(cypher, parameters)]

    def _transaction(self, work: Callable[[neo4j.Transaction], T], commit: bool = False) -> T:
        access = neo4j.WRITE_ACCESS if commit else neo4j.READ_ACCESS

        def once() -> T:
            with (self._driver.session(database=self._database, default_access_mode=access) as session,
                  session.begin_transaction() as tx):
                result = work(tx)
                if commit:
                    tx.commit()
                return result

        return self._retried(once)

    def _retried(self, work: Callable[[], T]) -> T:
        with _mapped(self._uri):
            for attempt in Retrying(stop=stop_after_attempt(ATTEMPTS), wait=wait_random_exponential(0.05, max=2),
                                    retry=retry_if_exception(_passes), reraise=True):
                with attempt:
                    return work()
        raise AssertionError("unreachable: the last attempt returns or raises")


def _passes(error: BaseException) -> bool:
    if isinstance(error, Neo4jError) and MEMORY in (error.code or ""):
        return False  # the same would need the same again
    if isinstance(error, ClientError) and (error.code or "").endswith("SchemaRuleAlreadyExists"):
        return True  # `IF NOT EXISTS` doesn't see what another kg makes at the same moment
    return isinstance(error, Neo4jError | DriverError) and error.is_retryable()


@contextmanager
def _mapped(uri: str) -> Iterator[None]:
    """Errors of the driver as errors of the graph."""
    try:
        yield
    except AuthError as e:
        raise StoreUnavailable(f"The store at {uri} refuses the log-in. "
                               "Check NEO4J_USERNAME and NEO4J_PASSWORD.") from e
    except (ServiceUnavailable, DriverError, OSError) as e:
        if refused := tls.refusal(e, uri):
            raise StoreUnavailable(refused) from e
        raise StoreUnavailable(f"No store answers at {uri}: {e}. Start it, or correct NEO4J_URI; without NEO4J_URI kg "
                               "uses its embedded store.") from e
    except UnicodeEncodeError as e:
        raise StoreError("The store keeps only text that UTF-8 can write, and a name, path or parameter isn't. "
                         "Rename the file, or correct the parameter.") from e
    except ClientError as e:
        if "ParameterMissing" in (e.code or ""):
            raise MissingParameter(f"{e.message}. Give it with -p NAME=VALUE.") from e
        if "DatabaseNotFound" in (e.code or ""):
            raise StoreUnavailable(f"{e.message} Check NEO4J_DATABASE.") from e
        if "Statement" in (e.code or ""):
            raise InvalidQuery(f"The store doesn't understand the statement: {e.message}") from e
        raise StoreError(f"The store at {uri} refused: {e.message}") from e
    except Neo4jError as e:
        if MEMORY in (e.code or ""):
            raise StoreFull(f"The store at {uri} hasn't the memory for so large a transaction. {MEMORY_REMEDY}. "
                            "What was loaded before is unharmed.") from e
        raise StoreError(f"The store at {uri} failed: {e.message}. "
                         "Try again; what was loaded before is unharmed.") from e


def _differs(prepared: Prepared, standing: Mapping[str, Any] | None) -> bool:
    if standing is None:
        return True
    return {k: v for k, v in standing.items() if k not in KEPT} != dict(prepared.article)


def _remove(run: Run, ids: Sequence[str]) -> Touched:
    """Deletes the evidence of these articles and says what it touched."""
    touched = Touched()
    locals_: set[str] = set()
    claims: list[str] = []
    for row in run.read(
            "UNWIND $rows AS id MATCH (:Article {id: id})-[:MENTIONS]->(l:LocalEntity) "
            "OPTIONAL MATCH (l)-[:REFERS_TO]->(e:Entity) RETURN l.id AS id, l.blocks AS blocks, e.id AS entity", ids):
        locals_.add(row["id"])
        touched.blocks.update(row["blocks"] or ())
        touched.entities.add(row["entity"])
    for row in run.read(
            "UNWIND $rows AS id MATCH (:Article {id: id})-[:STATES]->(c:Claim) RETURN c.id AS id, c.pair AS pair", ids):
        claims.append(row["id"])
        if row["pair"]:
            touched.pairs.add(row["pair"])
    for row in run.read("UNWIND $rows AS id MATCH (:Article {id: id})-[:IN_BAND]->(b:Band) RETURN b.key AS key", ids):
        touched.bands.add(row["key"])
    # By their ids: the embedded store passes some by where it walks the very edges that it deletes.
    run.write("UNWIND $rows AS id MATCH (c:Claim {id: id}) DETACH DELETE c", claims)
    run.write("UNWIND $rows AS id MATCH (l:LocalEntity {id: id}) DETACH DELETE l", sorted(locals_))
    run.write("UNWIND $rows AS id MATCH (a:Article {id: id}) DETACH DELETE a", ids)
    return touched


def _upgrade(run: Run) -> None:
    """Brings evidence of an older schema up to this one: signatures of the articles whose text is kept."""
    plain = run.read("UNWIND $rows AS one MATCH (a:Article) WHERE a.minhash IS NULL AND a.text IS NOT NULL "
                     "RETURN a.id AS id, a.text AS text", [1])
    signed = [{"id": row["id"], "minhash": list(reprints.signature(row["text"]))} for row in plain]
    run.write("UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.minhash = row.minhash", signed)
    put_into_bands(run, signed)
    run.write("UNWIND $rows AS row MERGE (s:SchemaVersion {name: 'schema'}) SET s.version = row.version",
              [{"version": SCHEMA_VERSION}])


def _adopt(run: Run, overrides: Overrides) -> bool:
    """Notes these overrides and blocks by them, if others were applied last; the entity layer is then to be rebuilt."""
    applied = run.read("UNWIND $rows AS one MATCH (o:Overrides) RETURN o.text AS text", [1])
    if (applied[0]["text"] if applied else NONE.text) == overrides.text:
        return False
    run.write("UNWIND $rows AS row MERGE (o:Overrides {name: 'overrides'}) SET o.text = row.text",
              [{"text": overrides.text}])
    _reblock(run, overrides)
    return True


def _reblock(run: Run, overrides: Overrides) -> None:
    """Puts local entities into the blocks of these overrides, and out of those of others."""
    rows = [row["row"] for row in run.read(
        "UNWIND $rows AS one MATCH (l:LocalEntity) RETURN properties(l) AS row", [1])]
    wanted = {row["id"]: blocks_of(row, overrides) for row in rows}
    changed = [row for row in rows if wanted[row["id"]] != row.get("blocks", [])]
    run.write("UNWIND $rows AS id MATCH (:LocalEntity {id: id})-[r:IN_BLOCK]->(:Block) " + DELETED,
              [row["id"] for row in changed])
    run.write("UNWIND $rows AS row MATCH (l:LocalEntity {id: row.id}) SET l.blocks = row.blocks",
              [{"id": row["id"], "blocks": wanted[row["id"]]} for row in changed])
    put_into_blocks(run, [{"local": row["id"], "key": key} for row in changed for key in wanted[row["id"]]])
    _sweep_blocks(run, {key for row in changed for key in row.get("blocks", ())})


def _rebuild(run: Run, places: Places, overrides: Overrides) -> None:
    """Derives the entity layer anew from all evidence."""
    called = run.read("UNWIND $rows AS one MATCH (n:Name) RETURN n.key AS key", [1])
    run.write("UNWIND $rows AS key MATCH (n:Name {key: key}) DETACH DELETE n", [row["key"] for row in called])
    entities = run.read("UNWIND $rows AS one MATCH (e:Entity) RETURN e.id AS id", [1])
    run.write("UNWIND $rows AS id MATCH (e:Entity {id: id}) DETACH DELETE e", [row["id"] for row in entities])
    articles = run.read("UNWIND $rows AS one MATCH (a:Article) RETURN a.id AS id", [1])
    blocks = run.read("UNWIND $rows AS one MATCH (b:Block) RETURN b.key AS key", [1])
    derive(run, places, Touched({row["id"] for row in articles}, {row["key"] for row in blocks}), overrides)


def _sweep(run: Run, touched: Touched) -> None:
    """Deletes blocks and bands that nothing is in any more."""
    _sweep_blocks(run, touched.blocks)
    run.write("UNWIND $rows AS key MATCH (b:Band {key: key}) WHERE NOT (b)<-[:IN_BAND]-() DELETE b", touched.bands)


def _sweep_blocks(run: Run, blocks: Iterable[str]) -> None:
    """Deletes blocks that nothing is in any more."""
    run.write("UNWIND $rows AS key MATCH (b:Block {key: key}) WHERE NOT (b)<-[:IN_BLOCK]-() DELETE b", blocks)
