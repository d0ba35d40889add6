package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestScopesAreSound(t *testing.T) {
	seen := map[string]bool{}
	zoho := true
	previous := Scope{}
	for _, s := range Scopes() {
		if s.Name == "" || strings.ContainsAny(s.Name, "{} ,\t") {
			t.Errorf("%q is not a literal scope", s.Name)
		}
		if seen[s.Product+s.Name] {
			t.Errorf("%s of %s is listed twice", s.Name, s.Product)
		}
		seen[s.Product+s.Name] = true
		if !strings.HasSuffix(s.Meaning, ".") {
			t.Errorf("%s: meaning is %q", s.Name, s.Meaning)
		}
		if s.URL != "" && !strings.HasPrefix(s.URL, "https://") || s.URL == "" && s.Grade != Observed {
			t.Errorf("%s, %s: source is %q", s.Name, s.Grade, s.URL)
		}
		if z := ZohoProduct(s.Product); z && !zoho {
			t.Errorf("%s comes after a product that is not Zoho's", s.Product)
		} else {
			zoho = z
		}
		if s.Product == previous.Product && s.Grade < previous.Grade {
			t.Errorf("%s is after a weaker grade", s.Name)
		}
		previous = s
	}
	if len(seen) < 1800 {
		t.Errorf("%d scopes, want more", len(seen))
	}
}

func TestReadScopesRejects(t *testing.T) {
	for _, row := range []string{"a\tb\tc\tofficial", "a\tb\tc\tofficial\td\te", "a\tb\tc\trumour\td"} {
		if _, err := readScopes("columns\n" + row + "\n"); err == nil {
			t.Errorf("%q must be rejected", row)
		}
	}
}

func TestScopesFor(t *testing.T) {
	tests := []struct{ service, has, lacks string }{
		{"zlabs_integration", "Desk.tickets.READ", "chat:write"},
		{"zlabs_integration", "ZohoInventory.items.READ", "repo"},
		{"zoho_desk", "Desk.tickets.READ", "ZohoCRM.modules.ALL"},
		{"zoho_crm", "ZohoCRM.modules.ALL", "Desk.tickets.READ"},
		{"github", "admin:org_hook", "Desk.tickets.READ"},
		{"zlabs_integration", "ERP.settings.READ", "repo"},
		{"zlabs_integration", "ZohoCommerce.sitesIndex.READ", "repo"},
		{"zlabs_integration", "contracts.clm.ALL", "repo"},
		{"zlabs_integration", "ZohoExpense.trip.UPDATE", "repo"},
		{"zoho_inventory", "ZohoInventory.warehouses.READ", "ZohoCommerce.items.READ"},
		{"zoho_books", "ZohoBooks.fixedasset.READ", "ERP.settings.READ"},
		{"zoho_crm", "ZohoCRM.settings.wizards.READ", "contracts.clm.ALL"},
		{"zoho_desk", "Desk.webhooks.READ", "WorkDrive.labels.READ"},
	}
	for _, test := range tests {
		var names []string
		for _, s := range ScopesFor(test.service) {
			names = append(names, s.Name)
		}
		if !slices.Contains(names, test.has) || slices.Contains(names, test.lacks) {
			t.Errorf("scopes of %s: want %s and not %s", test.service, test.has, test.lacks)
		}
	}
	for _, service := range []string{"", "typeform1", "woocommerce"} {
		if got := ScopesFor(service); got != nil {
			t.Errorf("scopes of %q: %d", service, len(got))
		}
	}
}

func TestLookupScope(t *testing.T) {
	for _, s := range Scopes() {
		if got, ok := LookupScope(s.Name); !ok || got.Name != s.Name {
			t.Fatalf("LookupScope(%q) = %q, %v", s.Name, got.Name, ok)
		}
	}
	for _, name := range []string{"", "Desk", "desk.tickets.read", "Desk.tickets.READX", "zzz"} {
		if s, ok := LookupScope(name); ok {
			t.Errorf("LookupScope(%q) = %q", name, s.Name)
		}
	}
	if s, ok := FoldScope("desk.TICKETS.read"); !ok || s.Name != "Desk.tickets.READ" {
		t.Errorf("FoldScope found %q, %v", s.Name, ok)
	}
	if s, ok := FoldScope("desk."); ok {
		t.Errorf("FoldScope found %q", s.Name)
	}
}

func TestScopesUnder(t *testing.T) {
	n := 0
	for s := range ScopesUnder("DESK.") {
		if s.Product != "Zoho Desk" {
			t.Errorf("%s of %s is under desk.", s.Name, s.Product)
		}
		n++
	}
	if want := len(ScopesOf("Zoho Desk")); n != want {
		t.Errorf("%d scopes under desk., want %d", n, want)
	}
	for s := range ScopesUnder("zohocrm.nosuch") {
		t.Errorf("%s is under zohocrm.nosuch", s.Name)
	}
}
