"""The embedded store: ArcadeDB inside this process, on loopback, spoken to over Bolt like any other.

One process owns a home folder. `kg serve` shares its server: it leaves the address in a file of the home folder, and
other commands use that instead of starting their own.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from graph.errors import EmbeddedError, StoreBusy

DATABASE = "kg"
USER = "root"
CONNECTION_FILE = "connection.json"
LOCK_FILE = "lock"
LOOPBACK = "127.0.0.1"
HEAP = "2g"
ATTEMPTS = 3
FOLDERS = ("databases", "config", "log", "backups")  # of the server, in the home folder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a running store is found. `shared`: it serves other processes, too."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    pid: int
    shared: bool


class EmbeddedServer:
    """The embedded server on the data of `home`, from start() to stop(). Raises StoreBusy if another process owns it.

    Once one has started, this process must not fork: start workers with the spawn method.
    """

    def __init__(self, home: Path, shared: bool = False) -> None:
        self.home = home
        self.shared = shared
        self._lock: IO[str] | None = None
        self._server: Any = None
        self._connection: Connection | None = None

    @property
    def connection(self) -> Connection:
        """How to reach it; only while it runs."""
        if self._connection is None:
            raise EmbeddedError("The embedded store isn't running. Start it first.")
        return self._connection

    @property
    def uri(self) -> str:
        return self.connection.uri

    @property
    def user(self) -> str:
        return self.connection.user

    @property
    def password(self) -> str:
        return self.connection.password

    def start(self) -> EmbeddedServer:
        try:
            self._lock = _take_lock(_private(self.home))
        except OSError as e:
            raise EmbeddedError(f"Can't use the folder {self.home} for the embedded store: {e.strerror}. "
                                "Set KG_HOME to a folder that you may write to.") from e
        try:
            self._connection = self._launch()
            _write_private(self.home / CONNECTION_FILE, json.dumps(asdict(self._connection)))
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None
        self._connection = None
        if self._lock is not None:
            (self.home / CONNECTION_FILE).unlink(missing_ok=True)
            self._lock.close()
            self._lock = None

    def __enter__(self) -> EmbeddedServer:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.stop()

    def _launch(self) -> Connection:
        arcadedb = _jvm(self.home)
        # The server keeps its users' hashed passwords; without that file it takes the password of this run.
        (self.home / "config" / "server-users.jsonl").unlink(missing_ok=True)
        password = secrets.token_urlsafe(24)
        for attempt in range(1, ATTEMPTS + 1):
            port, http_port = _free_ports(2)
            server = arcadedb.ArcadeDBServer(str(self.home), password, {
                "host": LOOPBACK, "http_port": http_port, "mode": "development",
                "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin", "bolt_port": port,
            })
            try:
                server.start()
                self._server = server
                _close_http(server)
                _end_leases(server.create_database(DATABASE))
            except arcadedb.ArcadeDBError as e:
                # Another program may have taken the free port in the meantime.
                if attempt == ATTEMPTS:
                    raise EmbeddedError(
                        f"The embedded store in {self.home} doesn't start: {e}. If its files are damaged, "
                        "set KG_HOME to another folder and load the articles again.") from e
                log.debug("start %d of the embedded store failed", attempt, exc_info=True)
                continue
            return Connection(f"bolt://{LOOPBACK}:{port}", USER, password, DATABASE, os.getpid(), self.shared)
        raise AssertionError("unreachable: the last attempt returns or raises")


def connection_of(home: Path) -> Connection | None:
    """The connection to a `kg serve` that runs on this home folder, or None. Raises StoreBusy if a process owns the
    folder without sharing it."""
    try:
        lock = _take_lock(home)
    except OSError:  # no such folder, or one that can't be used, which start() tells
        return None
    except StoreBusy:
        connection = _read_connection(home)
        if connection is None or not connection.shared:
            raise
        return connection
    lock.close()
    return None


def _private(home: Path) -> Path:
    """The home folder, made where it is missing, so that nobody else reads what the store writes, whatever the umask.

    A folder that holds other things, too, such as a user's own home, keeps its mode: the store's folders in it are
    closed instead.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not any(home.iterdir()):
        home.chmod(0o700)  # a volume just mounted, or one that was made for it
    for name in FOLDERS:
        (home / name).mkdir(exist_ok=True)
        (home / name).chmod(0o700)
    return home


def _close_http(server: Any) -> None:
    """Ends the server's HTTP listener, which it can't start without: kg speaks Bolt only."""
    server._java_server.getHttpServer().stopService()


def _end_leases(database: Any) -> None:
    """Ends the leases that killed processes left: nobody is connected to a server that has only just started."""
    with database.transaction():
        database.command("opencypher", "MATCH (l:WriterLease) SET l.expires = 0")


def _read_connection(home: Path) -> Connection | None:
    try:
        return Connection(**json.loads((home / CONNECTION_FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _take_lock(home: Path) -> IO[str]:
    """The lock of the home folder, held while the file is open: it ends with the process, however that ends."""
    private = os.open(home / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    file = os.fdopen(private, "a+", encoding="utf-8")
    try:
        _lock_file(file)
    except OSError as e:
        file.close()
        owner = _read_connection(home)
        who = f"process {owner.pid}" if owner else "another process"
        raise StoreBusy(f"The embedded store in {home} is in use by {who}. Wait until it has finished, "
                        "or leave `kg serve` running and use the store from several commands at once.") from e
    return file


def _lock_file(file: IO[str]) -> None:
    """Locks the file for this process or raises OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write_private(path: Path, text: str) -> None:
    """Writes a file that only its owner can read, in one step."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((LOOPBACK, 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _jvm(home: Path) -> Any:
    """The ArcadeDB bindings with their virtual machine running, its messages kept off standard error."""
    try:
        import arcadedb_embedded
        from arcadedb_embedded.jvm import start_jvm
    except ImportError as e:
        raise EmbeddedError("The package arcadedb-embedded is missing. Install it, or set NEO4J_URI, NEO4J_USERNAME "
                            "and NEO4J_PASSWORD to use a Neo4j server.") from e
    import jpype

    if not jpype.isJVMStarted():
        logs = home / "log"
        silence = home / "logging.properties"
        _write_private(silence, "handlers=\n.level=OFF\n")
        with _quiet_stderr():
            start_jvm(heap_size=HEAP, jvm_args=[
                # Signals are this process's to handle: the machine's own handlers run into Python's and crash.
                "-Xrs",
                f"-Djava.util.logging.config.file={silence}", f"-Darcadedb.server.logsDirectory={logs}",
                # Set here, since the server's own settings don't reach the databases that it opens.
                "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
                "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false", "-Darcadedb.polyglotEngineEnabled=false",
                f"-XX:ErrorFile={logs / 'hs_err_pid%p.log'}", "--sun-misc-unsafe-memory-access=allow"])
    return arcadedb_embedded


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Closes standard error to native code: the virtual machine warns of its incubator modules there."""
    sys.stderr.flush()
    kept = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)
