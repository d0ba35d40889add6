#!/usr/bin/env bash
# Takes a picture of a terminal in which Neovim shows diagnostics, inlay hints and code lenses, as a user sees them.
#
#   scripts/picture-neovim.sh OUT.png
#
# Needs xterm, Xvfb, ImageMagick's import and the DejaVu fonts. PLUGIN_MANIFEST_LS names the server
# (bin/plugin-manifest-ls unless set).
set -euo pipefail

out=$(realpath -m "${1:?usage: scripts/picture-neovim.sh OUT.png}")
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PLUGIN_MANIFEST_LS=${PLUGIN_MANIFEST_LS:-$repository/bin/plugin-manifest-ls}

for program in xterm Xvfb import; do
  command -v "$program" >/dev/null || {
    echo "picture-neovim: $program is missing. On Debian: apt-get install xterm xvfb imagemagick fonts-dejavu-core" >&2
    exit 1
  }
done
nvim=$("$repository/scripts/install-neovim.sh")

work=$(mktemp -d)
started=()
cleanup() {
  [[ ${#started[@]} == 0 ]] || kill "${started[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

mkdir -p "$work/app/translations"
echo "<script>ZOHO.request({ connectionLinkName: 'salesforce connection' })</script>" >"$work/app/widget.html"
echo '{}' >"$work/app/translations/en.json"
cat >"$work/plugin-manifest.json" <<'MANIFEST'
{
  "locale": ["en", "jp"],
  "service": "PROJECTS",
  "storage": false,
  "whitelistedDomains": [],
  "modules": {
    "widgets": [
      { "name": "Clock", "location": "task_tabs", "url": "/app/widgets.html" }
    ]
  },
  "config": [
    { "name": "apiKey", "type": "text", "is_mandatory": "true", "is_secure": true }
  ],
  "connectors": [
    {
      "connectionLinkName": "salesforce connection",
      "connectionName": "Salesforce",
      "serviceName": "salesforce",
      "userAccess": true,
      "isUserDefinedService": false,
      "scope": ["api, refresh_token"]
    }
  ]
}
MANIFEST
cat >"$work/look.lua" <<'LUA'
vim.o.termguicolors = true
vim.o.background = 'dark'
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.laststatus = 2
vim.o.shortmess = vim.o.shortmess .. 'F'
vim.lsp.inlay_hint.enable(true)
vim.lsp.codelens.enable(true)
vim.diagnostic.config({ virtual_text = { prefix = '■' }, underline = true, severity_sort = true })
LUA

# eventually WHAT COMMAND… runs a command until it succeeds, for 20 seconds at most.
eventually() {
  local what=$1 end=$((SECONDS + 20))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || {
      echo "picture-neovim: waited in vain for $what" >&2
      return 1
    }
    sleep 0.1
  done
}

Xvfb -displayfd 3 -screen 0 1400x760x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
started+=($!)
eventually "the display" test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY

cd "$work" # so that the editor shows the file's name alone
env XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work" XDG_STATE_HOME="$work" XDG_CACHE_HOME="$work" \
  xterm -fa 'DejaVu Sans Mono' -fs 11 -geometry 150x30+0+0 -bg '#14161b' -fg '#e0e2ea' -b 8 -bw 0 +sb -tn xterm-direct \
  -e "$nvim" --clean -n --listen "$work/socket" -u "$repository/editors/neovim/test/init.lua" \
  --cmd "luafile $work/look.lua" plugin-manifest.json &
started+=($!)

count() { "$nvim" --server "$work/socket" --remote-expr "luaeval(\"#$1\")"; }
seen() { # the editor has diagnostics, inlay hints and code lenses
  [[ $(count 'vim.diagnostic.get(0)') -gt 1 && $(count 'vim.lsp.inlay_hint.get()') -gt 0 && $(count 'vim.lsp.codelens.get()') -gt 0 ]]
}
eventually "the diagnostics, hints and lenses" seen
"$nvim" --server "$work/socket" --remote-expr 'execute("call cursor(8, 34) | redraw!")' >/dev/null
drawn() { # two pictures in a row are equal
  import -window root -strip -define png:exclude-chunks=date,time "$work/now.png"
  cmp -s "$work/now.png" "$work/before.png" && return
  mv "$work/now.png" "$work/before.png"
  return 1
}
eventually "a still picture" drawn
mkdir -p "$(dirname "$out")"
import -window root -trim +repage -strip -define png:exclude-chunks=date,time "$out"
echo "picture-neovim: wrote $out" >&2
