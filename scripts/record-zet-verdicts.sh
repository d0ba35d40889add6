#!/usr/bin/env bash
# Records the verdicts of Zoho's validator on the projects of internal/testing/zettest and on what the command new creates.
# Needs Go, Node and npm, and the npm registry at first use. Takes half a minute. With "check", asks the command itself about
# some of the projects instead and compares.
#
#   scripts/record-zet-verdicts.sh [check]
set -euo pipefail

version=1.0.24
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
go=${GO:-go}
cache=${PLUGIN_MANIFEST_LS_CACHE:-$repository/.cache}/zet-$version
zet=$cache/node_modules/zoho-extension-toolkit
case ${1-record} in
record | check) ;;
*)
  echo "usage: scripts/record-zet-verdicts.sh [check]" >&2
  exit 2
  ;;
esac

if [[ ! -f $zet/index.js ]]; then
  mkdir -p "$cache"
  npm install --prefix "$cache" --no-save --no-audit --no-fund --ignore-scripts "zoho-extension-toolkit@$version" >&2
fi

projects=$(mktemp -d)
trap 'rm -rf "$projects"' EXIT
export XDG_CONFIG_HOME=$projects/config NO_UPDATE_NOTIFIER=1
cd "$repository"

ZET_PROJECTS=$projects/all ZET_STARTERS=$projects/starters "$go" test -count 1 -tags zet -run '^TestWriteProjects$' ./internal/testing/zettest
node scripts/zet-verdicts.js "$zet" "$projects/all" >"$projects/said"
node scripts/zet-verdicts.js "$zet" "$projects/starters" >"$projects/said-starters"

if [[ ${1-} == check ]]; then
  # Every 53rd project, each in a separate process.
  differing=0 asked=0
  while IFS=$'\t' read -r name said; do
    ((10#$name % 53 == 0)) || continue
    asked=$((asked + 1))
    if ! printed=$(cd "$projects/all/$name" && node "$zet/index.js" validate 2>&1); then
      own=error
    elif [[ $printed == *$'\n    at '* ]]; then # a stack trace
      own=crash
    else
      own=ok
    fi
    [[ $own == "$said" ]] || { echo "$name: the command says $own, the driver $said" >&2; differing=$((differing + 1)); }
  done <"$projects/said"
  echo "$asked projects asked about, $differing differ"
  exit $((differing > 0))
fi

ZET_SAID=$projects/said ZET_SAID_STARTERS=$projects/said-starters "$go" test -count 1 -tags zet -run '^TestRecord$' ./internal/testing/zettest
cut -f 2 "$projects/said" "$projects/said-starters" | sort | uniq -c
