#!/usr/bin/env bash
# Compares the diagnostics of the working tree with those of another revision, for every manifest that the tests know:
# fixtures, examples of rules, examples/ and the projects of internal/testing/zettest. Rule codes and messages may
# differ; the file, range and severity of each diagnostic must not, and neither may the text after `check --fix`. Run it
# before and after a change that should not alter behavior. Needs Go, git and Node.
#
#   scripts/compare-diagnostics.sh REVISION
#
# Prints each difference and exits with 1 if there are any.
set -euo pipefail

if [[ $# -ne 1 ]]; then
  echo "usage: scripts/compare-diagnostics.sh REVISION" >&2
  exit 2
fi
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
go=${GO:-go}
work=$(mktemp -d)
trap 'git -C "$repository" worktree remove --force "$work/source" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$repository"

git worktree add --quiet --detach "$work/source" "$1"
(cd "$work/source" && "$go" build -o "$work/old" ./cmd/plugin-manifest-ls)
"$go" build -o "$work/new" ./cmd/plugin-manifest-ls

CORPUS=$work/corpus "$go" test -count 1 -tags corpus -run '^TestWriteCorpus$' ./diagnostics >&2
cp -R examples "$work/corpus/examples"

# run VERSION: checks a copy of the corpus, then applies the safe fixes. 0 and 1 are the regular exit codes.
run() {
  cp -R "$work/corpus" "$work/$1-fixed"
  (cd "$work/corpus" && "$work/$1" check --format json . >"$work/$1.json") || [[ $? -eq 1 ]]
  (cd "$work/$1-fixed" && "$work/$1" check --fix --quiet . >/dev/null) || [[ $? -eq 1 ]]
}
run old
run new

status=0
node scripts/compare-diagnostics.mjs "$work/old.json" "$work/new.json" || status=1
diff -r "$work/old-fixed" "$work/new-fixed" || status=1
exit $status
