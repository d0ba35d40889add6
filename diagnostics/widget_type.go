package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var widgetType = &Rule{
	Code:     "widget-type",
	Severity: Error,
	Summary:  "A widget is not an object.",
	Why:      "A widget is an object that says where in the product it appears and which page it shows.",
	Bad:      `{"service": "DESK", "modules": {"widgets": ["/app/widget.html"]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Source:   toolkit,
	only:     hasWidgets,
	element: func(p *Pass, place manifest.Place, it syntax.Item) {
		v := it.Value()
		if place == manifest.InWidgets && v.Kind() != syntax.Object && settled(v) {
			wrongType(p, v, "Widget", "an object").Severity = rulesSeverity(&p.Model().Service)
		}
	},
}

var widgetEmpty = &Rule{
	Code:     "widget-empty",
	Severity: Error,
	Summary:  "A widget has nothing in it.",
	Why:      "A widget without a page and a place shows nothing; the toolkit rejects it.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds the keys that a widget of the service must have.",
	Source:   toolkit,
	only:     hasWidgets,
	widget: func(p *Pass, e *manifest.Entry) {
		if e.Value.Len() > 0 || !e.Value.Whole() {
			return
		}
		d := p.Report(brace(e.Value), "Widget is empty; expected at least a page and a place for it")
		d.Severity = rulesSeverity(e.Service)
		d.FixWith("Fill in the widget", func() []text.Edit {
			return []text.Edit{p.Model().Tree.Put(e.Value.Span(), scaffold.Widget(*e.Service))}
		})
	},
}
