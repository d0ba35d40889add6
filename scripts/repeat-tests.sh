#!/usr/bin/env bash
# Runs "make test" in several fresh clones, one after the other, to find tests that pass only sometimes.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/repeat-tests.sh [--fresh-cache] [--target TARGET] [RUNS]

Clones the last commit of this repository into a temporary folder RUNS times (default: 5) and runs "make test" in each
clone. Two busy loops run during the last two runs, so that the tests also meet a busy machine. Prints a table with the
load, the time and the result of each run, and the output of the runs that failed. Exits with 1 if one failed.

  --fresh-cache     give each run an empty cache for editors and tools, which downloads about 0.5 GB per run;
                    otherwise the runs share PLUGIN_MANIFEST_LS_CACHE, or .cache of this repository
  --target TARGET   run this target of the Makefile instead of test
TEXT
}

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runs=5 fresh=no target=test
while (($# > 0)); do
  case $1 in
  --fresh-cache) fresh=yes ;;
  --target)
    target=${2:?$(usage)}
    shift
    ;;
  -h | --help)
    usage
    exit
    ;;
  [1-9] | [1-9][0-9]) runs=$1 ;;
  *)
    usage >&2
    exit 2
    ;;
  esac
  shift
done

work=$(mktemp -d)
loops=() running=
cleanup() {
  local status=$?
  trap - EXIT
  stop_loops
  [[ -z $running ]] || kill -- "-$running" 2>/dev/null || true
  chmod -R u+w "$work" # Go makes the files of downloaded modules read-only
  rm -rf "$work"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

start_loops() {
  for _ in 1 2; do
    (while :; do :; done) &
    loops+=($!)
  done
}

stop_loops() {
  ((${#loops[@]} == 0)) || kill "${loops[@]}" 2>/dev/null || true
  loops=()
}

failed=0
table=$work/table
printf '%-5s%-12s%9s  %s\n' run load seconds result >"$table"
for ((run = 1; run <= runs; run++)); do
  clone=$work/$run
  git clone --quiet "$repository" "$clone"
  cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}
  [[ $fresh == no ]] || cache=$work/cache-$run
  load=none
  if ((run > runs - 2)); then
    load='2 loops'
    start_loops
  fi
  started=$SECONDS
  # In a separate process group, so that the whole run can be stopped.
  set -m
  PLUGIN_MANIFEST_LS_CACHE=$cache make -C "$clone" "$target" >"$work/$run.log" 2>&1 &
  running=$!
  set +m
  result=ok
  wait "$running" || result="failed ($?)"
  running=
  stop_loops
  printf '%-5s%-12s%9d  %s\n' "$run" "$load" $((SECONDS - started)) "$result" | tee -a "$table" >&2
  if [[ $result != ok ]]; then
    failed=1
    echo "--- output of run $run" >&2
    cat "$work/$run.log" >&2
  elif grep -q '^SKIPPED\|^install-.*: Skipped' "$work/$run.log"; then
    grep '^SKIPPED\|^install-.*: Skipped' "$work/$run.log" >&2
  fi
  rm -rf "$clone"
done
cat "$table"
exit "$failed"
