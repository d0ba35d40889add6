package widget

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var widgetLocationType = &rule.Rule{
	Code:     "widget-location-type",
	Severity: rule.Error,
	Summary:  "The location of a widget has the wrong type.",
	Why:      "A location must be a string. To show a widget at several locations, add an entry for each. Only ServiceDesk Plus requires an array of strings.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": ["desk.topband"], "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Takes a single location out of its array, or puts it in one.",
	Source:   rule.Toolkit,
	Only:     hasLocations,
	CheckWidget: func(p *rule.Pass, e *manifest.Entry) {
		k := rule.LocationKey(e.Service)
		v, ok := rule.ValueOf(e, k)
		if !ok {
			return
		}
		n := len(p.Found)
		checkType(p, v, k)
		for i := range p.Found[n:] {
			p.Found[n+i].Severity = rule.Rejection(k.TypeBy)
		}
	},
}

// checkType reports v, the value of k, and items of it, if they have the wrong type.
func checkType(p *rule.Pass, v syntax.Value, k *catalog.Key) {
	noun := rule.Noun([]catalog.Key{*k}, k.Name)
	switch {
	case k.Type == catalog.Array && v.Kind() == syntax.Array:
		for it := range v.Items() {
			requireString(p, it.Value(), "Widget location")
		}
	case k.Type == catalog.Array:
		requireArray(p, v, noun)
	default:
		requireString(p, v, noun)
		if v.Kind() == syntax.Array && v.Len() == 1 && v.Whole() && v.Item(0).Value().Terminated() {
			p.Found[len(p.Found)-1].Fix("Take it out of the array", text.Edit{Span: v.Span(), New: v.Item(0).Value().Raw()})
		}
	}
}

// requireString reports v if it is not a string.
func requireString(p *rule.Pass, v syntax.Value, noun string) {
	if !rule.IsFinished(v) || v.Kind() == syntax.String {
		return
	}
	d := p.Report(rule.Head(v), "%s must be a string, not %s", noun, rule.TypeName(v))
	if v.Kind() == syntax.Number || rule.IsBoolean(v) {
		d.Fix("Put it in quotation marks", rule.ReplaceString(v, v.Raw()))
	}
}

// requireArray reports v, which is not an array.
func requireArray(p *rule.Pass, v syntax.Value, noun string) {
	if !rule.IsFinished(v) {
		return
	}
	d := p.Report(rule.Head(v), "%s must be an array of strings, not %s", noun, rule.TypeName(v))
	switch {
	case v.Kind() == syntax.Null, v.Kind() == syntax.Object && v.Len() == 0, rule.Blank(v), v.Kind() == syntax.False:
		d.Fix("Change to []", text.Edit{Span: v.Span(), New: "[]"})
	case v.Kind() == syntax.String || v.Kind() == syntax.Object && v.Whole():
		d.Fix("Put it in an array", rule.Wrap(v, "[", "]")...)
	}
}
