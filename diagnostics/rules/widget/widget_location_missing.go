package widget

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var widgetLocationMissing = &rule.Rule{
	Code:     "widget-location-missing",
	Severity: rule.Error,
	Summary:  "A widget has no location.",
	Why: "Zoho products show a widget only at its location. zet accepts a missing location for Desk, although the documentation requires one. " +
		"It is a warning for services without checks in zet, and for an empty array in ServiceDesk Plus.",
	Bad:    `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Panel", "url": "/app/widget.html"}]}}`,
	Good:   `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Panel", "location": "task_tab", "url": "/app/widget.html"}]}}`,
	Fix:    "Adds the property with a choice of the known locations, or renames a misspelled property.",
	Source: rule.Toolkit,
	Only:   hasLocations,
	CheckWidget: func(p *rule.Pass, e *manifest.Entry) {
		k := rule.LocationKey(e.Service)
		v, ok := rule.ValueOf(e, k)
		noun := rule.Noun(e.Keys(), k.Name)
		isList := k.Type == catalog.Array && v.Kind() == syntax.Array
		switch {
		case !ok:
			checkMissing(p, e, k)
		case rule.Blank(v) && k.Required:
			p.Report(v.Span(), "%s must not be empty", noun).Severity = missingSeverity(e.Service, k)
		case isList && v.Len() == 0 && v.Whole():
			p.Report(rule.Head(v), "%s must not be empty", noun).Severity = rule.Warning
		case isList:
			for it := range v.Items() {
				if rule.Blank(it.Value()) {
					p.Report(it.Value().Span(), "Widget location must not be empty").Severity = rule.Rejection(e.Service.LocationsBy)
				}
			}
		}
	},
}

// checkMissing reports that a widget has no location, if its service requires one.
func checkMissing(p *rule.Pass, e *manifest.Entry, k *catalog.Key) {
	if !k.Required || !slices.ContainsFunc(e.Members(), rule.IsFinishedProperty) {
		return
	}
	d := p.Report(rule.Brace(e.Value), "%s is required by %s", rule.NounWithName(e.Keys(), k.Name), rule.Authority(e.Service, k.RequiredBy))
	d.Severity = missingSeverity(e.Service, k)
	if i := misspelled(e, k); i >= 0 {
		d.Fix("Rename to "+rule.QuoteRaw(k.Name), renameToLocation(e.Members()[i], k)...)
		return
	}
	d.FixWith(rule.AddTitle(k.Name), func() []text.Edit {
		return rule.AddProperties(e.Value, e.Keys(), []catalog.Key{*k}, func(k catalog.Key) syntax.Fragment {
			return scaffold.Starter(rule.WithChoices(p, k), *e.Service)
		})
	})
}

// misspelled returns the index of a property of e that is unknown and resembles k, or -1.
func misspelled(e *manifest.Entry, k *catalog.Key) int {
	return slices.IndexFunc(e.Names(), func(name string) bool {
		m, _ := catalog.FindMisnomer(catalog.InWidget, e.Service.Code, name)
		return catalog.IndexKey(e.Keys(), name) < 0 && (m.Meant == k.Name || spelling.Same(name, k.Name))
	})
}

// renameToLocation returns the edits that rename the property it to k. A single location becomes an array if k requires one.
func renameToLocation(it syntax.Item, k *catalog.Key) []text.Edit {
	edits := []text.Edit{{Span: it.Key(), New: rule.QuoteRaw(k.Name)}}
	if v := it.Value(); k.Type == catalog.Array && v.Kind() == syntax.String {
		edits = append(edits, rule.Wrap(v, "[", "]")...)
	}
	return edits
}

// missingSeverity returns the severity of a missing location. It is an error wherever zet checks widgets, even for Desk:
// without a location, the widget does not appear.
func missingSeverity(s *catalog.Service, k *catalog.Key) rule.Severity {
	if s.ZetRules {
		return rule.Error
	}
	return rule.SeverityBy(k.RequiredBy)
}
