#!/usr/bin/env bash
# Prints the path of a pre-commit that the tests can use: the one on PATH, or else one of Debian's that is unpacked into
# .cache/pre-commit. Ends with 75 if it cannot be fetched.
set -euo pipefail

name=pre-commit
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

usable() { # usable PRE-COMMIT: it runs and can open its database
  "$1" --version >/dev/null 2>&1 </dev/null
}

if found=$(command -v pre-commit) && usable "$found"; then
  echo "$found"
  exit
fi
program=$cache/bin/pre-commit
if ! usable "$program"; then
  debian_unpack pre-commit
  rm -rf "$root"/usr/{include,libexec,sbin,share}
  loader=$(find "$root" -name 'ld-linux*.so.*' | head -n 1)
  python=$(readlink -f "$root/usr/bin/python3")
  wrapper "$program" "${loader#"$root/"}" PYTHONHOME="$root/usr" PYTHONDONTWRITEBYTECODE=1
  # patchelf damages this program, so the loader starts it.
  sed -i "s|^exec '[^']*'|& --library-path '$(dirname "$loader")' '$python' -m pre_commit|" "$program"
  usable "$program" || broken "$("$program" --version 2>&1 | tail -n 3)"
fi
echo "$program"
