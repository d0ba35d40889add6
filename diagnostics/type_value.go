package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var typeValue = &Rule{
	Code:     "type-value",
	Severity: Error,
	Summary:  "The type of the extension is none that the service takes.",
	Why:      "`type` says who fills in the parameters: `org` for an administrator, once for everyone, `personal` for every user. ServiceDesk Plus takes `personal` alone.",
	Bad:      `{"service": "DESK", "type": "Organization"}`,
	Good:     `{"service": "DESK", "type": "org"}`,
	Fix:      "Replaces it by the type that is meant.",
	Source:   toolkit,
	only:     withKey("type"),
	member: membership{[]string{"type"}, func(p *Pass, name string, v syntax.Value) {
		k := p.key(name)
		graded(p, rejection(k.ClosedBy), func() {
			s, ok := needString(p, v, "Type")
			if _, known := catalog.FindValue(k.Allowed, s); !ok || known || isTemplate(s) || isSample(s) {
				return
			}
			d := p.Report(v.Span(), "Type must be %s, not %s", oneOf(k.Allowed), shown(s))
			if meant, sure := spelling.Value(k.Allowed, s); sure {
				d.FixSurely(changeTo(meant), change(v, meant))
				return
			}
			for _, a := range k.Allowed {
				d.Fix(changeTo(a.Name), change(v, a.Name))
			}
		})
	}},
}
