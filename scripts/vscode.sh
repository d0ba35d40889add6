#!/usr/bin/env bash
# Runs a script of editors/vscode/package.json with the Node.js that it is made for, and with its development
# packages installed as its lock file has them. Ends with 75 if those cannot be had.
#
#   scripts/vscode.sh check|build|vsix|test [ARGUMENT…]
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
node=$("$repository/scripts/node.sh")
PATH=$(dirname "$node"):$PATH
export PATH
cd "$repository/editors/vscode"

# shellcheck source=scripts/lock.sh
. "$repository/scripts/lock.sh"
lock node_modules
installed=node_modules/.installed # a copy of the lock file that node_modules is made from
if ! cmp -s package-lock.json "$installed"; then
  echo "vscode: installing the development packages of the extension, once" >&2
  npm ci >&2 || {
    echo "vscode: npm could not install them: is there a network?" >&2
    exit 75
  }
  cp package-lock.json "$installed"
fi
[[ ! -e node_modules.lock ]] || exec 9>&- # others need not wait for what is run now
exec npm run --silent "$@"
