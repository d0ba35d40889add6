#!/usr/bin/env bash
# Prints the path of a development tool of tools/go.mod or of a module below tools; builds it first,
# once for each version. golangci-lint and goreleaser take some minutes of two cores, which is why it is kept in .cache.
#
#   scripts/tool.sh golangci-lint|gofumpt|vale|gremlins|goreleaser|cyclonedx-gomod
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
go=${GO:-go}
modules=tools

case ${1-} in
golangci-lint) package=github.com/golangci/golangci-lint/v2/cmd/golangci-lint module=github.com/golangci/golangci-lint/v2 ;;
gofumpt) package=mvdan.cc/gofumpt module=$package ;;
vale)
  module=github.com/vale-cli/vale/v3
  package=$module/cmd/vale modules=tools/prose cgo=1 # for its parsers
  ;;
gremlins)
  module=github.com/go-gremlins/gremlins
  package=$module/cmd/gremlins modules=tools/mutate
  ;;
goreleaser) package=github.com/goreleaser/goreleaser/v2 module=$package modules=tools/release ;;
cyclonedx-gomod)
  module=github.com/CycloneDX/cyclonedx-gomod
  package=$module/cmd/cyclonedx-gomod modules=tools/release
  ;;
*)
  echo "usage: scripts/tool.sh golangci-lint|gofumpt|vale|gremlins|goreleaser|cyclonedx-gomod" >&2
  exit 2
  ;;
esac

cd "$repository/$modules"
version=$("$go" list -m -f '{{.Version}}' "$module")
language=$("$go" env GOVERSION) # a linter must be at least as new as the code that it reads
binary=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}/tools/$1-$version-$language
# shellcheck source=scripts/lock.sh
. "$repository/scripts/lock.sh"
lock "$binary"
if [[ ! -x $binary ]]; then
  echo "tool: building $1 $version, once" >&2
  mkdir -p "$(dirname "$binary")"
  CGO_ENABLED=${cgo:-0} nice "$go" build -o "$binary.new" "$package" >&2
  mv "$binary.new" "$binary"
fi
echo "$binary"
