"""A Neo4j server without Docker, in .neo4j: `start` it (Maven fetches it the first time) or `stop` it; `test` runs a
command with an empty server of its own, which it finds by KG_TEST_NEO4J_URI, _PASSWORD and _BROWSER.

Servers of other names, `start NAME`, stand beside the usual one, each with its own folder, ports and password.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, Neo4jError, ServiceUnavailable

FOLDER = Path(__file__).parent.parent / ".neo4j"
LIBRARY = FOLDER / "lib"
APOC = FOLDER / "apoc"
USUAL = "server"
BOLT, HTTP = 7687, 7474
START_LIMIT, STOP_LIMIT = 120, 30  # seconds
ARTIFACTS = (("org.neo4j", "neo4j", "5.26.30"), ("org.neo4j.app", "neo4j-server", "5.26.30"),
             ("org.neo4j.client", "neo4j-browser", "5.24.0"))
APOC_ARTIFACTS = (("org.neo4j.procedure", "apoc-core", "5.26.1"), ("org.neo4j.procedure", "apoc-common", "5.26.1"))
OPENED = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch"))
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>kg</groupId><artifactId>neo4j</artifactId><version>1</version><dependencies>{}</dependencies></project>
"""
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.memory.heap.initial_size=512m
server.memory.heap.max_size={heap}
server.memory.pagecache.size={cache}
dbms.usage_report.enabled=false
{more}"""


def start(home: Path, heap: str = "1g", more: str = "", plugins: Sequence[Path] = (), cache: str = "128m") -> None:
    """Starts the server of a folder. `more` lines of configuration come last; `plugins` are jars with procedures."""
    if running(home):
        tell(f"Neo4j runs already, at {read(home, 'uri')}.")
        return
    fetch(ARTIFACTS, LIBRARY)
    usual = home.name == USUAL  # others keep off its ports, which it may want at the same moment
    bolt, http = free(BOLT if usual else 0), free(HTTP if usual else 0)
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(bolt=bolt, http=http, heap=heap, cache=cache,
                                                                         more=more))
    (home / "plugins").mkdir(exist_ok=True)
    for jar in plugins:
        shutil.copy(jar, home / "plugins")
    private(home, "uri", f"bolt://127.0.0.1:{bolt}")
    private(home, "browser", f"http://127.0.0.1:{http}")
    jars = os.pathsep.join([f"{LIBRARY}/*", *map(str, plugins)])
    with (home / "console.log").open("w") as log:
        server = subprocess.Popen(
            ["java", "-cp", jars, *OPENED, "org.neo4j.server.CommunityEntryPoint",
             f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
    private(home, "pid", str(server.pid))
    log_in(home, server)
    tell(f"Neo4j runs at {read(home, 'uri')}, its Browser at {read(home, 'browser')}; user neo4j, the password is in "
         f"{home / 'password'}. For kg:\n"
         f"export NEO4J_URI={read(home, 'uri')} NEO4J_PASSWORD=$(cat {home / 'password'})")


def stop(home: Path) -> None:
    pid = running(home)
    if pid is None:
        tell("Neo4j isn't running.")
        return
    os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + STOP_LIMIT
    while running(home) and time.monotonic() < until:
        time.sleep(0.1)
    (home / "pid").unlink(missing_ok=True)


def test(command: list[str]) -> int:
    home = FOLDER / "test"
    if running(home):
        stop(home)
    shutil.rmtree(home, ignore_errors=True)
    start(home)
    try:
        where = {f"KG_TEST_NEO4J_{name.upper()}": read(home, name) for name in ("uri", "password", "browser")}
        return subprocess.run(command, env=os.environ | where, check=False).returncode
    finally:
        stop(home)


def fetch(artifacts: Iterable[tuple[str, str, str]], to: Path, alone: bool = False) -> None:
    """Has Maven fetch artifacts, with all that they need unless `alone`, where the folder isn't there yet."""
    if to.is_dir():
        return
    to.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=to.parent) as draft:
        pom = Path(draft) / "pom.xml"
        pom.write_text(POM.format("".join(DEPENDENCY.format(*artifact) for artifact in artifacts)))
        try:
            subprocess.run(["mvn", "--batch-mode", "--quiet", "-Dstyle.color=never", "--file", str(pom),
                            "dependency:copy-dependencies", f"-DoutputDirectory={draft}/lib",
                            f"-DexcludeTransitive={str(alone).lower()}"], check=True)
        except FileNotFoundError:
            sys.exit("Maven (mvn) isn't installed; it fetches the server. On Debian: apt-get install maven "
                     "openjdk-17-jre-headless")
        with suppress(OSError):  # another process was faster
            (Path(draft) / "lib").rename(to)


def log_in(home: Path, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers, and gives a new one the password that its folder names."""
    if not (home / "password").exists():
        private(home, "password", secrets.token_urlsafe(18))
    until = time.monotonic() + START_LIMIT
    while True:
        try:
            # The driver would wait longer and longer between its attempts.
            socket.create_connection(("127.0.0.1", urlsplit(read(home, "uri")).port or BOLT), 1).close()
            try:
                with GraphDatabase.driver(read(home, "uri"), auth=("neo4j", read(home, "password"))) as driver:
                    driver.verify_connectivity()
                return
            except AuthError:
                with GraphDatabase.driver(read(home, "uri"), auth=("neo4j", "neo4j")) as driver:
                    driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                                         {"new": read(home, "password")}, database_="system")
        except (AuthError, Neo4jError, ServiceUnavailable, OSError) as error:
            if server.poll() is not None or time.monotonic() > until:
                sys.exit(f"Neo4j doesn't start ({error}); {home / 'console.log'} and {home / 'logs'} say why.")
            time.sleep(0.5)


def running(home: Path) -> int | None:
    """The server's process, if it runs."""
    try:
        pid = int(read(home, "pid"))
        os.kill(pid, 0)
    except (OSError, ValueError):
        return None
    return pid if b"CommunityEntryPoint" in command_line(pid) else None


def command_line(pid: int) -> bytes:
    return subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, check=False).stdout


def free(wanted: int) -> int:
    """The port that is wanted, or another where that is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    sys.exit("No port is free on 127.0.0.1.")


def read(home: Path, name: str) -> str:
    return (home / name).read_text().strip()


def private(home: Path, name: str, text: str) -> None:
    path = home / name
    path.touch(mode=0o600)
    path.write_text(text)


def tell(message: str) -> None:
    print(message, file=sys.stderr)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["start"]:
            start(FOLDER / USUAL)
        case ["start", name]:
            start(FOLDER / name)
        case ["stop"]:
            stop(FOLDER / USUAL)
        case ["stop", name]:
            stop(FOLDER / name)
        case ["test", *command] if command:
            sys.exit(test(command))
        case _:
            sys.exit("usage: neo4j_server.py start [NAME] | stop [NAME] | test COMMAND…")
