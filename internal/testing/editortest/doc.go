// Package editortest tests the server in real editors, set up as editors/ describes. It contains only tests.
//
// Neovim runs its own tests, in editors/neovim/test. Every other editor runs in a separate terminal, where the test types
// keys and reads the screen. The steps are the same for each, in journey_test.go; a file per editor defines the keys.
//
// The tests require the build tag "editors", which "make test" sets. scripts/install-*.sh installs missing editors. A test
// whose editor cannot be installed is skipped with a message, except in CI, where it fails.
package editortest
