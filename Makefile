# Targets for people and for CI. `make demo` needs Python 3.11 or later and nothing else.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
STANZA := $(VENV)/stanza
TESTS := $(BIN)/pytest --numprocesses 2 --dist loadgroup
# The demo keeps its graph in a store of its own, whatever the environment names.
DEMO := env -u NEO4J_URI KG_HOME=demo/store $(BIN)/kg

.PHONY: demo test test-all lint bench bench-archive bench-identity bench-neo4j bench-queries identity scores model-en faults up neo4j neo4j-stop clean

demo: $(INSTALLED)
	@mkdir -p demo
	$(DEMO) load seeds
	$(DEMO) status --digest
	$(DEMO) export governor-meets-minister -o demo/governor-meets-minister.png
	$(DEMO) query governor-meets-minister

# Everything that runs with Python alone; what is skipped says why.
test: $(INSTALLED)
	env -u NEO4J_URI $(TESTS)

# Lint and every test, those on a real Neo4j too: it needs Java 17 and Maven (Debian: openjdk-17-jre-headless, maven),
# for those in its Browser a Chromium with its driver (chromium, chromium-driver), for those that set a clock faketime;
# Stanza is installed with PyTorch.
test-all: lint $(STANZA)
	sh scripts/install_java.sh
	sh scripts/install_chromium.sh
	env -u NEO4J_URI $(BIN)/python scripts/neo4j_server.py test $(TESTS)

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(INSTALLED)
	env -u NEO4J_URI $(BIN)/python scripts/bench.py

# Who is who among 100,000 local entities, and a load into a graph of so many (ten minutes).
bench-identity: $(INSTALLED)
	env -u NEO4J_URI $(BIN)/python scripts/bench_identity.py

# Every curated query on a Neo4j with a million claims, which is made the first time (Java 17 and Maven; half an hour).
bench-queries: $(INSTALLED)
	env -u NEO4J_URI $(BIN)/python scripts/bench_queries.py

# Thousands of generated articles as an archive, loaded in full and stopped twice; a hundred thousand known ones.
bench-archive: $(INSTALLED)
	env -u NEO4J_URI PYTHONPATH=. $(BIN)/python scripts/bench_archive.py

# The writer on Neo4j against a bare driver and neo4j-graphrag's writer: Java 17 and Maven, a server of its own.
bench-neo4j: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	env -u NEO4J_URI PYTHONPATH=. $(BIN)/python scripts/bench_neo4j.py

# How well people, bodies and events are told apart and joined: precision and recall on pairs.
identity: $(INSTALLED)
	$(BIN)/python scripts/identity.py

# Figures on the gold articles → SCORES.md; each frame's precision → pipelines/confidence.json.
scores: $(INSTALLED)
	$(BIN)/python scripts/scores.py

# The English pipeline anew (an hour): make model-en TREEBANKS=folder, as models/en/README.md says.
model-en: $(INSTALLED)
	@test -n "$(TREEBANKS)" || { echo "Name the folder of treebanks: make model-en TREEBANKS=folder"; exit 2; }
	PYTHONPATH=. $(BIN)/python models/en/train.py $(TREEBANKS)

# The long series on both stores: commands and servers killed, connections cut, disks full, clocks wrong, each followed
# by a plain load and a look at the digests; random sequences of loads; sources that change and fail (hours).
faults: $(INSTALLED)
	sh scripts/install_java.sh
	env -u NEO4J_URI $(BIN)/python scripts/neo4j_server.py test $(BIN)/pytest -m 'faults or series'

# A Neo4j with its Browser in Docker; its password comes from .env.
up:
	@test -f .env || { echo "Copy .env.example to .env and set NEO4J_PASSWORD in it first."; exit 2; }
	docker compose up --detach --wait
	@echo "Neo4j Browser: http://localhost:7474. For kg: set -a; . ./.env; set +a"

# A Neo4j without Docker, in .neo4j: Maven fetches the server.
neo4j: $(INSTALLED)
	$(BIN)/python scripts/neo4j_server.py start

neo4j-stop: $(INSTALLED)
	$(BIN)/python scripts/neo4j_server.py stop

clean:
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(STANZA): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,stanza]'
	@touch $@
