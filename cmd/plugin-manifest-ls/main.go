// Plugin-manifest-ls is a language server and checker for plugin-manifest.json, the manifest of a
// Zoho extension.
//
// The package handles flags, streams and exit codes, with one file per command. An error that keeps a command from its work
// is one line on standard error; a diagnostic is about a manifest and goes to the report.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// Writing to a closed pipe returns an error, which is handled like any other.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
