#!/bin/sh
# Sees to the Java 17 and Maven that the tests on a real Neo4j need; installs them where it may.
set -eu
if command -v java >/dev/null && command -v mvn >/dev/null; then
  exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq openjdk-17-jre-headless maven >/dev/null
  exit 0
fi
echo "Install Java 17 and Maven to test on a real Neo4j, or run 'make test', which does without." >&2
exit 1
