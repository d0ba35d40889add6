#!/usr/bin/env bash
# Builds the playground into dist/playground/ and checks the size of what its start page loads. Ends with 75 if its development
# packages cannot be had.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$repository"
wasm=$(scripts/wasm.sh)
scripts/npm.sh editors/playground build "$wasm" "$repository/dist/playground"
