package diagnostics

import (
	"fmt"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Rule is one thing that can be wrong. What it says of itself is shown by explain and in hovers.
type Rule struct {
	Code     string   // kebab-case; never changes once released
	Severity Severity // unless a finding or the settings say otherwise
	Summary  string   // what is wrong, as one sentence
	Why      string   // markdown: why it matters and what is expected
	// Bad is a small example: a manifest, a connector or an array of connectors or, if it begins with
	// "--", an extension as a txtar archive. Good is the example put right.
	Bad, Good string
	Fix       string // what the quick fix does; empty if there is none
	Source    catalog.Source

	// only tells for which services the rule is run; nil for all, known or not.
	only func(*catalog.Service) bool

	// What the rule looks at. None of these is set if the rule is reported by the engine itself (see
	// syntax.go). All but element, connector and object are run for manifests of Zoho's only.
	manifest  func(*Pass, *manifest.Model)                   // the manifest as a whole, at every keystroke
	member    membership                                     // the value of one top-level member
	element   func(*Pass, manifest.Place, syntax.Item)       // of an array of entries, whatever it is
	connector func(*Pass, *manifest.Connector)               // of any of the places of connections
	widget    func(*Pass, *manifest.Entry)                   // an entry of widgets
	parameter func(*Pass, *manifest.Entry)                   // an entry of config
	object    func(*Pass, syntax.Value)                      // every object of the file
	unique    *uniqueness                                    // a name that no two entries may share
	code      func(*Pass, *symbols.Index)                    // the code around the manifest, once it is indexed, at every keystroke
	folder    func(*Pass, *project.Folder)                   // the files around the manifest, whatever stands in it; spans of the manifest are not to be had
	other     map[manifest.Kind]func(*Pass, *manifest.Model) // a file beside the manifest, by its kind
}

// membership is a look at the top-level members with some names. It sees their values alone.
type membership struct {
	names []string
	check func(*Pass, string, syntax.Value)
}

// Services returns the services that the rule is about, nil if it is about all.
func (r *Rule) Services() []catalog.Service {
	if r.only == nil {
		return nil
	}
	all := slices.Clone(catalog.Services())
	return slices.DeleteFunc(all, func(s catalog.Service) bool { return !r.only(&s) })
}

// applies reports whether the rule is run for a service.
func (r *Rule) applies(s *catalog.Service) bool { return r.only == nil || r.only(s) }

// Pass is a run of rules, one after the other, over one part of a manifest.
type Pass struct {
	rule   *Rule
	found  []Diagnostic
	fixing bool // diagnostics get fixes; a check reports the same ones without
	model  *manifest.Model
	files  *project.Folder
	code   *symbols.Index
	since  *Baseline
	codes  []catalog.Value // of all rules, with their summaries, for the file that names them

	// linkNames returns the link names of all connectors, for rules about code.
	linkNames func() map[string]bool
	// names returns all names that a rule of [Rule.unique] compares.
	names func() map[string]bool

	connector *manifest.Connector // whose scopes were read
	read      []scope
}

// Model returns the manifest that is looked at. A rule about elements, entries, members or objects may
// use nothing of it but the service and the style of the text: its findings outlive other changes.
func (p *Pass) Model() *manifest.Model { return p.model }

// Files returns the folder of the extension, nil if the manifest is in none. Findings are kept only as
// long as it is the same.
func (p *Pass) Files() *project.Folder { return p.files }

// Code returns the index of the code of the extension, nil as long as there is none. Findings are kept only as
// long as it is the same.
func (p *Pass) Code() *symbols.Index { return p.code }

// Committed returns the version that the manifest is compared with, nil if there is none. Findings are kept only
// as long as it is the same.
func (p *Pass) Committed() *Baseline { return p.since }

// Report adds a finding at span. The caller may go on to fill in the result until the next call.
func (p *Pass) Report(span text.Span, format string, args ...any) *Diagnostic {
	var secrets secret.Values
	if p.model != nil {
		secrets = secret.In(p.model.Tree, span)
	}
	return p.add(Diagnostic{Span: span, Message: fmt.Sprintf(format, args...), secrets: secrets})
}

// add adds a finding of the rule that is run, with the secrets in its message masked.
func (p *Pass) add(d Diagnostic) *Diagnostic {
	d.Code, d.Severity, d.Message, d.fixing = p.rule.Code, p.rule.Severity, d.secrets.Mask(d.Message), p.fixing
	p.found = append(p.found, d)
	return &p.found[len(p.found)-1]
}

// ReportIn adds a finding about the file at a path below the root of the extension.
func (p *Pass) ReportIn(path string, span text.Span, format string, args ...any) *Diagnostic {
	return p.add(Diagnostic{File: path, Span: span, Message: fmt.Sprintf(format, args...)})
}

// Relate adds another place that the finding is about.
func (d *Diagnostic) Relate(span text.Span, message string) {
	d.Related = append(d.Related, Related{span, d.secrets.Mask(message)})
}
