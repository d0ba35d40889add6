package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// What the examples about Catalyst have in common.
const (
	catalystRest = `, "file_location": "/app/index.html"}`
	catalystGood = `{"service": "CATALYST", "client": {"id": "1000.ABC", "scope": "ZohoCatalyst.tables.READ", "accounts-url": "https://accounts.zoho.com"}` + catalystRest
)

var clientType = &Rule{
	Code:     "client-type",
	Severity: Error,
	Summary:  "The OAuth client of a Catalyst application is no object.",
	Why:      "`client` is an object with the id of the OAuth client, its scopes and the accounts server.",
	Bad:      `{"service": "CATALYST", "client": "1000.ABC"` + catalystRest,
	Good:     catalystGood,
	Source:   toolkit,
	only:     withKey("client"),
	member: membership{[]string{"client"}, func(p *Pass, _ string, v syntax.Value) {
		needObject(p, v, `Property "client"`)
	}},
}

var clientIDMissing = &Rule{
	Code:     "client-id-missing",
	Severity: Error,
	Summary:  "The OAuth client of a Catalyst application has no id.",
	Why:      "`id` is the client id that the API console of Zoho shows.",
	Bad:      `{"service": "CATALYST", "client": {"scope": "ZohoCatalyst.tables.READ", "accounts-url": "https://accounts.zoho.com"}` + catalystRest,
	Good:     catalystGood,
	Fix:      "Adds `id` for you to fill in.",
	Source:   toolkit,
	only:     withKey("client"),
	member:   lacksInClient("id", "id"),
}

var clientIDInvalid = &Rule{
	Code:     "client-id-invalid",
	Severity: Error,
	Summary:  "The id of a Catalyst application's OAuth client is blank or no string.",
	Why:      "`id` is the client id that the API console of Zoho shows.",
	Bad:      `{"service": "CATALYST", "client": {"id": "", "scope": "ZohoCatalyst.tables.READ", "accounts-url": "https://accounts.zoho.com"}` + catalystRest,
	Good:     catalystGood,
	Source:   toolkit,
	only:     withKey("client"),
	member:   filledInClient("id", "Id of the OAuth client"),
}

var clientScopeMissing = &Rule{
	Code:     "client-scope-missing",
	Severity: Error,
	Summary:  "The OAuth client of a Catalyst application has no scopes.",
	Why:      "`scope` is one string with the scopes of the client, separated by commas.",
	Bad:      `{"service": "CATALYST", "client": {"id": "1000.ABC", "accounts-url": "https://accounts.zoho.com"}` + catalystRest,
	Good:     catalystGood,
	Fix:      "Adds `scope` for you to fill in.",
	Source:   toolkit,
	only:     withKey("client"),
	member:   lacksInClient("scope", "scopes"),
}

var clientScopeInvalid = &Rule{
	Code:     "client-scope-invalid",
	Severity: Error,
	Summary:  "The scopes of a Catalyst application's OAuth client are blank or no string.",
	Why:      "`scope` is one string with the scopes of the client, separated by commas: no array, unlike in connectors.",
	Bad:      `{"service": "CATALYST", "client": {"id": "1000.ABC", "scope": ["ZohoCatalyst.tables.READ"], "accounts-url": "https://accounts.zoho.com"}` + catalystRest,
	Good:     catalystGood,
	Fix:      "Makes one string of an array.",
	Source:   toolkit,
	only:     withKey("client"),
	member:   filledInClient("scope", "Scope of the OAuth client"),
}

// lacksInClient reports that client has no member called key. what is what a message calls it.
func lacksInClient(key, what string) membership {
	return membership{[]string{"client"}, func(p *Pass, name string, v syntax.Value) {
		keys := keysOf(p, name)
		k := keyIn(keys, key)
		if v.Kind() != syntax.Object || k == nil || !k.Required || !standing(v) {
			return
		}
		if _, ok := v.Member(key); !ok {
			lacks(p, v, keys, *k, "OAuth client has no %s; expected %q", what, key).Severity = rejection(k.RequiredBy)
		}
	}}
}

// filledInClient reports the member of client called key if it is blank or no string.
func filledInClient(key, title string) membership {
	return membership{[]string{"client"}, func(p *Pass, name string, v syntax.Value) {
		it, _ := clientMember(p, name, v, key)
		w := it.Value()
		before := len(p.found)
		if _, ok := needString(p, w, title); ok && blank(w) {
			p.Report(w.Span(), "%s is blank", title)
		}
		if list, ok := stringsIn(w); ok && len(p.found) > before {
			p.found[before].Fix("Make one string of it", change(w, strings.Join(list, ",")))
		}
	}}
}

// clientMember returns a member of client, whose value is Missing if there is none, and what the catalogue
// says of it.
func clientMember(p *Pass, name string, v syntax.Value, key string) (syntax.Item, *catalog.Key) {
	k := keyIn(keysOf(p, name), key)
	if v.Kind() != syntax.Object {
		return syntax.Item{}, k
	}
	it, _ := v.Member(key)
	return it, k
}

// stringsIn returns the strings of the array v, and whether it has some and nothing else.
func stringsIn(v syntax.Value) ([]string, bool) {
	if v.Kind() != syntax.Array || v.Len() == 0 || !v.Whole() {
		return nil, false
	}
	var list []string
	for it := range v.Items() {
		s, ok := content(it.Value())
		if !ok {
			return nil, false
		}
		list = append(list, s)
	}
	return list, true
}
