#!/usr/bin/env bash
# Runs a script of a package.json with Node.js of the version that scripts/node.sh prints, and with the development packages
# installed as the lock file has them. Ends with 75 if those cannot be had.
#
#   scripts/npm.sh FOLDER SCRIPT [ARGUMENT…]    the folder is relative to the repository
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
node=$("$repository/scripts/node.sh")
PATH=$(dirname "$node"):$PATH
export PATH
folder=$1
shift
cd "$repository/$folder"

# shellcheck source=scripts/lock.sh
. "$repository/scripts/lock.sh"
lock node_modules
installed=node_modules/.installed # a copy of the lock file that node_modules is made from
if ! cmp -s package-lock.json "$installed"; then
  echo "npm: installing the development packages of $folder, once" >&2
  npm ci >&2 || {
    echo "npm: they could not be installed: is there a network?" >&2
    exit 75
  }
  cp package-lock.json "$installed"
fi
[[ ! -e node_modules.lock ]] || exec 9>&- # others need not wait for what is run now
exec npm run --silent "$@"
