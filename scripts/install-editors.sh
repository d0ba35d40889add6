#!/usr/bin/env bash
# Downloads the editors that the tests use and this machine lacks, so that the tests do not wait for downloads.
# A failed download is skipped with a message; in CI (CI=true) it is an error.
set -euo pipefail

for editor in neovim emacs helix vim tmux; do
  status=0
  "$(dirname "${BASH_SOURCE[0]}")/install-$editor.sh" >/dev/null || status=$?
  ((status == 0 || status == 75)) || exit "$status"
done
