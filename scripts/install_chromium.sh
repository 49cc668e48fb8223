#!/bin/sh
# Sees to the Chromium and its driver that the tests in the real Neo4j Browser need; installs them where it may. Without
# them those tests are skipped and say so.
if command -v chromedriver >/dev/null; then
  exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null && exit 0
fi
echo "No Chromium with its driver: the tests in the real Neo4j Browser are skipped." >&2
