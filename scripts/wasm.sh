#!/usr/bin/env bash
# Compiles the server to WebAssembly, into dist/wasm/: server.wasm and wasm_exec.js, which runs it.
#
#   scripts/wasm.sh           prints the folder
#   scripts/wasm.sh --size    also checks the size of the server
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$repository"
go=${GO:-go}
folder=$repository/dist/wasm
mkdir -p "$folder"
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' editors/vscode/package.json)

# Inlining in these packages adds 2 MB and no speed that can be measured.
flags=()
for package in go.lsp.dev/protocol github.com/nlnwa/whatwg-url/url plugin-manifest-ls/{completion,internal/{baseline,catalog,scaffold,workspace},diagnostics/rules/...}; do
  flags+=("-gcflags=$package=-l")
done
GOOS=js GOARCH=wasm "$go" build -trimpath "${flags[@]}" -ldflags="-s -w -X main.version=$version" -o "$folder/server.wasm" ./cmd/plugin-manifest-ls-wasm
cp "$("$go" env GOROOT)/lib/wasm/wasm_exec.js" "$folder/"
if [[ ${1-} == --size ]]; then
  "$(scripts/node.sh)" --no-warnings editors/wasm/scripts/size.mts "$folder/server.wasm" >&2
fi
echo "$folder"
