package schema

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
)

var propertyCount = &rule.Rule{
	Code:     "property-count",
	Severity: rule.Error,
	Summary:  "A list has too few or too many items.",
	Why:      "Zoho's toolkit does not package an extension with a longer list, or with an empty one where an item is required. A limit that only the documentation states is a warning.",
	Bad:      `{"service": "DESK", "modules": {"widgets": []}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds a widget; removes an empty list that is optional.",
	Source:   rule.Toolkit,
}

// checkCount reports an array with fewer or more items than its property allows.
func checkCount(p *rule.Pass, s *subject) {
	if s.key.Type != catalog.Array || s.isItem || s.named("count") {
		return
	}
	p.Rule = propertyCount
	switch n := s.value.Len(); {
	case n < s.key.Min && s.value.Whole():
		if s.owner != nil && s.key.Conditional() && s.owner.requiredBy(s.key) == 0 {
			return
		}
		d := s.report(p, rule.Head(s.value), s.key.MinBy, "%s must not be empty", s.noun())
		fixEmptyList(p, d, s)
	case s.key.Max > 0 && n > s.key.Max:
		first := s.value.Item(s.key.Max).Value()
		s.report(p, rule.Head(first), s.key.MaxBy, "%s has %d items; at most %d are allowed", s.noun(), n, s.key.Max)
	}
}

// fixEmptyList offers to add a widget, or to remove a list that is not required.
func fixEmptyList(p *rule.Pass, d *rule.Diagnostic, s *subject) {
	if !p.Fixing {
		return
	}
	switch {
	case s.key.Name == manifest.InWidgets.Key() && p.Model.Kind == manifest.Manifest:
		d.Fix("Add a widget", s.value.Append(scaffold.Widget(p.Model.Service))...)
	case s.owner != nil && s.owner.requiredBy(s.key) == 0:
		d.Fix("Remove "+rule.QuoteRaw(s.key.Name), s.remove())
	}
}
