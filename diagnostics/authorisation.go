package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

// What the examples of this file have in common.
const (
	authorisationBefore = `{"service": "DESK", "connectors": [], "zohoAuthorisation": {"connectionLinkName": "desk", "connectionName": "Desk", "scope": ["Desk.tickets.READ"]`
	authorisationGood   = authorisationBefore + `, "type": "connectors", "serviceName": "zlabs_integration"}}`
)

var authorisationType = &Rule{
	Code:     "authorisation-type",
	Severity: Error,
	Summary:  "The Zoho authorisation is no object.",
	Why:      "`zohoAuthorisation` is the one connection to Zoho that authorises the extension when it is installed: an object, which is empty if there is none.",
	Bad:      `{"service": "DESK", "connectors": [], "zohoAuthorisation": null}`,
	Good:     `{"service": "DESK", "connectors": [], "zohoAuthorisation": {}}`,
	Fix:      "Empties it, or takes it out of an array.",
	Source:   toolkit,
	only:     withKey("zohoAuthorisation"),
	member: membership{[]string{"zohoAuthorisation"}, func(p *Pass, _ string, v syntax.Value) {
		if settled(v) && v.Kind() == syntax.Array && v.Len() == 1 && v.Whole() && v.Item(0).Value().Kind() == syntax.Object {
			wrongType(p, v, `Property "zohoAuthorisation"`, "an object").
				FixSurely("Take it out of the array", p.Model().Tree.Put(v.Span(), v.Item(0).Value().Lift()))
			return
		}
		needObject(p, v, `Property "zohoAuthorisation"`)
	}},
}

var authorisationTypeMissing = &Rule{
	Code:     "authorisation-type-missing",
	Severity: Error,
	Summary:  "The Zoho authorisation has no type.",
	Why:      "`zohoAuthorisation` is what Sigma exports with one more member: `\"type\": \"connectors\"`.",
	Bad:      authorisationBefore + `, "serviceName": "zlabs_integration"}}`,
	Good:     authorisationGood,
	Fix:      "Adds it.",
	Source:   toolkit,
	only:     withKey("zohoAuthorisation"),
	member: membership{[]string{"zohoAuthorisation"}, func(p *Pass, _ string, v syntax.Value) {
		if v.Kind() != syntax.Object || v.Len() == 0 || !standing(v) {
			return
		}
		if _, ok := v.Member("type"); ok {
			return
		}
		keys := catalog.AuthorisationKeys()
		k := keyIn(keys, "type")
		d := p.Report(brace(v), "Zoho authorisation has no type; expected %s in \"type\"", k.Default)
		d.Severity = rejection(k.RequiredBy)
		d.FixSurely("Add type", addKey(v, namesOf(v), keys, k.Name, syntax.Fragment{New: quoteRaw(k.Name) + ": " + k.Default})...)
	}},
}

var authorisationTypeValue = &Rule{
	Code:     "authorisation-type-value",
	Severity: Warning,
	Summary:  "The type of the Zoho authorisation is not a known one.",
	Why:      "The `type` of `zohoAuthorisation` is `connectors` wherever the documentation and published extensions have it. The toolkit takes any.",
	Bad:      authorisationBefore + `, "type": "connector", "serviceName": "zlabs_integration"}}`,
	Good:     authorisationGood,
	Fix:      "Replaces it by the one that is meant.",
	Source:   deskManifest,
	only:     withKey("zohoAuthorisation"),
	member: membership{[]string{"zohoAuthorisation"}, func(p *Pass, _ string, v syntax.Value) {
		it, k := authorisationMember(v, "type")
		s, ok := needAuthorisationString(p, it, "The type of the Zoho authorisation")
		if !ok || s == "oauth" { // which a check of the toolkit that is switched off took, too
			return
		}
		if _, known := catalog.FindValue(k.Allowed, s); !known {
			d := p.Report(it.Value().Span(), "The type of the Zoho authorisation is %s; expected %q", shown(s), k.Allowed[0].Name)
			replaceByFirst(d, it.Value(), s, k.Allowed)
		}
	}},
}

var authorisationService = &Rule{
	Code:     "authorisation-service",
	Severity: Error,
	Summary:  "The Zoho authorisation connects to another service than Zoho OAuth.",
	Why:      "The `serviceName` of `zohoAuthorisation` is `zlabs_integration`, which Sigma calls Zoho OAuth; the toolkit rejects every other one. Newer samples of Zoho have `zoho_desk`, which is a warning.",
	Bad:      authorisationBefore + `, "type": "connectors", "serviceName": "zlabs_integrations"}}`,
	Good:     authorisationGood,
	Fix:      "For a name that is nearly right: puts it right.",
	Source:   toolkit,
	only:     withKey("zohoAuthorisation"),
	member: membership{[]string{"zohoAuthorisation"}, func(p *Pass, _ string, v syntax.Value) {
		it, k := authorisationMember(v, "serviceName")
		w := it.Value()
		s, ok := needAuthorisationString(p, it, "The service of the Zoho authorisation")
		if !ok {
			return
		}
		value, known := catalog.FindValue(k.Allowed, s)
		switch {
		case !known:
			d := p.Report(w.Span(), "The Zoho authorisation connects to %s; expected %q", shown(s), k.Allowed[0].Name)
			if near, _ := spelling.Value(k.Allowed, s); near == k.Allowed[0].Name {
				replaceByFirst(d, w, s, k.Allowed)
			}
		case value.By == catalog.Documented || value.By == catalog.Seen:
			d := p.Report(w.Span(), "The toolkit rejects %s here, although newer samples of Zoho have it; it takes %q alone", shown(s), k.Allowed[0].Name)
			d.Severity = Warning
		}
	}},
}

// replaceByFirst gives d, a finding about the string v whose content is s, the fix that puts in the first
// of values, surely if s is it but for case and blanks.
func replaceByFirst(d *Diagnostic, v syntax.Value, s string, values []catalog.Value) {
	_, sure := catalog.FoldValue(values[:1], s)
	replaceBy(d, v, values[0].Name, sure)
}

// authorisationMember returns a member of zohoAuthorisation, whose value is Missing if there is none, and what
// the catalogue says of it.
func authorisationMember(v syntax.Value, name string) (syntax.Item, *catalog.Key) {
	k := keyIn(catalog.AuthorisationKeys(), name)
	if v.Kind() != syntax.Object {
		return syntax.Item{}, k
	}
	it, _ := v.Member(name)
	return it, k
}

// needAuthorisationString returns what is in it if there is something to be looked at, after [needString].
func needAuthorisationString(p *Pass, it syntax.Item, title string) (string, bool) {
	needString(p, it.Value(), title)
	return literal(it.Value())
}
