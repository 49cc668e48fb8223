"""Bad input: a clear message, the right exit status, and the graph as before."""

import os
import socket
import sys

import pytest

RUSSIAN = "Губернатор Пермского края Дмитрий Махонин встретился с министром Сергеем Лавровым. " * 20


def empty(path):
    path.write_bytes(b"")


def huge(path):
    with path.open("wb") as file:
        file.truncate(50_000_000)


def binary(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


def cp1251(path):
    path.write_bytes(RUSSIAN.encode("cp1251"))


def nul_bytes(path):
    path.write_bytes(RUSSIAN.encode().replace(b" ", b"\x00", 1))


def dangling(path):
    path.symlink_to(path.with_name("gone.txt"))


def pipe(path):
    os.mkfifo(path)


def locked(path):
    path.write_text(RUSSIAN, "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file: chmod has no effect")


@pytest.mark.parametrize(("make", "told"), [
    (empty, "empty"),
    (huge, "50 MB"),
    (binary, "binary"),
    (cp1251, "cp1251"),
    (nul_bytes, "NUL bytes"),
    (dangling, "a link to a file that isn't there"),
    pytest.param(pipe, "not a regular file", marks=pytest.mark.skipif(sys.platform == "win32", reason="no pipes")),
    (locked, "no right to read it"),
])
def test_a_bad_file_is_named_with_the_reason_and_stops_nothing(kg, store, folder, make, told):
    assert kg("load", folder).status == 0
    before = store.digest()
    bad = folder / "02-bad.txt"
    make(bad)
    ran = kg("load", folder)
    assert ran.status == 1, ran.err
    assert str(bad) in ran.out
    assert told in ran.out
    assert store.digest() == before


def test_an_article_gone_bad_keeps_its_last_evidence(kg, store, folder):
    assert kg("load", folder).status == 0
    before = store.digest()
    (folder / "01-perm-foreign-ministry.txt").write_bytes(b"\x00\x01")
    assert kg("load", folder).status == 1
    assert store.digest() == before


def test_a_folder_that_is_not_there(kg, store, folder):
    assert kg("load", folder).status == 0
    before = store.digest()
    ran = kg("load", folder, folder / "nowhere")
    assert ran.status == 2
    assert "nowhere: no such file or folder" in ran.err
    assert store.digest() == before


def test_a_folder_that_is_not_there_opens_no_store(run_kg, tmp_path):
    home = tmp_path / "home"
    assert run_kg("load", tmp_path / "nowhere", KG_HOME=str(home)).status == 2
    assert not home.exists()


def test_a_store_that_is_down(run_kg, folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        uri = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        ran = run_kg("load", folder, NEO4J_URI=uri, NEO4J_PASSWORD="hunter2hunter2")
    assert ran.status == 3
    assert uri.removeprefix("bolt://") in ran.err
    assert "hunter2" not in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_a_second_load_at_the_same_time(kg, store, folder):
    assert kg("load", folder).status == 0
    before = store.digest()
    (folder / "05.txt").write_text(RUSSIAN, "utf-8")
    with store.writer():
        ran = kg("load", folder)
    assert ran.status == 3
    assert "Traceback" not in ran.err
    assert ran.err.startswith("kg: ")
    assert store.digest() == before


def test_a_second_process_on_the_embedded_store(run_kg, tmp_path, folder):
    from graph.embedded import _take_lock

    (tmp_path / "home").mkdir()
    with _take_lock(tmp_path / "home"):  # as another load holds it
        ran = run_kg("load", folder, KG_HOME=str(tmp_path / "home"))
    assert ran.status == 3
    assert "in use" in ran.err
    assert "kg serve" in ran.err


def test_a_home_that_cannot_be_used(run_kg, tmp_path, folder):
    (tmp_path / "file").write_text("not a folder", "utf-8")
    ran = run_kg("load", folder, KG_HOME=str(tmp_path / "file" / "home"))
    assert ran.status == 3
    assert "KG_HOME" in ran.err
    assert "Traceback" not in ran.err


def test_settings_that_cannot_be_used(run_kg, tmp_path, folder):
    ran = run_kg("load", folder, KG_WORKERS="many", KG_HOME=str(tmp_path / "home"))
    assert ran.status == 2
    assert "KG_WORKERS" in ran.err
    assert not (tmp_path / "home").exists()
