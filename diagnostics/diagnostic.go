package diagnostics

import (
	"fmt"
	"slices"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/text"
)

// Severity says how bad a finding is, worst first. The zero value is none.
type Severity uint8

// The severities. An Error needs a source that says the product rejects the manifest.
const (
	Error Severity = iota + 1
	Warning
	Information
	Hint
)

var severityNames = [...]string{"off", "error", "warning", "information", "hint"}

// String returns the name of the severity, as settings and reports write it; off for none.
func (s Severity) String() string { return severityNames[s] }

// ParseSeverity returns the severity of that name, where off is 0.
func ParseSeverity(name string) (Severity, error) {
	i := slices.Index(severityNames[:], name)
	if i < 0 {
		return 0, fmt.Errorf("unknown severity %q: expected error, warning, information, hint or off", name)
	}
	return Severity(i), nil
}

// Diagnostic is a finding.
type Diagnostic struct {
	Code     string // of its Rule
	Severity Severity
	// File is the path, below the root of the extension, of the file that the finding is about; empty for
	// the one that was checked.
	File    string
	Span    text.Span // bytes of that file; empty at 0 for all of it
	Message string    // one sentence without a full stop
	// Unnecessary marks text that can go without loss; editors fade it.
	Unnecessary bool
	Related     []Related
	// Fixes are what mends it, the likeliest first, as far as they are made already: see
	// [Diagnostic.WithFixes].
	Fixes []Fix

	secrets secret.Values // that messages and titles may quote; they are masked there

	later func() []Fix // makes those that take time; they are not moved with the diagnostic
}

// WithFixes returns d with all its fixes. Some take longer to make than the finding, which most of the
// time nobody wants to mend.
func (d Diagnostic) WithFixes() Diagnostic {
	if d.later != nil {
		d.Fixes = append(slices.Clip(d.Fixes), d.later()...)
		d.later = nil
	}
	return d
}

// Related is another place that a finding is about.
type Related struct {
	Span    text.Span
	Message string
}

// Fix mends what a diagnostic found. Its edits do not overlap.
type Fix struct {
	Title string // what it does, as an order: Remove the space
	Edits []text.Edit
	// In is the path, below the root of the extension, of the file that the edits change; empty for the
	// file that the finding is about.
	In     string
	Create *File // made before the edits, unless it is there; usually nil
	// Certain tells that the fix is surely what the author wants. Only such fixes are made without
	// being looked at.
	Certain bool
}

// File is a file that a fix makes.
type File struct {
	Path    string // below the root of the extension, with slashes
	Content string
}

// shift moves the diagnostic by n bytes. It copies what it changes.
func (d Diagnostic) shift(n int) Diagnostic {
	if n == 0 || d.File != "" {
		return d
	}
	d.Span = d.Span.Shift(n)
	d.Related = slices.Clone(d.Related)
	for i := range d.Related {
		d.Related[i].Span = d.Related[i].Span.Shift(n)
	}
	d.Fixes = slices.Clone(d.Fixes)
	for i := range d.Fixes {
		d.Fixes[i].Edits = slices.Clone(d.Fixes[i].Edits)
		for j := range d.Fixes[i].Edits {
			d.Fixes[i].Edits[j].Span = d.Fixes[i].Edits[j].Span.Shift(n)
		}
	}
	return d
}
