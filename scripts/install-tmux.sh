#!/usr/bin/env bash
# Prints the path of a tmux, the terminal in which the tests use editors: the one on PATH, or else one of Debian's
# that is unpacked into .cache/tmux. Ends with 75 if it cannot be fetched.
set -euo pipefail

name=tmux
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

if command -v tmux; then
  exit
fi
tmux=$cache/bin/tmux
if ! "$tmux" -V >/dev/null 2>&1; then
  debian_unpack tmux
  debian_adopt usr/bin/tmux
  wrapper "$tmux" usr/bin/tmux
  "$tmux" -V >/dev/null || broken "$("$tmux" -V 2>&1 | head -n 3)"
fi
echo "$tmux"
