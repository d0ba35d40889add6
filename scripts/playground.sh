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

# A new extension for each service, as an example.
go=${GO:-go}
starters=$repository/dist/starters
rm -rf "$starters"
mkdir -p "$starters"
"$go" build -trimpath -o bin/ ./cmd/plugin-manifest-ls
bin/plugin-manifest-ls services --format json >"$starters/services.json"
for service in $(bin/plugin-manifest-ls new --list | cut -d ' ' -f 1); do
  bin/plugin-manifest-ls new "$service" "$starters/$service" >/dev/null
done

scripts/npm.sh editors/playground build "$wasm" "$starters" "$site"
if [[ ${1-} == --size ]]; then
  scripts/npm.sh editors/playground size "$site"
fi
