"""The embedded store: its own home, one owner, a shared server that others find."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import DATABASE, FOLDERS, EmbeddedServer, _private, connection_of
from graph.errors import EmbeddedError, StoreBusy, StoreUnavailable
from graph.store import Store


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that shares the home folder `home` until it is killed."""
    script = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from graph.embedded import DATABASE, EmbeddedServer
        from graph.store import Store
        with EmbeddedServer(Path({str(tmp_path / "home")!r}), shared=sys.argv[1] == "shared") as server:
            with Store(server.uri, server.user, server.password, DATABASE, lambda key: None) as store:
                store.prepare()
                store.record_run({{"number": 1}})
                with store.writer():
                    print("ready", flush=True)
                    sys.stdin.read()
    """)
    yield from _process(script, "shared")


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that owns the home folder `home` for itself."""
    script = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from graph.embedded import EmbeddedServer
        with EmbeddedServer(Path({str(tmp_path / "home")!r})):
            print("ready", flush=True)
            sys.stdin.read()
    """)
    yield from _process(script)


def _process(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()[1]
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_a_server_is_found_by_its_password_only(server: EmbeddedServer) -> None:
    assert server.uri.startswith("bolt://127.0.0.1:")
    with (
        pytest.raises(StoreUnavailable, match="refuses the log-in"),
        Store(server.uri, server.user, "wrong", DATABASE, lambda key: None),
    ):
        pass


def test_the_connection_is_the_owners_alone(server: EmbeddedServer) -> None:
    mode = (server.home / "connection.json").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert stat.S_IMODE(server.home.stat().st_mode) & 0o077 == 0


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux: what listens is read in /proc")
def test_only_bolt_listens_and_on_loopback_only(tmp_path: Path) -> None:
    """In a process of its own: other tests' servers may stand in this one."""
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from graph.embedded import DATABASE, EmbeddedServer
        from graph.store import Store
        with EmbeddedServer(Path(sys.argv[1])) as server:
            with Store(server.uri, server.user, server.password, DATABASE, lambda key: None):
                own = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
            rows = [line.split() for kind in ("tcp", "tcp6")
                    for line in Path("/proc/net", kind).read_text().splitlines()[1:]]
            listening = [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own]
            loopback = "0100007F", "0000000000000000FFFF00000100007F"  # as IPv4, and as IPv4 on a socket of IPv6
            print([(address.split(":")[0] in loopback, int(address.split(":")[1], 16)) for address in listening])
            print([(True, int(server.uri.rpartition(":")[2]))])
    """)
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path / "mine")], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    found, expected = ran.stdout.splitlines()
    assert found == expected


def test_nobody_else_reads_the_store_whatever_the_umask(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import os, sys
        from pathlib import Path
        from graph.embedded import EmbeddedServer
        os.umask(0)
        home = Path(sys.argv[1])
        with EmbeddedServer(home) as server:
            files = [path for path in home.rglob("*") if path.is_file()]
            print([path.name for path in files if server.password in path.read_text("latin-1")])
            print([path.name for path in (home, *home.iterdir()) if path.stat().st_mode & 0o077])
            print(server.password in repr(server.connection))
            told = Path("/proc/self/cmdline")
            print(told.exists() and server.password in told.read_text())
    """)
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path / "mine")], capture_output=True, text=True)
    assert ran.stdout.splitlines() == ["['connection.json']", "[]", "False", "False"], ran.stderr


def test_a_home_with_other_things_keeps_its_mode_and_closes_the_stores_folders(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    (home / "notes.txt").write_text("mine")
    closed = {path.name: stat.S_IMODE(path.stat().st_mode) for path in _private(home).iterdir() if path.is_dir()}
    assert closed == dict.fromkeys(FOLDERS, 0o700)
    assert stat.S_IMODE(home.stat().st_mode) == 0o755
    empty = tmp_path / "volume"
    empty.mkdir()
    empty.chmod(0o777)
    assert stat.S_IMODE(_private(empty).stat().st_mode) == 0o700


def test_one_home_one_owner(server: EmbeddedServer) -> None:
    with pytest.raises(StoreBusy, match=f"in use by process {os.getpid()}"):
        EmbeddedServer(server.home).start()
    with pytest.raises(StoreBusy):
        connection_of(server.home)


def test_another_process_that_owns_the_home_is_named(owner: subprocess.Popen[str], tmp_path: Path) -> None:
    with pytest.raises(StoreBusy, match=f"process {owner.pid}"):
        EmbeddedServer(tmp_path / "home").start()
    with pytest.raises(StoreBusy, match="kg serve"):
        connection_of(tmp_path / "home")


def test_a_shared_server_is_used_and_its_writer_respected(other: subprocess.Popen[str], tmp_path: Path) -> None:
    connection = connection_of(tmp_path / "home")
    assert connection is not None and connection.pid == other.pid
    with Store(connection.uri, connection.user, connection.password, connection.database, lambda key: None) as store:
        assert [run["number"] for run in store.runs(5)] == [1]
        with pytest.raises(StoreBusy, match="within 45 seconds"), store.writer():
            pass


def test_a_killed_owner_leaves_its_data_and_no_claim(other: subprocess.Popen[str], tmp_path: Path) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert connection_of(tmp_path / "home") is None
    with (
        EmbeddedServer(tmp_path / "home") as server,
        Store(server.uri, server.user, server.password, DATABASE, lambda key: None) as store,
    ):
        assert [run["number"] for run in store.runs(5)] == [1]
        with store.writer():
            pass


def test_nothing_is_said_on_standard_error(owner: subprocess.Popen[str]) -> None:
    assert owner.communicate("")[1] == ""
    assert owner.returncode == 0


def test_no_home_no_server(tmp_path: Path) -> None:
    assert connection_of(tmp_path / "nowhere") is None
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedError, match="KG_HOME"):
        EmbeddedServer(tmp_path / "file" / "home").start()
    with pytest.raises(EmbeddedError, match="isn't running"):
        _ = EmbeddedServer(tmp_path).uri
