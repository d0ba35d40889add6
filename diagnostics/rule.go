package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Rule is one thing that can be wrong. What it says of itself is shown by explain and in hovers.
type Rule struct {
	Code     string   // kebab-case; never changes once released
	Severity Severity // unless a finding or the settings say otherwise
	Summary  string   // what is wrong, as one sentence
	Why      string   // markdown: why it matters and what is expected
	Bad      string   // a small example
	Good     string   // the example put right
	Fix      string   // what the quick fix does; empty if there is none
	Source   catalog.Source

	// What the rule looks at. None of these is set if the rule is reported by the engine itself (see
	// syntax.go and link_name_duplicate.go).
	manifest  func(*Pass, *manifest.Model)
	element   func(*Pass, manifest.Place, syntax.Item) // of an array of connectors, whatever it is
	connector func(*Pass, *manifest.Connector)
	object    func(*Pass, syntax.Value) // every object of the manifest
}

// Pass is a run of rules, one after the other, over one part of a manifest.
type Pass struct {
	rule  *Rule
	found []Diagnostic
	model *manifest.Model

	connector *manifest.Connector // whose scopes were read
	read      []scope
}

// Model returns the manifest that is looked at. A rule about elements, connectors or objects may use
// nothing of it but the service and the style of the text: its findings outlive other changes.
func (p *Pass) Model() *manifest.Model { return p.model }

// Report adds a finding at span. The caller may go on to fill in the result until the next call.
func (p *Pass) Report(span text.Span, format string, args ...any) *Diagnostic {
	p.found = append(p.found, Diagnostic{
		Code:     p.rule.Code,
		Severity: p.rule.Severity,
		Span:     span,
		Message:  fmt.Sprintf(format, args...),
	})
	return &p.found[len(p.found)-1]
}

// Fix adds a fix that the author should look at before it is made. Without edits it does nothing.
func (d *Diagnostic) Fix(title string, edits ...text.Edit) {
	if len(edits) > 0 {
		d.Fixes = append(d.Fixes, Fix{Title: title, Edits: edits})
	}
}

// FixSurely adds a fix that is certain. Without edits it does nothing.
func (d *Diagnostic) FixSurely(title string, edits ...text.Edit) {
	if len(edits) > 0 {
		d.Fixes = append(d.Fixes, Fix{Title: title, Edits: edits, Certain: true})
	}
}

// Relate adds another place that the finding is about.
func (d *Diagnostic) Relate(span text.Span, message string) {
	d.Related = append(d.Related, Related{span, message})
}
