#!/usr/bin/env bash
# Prints the path of a folder with a VS Code and a browser that the tests can use; fills it first if
# they are not there yet:
#
#   bin/code-server   VS Code as a server, with its own Node.js
#   bin/chromium      a browser to show it in
#
# The desktop VS Code cannot be had from a package registry; code-server is the same workbench and
# the same extension host, from npm. It is installed without running install scripts, so that nothing
# is compiled: the two native modules that it cannot start without are replaced by small ones here.
# The browser is the one on PATH, or Debian's, unpacked. Nothing outside .cache changes and root is
# not needed. Ends with 75 if something cannot be had.
set -euo pipefail

code_server=4.139.1 # VS Code 1.139.1
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scripts=$repository/scripts
cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}/vscode
# shellcheck source=scripts/lock.sh
. "$scripts/lock.sh"

say() { printf 'install-vscode: %s\n' "$*" >&2; }

die() {
  say "$1"
  say "The tests in VS Code need npm with a network, and Chromium: on PATH, or from Debian's archive."
  exit 75
}

npm_install() { # npm_install ARGUMENT…: quietly, in the current folder
  PATH=$(dirname "$node"):$PATH npm install --ignore-scripts --no-audit --no-fund --no-package-lock "$@" >npm.log 2>&1 || {
    tail -n 20 npm.log >&2
    die "npm could not install $*."
  }
}

# code installs VS Code.
code() {
  say "fetching VS Code into $cache (about 800 MB, once)"
  rm -rf "$cache/node_modules" "$cache/stamp"
  mkdir -p "$cache/bin"
  cd "$cache"
  echo '{ "private": true }' >package.json
  npm_install "code-server@$code_server"
  cd node_modules/code-server/lib/vscode
  npm_install --omit=dev
  # Exports one by one: VS Code imports this as a module.
  cat >node_modules/@vscode/spdlog/index.js <<'JS'
const fs = require('fs');
const path = require('path');
const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, text) { if (level >= this.level) fs.appendFileSync(this.file, `${new Date().toISOString()} [${names[level]}] ${text}\n`); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
names.forEach((name, level) => { Logger.prototype[name] = function (text) { this.write(level, text); }; });
async function create(name, file) { return new Logger(file); }
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
JS
  cat >node_modules/@vscode/native-watchdog/index.js <<'JS'
exports.start = () => {};
exports.exit = (code) => process.exit(code);
JS
  cat >"$cache/bin/code-server" <<WRAPPER
#!/bin/sh
exec '$node' '$cache/node_modules/code-server/out/node/entry.js' "\$@"
WRAPPER
  chmod +x "$cache/bin/code-server"
  cd "$cache"
  echo "$code_server" >stamp
}

# typescript installs the TypeScript that VS Code's own server for JavaScript needs.
typescript() {
  cd "$cache/node_modules/code-server/lib/vscode/extensions"
  npm_install --omit=dev
  cd "$cache"
}

runs() { "$1" --version >/dev/null 2>&1; }

# browser links or installs Chromium. Debian packages are unpacked without the libraries that the machine already has;
# the package lists are downloaded, because those of the machine may be empty.
browser() {
  local apt=$cache/apt root=$cache/chromium found deb
  mkdir -p "$cache/bin"
  for name in chromium chromium-browser google-chrome; do
    if found=$(command -v "$name") && runs "$found"; then
      ln -sf "$found" "$cache/bin/chromium"
      return
    fi
  done
  command -v apt-get >/dev/null || die "there is no Chromium on PATH and this is no Debian machine."
  say "unpacking Debian's Chromium into $root (about 500 MB, once)"
  trap 'rm -rf "$cache/apt"' EXIT
  rm -rf "$apt" "$root"
  mkdir -p "$apt"/lists/partial "$apt"/archives/partial "$root"
  cat >"$apt/apt.conf" <<CONF
Dir::State::Lists "$apt/lists";
Dir::Cache "$apt";
Dir::Cache::Archives "$apt/archives";
Dir::Log "$apt";
APT::Sandbox::User "";
APT::Install-Recommends "false";
APT::Update::Post-Invoke "";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
CONF
  APT_CONFIG=$apt/apt.conf apt-get -qq update >&2 || die "the package lists could not be fetched: is there a network?"
  APT_CONFIG=$apt/apt.conf apt-get -qq -y --download-only install chromium fonts-dejavu-core >/dev/null ||
    die "Chromium's packages could not be fetched."
  for deb in "$apt"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*'
  done
  wrap "$root"
}

# wrap ROOT makes the Chromium in ROOT run where it is.
wrap() {
  local libraries
  libraries=$(find "$1" -name '*.so*' -path '*/lib/*-linux-*' -printf '%h\n' | sort -u | paste -sd:)
  cat >"$1/fonts.conf" <<CONF
<?xml version="1.0"?>
<fontconfig>
  <dir>$1/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>$1/fonts</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>
CONF
  rm -f "$cache/bin/chromium" # may be a link to one that is gone
  cat >"$cache/bin/chromium" <<WRAPPER
#!/bin/sh
LD_LIBRARY_PATH='$libraries' FONTCONFIG_FILE='$1/fonts.conf' exec '$1/usr/lib/chromium/chromium' "\$@"
WRAPPER
  chmod +x "$cache/bin/chromium"
}

node=$("$scripts/node.sh")
lock "$cache"
[[ $(cat "$cache/stamp" 2>/dev/null) == "$code_server" ]] && runs "$cache/bin/code-server" || code
[[ -f $cache/node_modules/code-server/lib/vscode/extensions/node_modules/typescript/lib/tsserver.js ]] || typescript
runs "$cache/bin/chromium" || browser
runs "$cache/bin/code-server" || die "the fetched VS Code does not run."
runs "$cache/bin/chromium" || die "the Chromium in $cache/bin does not run: $("$cache/bin/chromium" --version 2>&1 | tail -n 1)"
echo "$cache"
