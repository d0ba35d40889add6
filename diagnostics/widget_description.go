package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var widgetDescriptionMissing = &Rule{
	Code:     "widget-description-missing",
	Severity: Error,
	Summary:  "A widget has no description.",
	Why:      "ServiceDesk Plus asks for a `description` of each widget, as the toolkit checks. It may be blank.",
	Bad:      `{"service": "SDP", "widgets": [{"name": "Clock", "path_url": "/app/widget.html", "locations": ["webtab"]}]}`,
	Good:     `{"service": "SDP", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/widget.html", "locations": ["webtab"]}]}`,
	Fix:      "Adds a description, or corrects a key that is meant to be it.",
	Source:   toolkit,
	only:     hasDescription,
	widget: func(p *Pass, e *manifest.Entry) {
		widgetLacks(p, e, widgetKey(e.Service, "description"), "description")
	},
}

var widgetDescriptionType = &Rule{
	Code:     "widget-description-type",
	Severity: Error,
	Summary:  "The description of a widget is no string.",
	Why:      "ServiceDesk Plus takes a string, be it a blank one.",
	Bad:      `{"service": "SDP", "widgets": [{"name": "Clock", "description": null, "path_url": "/app/widget.html", "locations": ["webtab"]}]}`,
	Good:     `{"service": "SDP", "widgets": [{"name": "Clock", "description": "", "path_url": "/app/widget.html", "locations": ["webtab"]}]}`,
	Source:   toolkit,
	only:     hasDescription,
	widget: func(p *Pass, e *manifest.Entry) {
		k := widgetKey(e.Service, "description")
		if v, ok := valueOf(e, k); ok {
			graded(p, rejection(k.TypeBy), func() { needString(p, v, "Widget description") })
		}
	},
}

func hasDescription(s *catalog.Service) bool { return widgetKey(s, "description") != nil }

// headerKey tells whether a widget has a header on the dashboard.
const headerKey = "show_widget_header_in_dashboard"

var widgetHeaderType = &Rule{
	Code:     "widget-header-type",
	Severity: Error,
	Summary:  "The mark of a widget's header is not a boolean.",
	Why:      "`" + headerKey + "` is `true` or `false`, without quotation marks.",
	Bad:      `{"service": "SDP", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/widget.html", "locations": ["dashboard"], "` + headerKey + `": "true"}]}`,
	Good:     `{"service": "SDP", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/widget.html", "locations": ["dashboard"], "` + headerKey + `": true}]}`,
	Fix:      "Replaces it by the boolean that is meant.",
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return widgetKey(s, headerKey) != nil },
	widget: func(p *Pass, e *manifest.Entry) {
		k := widgetKey(e.Service, headerKey)
		if v, ok := valueOf(e, k); ok {
			graded(p, rejection(k.TypeBy), func() { needBoolean(p, v, "Header in the dashboard") })
		}
	},
}
