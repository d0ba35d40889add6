// Package rule has the building blocks of rules: what a rule is, the pass that runs it, the diagnostics and fixes that it
// reports, and every helper that two areas use.
package rule

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

// Rule is a check with a code and a documentation page, which explain and hovers show.
type Rule struct {
	Code     string   // kebab-case; never changes once released
	Severity Severity // unless a diagnostic or the settings override it
	Summary  string   // what is wrong, as one sentence
	Why      string   // markdown: why it matters and what is expected
	// Bad is a small example: a manifest, a connector or an array of connectors or, if it begins with
	// "--", an extension as a txtar archive. Good is the corrected example.
	Bad, Good string
	Fix       string // what the quick fix does; empty if there is none
	Source    catalog.Source

	// only tells for which services the rule is run; nil for all, known or not.
	Only func(*catalog.Service) bool

	// What the rule looks at. None of these is set if the rule is reported by the engine itself (see
	// syntax.go). All but element, connector and object are run for manifests of Zoho's only.
	CheckManifest  func(*Pass, *manifest.Model)                   // the manifest as a whole, at every keystroke
	CheckMember    Membership                                     // the value of one top-level member
	CheckItem      func(*Pass, manifest.Place, syntax.Item)       // of an array of entries, whatever it is
	CheckConnector func(*Pass, *manifest.Connector)               // of any of the places of connections
	CheckWidget    func(*Pass, *manifest.Entry)                   // an entry of widgets
	CheckParameter func(*Pass, *manifest.Entry)                   // an entry of config
	CheckObject    func(*Pass, syntax.Value)                      // every object of the file
	Unique         *Uniqueness                                    // a name that no two entries may share
	CheckCode      func(*Pass, *symbols.Index)                    // the code around the manifest, once it is indexed, at every keystroke
	CheckFolder    func(*Pass, *project.Folder)                   // the files around the manifest; it must not use spans of the manifest
	CheckDocument  map[manifest.Kind]func(*Pass, *manifest.Model) // a file beside the manifest, by its kind
}

// Membership is a look at the top-level members with some names. It sees their values alone.
type Membership struct {
	Names []string
	Check func(*Pass, string, syntax.Value)
}

// Services returns the services that the rule is about, nil if it is about all.
func (r *Rule) Services() []catalog.Service {
	if r.Only == nil {
		return nil
	}
	all := slices.Clone(catalog.Services())
	return slices.DeleteFunc(all, func(s catalog.Service) bool { return !r.Only(&s) })
}

// Applies reports whether the rule is run for a service.
func (r *Rule) Applies(s *catalog.Service) bool { return r.Only == nil || r.Only(s) }

// Pass is a run of rules, one after the other, over one part of a manifest.
type Pass struct {
	Rule      *Rule
	Found     []Diagnostic
	Fixing    bool // diagnostics get fixes; a check reports the same ones without
	Model     *manifest.Model
	Files     *project.Folder
	Code      *symbols.Index
	Committed *Committed
	Baseline  func(path string) error // see diagnostics.Around
	Codes     []catalog.Value         // of all rules, with their summaries, for the file that names them

	// linkNames returns the link names of all connectors, for rules about code.
	LinkNames func() map[string]bool
	// names returns all names that a rule of [Rule.unique] compares.
	Names func() map[string]bool

	connector *manifest.Connector // whose scopes were read
	read      []Scope
}

// Report adds a finding at span. The caller may go on to fill in the result until the next call.
func (p *Pass) Report(span text.Span, format string, args ...any) *Diagnostic {
	var secrets secret.Values
	if p.Model != nil {
		secrets = secret.In(p.Model.Tree, span)
	}
	return p.add(Diagnostic{Span: span, Message: fmt.Sprintf(format, args...), secrets: secrets})
}

// add adds a finding of the rule that is run, with the secrets in its message masked.
func (p *Pass) add(d Diagnostic) *Diagnostic {
	d.Code, d.Severity, d.Message, d.fixing = p.Rule.Code, p.Rule.Severity, d.secrets.Mask(d.Message), p.Fixing
	p.Found = append(p.Found, d)
	return &p.Found[len(p.Found)-1]
}

// ReportIn adds a finding about the file at a path below the root of the extension.
func (p *Pass) ReportIn(path string, span text.Span, format string, args ...any) *Diagnostic {
	return p.add(Diagnostic{File: path, Span: span, Message: fmt.Sprintf(format, args...)})
}

// Relate adds another place that the finding is about.
func (d *Diagnostic) Relate(span text.Span, message string) {
	d.RelateIn("", span, message)
}

// RelateIn adds another place in the file at a path below the root of the extension.
func (d *Diagnostic) RelateIn(path string, span text.Span, message string) {
	d.Related = append(d.Related, Related{path, span, d.secrets.Mask(message)})
}

// Take removes the diagnostics from p and returns them with spans relative to start.
func (p *Pass) Take(start int) []Diagnostic {
	if len(p.Found) == 0 {
		return nil
	}
	all := make([]Diagnostic, 0, len(p.Found))
	for _, d := range p.Found {
		all = append(all, d.Shift(-start))
	}
	clear(p.Found)
	p.Found = p.Found[:0]
	return all
}
