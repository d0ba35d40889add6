package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var widgetNameMissing = &Rule{
	Code:     "widget-name-missing",
	Severity: Error,
	Summary:  "A widget has no name.",
	Why:      "Every widget has a `name`, as the toolkit checks. For some services only the documentation asks for it, which makes it a warning.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds a name, or corrects a key that is meant to be it.",
	Source:   toolkit,
	only:     hasWidgets,
	widget:   func(p *Pass, e *manifest.Entry) { widgetLacks(p, e, nameKey(e.Service), "name") },
}

var widgetNameInvalid = &Rule{
	Code:     "widget-name-invalid",
	Severity: Error,
	Summary:  "The name of a widget is blank or no string.",
	Why:      "The toolkit wants a string with at least one letter.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": " ", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Source:   toolkit,
	only:     hasWidgets,
	widget: func(p *Pass, e *manifest.Entry) {
		k := nameKey(e.Service)
		v, ok := valueOf(e, k)
		if !ok {
			return
		}
		graded(p, rejection(k.TypeBy), func() {
			if _, ok := needString(p, v, "Widget name"); ok && blank(v) && k.Required {
				p.Report(v.Span(), "Widget name is blank; expected one such as \"My widget\"")
			}
		})
	},
}

var widgetNameCharacters = &Rule{
	Code:     "widget-name-characters",
	Severity: Error,
	Summary:  "The name of a widget has characters in it that the toolkit does not take.",
	Why:      "A name begins with a letter from A to Z in either case; such letters, digits, blanks, hyphens and underscores follow.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Orders & parcels", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Orders parcels", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Fix:      "Takes the characters out.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k := nameKey(s)
		return s.ZetRules && k != nil && k.Pattern != ""
	},
	widget: func(p *Pass, e *manifest.Entry) {
		k := nameKey(e.Service)
		s, v, ok := literalOf(e, k)
		if !ok || strings.TrimSpace(s) == "" {
			return
		}
		needPattern(p, v, s, "Widget name", k.Pattern)
	},
}

var widgetNameLength = &Rule{
	Code:     "widget-name-length",
	Severity: Error,
	Summary:  "The name of a widget is longer than the product takes.",
	Why:      "Qntrl takes names of up to 200 characters, as the toolkit checks; ServiceDesk Plus documents 100.",
	Bad: `{"service": "SDP", "widgets": [{"name": "` + strings.Repeat("Monitors of assets ", 6) + `", "description": "Shows monitors", "path_url": "/app/widget.html",
		"locations": ["dashboard"]}]}`,
	Good:   `{"service": "SDP", "widgets": [{"name": "Monitors of assets", "description": "Shows monitors", "path_url": "/app/widget.html", "locations": ["dashboard"]}]}`,
	Source: toolkit,
	only: func(s *catalog.Service) bool {
		k := nameKey(s)
		return k != nil && k.Max > 0
	},
	widget: func(p *Pass, e *manifest.Entry) {
		k := nameKey(e.Service)
		s, v, ok := literalOf(e, k)
		if n, from := beyond(s, k.Max); ok && n > k.Max {
			p.Report(within(v, s, from, len(s)), "Widget name has %d characters; %s allows %d", n, asker(e.Service, k.MaxBy), k.Max).
				Severity = severityBy(k.MaxBy)
		}
	},
}
