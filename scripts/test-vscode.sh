#!/usr/bin/env bash
# Packs the VS Code extension for this machine and tests it in a real VS Code; fetches one first if need be.
#
#   scripts/test-vscode.sh [PICTURES]    a folder to take the pictures of the documentation into
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
editor=$("$repository/scripts/install-vscode.sh")
case $(uname -m) in
x86_64) target=linux-x64 ;;
aarch64) target=linux-arm64 ;;
*) target=universal ;;
esac
"$repository/scripts/vscode.sh" vsix "$target"
vsix=$(ls -t "$repository"/dist/plugin-manifest-[0-9]*"-$target.vsix" | head -n 1)
exec "$repository/scripts/vscode.sh" test "$editor" "$vsix" "$@"
