# Sourced by the scripts that download an editor for the tests: unpacks Debian packages below .cache, so that their
# programs run from there. Nothing else on the machine changes, and root is not needed.
#
# The packages are those of Debian's testing release, unless the variable suite names another one. apt uses a separate root with an empty list of installed
# packages, so that it resolves all dependencies down to the C library; patchelf makes the programs use it.
# The mirror is that of the machine.
#
#   name=hx; . scripts/debian.sh    sets cache, the folder of the editor, and root, where packages go
#   debian_unpack PACKAGE...
#   debian_adopt PROGRAM...
#   wrapper FILE PROGRAM [NAME=VALUE...]

suite=${suite:-forky} # the first release of Debian with Neovim 0.11 or newer
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}/${name:?}
root=$cache/root
# shellcheck source=scripts/lock.sh
. "$repository/scripts/lock.sh"
lock "$cache"

say() { printf 'install-%s: %s\n' "$name" "$*" >&2; }

# unreachable WHY ends a script whose download failed. The tests in the editor are then skipped, except in CI, where
# skipped tests would go unnoticed.
unreachable() {
  rm -rf "$cache"
  say "$1"
  [[ -n ${CI:-} ]] && exit 1
  say "Tests that need $name cannot run on this machine. With CI=true in the environment this is an error."
  exit 75 # EX_TEMPFAIL
}

# broken WHY ends a script whose program does not run.
broken() {
  say "the unpacked program does not run: $1"
  exit 1
}

# debian_unpack fetches packages with all they depend on and unpacks them below $root.
debian_unpack() {
  local apt mirror deb
  say "unpacking $1 into $cache, once"
  mirror=$(debian_mirror) || unreachable "there is no Debian archive in this machine's apt sources to fetch packages from."
  command -v dpkg-deb >/dev/null || unreachable "this is no Debian machine (no dpkg-deb)."
  rm -rf "$cache"
  apt=$cache/apt
  trap 'rm -rf "$cache/apt"' EXIT
  debian_private_apt "$apt" "$mirror"
  APT_CONFIG=$apt/apt.conf apt-get -qq -o APT::Update::Error-Mode=any update >&2 ||
    unreachable "the package lists of $suite could not be fetched from this machine's Debian mirror: is there a network?"
  APT_CONFIG=$apt/apt.conf apt-get -qq -y --download-only install "$@" patchelf >/dev/null ||
    unreachable "the packages could not be fetched from this machine's Debian mirror: is there a network?"
  mkdir -p "$root"
  for deb in "$apt"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*'
  done
}

# debian_adopt makes programs of $root, named relative to it, run where they are.
debian_adopt() {
  local loader libraries program
  loader=$(find "$root" -name 'ld-linux*.so.*' | head -n 1)
  libraries=$(find "$root" -name '*.so.*' -path '*/lib*' -printf '%h\n' | sort -u | paste -sd:)
  for program in "$@"; do
    "$loader" --library-path "$libraries" "$root/usr/bin/patchelf" \
      --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$root/$program"
  done
}

# wrapper FILE PROGRAM [NAME=VALUE...] writes a script that runs a program of $root with such an environment.
wrapper() {
  local file=$1 program=$2 setting
  shift 2
  mkdir -p "$(dirname "$file")"
  {
    echo '#!/bin/sh'
    for setting in "$@"; do printf "export %s='%s'\n" "${setting%%=*}" "${setting#*=}"; done
    printf "exec '%s' \"\$@\"\n" "$root/$program"
  } >"$file"
  chmod +x "$file"
}

# debian_mirror prints the URL of the Debian archive in this machine's apt sources, of either format.
debian_mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
    sed 's/#.*//' | tr -s ' \t' '\n' | grep -E '^(https?|mirror|file|ftp)[+:].*/debian/?$' | head -n 1
}

# debian_private_apt DIR MIRROR writes the configuration of an apt that knows no installed package. How to reach
# a mirror (proxies and the like) is taken from the machine, its hooks are not.
debian_private_apt() {
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
