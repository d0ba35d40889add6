package diagnostics

import (
	"slices"
	"time"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// plainKeys are the top-level keys whose type no rule of their own looks at. See isPlain for those of widgets.
var plainKeys = []string{"moduleSupport", "updateBefore", "platforms", "oauth"}

var valueType = &Rule{
	Code:     "value-type",
	Severity: Warning,
	Summary:  "A value is not of the type that its key is documented to have.",
	Why:      "Nobody is known to reject it, but what a product makes of it is not known either: a string such as `\"false\"` is likely to be taken for true.",
	Bad:      `{"service": "DESK", "moduleSupport": "false"}`,
	Good:     `{"service": "DESK", "moduleSupport": false}`,
	Fix:      "Replaces a string by the boolean that is in it, puts an item in an array.",
	Source:   deskManifest,
	only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(s.Keys, func(k catalog.Key) bool { return slices.Contains(plainKeys, k.Name) }) ||
			slices.ContainsFunc(s.Widget, func(k catalog.Key) bool { return isPlain(s, &k) })
	},
	member: membership{plainKeys, func(p *Pass, name string, v syntax.Value) {
		k := p.key(name)
		switch {
		case k == nil:
		case takes(k, v):
			if s, ok := content(v); ok && k.Type == catalog.Date && !isTime(s) && !isTemplate(s) && !isSample(s) {
				p.Report(v.Span(), "Property %q must be a time in UTC such as %s, not %s", name, k.Example, shown(s))
			}
		default:
			needType(p, v, k.Type, k.Item, titleOf(name))
		}
	}},
	widget: func(p *Pass, e *manifest.Entry) {
		keys := e.Keys()
		for i := range keys {
			if v, ok := valueOf(e, &keys[i]); ok && !takes(&keys[i], v) && isPlain(e.Service, &keys[i]) {
				needType(p, v, keys[i].Type, keys[i].Item, titleOf(keys[i].Name))
			}
		}
	},
}

// isPlain reports whether no rule of its own looks at the type of k, a key of the widgets of s.
func isPlain(s *catalog.Service, k *catalog.Key) bool {
	for _, other := range []*catalog.Key{nameKey(s), pageKey(s), locationKey(s), widgetKey(s, "description"), widgetKey(s, headerKey)} {
		if other != nil && other.Name == k.Name {
			return false
		}
	}
	for _, image := range []string{"logo", "icon"} {
		if (k.Name == image || k.Name == image+"s") && hasImages(image)(s) {
			return false
		}
	}
	return true
}

// isTime reports whether s is a time as ISO 8601 writes it, or a day.
func isTime(s string) bool {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
