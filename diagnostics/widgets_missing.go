package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var widgetsMissing = &Rule{
	Code:     "widgets-missing",
	Severity: Error,
	Summary:  "The modules have no widgets.",
	Why:      "An extension is made of widgets, which stand in the array `widgets` inside `modules`.",
	Bad:      `{"service": "DESK", "modules": {}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds the array, with a widget to be filled in.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k, ok := widgetsKey(s)
		return ok && k.Required && s.WidgetPath != k.Name
	},
	member: membership{[]string{"modules"}, func(p *Pass, _ string, v syntax.Value) {
		service := &p.Model().Service
		k, _ := widgetsKey(service)
		if v.Kind() != syntax.Object {
			return
		}
		members := slices.Collect(v.Items())
		if _, ok := v.Member(k.Name); ok || len(members) > 0 && !anyFinished(members) || inModules(p.Model(), v).meant(members, k.Name) {
			return
		}
		d := p.Report(brace(v), "Modules lack %q; %s asks for them", k.Name, asker(service, k.RequiredBy))
		d.Severity = severityBy(k.RequiredBy)
		modules, _ := catalog.FindKey(service.Keys, "modules")
		d.FixWith("Add widgets", func() []text.Edit {
			return addKey(v, namesOf(v), modules.Keys, k.Name, scaffold.List(k.Name, scaffold.Widget(*service)))
		})
	}},
}

var widgetsType = &Rule{
	Code:     "widgets-type",
	Severity: Error,
	Summary:  "The widgets are not in an array.",
	Why:      "`widgets` is an array even if there is only one widget.",
	Bad:      `{"service": "DESK", "modules": {"widgets": {"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Puts the array around a widget.",
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { _, ok := widgetsKey(s); return ok },
	member: membership{[]string{"modules", "widgets"}, func(p *Pass, name string, v syntax.Value) {
		service := &p.Model().Service
		k, _ := widgetsKey(service)
		if top := service.WidgetPath == k.Name; top != (name == k.Name) {
			return // none is read there
		} else if !top {
			it, _ := v.Member(k.Name)
			v = it.Value()
		}
		graded(p, rejection(k.TypeBy), func() { needEntries(p, v, "Widgets", "objects") })
	}},
}

var widgetsEmpty = &Rule{
	Code:     "widgets-empty",
	Severity: Error,
	Summary:  "There is no widget in the manifest.",
	Why:      "An extension without a widget shows nothing, so the toolkit does not pack it.",
	Bad:      `{"service": "DESK", "modules": {"widgets": []}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds a widget, to be filled in.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k, ok := widgetsKey(s)
		return ok && k.Min > 0
	},
	manifest: func(p *Pass, m *manifest.Model) {
		s, _ := m.Section(manifest.InWidgets)
		v := s.Item.Value()
		if v.Kind() != syntax.Array || v.Len() > 0 || !v.Whole() {
			return
		}
		k, _ := widgetsKey(&m.Service)
		d := p.Report(head(v), "Widgets are empty; %s asks for at least one", asker(&m.Service, k.MinBy))
		d.Severity = severityBy(k.MinBy)
		d.FixWith("Add a widget", func() []text.Edit { return v.Append(scaffold.Widget(m.Service)) })
	},
}

// widgetsKey returns the key that holds the widgets of a service, and whether it has widgets.
func widgetsKey(s *catalog.Service) (catalog.Key, bool) {
	at, ok := strings.CutSuffix(s.WidgetPath, "."+manifest.InWidgets.Key())
	if !ok {
		return catalog.FindKey(s.Keys, s.WidgetPath)
	}
	k, _ := catalog.FindKey(s.Keys, at)
	return catalog.FindKey(k.Keys, manifest.InWidgets.Key())
}
