package diagnostics

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var tpaOauthNameMissing = &Rule{
	Code:     "tpa-oauth-name-missing",
	Severity: Error,
	Summary:  "The OAuth client of a third-party service has no name.",
	Why:      "Every element of `TPAOauth` has a `name` of its own.",
	Bad:      tpaBefore + `{` + tpaRest + `]}`,
	Good:     tpaGood,
	Fix:      "Adds `name` for you to fill in.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, keys []catalog.Key) {
			if _, ok := client.Member("name"); !ok && standing(client) {
				lacks(p, client, keys, *keyIn(keys, "name"), "OAuth client of a third-party service has no name; expected it in \"name\"")
			}
		})
	}},
}

var tpaOauthNameInvalid = &Rule{
	Code:     "tpa-oauth-name-invalid",
	Severity: Error,
	Summary:  "The name of a third-party service's OAuth client is blank or no string.",
	Why:      "The `name` of an element of `TPAOauth` is a string with something in it.",
	Bad:      tpaBefore + `{"name": 1, ` + tpaRest + `]}`,
	Good:     tpaGood,
	Fix:      "Puts a number in quotation marks.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, _ []catalog.Key) {
			it, ok := client.Member("name")
			if !ok {
				return
			}
			if _, ok := needString(p, it.Value(), "Name of an OAuth client"); ok && blank(it.Value()) {
				p.Report(it.Value().Span(), "Name of an OAuth client is blank")
			}
		})
	}},
}

var tpaOauthNameCharacters = &Rule{
	Code:     "tpa-oauth-name-characters",
	Severity: Error,
	Summary:  "The name of a third-party service's OAuth client has characters that the toolkit does not take.",
	Why:      "The `name` of an element of `TPAOauth` is a letter, then letters, digits, blanks, `-` and `_`.",
	Bad:      tpaBefore + `{"name": "chat.example", ` + tpaRest + `]}`,
	Good:     tpaGood,
	Fix:      "Leaves the other characters out.",
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		eachClient(p, name, v, func(client syntax.Value, keys []catalog.Key) {
			if s, w := clientName(client); s != "" {
				needPattern(p, w, s, "Name of an OAuth client", keyIn(keys, "name").Pattern)
			}
		})
	}},
}

var tpaOauthNameDuplicate = &Rule{
	Code:     "tpa-oauth-name-duplicate",
	Severity: Error,
	Summary:  "Two OAuth clients of third-party services have the same name.",
	Why:      "The `name` of an element of `TPAOauth` is what it is told by. Blanks around it do not count.",
	Bad:      tpaBefore + `{"name": "chat", ` + tpaRest + `, {"name": "chat", ` + tpaRest + `]}`,
	Good:     tpaBefore + `{"name": "chat", ` + tpaRest + `, {"name": "mail", ` + tpaRest + `]}`,
	Source:   toolkit,
	only:     withKey("TPAOauth"),
	member: membership{[]string{"TPAOauth"}, func(p *Pass, name string, v syntax.Value) {
		first := map[string]text.Span{}
		eachClient(p, name, v, func(client syntax.Value, _ []catalog.Key) {
			s, w := clientName(client)
			if s = strings.TrimSpace(s); s == "" {
				return
			}
			if before, ok := first[s]; ok {
				p.Report(w.Span(), "Name %s is already used by another OAuth client", shown(s)).
					Relate(before, fmt.Sprintf("%s is first used here", shown(s)))
				return
			}
			first[s] = w.Span()
		})
	}},
}

// clientName returns the name of an OAuth client, empty if it is blank or left to be filled in.
func clientName(client syntax.Value) (string, syntax.Value) {
	it, _ := client.Member("name")
	s, ok := literal(it.Value())
	if !ok || blank(it.Value()) {
		return "", it.Value()
	}
	return s, it.Value()
}
