#!/usr/bin/env bash
# Builds the playground and tests it in Chromium; downloads what is missing.
#
#   scripts/test-playground.sh [PICTURES]       a folder for the screenshots of the documentation
#   scripts/test-playground.sh --if-possible    is skipped with a message where npm or a network is missing; not in CI
#
# FIGURES=1 measures as well, MATCH=EXPRESSION leaves out the tests whose name does not match.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/optional.sh
. "$repository/scripts/optional.sh"

optional "the playground" "${1-}"
[[ ${1-} != --if-possible ]] || shift

browser=$(have "$repository/scripts/install-vscode.sh") || skipped $?
(have "$repository/scripts/playground.sh") || skipped $?
exec "$repository/scripts/npm.sh" editors/playground test "$browser/bin/chromium" "$repository/dist/playground" "$@"
