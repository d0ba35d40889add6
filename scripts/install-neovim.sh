#!/usr/bin/env bash
# Prints the path of a Neovim that the tests can use: the one on PATH if it is 0.11 or newer, or else one of
# Debian's that is unpacked into .cache/neovim. Ends with 75 if it cannot be fetched.
set -euo pipefail

name=neovim
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

recent() { # recent NVIM: it runs and is new enough
  "$1" --clean --headless -c 'if has("nvim-0.11") | qall! | else | cquit | endif' >/dev/null 2>&1 </dev/null
}

if found=$(command -v nvim) && recent "$found"; then
  echo "$found"
  exit
fi
nvim=$cache/bin/nvim
if ! { [[ -x $nvim ]] && recent "$nvim"; }; then
  debian_unpack neovim
  debian_adopt usr/bin/nvim
  wrapper "$nvim" usr/bin/nvim VIMRUNTIME="$root/usr/share/nvim/runtime"
  recent "$nvim" || broken "$("$nvim" --version 2>&1 | head -n 3)"
fi
echo "$nvim"
