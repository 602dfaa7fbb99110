#!/usr/bin/env bash
# Writes the lock files anew: versions and hashes only, for every platform, from Python 3.11 on. Needs `uv`.
set -eu
cd "$(dirname "$0")/.."
options="--universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --python-version 3.11 --quiet"
uv pip compile pyproject.toml requirements/install.in $options -o requirements/run.txt
uv pip compile pyproject.toml requirements/install.in requirements/dev.in $options -c requirements/run.txt -o requirements/dev.txt
