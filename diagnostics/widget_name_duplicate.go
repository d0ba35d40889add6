package diagnostics

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var widgetNameDuplicate = &Rule{
	Code:     "widget-name-duplicate",
	Severity: Error,
	Summary:  "Two widgets have the same name.",
	Why:      "The toolkit wants a name of its own for each widget; blanks around it do not count, case does. For Writer only the documentation asks for that.",
	Bad: `{"service": "SDP", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/a.html", "locations": ["webtab"]},
		{"name": "Clock", "description": "Shows the date", "path_url": "/app/b.html", "locations": ["dashboard"]}]}`,
	Good: `{"service": "SDP", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/a.html", "locations": ["webtab"]},
		{"name": "Calendar", "description": "Shows the date", "path_url": "/app/b.html", "locations": ["dashboard"]}]}`,
	Fix:    "Removes a widget that is the same as the first one; else numbers the name.",
	Source: toolkit,
	only:   func(s *catalog.Service) bool { return isUnique(nameKey(s)) },
	unique: &uniqueness{
		in: []manifest.Place{manifest.InWidgets},
		of: func(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) {
			s, v, _ := literalOf(e, nameKey(e.Service))
			return strings.TrimSpace(s), v
		},
		report: func(p *Pass, name string, first, t occurrence) {
			d := p.Report(t.at, "Widget name %s is already used by another widget", shown(name))
			d.Severity = twinSeverity(d, &p.Model().Service, nameKey(&p.Model().Service))
			d.Relate(first.at, fmt.Sprintf("%s is first used here", shown(name)))
			if !p.fixing || removeRepeated(d, first, t, "Remove the second widget") {
				return
			}
			e := p.Model().Entry(t.place, t.item)
			v, _ := valueOf(e, nameKey(e.Service))
			free := p.numbered(name + " ")
			d.Fix(changeTo(free), change(v, free))
		},
	},
}

// isUnique reports whether somebody forbids that two entries share the string k, which may be nil.
func isUnique(k *catalog.Key) bool { return k != nil && k.UniqueBy != 0 && k.Type == catalog.String }

// twinSeverity returns how bad it is that two entries share k. Where the documentation alone minds, the
// message of d says so.
func twinSeverity(d *Diagnostic, s *catalog.Service, k *catalog.Key) Severity {
	if k.UniqueBy == catalog.Documented {
		d.Message += "; " + asker(s, k.UniqueBy) + " asks for one of its own"
	}
	return severityBy(k.UniqueBy)
}
