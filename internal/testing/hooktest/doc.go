// Package hooktest tests what runs the program in CI and before commits: the hooks in .pre-commit-hooks.yaml with a real
// pre-commit, and the steps of action.yml as a runner of GitHub starts them. It contains only tests.
//
// The tests require the build tag "hooks", which "make test" sets. scripts/install-pre-commit.sh installs pre-commit. Without
// a network its test is skipped with a message, except in CI, where it fails.
package hooktest
