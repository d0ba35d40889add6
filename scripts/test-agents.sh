#!/usr/bin/env bash
# Tests the server for coding agents with the official inspector, from npm.
#
#   scripts/test-agents.sh --if-possible    is skipped with a message where npm or a network is missing; not in CI
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/optional.sh
. "$repository/scripts/optional.sh"

optional "the server for coding agents" "${1-}"

cd "$repository"
"${GO:-go}" build -trimpath -o bin/ ./cmd/plugin-manifest-ls
export PROGRAM=$repository/bin/plugin-manifest-ls
(have scripts/npm.sh editors/agents test) || skipped $?
