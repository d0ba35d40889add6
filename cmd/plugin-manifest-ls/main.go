// Plugin-manifest-ls is a language server and checker for plugin-manifest.json, the manifest of a
// Zoho extension.
//
// This package is flags, streams, exit codes and reports, and nothing else: one file per command and per report.
// A fault is what kept a command from doing its work, told in one line on standard error; a finding
// is what is wrong with a manifest.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// A pipe that nobody reads is an error of the write, which is told as any other.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
