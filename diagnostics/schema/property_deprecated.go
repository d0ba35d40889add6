package schema

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/text"
)

var propertyDeprecated = &rule.Rule{
	Code:     "property-deprecated",
	Severity: rule.Information,
	Summary:  "A property is deprecated.",
	Why:      "Older manifests have it. It may still have an effect, but the documentation mentions only its replacement.",
	Bad:      `{"service": "DESK", "oauth": []}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Renames the property, where its value can stay.",
	Source:   rule.DeskManifest,
}

// checkDeprecated reports the properties of an object that have a replacement.
func checkDeprecated(p *rule.Pass, o *object) {
	p.Rule = propertyDeprecated
	for i := range o.keys {
		k := &o.keys[i]
		if k.Deprecated == "" {
			continue
		}
		it, ok := o.member(k.Name)
		if !ok || !rule.IsFinishedProperty(it) || o.place.At == catalog.TopLevel && rule.UnusedConnections(o.service, it) {
			continue
		}
		d := p.Report(it.Key(), "Property %q is deprecated; use %q", k.Name, k.Deprecated)
		v := it.Value()
		to := catalog.IndexKey(o.keys, k.Deprecated)
		if _, taken := o.member(k.Deprecated); to >= 0 && !taken && rule.IsFinished(v) && v.Len() == 0 && rule.Accepts(&o.keys[to], v) {
			d.Fix(rule.ChangeTitle(k.Deprecated), text.Edit{Span: it.Key(), New: rule.QuoteRaw(k.Deprecated)})
		}
	}
}
