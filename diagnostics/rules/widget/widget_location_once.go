package widget

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var widgetLocationOnce = &rule.Rule{
	Code:     "widget-location-once",
	Severity: rule.Warning,
	Summary:  "Two widgets have a location that allows only one widget.",
	Why:      "An extension for Desk has one background page, one telephony panel and one settings page. The check for this in zet never runs, so it is undefined which widget appears.",
	Bad: `{"service": "DESK", "modules": {"widgets": [{"name": "Sync", "location": "desk.background", "url": "/app/a.html"},
		{"name": "Alarm", "location": "desk.background", "url": "/app/b.html"}]}}`,
	Good: `{"service": "DESK", "modules": {"widgets": [{"name": "Sync", "location": "desk.background", "url": "/app/a.html"},
		{"name": "Alarm", "location": "desk.topband", "url": "/app/b.html"}]}}`,
	Source: rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(s.Locations, func(l catalog.Location) bool { return l.OnceBy != 0 })
	},
	Unique: &rule.Uniqueness{
		In: []manifest.Place{manifest.InWidgets},
		Of: func(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) {
			name, v := firstLocation(e)
			if l, _ := e.Service.Location(name); l.OnceBy == 0 {
				return "", v
			}
			return name, v
		},
		Report: func(p *rule.Pass, name string, first, t rule.Occurrence) {
			reportSameLocation(p, name, first, t, "allows only one widget")
		},
	},
}
