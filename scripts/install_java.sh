#!/bin/sh
# Sees to the Java 17 and Maven that the tests on a real Neo4j need, and to the faketime of the tests that set a clock;
# installs them where it may. Without faketime those tests are skipped.
set -eu
may() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }
install() { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
if ! command -v faketime >/dev/null && may; then
  install faketime || echo "faketime can't be installed: the tests that set a clock are skipped." >&2
fi
if command -v java >/dev/null && command -v mvn >/dev/null; then
  exit 0
fi
if may; then
  install openjdk-17-jre-headless maven
  exit 0
fi
echo "Install Java 17 and Maven to test on a real Neo4j, or run 'make test', which does without." >&2
exit 1
