package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var widgetLocationMissing = &Rule{
	Code:     "widget-location-missing",
	Severity: Error,
	Summary:  "A widget has no location.",
	Why:      "Without a location the product does not know where to show the widget. The toolkit lets it pass for Desk, and for ServiceDesk Plus if the array is empty; there it is a warning.",
	Bad:      `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Panel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "PROJECTS", "modules": {"widgets": [{"name": "Panel", "location": "task_tab", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds a location, to be chosen from the known ones, or corrects a key that is meant to be it.",
	Source:   toolkit,
	only:     hasLocations,
	widget: func(p *Pass, e *manifest.Entry) {
		k := locationKey(e.Service)
		v, ok := valueOf(e, k)
		switch {
		case !ok:
			if d := widgetLacks(p, e, k, "location"); d != nil {
				d.Severity = nowhere(e.Service, k)
			}
		case blank(v) && k.Required:
			p.Report(v.Span(), "Widget location is blank; %s asks for one", asker(e.Service, k.RequiredBy)).
				Severity = nowhere(e.Service, k)
		case v.Kind() == syntax.Array && v.Len() == 0 && v.Whole() && k.Type == catalog.Array:
			p.Report(head(v), "Widget has no location, so it is shown nowhere").Severity = Warning
		case v.Kind() == syntax.Array && k.Type == catalog.Array:
			for it := range v.Items() {
				if blank(it.Value()) {
					p.Report(it.Value().Span(), "Widget location is blank; expected one of those of %s", e.Service.Name).
						Severity = rejection(e.Service.LocationsBy)
				}
			}
		}
	},
}

// nowhere returns how bad it is that a widget has no location. Where the toolkit has rules about widgets
// that is an error even if it overlooks it, as it does for Desk: the widget is shown nowhere.
func nowhere(s *catalog.Service, k *catalog.Key) Severity {
	if s.ZetRules {
		return Error
	}
	return severityBy(k.RequiredBy)
}

var widgetLocationType = &Rule{
	Code:     "widget-location-type",
	Severity: Error,
	Summary:  "The location of a widget is of the wrong type.",
	Why:      "A location is a string. A widget for several places stands there several times; only ServiceDesk Plus takes an array of strings.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": ["desk.topband"], "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Takes a single location out of its array, or puts it in one.",
	Source:   toolkit,
	only:     hasLocations,
	widget: func(p *Pass, e *manifest.Entry) {
		k := locationKey(e.Service)
		v, ok := valueOf(e, k)
		if !ok {
			return
		}
		graded(p, rejection(k.TypeBy), func() {
			if k.Type == catalog.Array {
				if needArray(p, v, "Widget locations", "strings") {
					for it := range v.Items() {
						needString(p, it.Value(), "Widget location")
					}
				}
				return
			}
			needString(p, v, "Widget location")
			if v.Kind() == syntax.Array && v.Len() == 1 && v.Whole() && v.Item(0).Value().Terminated() {
				p.found[len(p.found)-1].Fix("Take it out of the array", text.Edit{Span: v.Span(), New: v.Item(0).Value().Raw()})
			}
		})
	},
}

func hasLocations(s *catalog.Service) bool { return locationKey(s) != nil }
