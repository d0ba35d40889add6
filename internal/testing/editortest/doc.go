// Package editortest uses the server in real editors, as what editors/ tells their users to install. It holds tests
// only.
//
// Neovim drives itself: its tests are editors/neovim/test. Every other editor stands in a terminal of its own, is typed
// into and is looked at like by a person; each goes the same way, in journey_test.go, and says with which keys in a file
// of its own.
//
// All of that is behind the build tag "editors", which "make test" sets, because it needs the editors: those that the
// machine has not, scripts/install-*.sh fetch. What they cannot fetch is skipped and said, except in CI.
package editortest
