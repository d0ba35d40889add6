#!/usr/bin/env bash
# Builds the playground into dist/playground/. Ends with 75 if its development packages cannot be had.
#
#   scripts/playground.sh           builds it
#   scripts/playground.sh --size    also checks the size of what its start page loads
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$repository"
site=$repository/dist/playground
wasm=$(scripts/wasm.sh "$@")
scripts/npm.sh editors/playground build "$wasm" "$site"
if [[ ${1-} == --size ]]; then
  scripts/npm.sh editors/playground size "$site"
fi
