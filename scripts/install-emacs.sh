#!/usr/bin/env bash
# Prints the path of an Emacs that the tests can use: the one on PATH if it is 29 or newer, or else one of Debian's
# that is unpacked into .cache/emacs. Ends with 75 if it cannot be fetched.
set -euo pipefail

name=emacs
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

recent() { # recent EMACS: it runs and has eglot
  "$1" -Q --batch --eval "(require 'eglot)" >/dev/null 2>&1 </dev/null
}

if found=$(command -v emacs) && recent "$found"; then
  echo "$found"
  exit
fi
emacs=$cache/bin/emacs
if ! { [[ -x $emacs ]] && recent "$emacs"; }; then
  debian_unpack emacs-nox
  debian_adopt usr/bin/emacs-nox
  share=$(echo "$root"/usr/share/emacs/[0-9]*)
  programs=$(dirname "$(find "$root/usr/libexec/emacs" -name '*.pdmp')")
  wrapper "$emacs" usr/bin/emacs-nox \
    EMACSLOADPATH="$share/lisp" EMACSDATA="$share/etc" EMACSDOC="$share/etc" EMACSPATH="$programs"
  sed -i "s|^exec '[^']*'|& --dump-file='$(echo "$programs"/*.pdmp)'|" "$emacs"
  recent "$emacs" || broken "$("$emacs" --version 2>&1 | head -n 3)"
fi
echo "$emacs"
