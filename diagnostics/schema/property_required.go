package schema

import (
	"fmt"
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var propertyRequired = &rule.Rule{
	Code:     "property-required",
	Severity: rule.Error,
	Summary:  "A required property is missing.",
	Why: "Zoho's toolkit does not package an extension while a property that it requires is missing, even if the value would be empty. " +
		"A property that only the documentation requires is a warning. Some properties are required only together with another one.",
	Bad:    `{"service": "SDP", "type": "personal"}`,
	Good:   `{"service": "SDP", "type": "personal", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/widget.html", "locations": ["webtab"]}]}`,
	Fix:    "Adds the property, or all that are missing.",
	Source: rule.Toolkit,
}

// checkRequired reports each required property that an object lacks.
func checkRequired(p *rule.Pass, o *object) {
	if !o.complete() {
		return
	}
	p.Rule = propertyRequired
	missing := o.missing()
	for _, k := range missing {
		by := o.requiredBy(k)
		span := rule.Brace(o.value)
		if at, ok := o.member(k.RequiredIf.Key); ok && k.RequiredBy == 0 && k.RequiredIf.At {
			span = at.Key()
		}
		d := p.Report(span, "%s (%s) is required by %s%s", nounOf(k), rule.QuoteRaw(k.Name), o.asker(by), o.occasion(k))
		d.Severity, d.Missing, d.AtSibling = rule.SeverityBy(by), k.Name, span != rule.Brace(o.value)
		fixMissing(p, d, o, k, missing)
	}
}

// complete reports whether the object is no longer being typed, so that something can be missing. An empty item is
// reported as such.
func (o *object) complete() bool {
	switch {
	case o.place.At == catalog.TopLevel:
		return true
	case o.place.At == catalog.InSigmaForm && len(o.members) == 0:
		return false // there is no connection
	case o.isItem:
		return slices.ContainsFunc(o.members, rule.IsFinishedProperty)
	}
	return rule.IsComplete(o.value)
}

// missing returns the required properties that an object lacks. A property whose name is misspelled counts as present.
func (o *object) missing() []*catalog.Key {
	var missing []*catalog.Key
	meant := o.meant()
	for i := range o.keys {
		k := &o.keys[i]
		if o.requiredBy(k) == 0 || slices.Contains(k.Named, "required") {
			continue
		}
		if _, ok := o.member(k.Name); !ok && !slices.Contains(meant, k.Name) {
			missing = append(missing, k)
		}
	}
	return missing
}

// meant returns the properties that misspelled names of the object probably mean.
func (o *object) meant() []string {
	var meant []string
	for i, name := range o.names {
		if catalog.IndexKey(o.keys, name) >= 0 {
			continue
		}
		if m := o.place.Meaning(name); m.Key != "" && m.At == o.place.At && o.members[i].HasKey() {
			meant = append(meant, m.Key)
		}
	}
	return meant
}

// fixMissing offers to add the missing property k, and all that are missing.
func fixMissing(p *rule.Pass, d *rule.Diagnostic, o *object, k *catalog.Key, missing []*catalog.Key) {
	if !p.Fixing {
		return
	}
	value := func(k catalog.Key) syntax.Fragment { return newProperty(p, o, k) }
	add := func(keys ...*catalog.Key) []text.Edit {
		var wanted []catalog.Key
		for _, k := range keys {
			wanted = append(wanted, *k)
		}
		return rule.AddProperties(o.value, o.keys, wanted, value)
	}
	edits := add(k)
	if k.Default != "" && (len(k.Allowed) == 1 || k.Type == catalog.Array && o.place.At == catalog.InCspDomains) {
		d.FixSurely("Add "+rule.QuoteRaw(k.Name), edits...)
	} else {
		d.Fix("Add "+rule.QuoteRaw(k.Name), edits...)
	}
	if len(missing) > 1 {
		d.Fix(fmt.Sprintf("Add all %d required properties", len(missing)), add(missing...)...)
	}
}

// newProperty returns the property k as it is added to an object.
func newProperty(p *rule.Pass, o *object, k catalog.Key) syntax.Fragment {
	switch {
	case k.Name == "defaultLocale":
		return syntax.Fragment{New: rule.QuoteRaw(k.Name) + ": " + rule.QuoteRaw(rule.FirstLocale(p.Model))}
	case o.place.At == catalog.TopLevel, o.place.At == catalog.InModules, o.place.At == catalog.InWidget:
		return scaffold.Starter(rule.WithChoices(p, k), *o.service)
	case k.Default != "" && (len(k.Allowed) == 1 || k.Type == catalog.Array):
		return syntax.Fragment{New: rule.QuoteRaw(k.Name) + ": " + k.Default}
	}
	return scaffold.Member(k)
}

// nounOf returns what messages call the property k.
func nounOf(k *catalog.Key) string {
	if k.Title != "" {
		return k.Title
	}
	return "Property"
}
