package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var widgetIconRequired = &Rule{
	Code:     "widget-icon-required",
	Severity: Error,
	Summary:  "A widget has no icon at a location that asks for one.",
	Why: "In Projects, the toolkit rejects widgets at `attachment_picker` and `projectdetails_rightpanel` without an icon. " +
		"BugTracker documents the same of `attachment_picker` and `project_tab`, Sprints of all its locations.",
	Bad:    `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Files", "location": "attachment_picker", "url": "/app/widget.html"}]}}`,
	Good:   `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Files", "location": "attachment_picker", "url": "/app/widget.html", "icon": "/app/img/icon.png"}]}}`,
	Fix:    "Adds an icon.",
	Source: toolkit,
	only: func(s *catalog.Service) bool {
		k := widgetKey(s, "icon")
		asks := func(l catalog.Location) bool { return l.IconBy != 0 }
		return k != nil && (k.Required || slices.ContainsFunc(s.Locations, asks))
	},
	widget: func(p *Pass, e *manifest.Entry) {
		k := widgetKey(e.Service, "icon")
		by, where := k.RequiredBy, ""
		if by == 0 {
			name, _ := firstLocation(e)
			by, where = iconBy(e), " at "+shown(name)
		}
		v, ok := valueOf(e, k)
		if by == 0 || !anyFinished(e.Members()) || ok && !blank(v) {
			return
		}
		span := brace(e.Value)
		if ok {
			span = v.Span()
		}
		d := p.Report(span, "Widget has no icon; %s asks for one%s", asker(e.Service, by), where)
		d.Severity = severityBy(by)
		if !ok {
			fixLacking(p, d, e, k)
		}
	},
}

// iconBy returns who asks for an icon at the location of a widget, zero if nobody does.
func iconBy(e *manifest.Entry) catalog.Grade {
	name, _ := firstLocation(e)
	l, _ := e.Service.Location(name)
	return l.IconBy
}
