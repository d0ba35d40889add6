package schema

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var propertyUnknown = &rule.Rule{
	Code:     "property-unknown",
	Severity: rule.Information,
	Summary:  "A property is not known for the service.",
	Why: "Products ignore properties that they do not know. No list of properties is complete, so this is information; " +
		"where Zoho's toolkit rejects other properties, it is an error.",
	Bad:    `{"service": "DESK", "version": "1.0.0"}`,
	Good:   `{"service": "DESK"}`,
	Fix:    "Removes it.",
	Source: rule.SigmaManifest,
}

// checkUnknown reports the properties of an object that are neither described nor misspelled.
func checkUnknown(p *rule.Pass, o *object) {
	if len(o.place.Keys) == 0 || o.isMap || o.place.At == catalog.InSigmaForm || o.place.At == catalog.InGuideForm {
		return // no list of the properties of a connector is complete
	}
	p.Rule = propertyUnknown
	closed := o.closedBy(p)
	for i, it := range slices.Backward(o.members) {
		name := o.names[i]
		if o.place.Reads(name) || !rule.IsFinishedProperty(it) || name == "" && closed == 0 || o.place.At == catalog.TopLevel && name == rule.EditorSchema {
			continue
		}
		if o.place.Covered != nil && o.place.Covered(it) || closed == 0 && !o.last(i) {
			continue
		}
		m := o.place.Meaning(name)
		if m.Key != "" && !(closed != 0 && (m.At != o.place.At || o.place.Taken(m.Key))) {
			continue
		}
		d := p.Report(it.Key(), "Property %s is %s", rule.Display(name), o.place.Unknown(name, m))
		switch {
		case closed != 0:
			d.Severity = rule.SeverityBy(closed)
		case o.place.At == catalog.InCspDomains && it.Value().Kind() != syntax.Array:
			d.Severity = rule.Warning // it would have no effect in any product
		}
		d.Fix("Remove "+rule.Display(name), o.value.Remove(i))
	}
}

// closedBy returns who rejects other properties of an object, zero if others may be valid.
func (o *object) closedBy(p *rule.Pass) catalog.Grade {
	switch {
	case p.Model.Kind == manifest.Configuration:
		return catalog.Documented
	case o.place.At == catalog.InParameter:
		return o.service.Config.ClosedBy
	}
	return 0
}
