package diagnostics

import (
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
