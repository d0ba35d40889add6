package catalog

import "testing"

func TestCoversScope(t *testing.T) {
	tests := []struct {
		granted, required string
		want              bool
	}{
		{"Desk.tickets.READ", "desk.Tickets.read", true},
		{"Desk.tickets.ALL", "Desk.tickets.DELETE", true},
		{"Desk.tickets.WRITE", "Desk.tickets.DELETE", true},
		{"Desk.tickets.WRITE", "Desk.tickets.READ", false},
		{"Desk.tickets.READ", "Desk.tickets.ALL", false},
		{"Desk.tickets.ALL", "Desk.contacts.READ", false},
		{"Desk.settings.READ", "Desk.agents.READ", true},
		{"Desk.settings.ALL", "Desk.basic.UPDATE", true},
		{"Desk.basic.READ", "Desk.agents.UPDATE", false},
		{"Desk.agents.READ", "Desk.basic.READ", false},
		{"Desk.basic.READ", "Desk.settings.READ", true},
		{"Desk.activities.ALL", "Desk.activities.calls.CREATE", true},
		{"ZohoCRM.modules.ALL", "ZohoCRM.modules.leads.READ", true},
		{"ZohoCRM.modules.READ", "ZohoCRM.modules.leads.READ", true},
		{"ZohoCRM.modules.READ", "ZohoCRM.modules.leads.UPDATE", false},
		{"ZohoCRM.modules.ALL", "ZohoCRM.coql.READ", false},
		{"ZohoCRM.settings.fields", "ZohoCRM.settings.fields.READ", true},
		{"ZohoCRM.settings.fields", "ZohoCRM.settings.layouts.READ", false},
		{"ZohoCRM.bulk.ALL", "ZohoCRM.bulk.backup.READ", true},
		{"ZohoCRM.share.ALL", "ZohoCRM.share.leads.READ", true},
		{"ZohoBooks.fullaccess.all", "ZohoBooks.invoices.READ", true},
		{"ZohoBooks.fullaccess.READ", "ZohoBooks.invoices.READ", false},
		{"ZohoBooks.FullAccess.ALL", "ZohoInventory.items.READ", false},
		{"WorkDrive.files.ALL", "WorkDrive.files.sharing.READ", false},
		{"", "Desk.tickets.READ", false},
		{"ALL", "READ", false},
	}
	for _, test := range tests {
		if got := CoversScope(test.granted, test.required); got != test.want {
			t.Errorf("CoversScope(%s, %s) = %v", test.granted, test.required, got)
		}
	}
}

func TestSatisfies(t *testing.T) {
	both := []string{"Desk.search.READ", "Desk.tickets.READ"}
	if Satisfies(both[:1], both) || !Satisfies([]string{"Desk.tickets.ALL", "desk.search.all"}, both) {
		t.Error("all scopes of a set are required")
	}
}

func BenchmarkCoversScope(b *testing.B) {
	implications()
	b.ReportAllocs()
	for b.Loop() {
		CoversScope("Desk.tickets.READ", "Desk.contacts.READ")
	}
}
