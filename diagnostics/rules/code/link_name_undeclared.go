package code

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

var linkNameUndeclared = &rule.Rule{
	Code:     "link-name-undeclared",
	Severity: rule.Warning,
	Summary:  "Code uses a connection that the manifest does not declare.",
	Why: "The connection link name in code must equal that of a connector in the manifest, or the request fails at run time. Case matters. The name is followed through variables, objects, parameters and imports to where it is written. Nothing is reported if it is computed at run time. " +
		"Desk also accepts the name in `zohoAuthorisation`; Mail identifies a connection by its `serviceName`.",
	Bad:    exampleWithCode + "ZOHODESK.request({ url: \"https://books.example.com\", connectionLinkName: \"boks\" });\n",
	Good:   exampleWithCode + "ZOHODESK.request({ url: \"https://books.example.com\", connectionLinkName: \"books\" });\n",
	Fix:    "Changes the name to the closest declared one, or adds a connector with that name.",
	Source: rule.DeskUseConnections,
	Only:   declaresConnections,
	CheckCode: func(p *rule.Pass, x *symbols.Index) {
		d := declarations{pass: p}
		for _, name := range x.Names() {
			reported := map[text.Span]string{} // the file of each constant
			for _, use := range x.Uses(name) {
				if len(p.Found) >= maxDiagnostics {
					return
				}
				if !use.Declared() || d.has(use.By, name) || rule.HasSample(name) || reported[use.Span] == use.File {
					continue
				}
				reported[use.Span] = use.File
				reportUndeclared(p, use, d.all())
			}
		}
	},
}

// declarations are the connections that the connectors of a manifest declare, computed lazily.
type declarations struct {
	pass     *rule.Pass
	list     []symbols.Declaration
	computed bool
}

func (d *declarations) all() []symbols.Declaration {
	if !d.computed {
		d.list, d.computed = symbols.Declarations(d.pass.Model), true
	}
	return d.list
}

// has reports whether a connector declares a name.
func (d *declarations) has(by symbols.Key, name string) bool {
	if by == symbols.LinkName && d.pass.LinkNames()[name] {
		return true
	}
	return slices.ContainsFunc(d.all(), func(c symbols.Declaration) bool { return c.By == by && c.Name == name })
}

func reportUndeclared(p *rule.Pass, use symbols.Use, declared []symbols.Declaration) {
	noun := "Connection link name"
	if use.By == symbols.ServiceName {
		noun = "Service name"
	}
	d := p.ReportIn(use.File, use.Span, "%s %s must be declared by a connector in %s", noun, rule.Display(use.Name), project.Manifest)
	closest := spelling.Closest{Typed: use.Name}
	for _, c := range declared {
		if c.By == use.By && rule.LinkNameOf(c.Name) == c.Name {
			closest.Try(c.Name)
		}
	}
	if closest.Word != "" {
		d.Message += ". Did you mean " + rule.Display(closest.Word) + "?"
		d.Fix(rule.ChangeTitle(closest.Word), text.Edit{Span: use.Span, New: closest.Word})
	}
	m := p.Model
	if use.By == symbols.LinkName {
		d.FixIn(project.Manifest, "Add connector "+rule.Display(use.Name), func() []text.Edit { return addConnector(m, use.Name) })
	}
}

// addConnector returns the edits that add a connector with that name, nil if the connectors of m are incomplete.
func addConnector(m *manifest.Model, name string) []text.Edit {
	place := manifest.InConnectors
	if m.Service.Uses(manifest.InUsed.Key()) {
		place = manifest.InUsed
	}
	connector := scaffold.SigmaConnector(place, m.Service, scaffold.Names{Connection: name, Link: name})
	s, ok := m.Section(place)
	if !ok {
		return addProperty(m, place.Key(), connector)
	}
	if v := s.Item.Value(); v.Whole() {
		return v.Append(connector)
	}
	return nil
}
