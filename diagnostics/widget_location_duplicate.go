package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var widgetLocationDuplicate = &Rule{
	Code:     "widget-location-duplicate",
	Severity: Error,
	Summary:  "Two widgets have the same location.",
	Why:      "Projects shows one widget of an extension at each place, as the toolkit checks. BugTracker and the finance products document the same.",
	Bad: `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Commits", "location": "task_tab", "url": "/app/a.html"},
		{"name": "Branches", "location": "task_tab", "url": "/app/b.html"}]}}`,
	Good: `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Commits", "location": "task_tab", "url": "/app/a.html"},
		{"name": "Branches", "location": "issue_tab", "url": "/app/b.html"}]}}`,
	Source: toolkit,
	only:   func(s *catalog.Service) bool { return isUnique(locationKey(s)) },
	unique: &uniqueness{
		in: []manifest.Place{manifest.InWidgets},
		of: func(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) { return firstLocation(e) },
		report: func(p *Pass, name string, first, t occurrence) {
			s := &p.Model().Service
			d := reportLocationTwice(p, name, first, t)
			d.Severity = twinSeverity(d, s, locationKey(s))
		},
	},
}

var widgetLocationOnce = &Rule{
	Code:     "widget-location-once",
	Severity: Warning,
	Summary:  "Two widgets have a location that is there for one.",
	Why:      "There is one background page, one telephony panel and one settings page for an extension in Desk. The toolkit has a check of that which never runs, so nobody tells which of the widgets is shown.",
	Bad: `{"service": "DESK", "modules": {"widgets": [{"name": "Sync", "location": "desk.background", "url": "/app/a.html"},
		{"name": "Alarm", "location": "desk.background", "url": "/app/b.html"}]}}`,
	Good: `{"service": "DESK", "modules": {"widgets": [{"name": "Sync", "location": "desk.background", "url": "/app/a.html"},
		{"name": "Alarm", "location": "desk.topband", "url": "/app/b.html"}]}}`,
	Source: toolkit,
	only: func(s *catalog.Service) bool {
		for _, l := range s.Locations {
			if l.OnceBy != 0 {
				return true
			}
		}
		return false
	},
	unique: &uniqueness{
		in: []manifest.Place{manifest.InWidgets},
		of: func(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) {
			name, v := firstLocation(e)
			if l, _ := e.Service.Location(name); l.OnceBy == 0 {
				return "", v
			}
			return name, v
		},
		report: func(p *Pass, name string, first, t occurrence) { reportLocationTwice(p, name, first, t) },
	},
}

func reportLocationTwice(p *Pass, name string, first, t occurrence) *Diagnostic {
	d := p.Report(t.at, "Location %s already has another widget", shown(name))
	d.Relate(first.at, fmt.Sprintf("%s is first used here", shown(name)))
	removeRepeated(d, first, t, "Remove the second widget")
	return d
}

// firstLocation returns the location of a widget that has one, and the value it stands in.
func firstLocation(e *manifest.Entry) (string, syntax.Value) {
	for name, v := range locationsOf(e) {
		return name, v
	}
	return "", syntax.Value{}
}
