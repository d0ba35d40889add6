package catalog

import (
	"strings"
	"testing"
)

// requestTests are requests, the scope that they need, other scopes with which they succeed, and scopes without. An
// asterisk is a hole.
var requestTests = []struct{ method, url, needs, with, without string }{
	{"GET", "https://desk.zoho.com/api/v1/contacts", "Desk.contacts.READ", "desk.Contacts.read", "Desk.contacts.CREATE Desk.tickets.ALL"},
	{"POST", "https://desk.zoho.com/api/v1/contacts", "Desk.contacts.CREATE", "Desk.contacts.WRITE", "Desk.contacts.READ"},
	{"PATCH", "https://desk.zoho.eu/api/v1/contacts/*", "Desk.contacts.UPDATE", "Desk.contacts.ALL", "Desk.contacts.CREATE"},
	{"POST", "https://desk.zoho.in/api/v1/contacts/moveToTrash", "Desk.contacts.DELETE", "Desk.contacts.all", "Desk.contacts.CREATE Desk.contacts.UPDATE"},
	{"GET", "https://desk.zoho.com/api/v1/tickets?include=contacts&limit=*", "Desk.tickets.READ", "DESK.TICKETS.READ", "Desk.search.READ"},
	{"GET", "https://desk.zoho.com/api/v1/tickets/*", "Desk.tickets.READ", "Desk.tickets.ALL", "Desk.tickets.UPDATE"},
	{"GET", "https://desk.zoho.com.au/api/v1/tickets/search?status=Open", "Desk.search.READ Desk.tickets.READ", "Desk.search.ALL Desk.tickets.ALL", "Desk.search.READ"},
	{"POST", "https://desk.zoho.com/api/v1/tickets/*/comments", "Desk.tickets.UPDATE", "Desk.tickets.WRITE", "Desk.tickets.CREATE"},
	{"GET", "https://desk.zoho.com/api/v1/tickets/*/comments?limit=*", "Desk.tickets.READ", "Desk.tickets.ALL", "Desk.tickets.UPDATE"},
	{"DELETE", "https://desk.zoho.com/api/v1/tickets/*/comments/*", "Desk.tickets.UPDATE", "desk.tickets.update", "Desk.tickets.DELETE"},
	{"POST", "https://desk.zoho.com/api/v1/tickets/moveToTrash", "Desk.tickets.DELETE", "Desk.tickets.ALL", "Desk.tickets.CREATE"},
	{"POST", "https://desk.zoho.jp/api/v1/tickets/12/attachments", "Desk.tickets.UPDATE", "Desk.tickets.ALL", "Desk.tickets.CREATE"},
	{"POST", "https://desk.zohocloud.ca/api/v1/tickets/*/sendReply", "Desk.tickets.UPDATE", "Desk.tickets.ALL", "Desk.tickets.CREATE"},
	{"POST", "https://desk.zoho.com/api/v1/closeTickets", "Desk.tickets.UPDATE", "Desk.tickets.ALL", "Desk.tickets.CREATE"},
	{"POST", "https://desk.zoho.com/api/v1/tickets/1/threads/2/split", "Desk.tickets.CREATE", "Desk.tickets.ALL", "Desk.tickets.UPDATE"},
	{"POST", "https://desk.zoho.com/api/v1/articles/checkPermalinkAvailability", "Desk.articles.READ", "Desk.articles.ALL", "Desk.articles.CREATE"},
	{"GET", "https://desk.zoho.sa/api/v1/accounts/*", "Desk.contacts.READ", "Desk.accounts.ALL", "Desk.tickets.READ"},
	{"GET", "https://desk.zoho.com/api/v1/agents", "Desk.basic.READ", "Desk.settings.ALL", "Desk.tickets.READ Desk.teams.READ"},
	{"GET", "https://desk.zoho.com/api/v1/departments/", "Desk.basic.READ", "Desk.departments.READ", "Desk.basic.UPDATE"},
	{"GET", "https://desk.zoho.com/api/v1/tasks", "Desk.activities.tasks.READ", "Desk.tasks.READ", "Desk.activities.calls.READ"},
	{"HEAD", "https://DESK.zoho.com/api/v1/products/7", "Desk.settings.READ", "Desk.products.READ", "Desk.basic.UPDATE"},
	{"GET", "https://www.zohoapis.com/crm/v8/Leads", "ZohoCRM.modules.leads.READ", "ZohoCRM.Modules.Leads.READ", "ZohoCRM.modules.contacts.ALL"},
	{"PUT", "https://www.zohoapis.eu/crm/v2.1/Sales_Orders/*", "ZohoCRM.modules.salesorders.UPDATE", "ZohoCRM.modules.UPDATE", "ZohoCRM.modules.READ"},
	{"POST", "https://www.zohoapis.com/crm/*/Deals", "ZohoCRM.modules.deals.CREATE", "ZohoCRM.modules.ALL", "ZohoCRM.settings.ALL"},
	{"GET", "https://www.zohoapis.in/crm/v6/Contacts/search?email=*", "ZohoCRM.modules.contacts.READ", "ZohoCRM.modules.contacts.ALL", "ZohoSearch.securesearch.READ"},
	{"GET", "https://www.zohoapis.com/crm/v8/Shipments/*", "ZohoCRM.modules.custom.READ", "ZohoCRM.modules.Shipments.READ", "ZohoCRM.modules.leads.READ"},
	{"POST", "https://www.zohoapis.com/crm/v8/coql", "ZohoCRM.coql.READ", "zohocrm.COQL.read", "ZohoCRM.modules.ALL"},
	{"GET", "https://www.zohoapis.com/crm/v8/settings/fields?module=Leads", "ZohoCRM.settings.fields.READ", "ZohoCRM.settings.ALL", "ZohoCRM.modules.ALL"},
	{"POST", "https://www.zohoapis.com/crm/v8/Leads/actions/mass_update", "ZohoCRM.mass_update.UPDATE", "ZohoCRM.mass_update.leads.UPDATE", "ZohoCRM.modules.ALL"},
	{"POST", "https://www.zohoapis.com/crm/bulk/v8/read", "ZohoCRM.bulk.READ", "ZohoCRM.bulk.ALL", "ZohoCRM.modules.ALL"},
	{"GET", "https://www.zohoapis.com/crm/v8/users?type=AllUsers", "ZohoCRM.users.READ", "ZohoCRM.users.ALL", "ZohoCRM.org.READ"},
	{"GET", "https://www.zohoapis.com/books/v3/invoices?organization_id=*", "ZohoBooks.invoices.READ", "ZohoBooks.fullaccess.all", "ZohoBooks.settings.READ"},
	{"GET", "https://books.zoho.com.au/api/v3/items", "ZohoBooks.settings.READ", "ZohoBooks.settings.ALL", "ZohoBooks.items.READ"},
	{"PUT", "https://www.zohoapis.com/books/v3/contacts/*", "ZohoBooks.contacts.UPDATE", "ZohoBooks.contacts.ALL", "ZohoBooks.contacts.READ"},
	{"GET", "https://www.zohoapis.jp/inventory/v1/items", "ZohoInventory.items.READ", "ZohoInventory.FullAccess.all", "ZohoInventory.settings.READ"},
	{"POST", "https://www.zohoapis.com/inventory/v1/bills/*/approve", "ZohoInventory.bills.UPDATE", "ZohoInventory.bills.ALL", "ZohoInventory.bills.CREATE"},
	{"POST", "https://cliq.zoho.com/api/v2/channelsbyname/announcements/message", "ZohoCliq.Webhooks.CREATE", "ZohoCliq.webhooks.ALL", "ZohoCliq.Messages.CREATE"},
	{"GET", "https://analyticsapi.zoho.com/restapi/v2/workspaces/*/views/*/data", "ZohoAnalytics.data.read", "ZohoAnalytics.data.ALL", "ZohoAnalytics.metadata.read"},
	{"GET", "https://www.zohoapis.uk/workdrive/api/v1/users/me", "WorkDrive.users.READ", "WorkDrive.users.ALL", "WorkDrive.files.ALL"},
	{"POST", "https://www.zohoapis.com/expense/v1/expenses", "ZohoExpense.expense.CREATE", "ZohoExpense.fullaccess.ALL", "ZohoExpense.expense.READ"},
	{"GET", "https://sheet.zoho.com/api/v2/workbooks", "ZohoSheet.dataAPI.READ", "ZohoSheet.dataAPI.ALL", "ZohoSheet.dataAPI.UPDATE"},
}

func TestRequiredScopes(t *testing.T) {
	if len(requestTests) < 40 {
		t.Errorf("%d requests, want 40", len(requestTests))
	}
	for _, test := range requestTests {
		t.Run(test.method+" "+test.url, func(t *testing.T) {
			r, ok := RequiredScopes(test.method, strings.ReplaceAll(test.url, "*", Hole))
			if !ok || !r.Proven() {
				t.Fatalf("RequiredScopes = %+v, %v, want proven scopes", r, ok)
			}
			if got := strings.Join(r.Narrowest(), " "); got != test.needs {
				t.Errorf("suggested scopes are %s, want %s, from %v", got, test.needs, r.Scopes)
			}
			for _, granted := range []string{test.needs, test.with} {
				if !r.SatisfiedBy(strings.Fields(granted)) {
					t.Errorf("%s must satisfy %v", granted, r.Scopes)
				}
			}
			for _, granted := range []string{"", test.without} {
				if r.SatisfiedBy(strings.Fields(granted)) {
					t.Errorf("%q must not satisfy %v, %v", granted, r.Scopes, r.Others)
				}
			}
		})
	}
}

// Nothing is proven about these requests.
func TestRequestsWithoutProof(t *testing.T) {
	tests := []struct{ method, url string }{
		{"GET", "https://desk.*/api/v1/tickets"},
		{"GET", "https://desk.zoho.*/api/v1/tickets"},
		{"GET", "*/api/v1/tickets"},
		{"GET", "/api/v1/tickets"},
		{"GET", "https://desk.zoho.com/api/*/tickets"},
		{"GET", "https://desk.zoho.com/api/v1/*"},
		{"GET", "https://desk.zoho.com/api/v1/*/*"},
		{"GET", "https://desk.zoho.com/api/v1/tickets*"},
		{"GET", "https://desk.zoho.com/api/v1/tickets/*/comments*"},
		{"", "https://desk.zoho.com/api/v1/tickets"},
		{"OPTIONS", "https://desk.zoho.com/api/v1/tickets"},
		{"GET", "https://desk.zoho.com/api/v1/tickets/1/unlisted"},
		{"GET", "https://desk.zoho.com/api/v1/tickets/unlisted"},
		{"GET", "https://desk.zoho.com/api/v1"},
		{"GET", "https://desk.zoho.com"},
		{"GET", "https://desk.zoho.com/support/ShowHomePage.do"},
		{"GET", "https://desk.example.com/api/v1/tickets"},
		{"GET", "https://www.zohoapis.com/books/v3/invoices/1/unlisted"},
		{"GET", "https://www.zohoapis.com/books/v3/invoices/unlisted"},
		{"POST", "https://www.zohoapis.com/books/v3/invoices/1"},
		{"GET", "https://www.zohoapis.com/books/v3/*"},
		{"GET", "https://www.zohoapis.com/crm/v8/*"},
		{"GET", "https://www.zohoapis.com/crm/v8/*/1"},
		{"GET", "https://www.zohoapis.com/crm/v8/Leads*"},
		{"GET", "https://www.zohoapis.com/crm/v8/settings/unlisted"},
		{"GET", "https://www.zohoapis.com/crm/v8/Locking_Information__s"},
		{"GET", "https://www.zohoapis.com/crm/v8/settings/fields/1/unlisted"},
		{"GET", "https://www.zohoapis.com/billing/v1/plans"},
		{"GET", "https://projectsapi.zoho.com/restapi/portals"},
		{"GET", "https://recruit.zoho.com/recruit/v2/Candidates"},
	}
	for _, test := range tests {
		r, ok := RequiredScopes(test.method, strings.ReplaceAll(test.url, "*", Hole))
		if ok && r.Proven() {
			t.Errorf("%s %s must not be proven: %+v", test.method, test.url, r)
		}
	}
}

// A hole can be a word that denotes another operation. The scopes of both are accepted.
func TestScopesOfAmbiguousRequest(t *testing.T) {
	r, ok := RequiredScopes("GET", "https://www.zohoapis.com/crm/v8/Leads/1/"+Hole)
	if !ok || !r.Proven() || strings.Join(r.Narrowest(), "") != "ZohoCRM.modules.leads.READ" {
		t.Fatalf("RequiredScopes = %+v, %v", r, ok)
	}
	if !r.SatisfiedBy([]string{"ZohoCRM.modules.notes.READ"}) {
		t.Errorf("the related list may be Notes: %+v", r)
	}
}

func TestDerivedScopes(t *testing.T) {
	r, ok := RequiredScopes("POST", "https://projectsapi.zoho.eu/restapi/portal/1/projects/2/tasks/")
	if !ok || r.Grade != DerivedRequest || r.Product != "Zoho Projects" || r.Path != "/restapi/portal/{id}/projects/{id}/tasks{**}" {
		t.Fatalf("RequiredScopes = %+v, %v", r, ok)
	}
	if got := strings.Join(r.Narrowest(), ""); got != "ZohoProjects.tasks.CREATE" {
		t.Errorf("scope is %s", got)
	}
	if len(r.Scopes) != 3 {
		t.Errorf("any write operation is an alternative, but the scopes are %v", r.Scopes)
	}
}

func BenchmarkRequiredScopes(b *testing.B) {
	requests()
	b.ReportAllocs()
	for b.Loop() {
		RequiredScopes("GET", "https://www.zohoapis.eu/crm/v8/Leads/"+Hole+"/Notes?page="+Hole)
	}
}

func BenchmarkReadRequests(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readRequests(apiHostFile, requestFile); err != nil {
			b.Fatal(err)
		}
	}
}
