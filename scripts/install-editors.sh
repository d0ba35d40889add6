#!/usr/bin/env bash
# Fetches every editor that the tests use and this machine has not, so that the tests themselves need not wait.
# What cannot be fetched is said and left out; in CI (CI=true) that is a failure.
set -euo pipefail

for editor in neovim emacs helix vim tmux; do
  status=0
  "$(dirname "${BASH_SOURCE[0]}")/install-$editor.sh" >/dev/null || status=$?
  ((status == 0 || status == 75)) || exit "$status"
done
