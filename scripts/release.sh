#!/usr/bin/env bash
# Makes what a release consists of, into dist/release and dist/npm.
#
#   scripts/release.sh snapshot    of the working tree, publishing nothing, and tries it out
#   scripts/release.sh publish     of the tag that is checked out, and uploads it: docs/releasing.md
#
# Needs Go, git, npm and, for publish, docker with buildx. The VS Code extension is packed by make vsix, before.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
go=${GO:-go}
cd "$repository"

case ${1-} in
snapshot) arguments=(--snapshot --skip=docker) ;; # an image needs a docker daemon; a test looks at the Dockerfile
publish) arguments=() ;;
*)
  echo "usage: scripts/release.sh snapshot|publish" >&2
  exit 2
  ;;
esac

goreleaser=$(scripts/tool.sh goreleaser)
cyclonedx=$(scripts/tool.sh cyclonedx-gomod)
node=$(scripts/node.sh)

tools=$(mktemp -d) # what goreleaser finds by name
trap 'rm -rf "$tools"' EXIT
ln -s "$cyclonedx" "$tools/cyclonedx-gomod"
PATH=$tools:$(dirname "$node"):$PATH
export PATH

COMMIT_TIMESTAMP=$(git log -1 --format=%ct)
COMMIT_DATE=$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ)
export COMMIT_TIMESTAMP COMMIT_DATE

# Completions and manual pages are the same on every platform.
rm -rf dist/completions dist/man
mkdir -p dist/completions
for shell in bash zsh fish; do
  "$go" run ./cmd/plugin-manifest-ls completion "$shell" >"dist/completions/plugin-manifest-ls.$shell"
done
"$go" run ./cmd/plugin-manifest-ls completion powershell >dist/completions/plugin-manifest-ls.ps1
"$go" test -count 1 ./cmd/plugin-manifest-ls -run '^TestManPages$' -man "$repository/dist/man" >/dev/null

# The server as WebAssembly, and the page that runs it.
rm -rf dist/web
mkdir -p dist/web
scripts/playground.sh --size
pack() {
  tar --sort=name --mtime="@$COMMIT_TIMESTAMP" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -cf - "${@:2}" | gzip -n -9 >"dist/web/$1.tar.gz"
}
pack plugin-manifest-ls_wasm -C "$repository/dist/wasm" server.wasm wasm_exec.js -C "$repository" LICENSE THIRD_PARTY_LICENSES
pack plugin-manifest-ls_playground -C "$repository/dist/playground" . -C "$repository" LICENSE THIRD_PARTY_LICENSES

"$goreleaser" check --quiet
"$goreleaser" release --clean "${arguments[@]}"
node scripts/npm-packages.mjs
"$go" test -C tools/release -count 1 -v ./...
