#!/usr/bin/env bash
# Prints the path of a Helix that the tests can use: the one on PATH, or else one of Debian's that is unpacked into
# .cache/helix. Ends with 75 if it cannot be fetched.
set -euo pipefail

name=helix
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

if command -v hx; then
  exit
fi
hx=$cache/bin/hx
if ! "$hx" --version >/dev/null 2>&1; then
  debian_unpack hx
  debian_adopt usr/lib/hx/hx
  wrapper "$hx" usr/lib/hx/hx HELIX_RUNTIME="$root/usr/lib/hx/runtime"
  "$hx" --version >/dev/null || broken "$("$hx" --version 2>&1 | head -n 3)"
fi
echo "$hx"
