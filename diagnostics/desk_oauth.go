package diagnostics

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

var deskOauthType = &Rule{
	Code:     "desk-oauth-type",
	Severity: Error,
	Summary:  "The OAuth client for Desk is no object.",
	Why:      "`deskOauth` is an object with the name, id and secret of an OAuth client. Leave the key out if there is none: what Zoho documents is `zohoAuthorisation`.",
	Bad:      `{"service": "DESK", "connectors": [], "deskOauth": "1000.ABC"}`,
	Good:     `{"service": "DESK", "connectors": [], "deskOauth": {"name": "desk", "clientId": "1000.ABC", "clientSecret": "5f2c1e"}}`,
	Source:   toolkit,
	only:     withKey("deskOauth"),
	member: membership{[]string{"deskOauth"}, func(p *Pass, _ string, v syntax.Value) {
		needObject(p, v, `Property "deskOauth"`)
	}},
}

var deskOauthMemberMissing = &Rule{
	Code:     "desk-oauth-member-missing",
	Severity: Error,
	Summary:  "The OAuth client for Desk lacks its name, id or secret.",
	Why:      "The toolkit asks for `name`, `clientId` and `clientSecret` in `deskOauth`, none of them empty.",
	Bad:      `{"service": "DESK", "connectors": [], "deskOauth": {"name": "desk", "clientId": "1000.ABC"}}`,
	Good:     `{"service": "DESK", "connectors": [], "deskOauth": {"name": "desk", "clientId": "1000.ABC", "clientSecret": "5f2c1e"}}`,
	Fix:      "Adds it for you to fill in.",
	Source:   toolkit,
	only:     withKey("deskOauth"),
	member: membership{[]string{"deskOauth"}, func(p *Pass, name string, v syntax.Value) {
		needMembers(p, v, keysOf(p, name), "The OAuth client for Desk")
	}},
}

var deskOauthMemberType = &Rule{
	Code:     "desk-oauth-member-type",
	Severity: Error,
	Summary:  "A member of the OAuth client for Desk is of the wrong type.",
	Why:      "`name`, `clientId` and `clientSecret` of `deskOauth` are strings, `scopes` is an array of strings and `params` an object.",
	Bad:      `{"service": "DESK", "connectors": [], "deskOauth": {"name": "desk", "clientId": "1000.ABC", "clientSecret": "5f2c1e", "scopes": "Desk.tickets.READ"}}`,
	Good:     `{"service": "DESK", "connectors": [], "deskOauth": {"name": "desk", "clientId": "1000.ABC", "clientSecret": "5f2c1e", "scopes": ["Desk.tickets.READ"]}}`,
	Fix:      "Puts a value in quotation marks or in an array.",
	Source:   toolkit,
	only:     withKey("deskOauth"),
	member: membership{[]string{"deskOauth"}, func(p *Pass, name string, v syntax.Value) {
		needTypes(p, v, keysOf(p, name))
	}},
}

// keysOf returns what the catalogue knows of the members of a top-level member, or of its items.
func keysOf(p *Pass, name string) []catalog.Key {
	if k := p.key(name); k != nil {
		return k.Keys
	}
	return nil
}

// needMembers reports which of the required members the object v lacks, and those with nothing in them. whose
// is what a message calls v.
func needMembers(p *Pass, v syntax.Value, keys []catalog.Key, whose string) {
	if v.Kind() != syntax.Object {
		return
	}
	var lacking []catalog.Key
	for _, k := range keys {
		switch it, ok := v.Member(k.Name); {
		case !k.Required:
		case ok && blank(it.Value()):
			d := p.Report(it.Value().Span(), "Property %q is blank; expected a value of your own", k.Name)
			if s, _ := content(it.Value()); s != "" {
				d.Severity = Warning // the toolkit lets blanks pass
			}
		case !ok:
			lacking = append(lacking, k)
		}
	}
	if len(lacking) == 0 || !standing(v) {
		return
	}
	var names []string
	for _, k := range lacking {
		names = append(names, quoteRaw(k.Name))
	}
	d := p.Report(brace(v), "%s lacks %s", whose, strings.Join(names, ", "))
	d.Severity = rejection(lacking[0].RequiredBy)
	if len(lacking) > 1 {
		d.Fix(fmt.Sprintf("Add all %d missing members", len(lacking)), addKeys(v, keys, lacking, scaffold.Member)...)
	}
	for _, k := range lacking {
		d.Fix("Add "+k.Name, addKey(v, namesOf(v), keys, k.Name, scaffold.Member(k))...)
	}
}

// standing reports whether the object v is no longer being typed, so that it makes sense to say what it
// lacks.
func standing(v syntax.Value) bool {
	if v.Len() == 0 {
		return v.Whole()
	}
	for it := range v.Items() {
		if finished(it) {
			return true
		}
	}
	return false
}

// needTypes reports the members of the object v that are not of the JSON types that keys give them.
func needTypes(p *Pass, v syntax.Value, keys []catalog.Key) {
	if v.Kind() != syntax.Object {
		return
	}
	for _, k := range keys {
		it, ok := v.Member(k.Name)
		if !ok {
			continue
		}
		graded(p, rejection(k.TypeBy), func() {
			switch title := `Property "` + k.Name + `"`; k.Type.JSON() {
			case catalog.String:
				needString(p, it.Value(), title)
			case catalog.Array:
				needArray(p, it.Value(), title, "strings")
			case catalog.Object:
				needObject(p, it.Value(), title)
			}
		})
	}
}
