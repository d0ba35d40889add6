package diagnostics

import (
	"time"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// plainKeys are the top-level keys whose type no rule of their own looks at.
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
		for _, name := range plainKeys {
			if withKey(name)(s) {
				return true
			}
		}
		return false
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
