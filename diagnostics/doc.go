// Package diagnostics reports what is wrong with a manifest and with the extension around it.
//
// A [Rule] checks one part of a manifest, such as a connector or a top-level value, and reports each [Diagnostic] to a
// [Pass]. [CheckAround] runs all rules. Given the [Report] of an earlier version, it checks only the parts that have
// changed since. A check builds no fixes: [Diagnostic.WithFixes] runs the rules of one part again to get each [Fix].
//
// The rules are listed in table.go.
package diagnostics
