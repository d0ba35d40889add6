package widget

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var widgetLocationDuplicate = &rule.Rule{
	Code:     "widget-location-duplicate",
	Severity: rule.Error,
	Summary:  "Two widgets have the same location.",
	Why:      "Projects shows one widget of an extension at each location, and zet rejects a second one. For BugTracker, only the documentation requires this, so it is a warning.",
	Bad: `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Commits", "location": "task_tab", "url": "/app/a.html"},
		{"name": "Branches", "location": "task_tab", "url": "/app/b.html"}]}}`,
	Good: `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Commits", "location": "task_tab", "url": "/app/a.html"},
		{"name": "Branches", "location": "issue_tab", "url": "/app/b.html"}]}}`,
	Source: rule.Toolkit,
	Only:   locationsAreUnique,
	Unique: &rule.Uniqueness{
		In: []manifest.Place{manifest.InWidgets},
		Of: func(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) { return firstLocation(e) },
		Report: func(p *rule.Pass, name string, first, t rule.Occurrence) {
			s := &p.Model.Service
			by := rule.LocationKey(s).UniqueBy
			message := "is already used by another widget"
			if by == catalog.Documented {
				message = "must be unique according to " + rule.Authority(s, by)
			}
			reportSameLocation(p, name, first, t, message).Severity = rule.SeverityBy(by)
		},
	},
}

// locationsAreUnique reports whether each location of a service allows only one widget.
func locationsAreUnique(s *catalog.Service) bool {
	k := rule.LocationKey(s)
	return k != nil && k.UniqueBy != 0 && k.Type == catalog.String
}
