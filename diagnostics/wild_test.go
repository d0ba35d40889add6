package diagnostics_test

import (
	"slices"
	"testing"

	"plugin-manifest-ls/internal/testing/ruletest"
)

// What published extensions have, in every shape that was seen, and what the guide prints.
func TestNoFalseFindings(t *testing.T) {
	seven := `"connectionLinkName": "books", "connectionName": "Zoho Books - Sales", "serviceName": "zoho_books", "userAccess": true, "isUserDefinedService": false, "sharedBy": "712345678"`
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"sigma's order": {`{"service": "DESK", "connectors": [{"connectionLinkName": "typeform", "connectionName": "Typeform", "serviceName": "typeform",
			"userAccess": false, "isUserDefinedService": false, "sharedBy": "712345678", "scope": ["forms:read", "webhooks:write"]}]}`, nil},
		"export's order": {`{"connectors": [{"connectionLinkName": "typeform", "userAccess": false, "sharedBy": "7123456789", "scope": ["forms:read"],
			"connectionName": "For_Twilio_Bird", "serviceName": "typeform1", "isUserDefinedService": true}], "service": "DESK"}`, nil},
		"without sharedBy": {`{"service": "DESK", "connectors": [{"connectionLinkName": "my_githubcon", "connectionName": "My", "serviceName": "github",
			"userAccess": true, "isUserDefinedService": false, "scope": ["user", "repo", "org_hook", "admin:org_hook"]}], "zohoAuthorisation": {}}`, nil},
		"numeric sharedBy": {`{"service": "DESK", "connectors": [], "zohoAuthorisation": {"connectionLinkName": "desk", "type": "connectors", "connectionName": "desk",
			"serviceName": "zlabs_integration", "userAccess": true, "isUserDefinedService": false, "sharedBy": 712345678, "scope": ["Desk.basic.ALL", "Desk.search.READ",
			"Desk.imports", "Desk.exports", "Desk.settings.ALL", "ZohoInventory.items.READ", "Desk.tickets.READ", "Desk.contacts.WRITE", "Desk.events.CREATE"]}}`, nil},
		"four parts": {`{"service": "DESK", "connectors": [{"connectionLinkName": "zauth", "connectionName": "ZAuth", "serviceName": "zoho_desk", "userAccess": true,
			"isUserDefinedService": false, "scope": ["Desk.channels.email.ALL", "Desk.channels.helpcenter.ALL", "Desk.extensions.data.ALL", "Desk.extensions.settings.ALL"]}]}`, nil},
		"letter case": {`{"service": "DESK", "connectors": [{"connectionLinkName": "sbde_zoho_crm", "connectionName": "SBDE Zoho CRM", "serviceName": "zoho_crm", "userAccess": true,
			"isUserDefinedService": false, "sharedBy": "712345678", "scope": ["ZohoCRM.modules.accounts.READ", "ZohoCRM.modules.all", "ZohoCRM.users.ALL", "ZohoCRM.settings.ALL"]}]}`, nil},
		"books": {`{"service": "FINANCE", "usedConnections": [{` + seven + `, "scope": ["ZohoBooks.invoices.UPDATE", "ZohoBooks.settings.All", "ZohoBooks.custommodules.All",
			"ZohoBooks.fullaccess.all", "ZohoInventory.FullAccess.all"]}]}`, nil},
		"no scope":       {`{"service": "INVENTORY", "usedConnections": [{"connectionLinkName": "dhl_api_conn", "connectionName": "DHL_API_CONN", "serviceName": "dhl_api_service", "userAccess": true, "isUserDefinedService": true, "sharedBy": "812345678"}, {"connectionLinkName": "zbbitly", "connectionName": "B", "serviceName": "bitly", "userAccess": true}]}`, nil},
		"link name only": {`{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "books"}, {"connectionLinkName": "inventory_all_1_"}]}`, nil},
		"link and scope": {`{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "books", "connectionName": "Books", "scope": ["ZohoBooks.contacts.READ"]}]}`, nil},
		"string access":  {`{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "books", "connectionName": "ZohoBooks-ContacxMatrix", "userAccess": "true"}]}`, nil},
		"mail":           {`{"service": "MAIL", "connectors": [{"serviceName": "Notebook"}, {"serviceName": "docedgeConnector"}]}`, nil},
		"redacted":       {`{"service": "DESK", "connectors": [{"connectionLinkName": "a", "connectionName": "A", "serviceName": "a", "sharedBy": "*******"}]}`, []string{"placeholder"}},
		"sample": {
			`{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "<Connection Link Name>", "connectionName": "<Connection Name>", "sharedBy": "<sharedBy>"}]}`,
			[]string{"link-name-characters", "link-name-whitespace", "placeholder"},
		},
		"all and some": {`{"service": "FINANCE", "usedConnections": [{` + seven + `, "scope": ["ZohoBooks.custommodules.ALL", "ZohoBooks.custommodules.All"]}]}`, []string{"scope-redundant"}},
		"callbacks": {`{"service": "DESK", "connectors": [], "secret": "word_5", "oauth": [], "callbackListener": {"custom_function": "https://example.com", "onTPAAuthorize": "https://example.com/a",
			"onConfigParamAdd": "https://example.com/b"}}`, nil},
		"desk and a connector": {`{"service": "DESK", "connectors": [{"connectionLinkName": "typeform", "connectionName": "Typeform", "serviceName": "typeform1", "scope": ["forms:read"], "sharedBy": 712345678}],
			"zohoAuthorisation": {"type": "connectors", "connectionLinkName": "desk", "connectionName": "desk", "serviceName": "zlabs_integration", "sharedBy": "712345678", "scope": ["Desk.tickets.READ"]},
			"whiteListedDomains": ["https://api.typeform.com", "http://example.com"], "cspDomains": {"connect-src": ["https://api.typeform.com wss://live.typeform.com", "blob:"]}}`, nil},
		"no connectors": {`{"service": "FINANCE", "connectors": [], "usedConnections": []}`, nil},
		"catalyst":      {`{"service": "CATALYST", "client": {"id": "{client-id}", "scope": "ZohoCatalyst.tables.READ,ZohoCatalyst.files.READ", "accounts-url": "https://accounts.zoho.com"}, "file_location": "/app/index.html"}`, []string{"placeholder"}},
		"widgets of Desk": {`{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html", "logo": "/app/img/logo.png", "icon": "/app/img/icon.png"},
			{"name": "Multi DC", "location": "desk.topband", "url": "https://us.example.com/a", "other_dc_urls": {"IN": "https://in.example.com/a"}},
			{"name": "Settings", "location": "desk.extension.preference", "url": "/app/settings.html#a"}, {"name": "Tab", "location": "desk.cm_orders.detail.subtab", "url": "/app/widget.html?tab=1"},
			{"name": "More", "location": "desk.ticket.thread.moreaction", "url": "{{more}}"}]}}`, nil},
		"widgets of Mail": {`{"service": "MAIL", "modules": {"widgets": [{"name": "Notes", "location": "zoho.mail.preview.rightpanel", "url": "/app/widget.html", "logo": "/app/img/logo.png", "icon": "/app/img/logo.png"}]}}`, nil},
		"widgets of Finance": {`{"service": "FINANCE", "modules": {"widgets": [{"location": "invoice.details.sidebar", "name": "Zoho Books – Sales", "url": "/app/widget.html", "logo": "/app/img/logo.png", "widget_type": "modal",
			"popup": {"align": "center"}, "allowed_features": ["clipboard-read", "clipboard-write"]}, {"location": "salesorder.details.sidebar", "name": "A", "url": "/app/a.html"}, {"location": "vendor.details.sidebar", "name": "B", "url": "/app/a.html"},
			{"location": "customer.creation.sidebar", "name": "C", "url": "/app/a.html"}, {"location": "invoice.details.button", "name": "D", "url": "/app/a.html"}, {"location": "background", "name": "E", "url": "/app/a.html"}]}}`, nil},
		"widgets of Expense":   {`{"service": "EXPENSE", "modules": {"widgets": [{"location": "trip.creation.sidebar", "name": "Trip", "url": "/app/widget.html", "logo": "/app/img/logo.png"}]}, "usedConnections": []}`, nil},
		"widgets of IoT":       {`{"service": "IOT", "modules": {"widgets": [{"name": "Panel", "location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html", "logo": "/app/img/logo.png", "icon": "/app/img/logo.png"}]}}`, nil},
		"widgets of People":    {`{"service": "PEOPLE", "modules": {"widgets": [{"location": "people.form.relatedlist", "name": "Panel", "url": "/app/widget.html", "logo": ""}, {"location": "people.home", "name": "Panel", "url": "/app/widget.html"}]}}`, nil},
		"widgets of TeamInbox": {`{"service": "TEAMINBOX", "modules": {"widgets": [{"name": "Panel", "location": "zoho.teaminbox.preview.rightpanel", "url": "/app/widget.html"}]}}`, nil},
		"widgets of Log360":    {`{"service": "LOGS360CLOUD", "modules": {"widgets": [{"location": "dashboard", "url": "/app/widget.html"}]}}`, nil},
		"widgets of SDP": {`{"service": "SDP", "type": "personal", "widgets": [{"name": "DataDog", "description": "", "path_url": "/app/widget.html", "show_widget_header_in_dashboard": true, "icons": {"30x30": "/app/img/SDP.png"},
			"locations": ["webtab", "configuration", "request.detail.rightpanel"]}]}`, nil},
		"a page of the author's":   {`{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "https://127.0.0.1:5000/app/widget.html"}]}}`, []string{"local-address"}},
		"widgets set up elsewhere": {`{"service": "CRM", "modules": {"widgets": [{"name": "Panel", "location": "crm.leads", "url": "http://localhost:3000"}]}}`, []string{"widgets-unused"}},
		"service alone":            {`{ "service": "CRM" }`, nil},
		"creator":                  {`{"service": "CREATOR", "cspDomains": {"connect-src": ["https://a.com"]}, "config": [{"name": "a", "type": "string", "defaultValue": "b", "help": "c"}]}`, nil},
		"people":                   {`{"service": "PEOPLE", "cspDomains": {"script-src": []}, "version": "1.0", "name": "a", "description": "b"}`, []string{"property-unknown"}},
		"empty":                    {"", []string{"syntax"}},
		"braces":                   {"{}", nil},
		"half-typed key":           {`{"ser": }`, []string{"syntax"}},
		"other product":            {`{"name": "jellyfin", "guid": "1", "name": "2", "versions": [{"a": 1, "a": 2}]}`, nil},
		"guide": {`{"service": "WRITER", "modules": {"widgets": [{"name": "A", "location": "writer.extensions", "url": "/app/a.html"}]}, "connectors": [
			{"name": "salesforce_connection", "type": "OAuth", "authorizationUrl": "https://...", "scopes": ["api", "refresh_token"], "userAccess": true}]}`, []string{"placeholder"}},
		"guide's JSON": {`{"name": "salesforce_connection", "type": "OAuth", "authorizationUrl": "https://...", "scopes": ["api", "refresh_token"], "userAccess": true}`, nil},
	} {
		if got := codes(ruletest.Check(c.src), ofExcerpts...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
			for _, d := range ruletest.Check(c.src) {
				t.Log(d.Code, d.Message)
			}
		}
	}
}
