package code

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// exampleWithCode begins the examples: a Desk extension with one connector and a source file.
const exampleWithCode = "-- plugin-manifest.json --\n" +
	"{\"service\": \"DESK\", \"whiteListedDomains\": [], \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"zoho_books\", \"scope\": [\"ZohoBooks.settings.ALL\"]}]}\n" +
	"-- resources.json --\n{}\n-- app/main.js --\n"

// maxDiagnostics limits the diagnostics about the code of one extension.
const maxDiagnostics = 500

// declaresConnections reports whether the connections of a service are declared in the manifest.
func declaresConnections(s *catalog.Service) bool { return len(s.ConnectionKeys) > 0 }

// hasCode reports whether extensions for a service declare connections and contain the code that uses them.
func hasCode(s *catalog.Service) bool { return declaresConnections(s) && s.WidgetPath != "" }

// addProperty returns the edits that add a top-level property, an array of one item. They are nil if the service of m
// does not have it.
func addProperty(m *manifest.Model, name string, item syntax.Fragment) []text.Edit {
	i := catalog.IndexKey(m.Service.Keys, name)
	if i < 0 {
		return nil
	}
	return rule.AddProperties(m.Root, m.Service.Keys, m.Service.Keys[i:i+1], func(catalog.Key) syntax.Fragment { return scaffold.List(name, item) })
}
