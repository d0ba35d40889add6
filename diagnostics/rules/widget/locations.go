package widget

import (
	"fmt"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// hasLocations reports whether widgets of a service have locations.
func hasLocations(s *catalog.Service) bool { return rule.LocationKey(s) != nil }

// firstLocation returns the first location of a widget and the value that contains it; empty if it has none.
func firstLocation(e *manifest.Entry) (string, syntax.Value) {
	for name, v := range rule.LocationsOf(e) {
		return name, v
	}
	return "", syntax.Value{}
}

// reportSameLocation reports that a widget has the location of an earlier one.
func reportSameLocation(p *rule.Pass, name string, first, t rule.Occurrence, message string) *rule.Diagnostic {
	d := p.Report(t.At, "Widget location %s %s", rule.Display(name), message)
	d.Relate(first.At, fmt.Sprintf("%s is first used here", rule.Display(name)))
	rule.RemoveRepeated(d, first, t, "Remove duplicate widget")
	return d
}
