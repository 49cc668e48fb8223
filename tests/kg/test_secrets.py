"""Passwords stay where they were given, and TLS is used where the address asks for it."""

import socket
import ssl
import threading

import pytest
import trustme

SECRET = "hunter2hunter2"


@pytest.fixture
def listener():
    """A server that takes every connection, keeps its first bytes and says nothing."""
    heard = []

    def listen():
        while True:
            try:
                connection, _ = taken.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(2)
                heard.append(connection.recv(3))

    with socket.create_server(("127.0.0.1", 0)) as taken:
        threading.Thread(target=listen, daemon=True).start()
        yield f"127.0.0.1:{taken.getsockname()[1]}", heard


TLS, BOLT = b"\x16\x03", b"\x60\x60"  # how a connection begins


@pytest.mark.parametrize(("scheme", "first"), [("bolt+ssc", TLS), ("neo4j+s", TLS), ("bolt", BOLT)])
def test_the_scheme_decides_whether_the_connection_is_encrypted(run_kg, listener, scheme, first):
    address, heard = listener
    ran = run_kg("--debug", "status", NEO4J_URI=f"{scheme}://{address}", NEO4J_PASSWORD=SECRET)
    assert ran.status == 3
    assert heard[0].startswith(first)
    assert SECRET not in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.fixture
def unknown():
    """A server whose certificate nobody vouches for, and its authority; it speaks TLS and then nothing."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def listen():
        while True:
            try:
                connection, _ = taken.accept()
                with context.wrap_socket(connection, server_side=True) as encrypted:
                    encrypted.recv(3)
            except OSError:
                if taken.fileno() < 0:
                    return

    with socket.create_server(("127.0.0.1", 0)) as taken:
        threading.Thread(target=listen, daemon=True).start()
        yield f"127.0.0.1:{taken.getsockname()[1]}", authority


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_refused_with_a_remedy(run_kg, unknown, tmp_path, scheme):
    address, authority = unknown
    settings = {"NEO4J_URI": f"{scheme}://{address}", "NEO4J_PASSWORD": SECRET}
    ran = run_kg("status", **settings)
    assert ran.status == 3
    assert "vouches for the certificate" in ran.err
    assert f"{scheme}sc://" in ran.err
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    ran = run_kg("status", SSL_CERT_FILE=str(tmp_path / "authority.pem"), **settings)
    assert "certificate" not in ran.err


def test_a_store_that_speaks_no_tls(run_kg, home):
    from graph.embedded import connection_of

    uri = connection_of(home).uri.replace("bolt://", "bolt+s://")
    ran = run_kg("status", NEO4J_URI=uri, NEO4J_PASSWORD=SECRET)
    assert ran.status == 3
    assert "makes no encrypted connection" in ran.err
    assert "write bolt:// in NEO4J_URI" in ran.err


@pytest.mark.parametrize("command", [("status",), ("doctor",), ("doctor", "--json"), ("query", "--cypher", "RETURN 1"),
                                     ("load", ".")])
def test_no_command_tells_the_password(run_kg, tmp_path, command):
    (tmp_path / "secret").write_text(SECRET + "\n")
    (tmp_path / "a.txt").write_text("Some text of an article.")
    command = tuple(str(tmp_path) if each == "." else each for each in command)
    for given in ({"NEO4J_PASSWORD": SECRET}, {"NEO4J_PASSWORD_FILE": str(tmp_path / "secret")}):
        ran = run_kg("--debug", *command, NEO4J_URI="bolt://127.0.0.1:1", **given)
        assert ran.status == 3
        assert SECRET not in ran.out + ran.err


def test_the_embedded_stores_password_is_told_by_no_command(kg, home):
    from graph.embedded import connection_of

    password = connection_of(home).password
    for command in (("status",), ("status", "--json"), ("doctor",), ("query", "--cypher", "CREATE (n)"),
                    ("query", "--cypher", "RETURN")):
        ran = kg("--debug", *command)
        assert password not in ran.out + ran.err


def test_a_refused_log_in_tells_no_password(run_kg, home):
    from graph.embedded import connection_of

    ran = run_kg("--debug", "status", NEO4J_URI=connection_of(home).uri, NEO4J_USERNAME="root", NEO4J_PASSWORD=SECRET)
    assert ran.status == 3
    assert "refuses the log-in" in ran.err
    assert SECRET not in ran.out + ran.err
