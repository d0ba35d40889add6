#!/usr/bin/env bash
# Prints the path of a Vim with ALE that the tests can use, one of Debian's that is unpacked into .cache/vim.
# Ends with 75 if it cannot be fetched.
set -euo pipefail

name=vim
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

usable() { # usable VIM: it runs and has ALE
  "$1" -N -u NONE -es -c 'packadd ale' -c 'if exists("g:loaded_ale_dont_use_this_in_other_plugins_please") | qall! | else | cquit | endif' >/dev/null 2>&1 </dev/null
}

vim=$cache/bin/vim
if ! { [[ -x $vim ]] && usable "$vim"; }; then
  debian_unpack vim vim-ale
  debian_adopt usr/bin/vim.basic
  mkdir -p "$root/usr/share/vim/vimfiles/pack/tests/opt"
  ln -sfn "$root/usr/share/vim-ale" "$root/usr/share/vim/vimfiles/pack/tests/opt/ale"
  wrapper "$vim" usr/bin/vim.basic VIM="$root/usr/share/vim" VIMRUNTIME="$(echo "$root"/usr/share/vim/vim[0-9]*)"
  usable "$vim" || broken "$("$vim" --version 2>&1 | head -n 3)"
fi
echo "$vim"
