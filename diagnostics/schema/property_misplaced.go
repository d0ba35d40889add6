package schema

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/syntax"
)

var propertyMisplaced = &rule.Rule{
	Code:     "property-misplaced",
	Severity: rule.Warning,
	Summary:  "A property is in a place where it has no effect.",
	Why:      "Products read each property in one place only and ignore it elsewhere. Scopes belong to a connection, for example, and a logo to a widget.",
	Bad:      `{"service": "DESK", "logo": "/app/img/logo.png", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html", "logo": "/app/img/logo.png"}]}}`,
	Source:   rule.SigmaManifest,
}

// reportMisplaced reports a property that belongs elsewhere, as m says.
func reportMisplaced(p *rule.Pass, it syntax.Item, m rule.Meaning) {
	defer func(checked *rule.Rule) { p.Rule = checked }(p.Rule)
	p.Rule = propertyMisplaced
	p.Report(it.Key(), "Property %s has no effect here: %s", rule.Display(it.Name()), rule.Clause(m.Doc))
}
