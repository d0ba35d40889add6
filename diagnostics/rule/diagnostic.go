package rule

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
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
	// Baselined marks a diagnostic that is in the baseline. Fingerprint identifies it there. A report has neither: see
	// [diagnostics.Policy].
	Baselined   bool
	Fingerprint string
	Related     []Related
	// Fixes are possible corrections, the most likely first. They are nil in a report: see [Diagnostic.WithFixes].
	Fixes []Fix

	Missing   string        // the property that the object at Span lacks; empty if the diagnostic is about a value
	AtSibling bool          // Span is the sibling that requires missing
	secrets   secret.Values // that messages and titles may quote; they are masked there
	fixing    bool          // see Pass.fixing

	Tree    *syntax.Tree // of the document; nil in a report
	Recheck Recheck      // of the part of a report that the diagnostic belongs to; nil if it has its fixes
	Index   int          // among the diagnostics of that part
}

// WithFixes returns d with its fixes. It checks the part of the report again that d belongs to, once for all of its
// diagnostics.
func (d Diagnostic) WithFixes() Diagnostic {
	if d.Recheck == nil {
		return d
	}
	if found := d.Recheck(); found != nil {
		d.Fixes = found[d.Index].Fixes
	}
	d.Recheck, d.Index = nil, 0
	return d
}

// Pointer returns the JSON pointer (RFC 6901) to the property that d is about, which may be missing. It is empty for the
// root of the document and for another file than the one that was checked.
func (d Diagnostic) Pointer() string {
	if d.Tree == nil || d.File != "" {
		return ""
	}
	pointer := d.Tree.Pointer(d.Span)
	if d.Missing == "" {
		return pointer
	}
	if d.AtSibling {
		pointer = pointer[:max(strings.LastIndexByte(pointer, '/'), 0)] // the sibling has no pointer if its name is unreadable
	}
	return pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(d.Missing)
}

// Related is another place that a finding is about.
type Related struct {
	File    string // path below the root of the extension; empty in the file of the diagnostic
	Span    text.Span
	Message string
}

// Shift moves a diagnostic without fixes by n bytes. It copies what it changes.
func (d Diagnostic) Shift(n int) Diagnostic {
	if n == 0 || d.File != "" {
		return d
	}
	d.Span = d.Span.Shift(n)
	d.Related = slices.Clone(d.Related)
	for i := range d.Related {
		if d.Related[i].File == "" {
			d.Related[i].Span = d.Related[i].Span.Shift(n)
		}
	}
	return d
}

// Recheck runs the rules of a part of a report again, such as an entry or a top-level member, and returns the
// diagnostics with fixes. Reports keep them without, because fixes need more memory than everything else.
type Recheck func() []Diagnostic
