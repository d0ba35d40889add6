package schema

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var propertyMisspelled = &rule.Rule{
	Code:     "property-misspelled",
	Severity: rule.Warning,
	Summary:  "The name of a property resembles that of a known one.",
	Why:      "Products ignore properties that they do not know, and case matters. It is an error if Zoho's toolkit requires the intended property or rejects unknown ones.",
	Bad:      `{"service": "DESK", "whitelistedDomains": []}`,
	Good:     `{"service": "DESK", "whiteListedDomains": []}`,
	Fix:      "Renames the property.",
	Source:   rule.SigmaManifest,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		place := rule.InConnector(c)
		for i, it := range c.Members() {
			if !manifest.Telling(c.Names()[i]) && !place.Has(c.Names()[i]) && rule.IsFinishedProperty(it) {
				checkName(p, &object{place: place}, it)
			}
		}
	},
}

// checkMisspelled reports the properties of an object whose names resemble known ones, and those that belong elsewhere.
func checkMisspelled(p *rule.Pass, o *object) {
	if len(o.place.Keys) == 0 || o.isMap || o.place.At == catalog.InSigmaForm || o.place.At == catalog.InGuideForm {
		return // see the rule itself
	}
	p.Rule = propertyMisspelled
	for _, it := range o.members {
		if rule.IsFinishedProperty(it) {
			checkName(p, o, it)
		}
	}
}

// checkName reports the property if its name resembles a known one, or if it belongs elsewhere.
func checkName(p *rule.Pass, o *object, it syntax.Item) {
	name := it.Name()
	m := o.place.Meaning(name)
	if m.Key == "" {
		return
	}
	closed := catalog.Grade(0)
	if o.value != (syntax.Value{}) {
		closed = o.closedBy(p)
	}
	if closed != 0 && (m.At != o.place.At || o.place.Taken(m.Key)) {
		return // see property-unknown
	}
	if m.At != o.place.At {
		reportMisplaced(p, it, m)
		return
	}
	d := p.Report(it.Key(), "Property %s is unknown. Did you mean %q?", rule.Display(name), m.Key)
	if m.Doc != "" {
		d.Message = "Property " + rule.Display(name) + " is unknown: " + rule.Clause(m.Doc)
	}
	if closed != 0 {
		d.Severity = rule.SeverityBy(closed)
	}
	if o.place.Taken(m.Key) {
		return
	}
	if at := catalog.IndexKey(o.place.Keys, m.Key); at >= 0 && o.place.Keys[at].RequiredBy == catalog.Zet && o.place.At == catalog.TopLevel {
		d.Severity = rule.Error // the manifest lacks that one
	}
	rule.RenameTo(d, it, m.Key, m.Doc == "" && spelling.Same(m.Key, name))
}
