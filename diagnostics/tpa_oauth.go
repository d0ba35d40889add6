package diagnostics

import (
	"iter"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// What the examples of this file and of tpa_oauth_name.go have in common.
const (
	tpaBefore = `{"service": "DESK", "connectors": [], "TPAOauth": [`
	tpaRest   = `"clientId": "id-1", "clientSecret": "5f2c1e", "authoriseUrl": "https://chat.example.com/authorise", "tokenUrl": "https://chat.example.com/token"}`
	tpaGood   = tpaBefore + `{"name": "chat", ` + tpaRest + `]}`
)

var tpaOauthType = &Rule{
	Code:     "tpa-oauth-type",
	Severity: Error,
	Summary:  "The OAuth clients of third-party services are not in an array.",
	Why:      "`TPAOauth` is an array of objects, even if there is only one client. What Zoho documents for third-party services is `connectors`.",
	Bad:      `{"service": "DESK", "connectors": [], "TPAOauth": {"name": "chat", ` + tpaRest + `}`,
	Good:     tpaGood,
	Fix:      "Puts the array around it.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, _ string, v syntax.Value) {
		needEntries(p, v, `Property "TPAOauth"`, "OAuth clients")
	}},
}

var tpaOauthItemType = &Rule{
	Code:     "tpa-oauth-item-type",
	Severity: Error,
	Summary:  "The OAuth client of a third-party service is no object.",
	Why:      "Every element of `TPAOauth` is an object with the name, id, secret and URLs of an OAuth client.",
	Bad:      tpaBefore + `"chat"]}`,
	Good:     tpaGood,
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, _ string, v syntax.Value) {
		for it := range elements(v) {
			if w := it.Value(); settled(w) && w.Kind() != syntax.Object {
				wrongType(p, w, "OAuth client of a third-party service", "an object")
			}
		}
	}},
}

var tpaOauthItemEmpty = &Rule{
	Code:     "tpa-oauth-item-empty",
	Severity: Error,
	Summary:  "The OAuth client of a third-party service has nothing in it.",
	Why:      "Every element of `TPAOauth` has the name, id, secret and URLs of an OAuth client.",
	Bad:      tpaBefore + `{}]}`,
	Good:     tpaGood,
	Fix:      "Removes it.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, _ string, v syntax.Value) {
		i := -1
		for it := range elements(v) {
			i++
			if w := it.Value(); w.Kind() == syntax.Object && w.Len() == 0 && w.Whole() {
				p.Report(brace(w), "OAuth client of a third-party service is empty").Fix("Remove it", v.Remove(i))
			}
		}
	}},
}

var tpaOauthMemberMissing = &Rule{
	Code:     "tpa-oauth-member-missing",
	Severity: Error,
	Summary:  "The OAuth client of a third-party service lacks its id, secret or a URL.",
	Why:      "The toolkit asks for `clientId`, `clientSecret`, `authoriseUrl` and `tokenUrl` in every element of `TPAOauth`, none of them empty.",
	Bad:      tpaBefore + strings.Replace(`{"name": "chat", `+tpaRest, `"clientId": "id-1", `, "", 1) + `]}`,
	Good:     tpaGood,
	Fix:      "Adds it for you to fill in.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, keys []catalog.Key) {
			needMembers(p, client, butName(keys), "OAuth client of a third-party service")
		})
	}},
}

var tpaOauthMemberType = &Rule{
	Code:     "tpa-oauth-member-type",
	Severity: Error,
	Summary:  "The id, secret or URL of a third-party service's OAuth client is no string.",
	Why:      "All members of an element of `TPAOauth` are strings, but for `params`. Ids and secrets of another type are a warning, because the toolkit lets them pass.",
	Bad:      tpaBefore + strings.Replace(`{"name": "chat", `+tpaRest, `"id-1"`, "4074087", 1) + `]}`,
	Good:     tpaGood,
	Fix:      "Puts a number in quotation marks.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, keys []catalog.Key) {
			needTypes(p, client, slices.DeleteFunc(butName(keys), func(k catalog.Key) bool { return k.Type == catalog.Object }))
		})
	}},
}

var tpaOauthURL = &Rule{
	Code:     "tpa-oauth-url",
	Severity: Error,
	Summary:  "A URL of a third-party service's OAuth client is not a URL.",
	Why:      "`authoriseUrl`, `tokenUrl` and `revokeUrl` are absolute URLs, which begin with `https://`.",
	Bad:      tpaBefore + strings.Replace(`{"name": "chat", `+tpaRest, `https://chat.example.com/token`, "chat.example.com/token", 1) + `]}`,
	Good:     tpaGood,
	Fix:      "Puts `https://` before a host.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, keys []catalog.Key) {
			for i := range keys {
				if it, ok := client.Member(keys[i].Name); ok && keys[i].Type == catalog.URL && !(keys[i].Required && blank(it.Value())) {
					needURL(p, it.Value(), "Address")
				}
			}
		})
	}},
}

var tpaOauthParamsType = &Rule{
	Code:     "tpa-oauth-params-type",
	Severity: Error,
	Summary:  "The further parameters of a third-party service's OAuth client are no object.",
	Why:      "`params` is an object whose members are added to the authorisation request.",
	Bad:      tpaBefore + `{"name": "chat", "params": "prompt=consent", ` + tpaRest + `]}`,
	Good:     tpaBefore + `{"name": "chat", "params": {"prompt": "consent"}, ` + tpaRest + `]}`,
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, keys []catalog.Key) {
			needTypes(p, client, slices.DeleteFunc(slices.Clone(keys), func(k catalog.Key) bool { return k.Type != catalog.Object }))
		})
	}},
}

// eachClient calls look with every OAuth client of TPAOauth that has something in it, and what the catalogue
// knows of its members.
func eachClient(p *Pass, name string, v syntax.Value, look func(client syntax.Value, keys []catalog.Key)) {
	keys := keysOf(p, name)
	for it := range elements(v) {
		if w := it.Value(); w.Kind() == syntax.Object && w.Len() > 0 {
			look(w, keys)
		}
	}
}

// butName returns keys without name, of which there are rules of its own.
func butName(keys []catalog.Key) []catalog.Key {
	return slices.DeleteFunc(slices.Clone(keys), func(k catalog.Key) bool { return k.Name == "name" })
}

// elements yields the items of v if it is an array.
func elements(v syntax.Value) iter.Seq[syntax.Item] {
	if v.Kind() != syntax.Array {
		return func(func(syntax.Item) bool) {}
	}
	return v.Items()
}
