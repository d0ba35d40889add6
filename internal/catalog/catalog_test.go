package catalog

import (
	"slices"
	"testing"
)

func names(keys []Key) []string {
	var list []string
	for _, k := range keys {
		list = append(list, k.Name)
	}
	return list
}

func TestConnectorForms(t *testing.T) {
	guide := []string{
		"name", "type", "authorizationUrl", "tokenUrl", "clientId", "clientSecret", "scopes",
		"usernameField", "passwordField", "keyName", "keyLocation", "userAccess",
	}
	if got := names(ConnectorKeys(GuideForm)); !slices.Equal(got, guide) {
		t.Errorf("guide form: %v", got)
	}
	sigma := []string{"connectionLinkName", "connectionName", "serviceName", "userAccess", "isUserDefinedService", "sharedBy", "scope"}
	if got := names(ConnectorKeys(SigmaForm)); !slices.Equal(got, sigma) {
		t.Errorf("sigma form: %v", got)
	}
	if got := names(UsedConnectionKeys()); !slices.Equal(got, sigma) {
		t.Errorf("used connections: %v", got)
	}
	if got := names(AuthorisationKeys()); !slices.Equal(got, slices.Insert(sigma, 1, "type")) {
		t.Errorf("authorisation: %v", got)
	}
}

func TestRequiredConnectorProperties(t *testing.T) {
	tests := []struct {
		code     string
		places   []string
		required []string
	}{
		{"DESK", []string{"connectors", "zohoAuthorisation"}, []string{"connectionLinkName", "connectionName", "serviceName"}},
		{"PROJECTS", []string{"connectors"}, []string{"connectionLinkName", "connectionName", "serviceName", "userAccess", "isUserDefinedService"}},
		{"MAIL", []string{"connectors"}, []string{"serviceName"}},
		{"SHOW", []string{"connectors"}, []string{"connectionName", "sharedBy"}},
		{"ORCHESTLY", []string{"connectors"}, []string{"connectionLinkName", "connectionName", "serviceName"}},
		{"INVENTORY", []string{"usedConnections"}, nil},
		{"CRM", nil, nil},
	}
	for _, test := range tests {
		s, _ := LookupService(test.code)
		if !slices.Equal(s.ConnectionKeys, test.places) || !slices.Equal(s.ConnectorRequired, test.required) {
			t.Errorf("%s: connections in %v, required properties %v", test.code, s.ConnectionKeys, s.ConnectorRequired)
		}
	}
}

func TestLocationPatterns(t *testing.T) {
	tests := []struct {
		code, value, want string
	}{
		{"DESK", "desk.ticket.detail.subtab", "desk.ticket.detail.subtab"},
		{"DESK", "desk.cm_asset.detail.subtab", "desk.${moduleName}.detail.subtab"},
		{"DESK", "desk..detail.subtab", ""},
		{"FINANCE", "cm_fleet.creation.sidebar", "{{custommodule_name}}.creation.sidebar"},
		{"FINANCE", "invoice.detail.sidebar", ""},
		{"PROJECTS", "desk.topband", ""},
	}
	for _, test := range tests {
		s, _ := LookupService(test.code)
		if l, _ := s.Location(test.value); l.Name != test.want {
			t.Errorf("%s: Location(%q) = %q", test.code, test.value, l.Name)
		}
	}
}

func TestFindMisnomer(t *testing.T) {
	tests := []struct {
		at          Place
		code, typed string
		want        string
	}{
		{TopLevel, "DESK", "content_security_policy", "cspDomains"},
		{TopLevel, "", "CSP", "cspDomains"},
		{TopLevel, "DESK", "whitelisted-domains", "whiteListedDomains"},
		{TopLevel, "DESK", "api-scopes", "scope"},
		{TopLevel, "FINANCE", "connections", "usedConnections"},
		{TopLevel, "DESK", "connections", "connectors"},
		{InGuideForm, "WRITER", "scope", "scopes"},
		{InSigmaForm, "DESK", "scopes", "scope"},
	}
	for _, test := range tests {
		if m, ok := FindMisnomer(test.at, test.code, test.typed); !ok || m.Meant != test.want {
			t.Errorf("%s %s: %q means %q", test.code, test.at, test.typed, m.Meant)
		}
	}
	if m, ok := FindMisnomer(TopLevel, "DESK", "connectors"); ok {
		t.Errorf("connectors means %q", m.Meant)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadScopes(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readScopes(scopeFile); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookupScope(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		LookupScope("Desk.tickets.READ")
	}
}
