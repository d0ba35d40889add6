package schema

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

var propertyEmpty = &rule.Rule{
	Code:     "property-empty",
	Severity: rule.Error,
	Summary:  "A value is empty or only white space.",
	Why:      "An empty value says nothing, so Zoho's toolkit rejects it like a missing one. Where only the documentation requires a value, this is a warning.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html", "icon": ""}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Fills in an empty object; removes an optional property or an item.",
	Source:   rule.Toolkit,
}

// checkEmpty reports a string without content, and reports whether the other rules skip it.
func checkEmpty(p *rule.Pass, s *subject) bool {
	if !rule.Blank(s.value) {
		return false
	}
	by, rejected := s.blankBy()
	switch {
	case s.key.ClosedBy != 0 && len(s.key.Allowed) > 0 && !s.isItem:
		return false // see property-value
	case !rejected || s.named("empty"):
		return s.wants() != catalog.String
	}
	p.Rule = propertyEmpty
	d := s.report(p, s.value.Span(), by, "%s must not be empty", s.noun())
	if example := sampleOf(s.key); example != "" && !s.isItem {
		d.Message += "; for example " + example
	}
	if s.isItem || s.owner != nil && s.owner.requiredBy(s.key) == 0 {
		d.Fix("Remove "+removed(s), s.remove())
	}
	return true
}

// removed returns what a fix calls the value that it removes.
func removed(s *subject) string {
	if s.isItem {
		return "it"
	}
	return rule.QuoteRaw(s.key.Name)
}

// sampleOf returns an example of the value of a property as a message shows it, empty if there is none.
func sampleOf(k *catalog.Key) string {
	if k.Type.JSON() == catalog.String {
		return k.Example
	}
	return ""
}

// blankBy returns who rejects the string, which has no content, and whether it is rejected at all.
func (s *subject) blankBy() (by catalog.Grade, rejected bool) {
	content, _ := rule.Content(s.value)
	switch {
	case s.key.BlankBy != 0 && (content != "" || s.key.Min == 0 || s.isItem):
		return s.key.BlankBy, true
	case s.isItem:
		return s.typeBy(), s.wants() == catalog.URL || s.key.File != ""
	case s.key.Min > 0:
		return s.key.MinBy, true
	}
	switch s.wants() {
	case catalog.URL:
		return s.typeBy(), true
	case catalog.Image:
		if s.typeBy() != 0 && !s.mayBeURL() {
			return s.typeBy(), true
		}
	case catalog.Link, catalog.Path:
		return s.typeBy(), s.owner == nil || s.owner.requiredBy(s.key) != 0
	default:
	}
	if s.owner == nil || s.wants() != catalog.Image && s.key.RequiredBy != catalog.Documented {
		return 0, false
	}
	by = s.owner.requiredBy(s.key)
	return by, by != 0
}

// checkEmptyObject reports an item that is an empty object although properties are required, and reports whether it is.
func checkEmptyObject(p *rule.Pass, s *subject) bool {
	if s.value.Len() > 0 || !s.value.Whole() || s.named("empty") {
		return s.value.Len() == 0
	}
	by := catalog.Grade(0)
	for i := range s.key.Keys {
		if grade := s.key.Keys[i].RequiredBy; grade != 0 && by != catalog.Zet {
			by = grade
		}
	}
	if by == 0 && s.key.Name != manifest.InWidgets.Key() {
		return true
	}
	p.Rule = propertyEmpty
	d := s.report(p, rule.Brace(s.value), by, "%s must not be empty", s.noun())
	fixEmptyObject(p, d, s)
	return true
}

// fixEmptyObject offers to fill in an empty item, or to remove it.
func fixEmptyObject(p *rule.Pass, d *rule.Diagnostic, s *subject) {
	if !p.Fixing {
		return
	}
	service := &p.Model.Service
	switch s.noun() {
	case "Widget":
		d.Fix("Fill in the widget", p.Model.Tree.Put(s.value.Span(), scaffold.Widget(*service)))
	case "Parameter":
		d.Fix("Fill in the parameter", rule.AddProperties(s.value, s.key.Keys, rule.UsualKeys(&service.Config), func(k catalog.Key) syntax.Fragment {
			return scaffold.Starter(k, *service)
		})...)
	default:
		if s.in.Kind() == syntax.Array && p.Model.Kind == manifest.Manifest {
			d.Fix("Remove it", s.remove())
		}
	}
}
