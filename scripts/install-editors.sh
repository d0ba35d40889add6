#!/usr/bin/env bash
# Downloads the editors and other programs that the tests use and this machine lacks, so that the tests do not wait for it.
# A failed download is skipped with a message; in CI (CI=true) it is an error.
set -euo pipefail

for program in neovim emacs lsp-mode helix vim tmux pre-commit; do
  status=0
  "$(dirname "${BASH_SOURCE[0]}")/install-$program.sh" >/dev/null || status=$?
  ((status == 0 || status == 75)) || exit "$status"
done
