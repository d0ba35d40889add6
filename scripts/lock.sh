# Sourced by the scripts that fill a cache, so that two of them that run at once do not fill the same folder.
#
#   lock FOLDER    waits until no other script has the lock of FOLDER, and keeps it until this script ends

lock() {
  command -v flock >/dev/null || return 0 # macOS has none
  mkdir -p "$(dirname "$1")"
  exec 9>"$1.lock"
  flock 9
}
