"""Encrypted connections to a Neo4j: a certificate is asked for, and one that nobody vouches for is refused."""

import pytest

pytestmark = pytest.mark.neo4j


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_of_its_own_is_taken_where_that_is_asked_for(neo4j, run_kg, scheme):
    ran = run_kg("status", **at(neo4j, scheme))
    assert ran.status == 0, ran.err


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_refused_with_a_remedy(neo4j, run_kg, tmp_path, scheme):
    ran = run_kg("status", **at(neo4j, scheme))
    assert ran.status == 3
    assert "vouches for the certificate" in ran.err
    assert "Traceback" not in ran.err
    assert neo4j.settings["NEO4J_PASSWORD"] not in ran.err
    authority = tmp_path / "authority.pem"
    neo4j.authority.cert_pem.write_to_path(authority)
    ran = run_kg("status", SSL_CERT_FILE=str(authority), **at(neo4j, scheme))
    assert ran.status == 0, ran.err


def at(server, scheme):
    return {**server.settings, "NEO4J_URI": server.settings["NEO4J_URI"].replace("bolt", scheme, 1)}
