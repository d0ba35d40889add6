package diagnostics

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

type (
	// Rule is a check with a code and a documentation page.
	Rule = rule.Rule
	// Diagnostic is what a rule reports.
	Diagnostic = rule.Diagnostic
	// Related is another range that a diagnostic refers to.
	Related = rule.Related
	// Severity is how severe a diagnostic is.
	Severity = rule.Severity
	// Fix is a quick fix.
	Fix = rule.Fix
	// File is a file that a fix creates.
	File = rule.File
	// Committed is a committed version that a manifest is compared with.
	Committed = rule.Committed
)

// The severities, worst first.
const (
	Error       = rule.Error
	Warning     = rule.Warning
	Information = rule.Information
	Hint        = rule.Hint
)

// LastCommit is what messages call the last commit.
const LastCommit = rule.LastCommit

// NewCommitted returns m as the version that a manifest is compared with. name is what messages call it, such as
// [LastCommit].
func NewCommitted(m *manifest.Model, name string) *Committed { return rule.NewCommitted(m, name) }

// ParseSeverity returns the severity of that name, where off is 0.
func ParseSeverity(name string) (Severity, error) { return rule.ParseSeverity(name) }
