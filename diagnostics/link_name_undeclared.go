package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// withCode begins the examples of rules about code: a Desk extension with one connector.
const withCode = "-- plugin-manifest.json --\n" +
	"{\"service\": \"DESK\", \"whiteListedDomains\": [], \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"zoho_books\", \"scope\": [\"ZohoBooks.settings.ALL\"]}]}\n" +
	"-- resources.json --\n{}\n-- app/main.js --\n"

var linkNameUndeclared = &Rule{
	Code:     "link-name-undeclared",
	Severity: Warning,
	Summary:  "Code names a connection that the manifest does not declare.",
	Why:      "The connection link name in code must be the one of a connector in the manifest, letter for letter; otherwise the request fails when the extension runs. Names that stand in a string, or in a constant of the same file, are looked at. Desk takes the name in `zohoAuthorisation` too; Mail names a connection by its `serviceName`.",
	Bad:      withCode + "ZOHODESK.request({ url: \"https://books.example.com\", connectionLinkName: \"boks\" });\n",
	Good:     withCode + "ZOHODESK.request({ url: \"https://books.example.com\", connectionLinkName: \"books\" });\n",
	Fix:      "Changes it to a name that is declared and nearly the same, or declares a connector of that name.",
	Source:   deskUseConnections,
	only:     declaring,
	code: func(p *Pass, x *symbols.Index) {
		d := declarations{pass: p}
		for _, name := range x.Names() {
			reported := map[text.Span]string{} // the file of each constant
			for _, use := range x.Uses(name) {
				if len(p.found) >= mostCoded {
					return
				}
				if !use.Declared() || d.has(use.By, name) || isSample(name) || reported[use.Span] == use.File {
					continue
				}
				reported[use.Span] = use.File
				reportUndeclared(p, use, d.all())
			}
		}
	},
}

// declarations are what the connectors of a manifest declare. All are looked at only if need be.
type declarations struct {
	pass *Pass
	list []symbols.Declaration
	seen bool
}

func (d *declarations) all() []symbols.Declaration {
	if !d.seen {
		d.list, d.seen = symbols.Declarations(d.pass.Model()), true
	}
	return d.list
}

// has reports whether a connector declares a name.
func (d *declarations) has(by symbols.Key, name string) bool {
	if by == symbols.LinkName && d.pass.linkNames()[name] {
		return true
	}
	return slices.ContainsFunc(d.all(), func(c symbols.Declaration) bool { return c.By == by && c.Name == name })
}

// mostCoded is how many findings there are about the code of an extension.
const mostCoded = 500

// declaring reports whether the connections of a service stand in the manifest.
func declaring(s *catalog.Service) bool { return len(s.ConnectionKeys) > 0 }

func reportUndeclared(p *Pass, use symbols.Place, declared []symbols.Declaration) {
	what := "Connection link name "
	if use.By == symbols.ServiceName {
		what = "Service name "
	}
	d := p.ReportIn(use.File, use.Span, "%s%s is not declared by a connector in %s", what, shown(use.Name), project.Manifest)
	near := spelling.Closest{Typed: use.Name}
	for _, c := range declared {
		if c.By == use.By && linkNameOf(c.Name) == c.Name {
			near.Try(c.Name)
		}
	}
	if near.Word != "" {
		d.Message += "; did you mean " + shown(near.Word)
		d.Fix(changeTo(near.Word), text.Edit{Span: use.Span, New: near.Word})
	}
	m := p.Model()
	if use.By == symbols.LinkName {
		d.FixIn(project.Manifest, "Declare a connector "+shown(use.Name), func() []text.Edit { return declareConnector(m, use.Name) })
	}
}

// declareConnector returns the edits that give a manifest a connector of that name, nil if it has no place
// for one.
func declareConnector(m *manifest.Model, name string) []text.Edit {
	place := manifest.InConnectors
	if m.Service.Uses(manifest.InUsed.Key()) {
		place = manifest.InUsed
	}
	connector := scaffold.SigmaConnector(place, m.Service, scaffold.Names{Connection: name, Link: name})
	s, ok := m.Section(place)
	if !ok {
		return addMember(m, place.Key(), connector)
	}
	if v := s.Item.Value(); v.Whole() {
		return v.Append(connector)
	}
	return nil
}
