// Package diagnostics tells what is wrong with a manifest.
//
// A [Rule] looks at one part of a manifest, be it the top level, a connector or any object, and
// reports what it finds to a [Pass]. A finding is a [Diagnostic]: a place, a sentence and, where
// there is one, a [Fix]. [Check] runs all rules. Given the [Report] of an earlier version it looks
// only at the connectors that have changed since.
//
// The rules stand one to a file and are listed in table.go.
package diagnostics
