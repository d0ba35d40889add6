# Sourced by scripts that test in editors and browsers, which may have to be downloaded first.
#
#   optional WHAT [--if-possible]    says whether the tests of WHAT may be skipped; not in CI
#   have COMMAND…                    runs what downloads something, and skips the tests if it ends with 75

optional() {
  tests=$1
  skip=no
  [[ ${2-} != --if-possible || -n ${CI-} ]] || skip=yes
}

# have ends a subshell, such as that of $(have …), with 70 if the tests are skipped; see skipped.
have() {
  local status=0
  "$@" || status=$?
  if [[ $status == 75 && $skip == yes ]]; then
    echo "SKIPPED: the tests of $tests, because of what stands above." >&2
    exit 70
  fi
  return "$status"
}

# skipped STATUS ends the script: with 0 if the tests are skipped, and otherwise with the status.
skipped() { exit $(($1 == 70 ? 0 : $1)); }
