package catalog

import (
	"slices"
	"strings"
	"testing"
)

// The properties that zet init writes, in its order; after the colon those of the widget.
func TestTemplatesAreDescribed(t *testing.T) {
	const finance = "locale service whiteListedDomains modules config usedConnections: location name url logo"
	for code, row := range map[string]string{
		"BIGIN":         "service",
		"BILLING":       finance,
		"CATALYST":      "service client file_location",
		"CREATOR":       "service cspDomains config",
		"CRM":           "service",
		"DESK":          "locale service storage type whiteListedDomains modules cspDomains zohoAuthorisation connectors config moduleSupport: location url name logo icon",
		"EXPENSE":       finance,
		"FINANCE":       finance,
		"FSM":           "locale service modules: name url",
		"INVENTORY":     finance,
		"IOT":           "locale service storage type whiteListedDomains modules connectors config: location url name logo icon",
		"LOGS360CLOUD":  "locale service whiteListedDomains modules connectors config: location url name",
		"MAIL":          "locale defaultLocale service storage whiteListedDomains modules cspDomains connectors config: location name url",
		"ORCHESTLY":     "locale service storage whiteListedDomains modules cspDomains connectors config: location url name logo icon",
		"PEOPLE":        "locale service whiteListedDomains modules config connectors cspDomains: location name url logo",
		"PROJECTS":      "locale service storage type whiteListedDomains modules cspDomains connectors config: location url name",
		"QNTRL":         "connectors whiteListedDomains service cspDomains storage locale config modules: name icon logo location url",
		"SDP":           "service type widgets: name description path_url show_widget_header_in_dashboard icons locations",
		"SUBSCRIPTIONS": finance,
		"TEAMINBOX":     "locale defaultLocale service storage whiteListedDomains modules connectors config: location name url",
	} {
		s, _ := LookupService(code)
		top, widget, _ := strings.Cut(row, ":")
		if !slices.Equal(s.Starter, strings.Fields(top)) {
			t.Errorf("%s: new manifests have\n%v, want\n%s", code, s.Starter, top)
		}
		for name := range strings.FieldsSeq(widget) {
			if _, ok := FindKey(s.Widget, name); !ok {
				t.Errorf("%s: widgets do not have %s", code, name)
			}
		}
	}
}

func at(t *testing.T, keys []Key, path string) Key {
	t.Helper()
	var k Key
	for name := range strings.SplitSeq(path, ".") {
		var ok bool
		if k, ok = FindKey(keys, name); !ok {
			t.Fatalf("no property %s", path)
		}
		keys = k.Keys
	}
	return k
}

// Who rejects a value, for facts that differ between services.
func TestVerdicts(t *testing.T) {
	type verdict struct{ typed, files Grade }
	for where, want := range map[string]verdict{
		"DESK locale": {Zet, Zet}, "MAIL locale": {Zet, Zet}, "IOT locale": {}, "FINANCE locale": {}, "BUGTRACKER locale": {},
		"MAIL storage": {Zet, 0}, "PEOPLE whiteListedDomains": {}, "CREATOR cspDomains": {Zet, 0}, "PEOPLE cspDomains": {},
		"SHOW callbackListener.onUpdate": {Zet, 0}, "DESK callbackListener.onZohoAuthorise": {},
		"CATALYST file_location": {Zet, Zet}, "DESK TPAOauth.clientId": {},
	} {
		code, path, _ := strings.Cut(where, " ")
		s, _ := LookupService(code)
		if k := at(t, s.Keys, path); (verdict{k.TypeBy, k.FilesBy}) != want {
			t.Errorf("%s: typed %v, files %v", where, k.TypeBy, k.FilesBy)
		}
	}
	for where, want := range map[string]verdict{
		"DESK icon": {Zet, Zet}, "SHOW logo": {Zet, Zet}, "PROJECTS icon": {}, "SPRINTS icon": {}, "DESK location": {},
		"MAIL location": {Zet, 0}, "SDP path_url": {Zet, Zet}, "SDP icons": {}, "PEOPLE logo": {}, "FINANCE url": {},
	} {
		code, path, _ := strings.Cut(where, " ")
		s, _ := LookupService(code)
		if k := at(t, s.Widget, path); (verdict{k.TypeBy, k.FilesBy}) != want {
			t.Errorf("widget, %s: typed %v, files %v", where, k.TypeBy, k.FilesBy)
		}
	}
}

func TestConditions(t *testing.T) {
	desk, _ := LookupService("DESK")
	mail, _ := LookupService("MAIL")
	inbox, _ := LookupService("TEAMINBOX")
	projects, _ := LookupService("PROJECTS")
	for _, test := range []struct {
		keys           []Key
		name, key, has string
	}{
		{desk.Keys, "secret", "callbackListener", ""},
		{desk.Config.Keys, "secure", "userdefined", "true"},
		{mail.Keys, "defaultLocale", "locale", ""},
		{inbox.Keys, "defaultLocale", "", ""},
		{projects.Config.Keys, "options", "type", `"selectbox"`},
	} {
		c := at(t, test.keys, test.name).RequiredIf
		if c.Key != test.key || strings.Join(c.Values, " ") != test.has {
			t.Errorf("%s is required if %+v", test.name, c)
		}
	}
}

func TestLinkRules(t *testing.T) {
	domains := func(code string) Key {
		s, _ := LookupService(code)
		return at(t, s.Keys, "cspDomains.connect-src")
	}
	if k := domains("DESK"); !k.Link.Several || !slices.Equal(k.Link.Literals, []string{"blob:"}) || k.UniqueBy != Zet {
		t.Errorf("DESK: %+v", k.Link)
	}
	for _, code := range []string{"QNTRL", "ORCHESTLY"} {
		if k := domains(code); k.Link.Several || k.Link.Literals != nil || k.UniqueBy != 0 || k.MaxBy != Zet {
			t.Errorf("%s: %+v", code, k.Link)
		}
	}
	if k := domains("PEOPLE"); k.Required || k.Max != 0 || k.UniqueBy != 0 {
		t.Errorf("PEOPLE: %+v", k)
	}
	mail, _ := LookupService("MAIL")
	if r := at(t, mail.Widget, "url").Link; !slices.Equal(r.Hosts, []string{".zoho.", ".localzoho."}) {
		t.Errorf("MAIL: %+v", r)
	}
	desk, _ := LookupService("DESK")
	if r := at(t, desk.Widget, "url").Link; !slices.Equal(r.Prefixes, []string{"{"}) {
		t.Errorf("DESK: %+v", r)
	}
}

func TestResourceKeys(t *testing.T) {
	for path, want := range map[string][2]int{
		"permissions": {1, 10}, "fields": {1, 10}, "targets.targetName": {0, 250}, "targets.resourceName": {1, 250},
		"customActions.resourceName": {1, 250}, "customActions.inputFields.displayName": {0, 250}, "webhook.name": {1, 0},
	} {
		if k := at(t, ResourceKeys(), path); [2]int{k.Min, k.Max} != want {
			t.Errorf("%s: from %d to %d", path, k.Min, k.Max)
		}
	}
	for _, kind := range []string{"customActions", "fields", "targets", "webhook"} {
		if k := at(t, ResourceKeys(), kind+".resourceName"); k.RequiredBy != Zet || k.UniqueBy != Zet || k.UniqueGroup != "resources" {
			t.Errorf("%s: %+v", kind, k)
		}
	}
	if k := at(t, ResourceKeys(), "customActions.inputFields.type"); len(k.Allowed) != 13 || k.ClosedBy != Zet {
		t.Errorf("input fields: %v", k.Allowed)
	}
}
