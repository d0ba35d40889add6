#!/usr/bin/env bash
# Makes sure that there is a C compiler, which Go's race detector needs. Installs Debian's if there is none.
set -euo pipefail

compiler=$("${GO:-go}" env CC)
command -v "${compiler%% *}" >/dev/null && exit
if ! command -v apt-get >/dev/null; then
  echo "c-compiler: the race detector needs a C compiler ($compiler); install one" >&2
  exit 1
fi
echo "c-compiler: installing gcc from Debian" >&2
root=()
[[ $(id -u) -eq 0 ]] || root=(sudo)
"${root[@]}" apt-get -qq update >&2
DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get -qq -y --no-install-recommends install gcc libc6-dev >&2
