"""docker-compose.yml and the Dockerfile against what Compose allows and what we promise; no Docker is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from kg import config

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_compose_allows_the_file() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec",
         str(ROOT / "docker-compose.yml")],
        capture_output=True, text=True, check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_neo4j_has_its_health_memory_volume_and_listens_to_this_machine_only() -> None:
    neo4j = COMPOSE["services"]["neo4j"]
    assert all(port.startswith("127.0.0.1:") for port in neo4j["ports"])
    assert neo4j["healthcheck"]["test"]
    assert neo4j["mem_limit"]
    assert [volume.split(":")[0] for volume in neo4j["volumes"]] == list(COMPOSE["volumes"])


def test_kg_waits_for_neo4j() -> None:
    kg = COMPOSE["services"]["kg"]
    assert kg["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert kg["command"] == ["schedule"]
    assert kg["environment"]["KG_CONFIG"] in {volume.split(":")[1] for volume in kg["volumes"]}
    assert config.read(ROOT / "kg.toml.example").triggers()


def test_no_password_stands_in_it() -> None:
    for service in COMPOSE["services"].values():
        for name, value in service["environment"].items():
            assert ("PASSWORD" not in name.upper() and "AUTH" not in name.upper()) or "${NEO4J_PASSWORD:?" in value


def test_the_image_is_no_root_and_gets_all_that_the_wheel_needs() -> None:
    lines = DOCKERFILE.splitlines()
    assert lines.index("USER kg") > next(n for n, line in enumerate(lines) if line.startswith("RUN pip"))
    copied = {word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]}
    assert copied >= {"pyproject.toml", "README.md", "NOTICE", "kg", "pipelines", "graph", "cypher", "seeds"}
    assert all((ROOT / name).exists() for name in copied)
