#!/usr/bin/env bash
# Prints the folders of lsp-mode, a client for Emacs, and of the packages that it requires, separated by colons. They are
# Debian's, unpacked into .cache/lsp-mode. Ends with 75 if they cannot be fetched.
set -euo pipefail

name=lsp-mode
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

packages=$root/usr/share/emacs/site-lisp/elpa-src
usable() { [[ -n $(find "$packages" -name lsp-mode.el 2>/dev/null) ]]; }

if ! usable; then
  debian_unpack elpa-lsp-mode
  usable || broken "there is no lsp-mode.el in $packages"
fi
find "$packages" -name '*.el' -printf '%h\n' | sort -u | paste -sd:
