#!/usr/bin/env bash
# Runs a script of editors/vscode/package.json; see scripts/npm.sh.
#
#   scripts/vscode.sh check|build|vsix|test [ARGUMENT…]
set -euo pipefail

exec "$(dirname "${BASH_SOURCE[0]}")/npm.sh" editors/vscode "$@"
