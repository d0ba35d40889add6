#!/usr/bin/env bash
# Packs the VS Code extension for this machine and for browsers and tests both in a real VS Code; fetches one first if need be.
#
#   scripts/test-vscode.sh [PICTURES]       a folder to take the pictures of the documentation into, not from a browser
#   scripts/test-vscode.sh --if-possible    skips all, and says so, where npm or a network is missing; not in CI
#
# FIGURES=1 measures as well, ONLY=host and ONLY=window leave out the other tests, MATCH=EXPRESSION those in the window
# whose name does not match, and PLATFORMS=web those of the native server. THEME=dark uses a dark color theme, and the
# names of the pictures end with -dark.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck source=scripts/optional.sh
. "$repository/scripts/optional.sh"

optional "the VS Code extension" "${1-}"
[[ ${1-} != --if-possible ]] || shift

editor=$(have "$repository/scripts/install-vscode.sh") || skipped $?
case $(uname -m) in
x86_64) target=linux-x64 ;;
aarch64) target=linux-arm64 ;;
*) target=universal ;;
esac
platforms=${PLATFORMS:-$target web}
[[ $# == 0 ]] || platforms=$target
for platform in $platforms; do
  (have "$repository/scripts/vscode.sh" vsix "$platform") || skipped $?
  vsix=$(ls -t "$repository"/dist/plugin-manifest-[0-9]*"-$platform.vsix" | head -n 1)
  [[ $platform != web ]] || echo "in VS Code for the Web:"
  "$repository/scripts/vscode.sh" test "$editor" "$vsix" "$@"
done
