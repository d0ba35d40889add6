#!/usr/bin/env bash
# Prints the path of a Neovim that the tests can use; installs one first if there is none.
#
# The nvim on PATH is used if it is 0.11 or newer. Otherwise the packages of Debian's testing
# release are unpacked into .cache/neovim: an apt root of its own with an empty package list, so that
# apt resolves everything down to the C library, and patchelf, so that the binary finds it there.
# Nothing outside .cache changes and root is not needed. The mirror is the machine's own.
set -euo pipefail

suite=forky # the first release of Debian with Neovim 0.11 or newer
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}/neovim

say() { printf 'install-neovim: %s\n' "$*" >&2; }

die() {
  say "$1"
  say "The end-to-end tests run in a real Neovim 0.11 or newer."
  say "Without this script's help: install one so that 'nvim' is on PATH, and try again."
  exit 1
}

recent() { # recent NVIM: it runs and is new enough
  "$1" --clean --headless -c 'if has("nvim-0.11") | qall! | else | cquit | endif' >/dev/null 2>&1 </dev/null
}

# mirror prints the URL of the Debian archive in this machine's apt sources, of either format.
mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
    sed 's/#.*//' | tr -s ' \t' '\n' | grep -E '^(https?|mirror|file|ftp)[+:].*/debian/?$' | head -n 1
}

# private_apt DIR MIRROR writes the configuration of an apt that knows no installed package. How to
# reach a mirror (proxies and the like) is taken from the machine, its hooks are not.
private_apt() {
  mkdir -p "$1"/lists/partial "$1"/archives/partial "$1"/none/apt.conf.d
  : >"$1/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $2 $suite main" >"$1/sources.list"
  apt-config dump | grep '^Acquire::' >"$1/apt.conf" || true
  cat >>"$1/apt.conf" <<CONF
Dir::Etc "$1/none";
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "$1/none";
Dir::Etc::Preferences "$1/none/preferences";
Dir::Etc::PreferencesParts "$1/none";
Dir::State "$1";
Dir::State::Lists "$1/lists";
Dir::State::status "$1/status";
Dir::Cache "$1";
Dir::Cache::Archives "$1/archives";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
CONF
}

# unpack fetches packages with all they depend on and unpacks them below $root.
unpack() {
  local apt=$cache/apt mirror deb
  mirror=$(mirror) || die "no Debian archive in this machine's apt sources, so there is nowhere to fetch Neovim from."
  command -v dpkg-deb >/dev/null || die "this is no Debian machine (no dpkg-deb)."
  trap 'rm -rf "$cache/apt"' EXIT
  private_apt "$apt" "$mirror"
  APT_CONFIG=$apt/apt.conf apt-get -qq update >&2 ||
    die "the package lists of $suite could not be fetched from this machine's Debian mirror: is there a network?"
  APT_CONFIG=$apt/apt.conf apt-get -qq -y --download-only install "$@" >/dev/null ||
    die "the packages of Neovim could not be fetched from this machine's Debian mirror: is there a network?"
  for deb in "$apt"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*'
  done
}

# wrap makes nvim and the other programs of $root run where they are.
wrap() {
  local loader libraries
  loader=$(find "$root" -name 'ld-linux*.so.*' | head -n 1)
  libraries=$(find "$root" -name '*.so.*' -path '*/lib*' -printf '%h\n' | sort -u | paste -sd:)
  "$loader" --library-path "$libraries" "$root/usr/bin/patchelf" \
    --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$root/usr/bin/nvim"
  mkdir -p "$cache/bin"
  cat >"$cache/bin/nvim" <<WRAPPER
#!/bin/sh
VIMRUNTIME='$root/usr/share/nvim/runtime' exec '$root/usr/bin/nvim' "\$@"
WRAPPER
  chmod +x "$cache/bin/nvim"
}

if found=$(command -v nvim) && recent "$found"; then
  echo "$found"
  exit
fi
nvim=$cache/bin/nvim
if ! { [[ -x $nvim ]] && recent "$nvim"; }; then
  root=$cache/root
  say "no Neovim 0.11 or newer on PATH; unpacking one into $cache (about 60 MB, once)"
  rm -rf "$cache"
  mkdir -p "$root"
  unpack neovim patchelf
  wrap
  recent "$nvim" || die "the unpacked Neovim does not run: $("$nvim" --version 2>&1 | head -n 3)"
fi
echo "$nvim"
