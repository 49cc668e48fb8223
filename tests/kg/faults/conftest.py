"""What the faults need: tiny articles as a dump that can come line by line, the stores that they are loaded into, and
a clock that can be set. Every random choice comes from a seed that a failure prints."""

from __future__ import annotations

import array
import fcntl
import importlib.util
import json
import os
import random
import shutil
import signal
import socket
import struct
import subprocess
import sys
import sysconfig
import termios
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
import trustme

from graph.embedded import CONNECTION_FILE, Connection, EmbeddedServer, connection_of
from graph.errors import StoreError
from graph.store import Store
from kg import dump, records
from kg.load import load

collect_ignore_glob = ["*"] if sys.platform == "win32" else []  # no SIGKILL and no named pipes there

FAKETIME = Path("/usr/lib", str(sysconfig.get_config_var("MULTIARCH")), "faketime", "libfaketime.so.1")
# Little memory for a transaction; a connection counts as dead after the silence of two beats; TLS for those that ask
# for it; and no file is longer than what is in it, so that a full disk is full.
NEO4J_SETTINGS = """db.memory.transaction.max=64m
server.bolt.connection_keep_alive=5s
server.bolt.connection_keep_alive_probes=2
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={keys}
dbms.ssl.policy.bolt.client_auth=NONE
db.tx_log.preallocate=false
db.tx_log.rotation.size=4m
server.directories.data={data}
"""
START_LIMIT = 300  # seconds, on a machine that has other things to do
DISK = "512m"
MEETINGS = (("Губернатор Пермского края Дмитрий Махонин", "министром иностранных дел России Сергеем Лавровым"),
            ("Губернатор Вологодской области Георгий Филимонов", "послом Беларуси Дмитрием Крутым"),
            ("Губернатор Пермского края Махонин", "вице-премьером Беларуси Виктором Каранкевичем"),
            ("Министр иностранных дел России Сергей Лавров", "губернатором Вологодской области Филимоновым"))
TRADES = ("Товарооборот Пермского края и Беларуси в {year} году составил {value} млн долларов.",
          "Вологодская область поставляет в Беларусь металл и лес.",
          "Экспорт Пермского края в Беларусь вырос на {value} процента.")
ARTICLES = 8


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`rounds(many, few)` makes a test many by `number`: a few of them always, the others in the long series."""
    marker = metafunc.definition.get_closest_marker("rounds")
    if marker:
        many, few = marker.args
        metafunc.parametrize("number", [
            pytest.param(number, marks=[] if number < few else [pytest.mark.faults]) for number in range(many)])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The rounds that run always belong to the long series as well."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.series)


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """The chance of one round, the same whenever it runs; a failure shows its seed."""
    print(f"seed: {request.node.name}")
    return random.Random(request.node.name)


def texts() -> Iterator[str]:
    """Articles of a few sentences, in which the same people and places come again and again."""
    for number in range(ARTICLES):
        who, whom = MEETINGS[number % len(MEETINGS)]
        trade = TRADES[number % len(TRADES)].format(year=2020 + number // 2, value=100 + number)
        yield (f"---\ntitle: Встреча номер {number}\npublished: 2026-02-{number + 1:02}\nid: article-{number}\n---\n"
               f"{who} {number + 1} февраля 2026 года встретился с {whom} в Москве. {trade} "
               f"Стороны обсудили сотрудничество в промышленности, планы на {2030 + number} год и {number} проектов.\n")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles as files."""
    folder = tmp_path_factory.mktemp("written")
    for number, text in enumerate(texts()):
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


@dataclass(frozen=True)
class Dumped:
    """A dump: the file, its lines, of which the first is its head, and the digest of a store that holds it all."""

    path: Path
    lines: tuple[str, ...]
    digest: dict[str, str]

    @property
    def articles(self) -> int:
        return len(self.lines) - 1


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that nothing disturbs."""
    with EmbeddedServer(tmp_path_factory.mktemp("reference")) as server, opened(server) as store:
        yield store


@pytest.fixture(scope="session")
def dumped(reference: Store, written: Path, tmp_path_factory: pytest.TempPathFactory) -> Dumped:
    """The articles as a dump, so that a load needs no models."""
    report = load(reference, [str(written)])
    assert report.complete, report.failures
    lines: list[str] = []
    dump.write(reference, lines.append)
    path = tmp_path_factory.mktemp("dumped") / "all.kg.jsonl"
    path.write_text("".join(lines), "utf-8")
    return Dumped(path, tuple(lines), reference.digest())


class Feed:
    """A dump that comes line by line through a named pipe, so that a test knows at which article a load is."""

    def __init__(self, folder: Path, lines: Sequence[str]) -> None:
        self.path = folder / "feed.kg.jsonl"
        self._left = list(lines)
        os.mkfifo(self.path)
        self._pipe = os.open(self.path, os.O_RDWR)  # opened for both, it waits for no reader

    def give(self, count: int, reader: subprocess.Popen[str]) -> None:
        """Writes lines and waits until they are read, as far as the reader lives."""
        for line in self._left[:count]:
            os.write(self._pipe, line.encode())
            while self._unread() and reader.poll() is None:
                time.sleep(0.005)
        del self._left[:count]

    def close(self, reader: subprocess.Popen[str] | None = None) -> None:
        """Gives the rest, and the end."""
        if reader is not None:
            self.give(len(self._left), reader)
        if self._pipe >= 0:
            os.close(self._pipe)
            self._pipe = -1

    def _unread(self) -> int:
        count = array.array("i", [0])
        fcntl.ioctl(self._pipe, termios.FIONREAD, count)
        return count[0]


@pytest.fixture
def feed(dumped: Dumped, tmp_path: Path) -> Iterator[Feed]:
    given = Feed(tmp_path, dumped.lines)
    yield given
    given.close()


def opened(server: EmbeddedServer) -> Store:
    at = server.connection
    return Store(at.uri, at.user, at.password, at.database, records.place)


@dataclass
class Embedded:
    """An embedded store of a test's own, started by each command for itself."""

    home: Path

    @property
    def settings(self) -> dict[str, str]:
        return {"KG_HOME": str(self.home)}

    @contextmanager
    def open(self) -> Iterator[Store]:
        with EmbeddedServer(self.home) as server, opened(server) as store:
            store.prepare()
            yield store

    def outlive(self) -> None:
        """A dead holder's lease ends when the store is started anew."""

    def revived(self) -> Embedded:
        return self

    def digest(self) -> dict[str, str]:
        with self.open() as store:
            return store.digest()

    def wait_for_writer(self, process: subprocess.Popen[str]) -> None:
        wait_for_writer(self._reach, process)

    def _reach(self) -> Store | None:
        """The store of the command that runs it."""
        try:
            at = Connection(**json.loads((self.home / CONNECTION_FILE).read_text()))
        except FileNotFoundError:
            return None
        return Store(at.uri, at.user, at.password, at.database, records.place)


@dataclass
class Server:
    """A store that runs, whoever uses it."""

    settings: dict[str, str]

    def open(self) -> Store:
        at = self.settings
        return Store(at["NEO4J_URI"], at["NEO4J_USERNAME"], at["NEO4J_PASSWORD"], at["NEO4J_DATABASE"], records.place)

    def outlive(self) -> None:
        """Ends the lease of a holder that is dead: that time does so, too, is tested with the clock."""
        with self.open() as store:
            store._execute("MATCH (l:WriterLease) SET l.expires = 0", {})

    def digest(self) -> dict[str, str]:
        with self.open() as store:
            return store.digest()

    def wait_for_writer(self, process: subprocess.Popen[str]) -> None:
        wait_for_writer(self.open, process)


@dataclass
class Served(Server):
    """`kg serve` on an embedded store."""

    process: subprocess.Popen[str]
    embedded: Embedded

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def revived(self) -> Embedded:
        """The next kg starts the store anew."""
        return self.embedded


class Neo4j(Server):
    """The Neo4j of these tests; it may be killed and started again, its clock be set and its disk be filled."""

    def __init__(self, script: ModuleType, home: Path, configuration: str, clock: Clock | None, disk: Disk | None,
                 authority: trustme.CA) -> None:
        self._script = script
        self._home = home
        self._configuration = configuration
        self.clock = clock
        self.disk = disk
        self.authority = authority

    def start(self) -> None:
        with environment(self.clock.settings if self.clock else {}):
            self._script.start(self._home, "512m", self._configuration)
        self.settings = {"NEO4J_URI": self._script.read(self._home, "uri"), "NEO4J_USERNAME": "neo4j",
                         "NEO4J_PASSWORD": self._script.read(self._home, "password"), "NEO4J_DATABASE": "neo4j"}
        until = time.monotonic() + START_LIMIT
        while not self._answers() and time.monotonic() < until:  # it recovers the database after its own start
            time.sleep(0.2)

    def _answers(self) -> bool:
        with suppress(StoreError), self.open():
            return True
        return False

    @property
    def runs(self) -> bool:
        return self._script.running(self._home) is not None

    def kill(self) -> None:
        os.kill(self._script.running(self._home), signal.SIGKILL)
        while self.runs:
            time.sleep(0.05)

    def revived(self) -> Neo4j:
        """Started anew, and the lease of a dead holder at its end."""
        if self.runs:
            self.kill()
        self.start()
        self.outlive()
        return self

    def stop(self) -> None:
        self._script.stop(self._home)

    def clear(self) -> None:
        """Takes all out."""
        with self.open() as store:
            store._execute("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 50 ROWS", {})

    def forget(self) -> None:
        """Takes the constraints and indexes out, too: it is as a new one."""
        with self.open() as store:
            for row in store._execute("SHOW CONSTRAINTS YIELD name", {}):
                store._execute(f"DROP CONSTRAINT {row['name']}", {})
            for row in store._execute("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'", {}):
                store._execute(f"DROP INDEX {row['name']}", {})


Graph = Embedded | Server


def wait_for_writer(reach: Callable[[], Store | None], process: subprocess.Popen[str]) -> None:
    """Waits until this process holds the writer's lease, or has ended."""
    while process.poll() is None:
        with suppress(StoreError):
            store = reach()
            if store is not None:
                with store:
                    while process.poll() is None:
                        if store._execute("MATCH (l:WriterLease) WHERE l.expires > 0 RETURN l", {}):
                            return
                        time.sleep(0.01)
        time.sleep(0.02)


@dataclass
class Clock:
    """A clock that processes with these settings go by, in place of the machine's."""

    file: Path

    def set(self, seconds: int) -> None:
        """So far ahead of the machine's clock, or behind it."""
        if not self.file.exists() or self.file.read_text() != f"{seconds:+}":
            self.file.write_text(f"{seconds:+}")
            time.sleep(1.2)  # each process looks every second

    @property
    def settings(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_CACHE_DURATION": "1",
                # Only the time of day is set, and what waits for a while goes on doing so.
                "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_FORCE_MONOTONIC_FIX": "0", "NO_FAKE_STAT": "1"}


@contextmanager
def environment(settings: dict[str, str]) -> Iterator[None]:
    """These variables for processes that are started meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def neo4j_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("neo4j_server", Path(__file__).parents[3] / "scripts/neo4j_server.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.fixture
def own_clock(tmp_path: Path) -> Clock | None:
    """A clock for one test."""
    if not FAKETIME.exists():
        return None
    clock = Clock(tmp_path / "clock")
    clock.set(0)
    return clock


@dataclass
class Disk:
    """A small disk, in memory, that may be filled."""

    folder: Path

    def fill(self) -> None:
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            for size in (1_000_000, 1000, 1):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))

    def empty(self) -> None:
        (self.folder / "ballast").unlink(missing_ok=True)


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk | None]:
    """A small disk, where this user may mount one."""
    folder = tmp_path_factory.mktemp("disk")
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)], capture_output=True).returncode == 0
    yield Disk(folder) if mounted else None
    if mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="session")
def own_neo4j(neo4j_script: ModuleType, disk: Disk | None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A Neo4j of these tests' own."""
    if "KG_TEST_NEO4J_URI" not in os.environ:
        pytest.skip("no Neo4j to test on; make test-all starts one, with Java 17 and Maven")
    home = tmp_path_factory.mktemp("neo4j")
    authority = trustme.CA()
    keys = home / "keys"
    keys.mkdir()
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    certificate.private_key_pem.write_to_path(keys / "private.key")
    for part in certificate.cert_chain_pems:
        part.write_to_path(keys / "public.crt", append=True)
    clock = Clock(home / "clock") if FAKETIME.exists() else None
    if clock:
        clock.set(0)
    neo4j_script.START_LIMIT = START_LIMIT
    data = (disk.folder if disk else home) / "data"
    server = Neo4j(neo4j_script, home, NEO4J_SETTINGS.format(keys=keys, data=data), clock, disk, authority)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
def neo4j(own_neo4j: Neo4j) -> Iterator[Neo4j]:
    """That Neo4j, running and empty, its clock right and its disk not full."""
    if own_neo4j.clock:
        own_neo4j.clock.set(0)
    if own_neo4j.disk:
        own_neo4j.disk.empty()
    if not own_neo4j.runs:
        own_neo4j.start()
    own_neo4j.clear()
    return own_neo4j


@pytest.fixture
def embedded(tmp_path: Path) -> Embedded:
    return Embedded(tmp_path / "home")


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest) -> Graph:
    """An empty graph on either store."""
    found: Graph = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def on_disk(request: pytest.FixtureRequest, disk: Disk | None, tmp_path: Path) -> Graph:
    """An empty graph of either store on the small disk."""
    if disk is None:
        pytest.skip("needs the right to mount a small disk, which root has, outside of most containers")
    if request.param == "embedded":
        return Embedded(disk.folder / tmp_path.name)
    found: Neo4j = request.getfixturevalue("neo4j")
    return found


@pytest.fixture(params=["embedded", "served", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def shared(request: pytest.FixtureRequest) -> Graph:
    """An empty graph that several commands want at once; the embedded store takes one at a time unless it is served."""
    found: Graph = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def served(embedded: Embedded, launch: Any) -> Iterator[Served]:
    """`kg serve` on the embedded store, used as a server in the network is."""
    process = launch("serve", **embedded.settings)
    assert "serving" in process.stdout.readline()
    at = connection_of(embedded.home)
    assert at is not None
    yield Served({"NEO4J_URI": at.uri, "NEO4J_USERNAME": at.user, "NEO4J_PASSWORD": at.password,
                  "NEO4J_DATABASE": at.database}, process, embedded)
    process.kill()
    process.communicate()


@pytest.fixture(params=["served", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def server(request: pytest.FixtureRequest) -> Served | Neo4j:
    """A server of either store."""
    found: Served | Neo4j = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def between() -> Iterator[Callable[[Server], Proxy]]:
    """Puts a proxy between kg and a server."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(Proxy(urlsplit(server.settings["NEO4J_URI"]).port or 0))


class Proxy:
    """Hands bytes on between clients and a server on this machine, until told to hinder them."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = []
        self._silent = threading.Event()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Proxy:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        self.cut()

    def cut(self) -> None:
        """Breaks all connections off, as a firewall does that forgets them."""
        sockets, self._sockets = self._sockets, []
        for each in sockets:
            with suppress(OSError):
                each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def swallow(self) -> None:
        """From now on nothing is handed on, and nothing is closed."""
        self._silent.set()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._to))
                self._sockets += [client, server]
                for ends in ((client, server), (server, client)):
                    threading.Thread(target=self._hand_on, args=ends, daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while got := one.recv(65536):
                if not self._silent.is_set():
                    other.sendall(got)
            other.shutdown(socket.SHUT_WR)
