package scaffold_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var names = scaffold.Names{Connection: "My Connection", Link: "my_connection"}

func build(src string) *manifest.Model { return manifest.Build(syntax.Parse(text.New(src))) }

// check fails unless f is valid JSON whose stops are in order and include their text in their choices.
func check(t *testing.T, f syntax.Fragment) {
	t.Helper()
	if !json.Valid([]byte(f.New)) {
		t.Errorf("invalid JSON:\n%s", f.New)
	}
	end := 0
	for _, s := range f.Stops {
		if s.Span.Start < end || s.Span.End < s.Span.Start || s.Span.End > len(f.New) {
			t.Fatalf("stop %v overlaps another or is outside of\n%s", s.Span, f.New)
		}
		end = s.Span.End
		if here := f.New[s.Span.Start:s.Span.End]; s.Choices != nil && !slices.Contains(s.Choices, here) {
			t.Errorf("%q is not among its choices %q", here, s.Choices)
		}
	}
}

func TestManifest(t *testing.T) {
	for _, s := range catalog.Services() {
		t.Run(s.Code, func(t *testing.T) {
			f := scaffold.Manifest(s)
			check(t, f)
			m := build(f.New)
			if m.Nature != manifest.Zoho || m.Service.Code != s.Code {
				t.Errorf("not a manifest of the service:\n%s", f.New)
			}
			for _, k := range s.Keys {
				if _, ok := m.Member(k.Name); k.Required && k.Deprecated == "" && !ok {
					t.Errorf("lacks %s:\n%s", k.Name, f.New)
				}
			}
		})
	}
}

const desk = `{
	"locale": ["en"],
	"service": "DESK",
	"storage": false,
	"whiteListedDomains": [],
	"modules": {
		"widgets": [
			{
				"name": "My widget",
				"location": "desk.ticket.detail.rightpanel",
				"url": "/app/widget.html"
			}
		]
	},
	"connectors": [],
	"config": []
}`

func TestManifestOfDesk(t *testing.T) {
	s, _ := catalog.LookupService("DESK")
	if got := scaffold.Manifest(s).New; got != desk {
		t.Errorf("got\n%s", got)
	}
}

const apiKey = `{
	"name": "my_connection",
	"type": "API Key",
	"keyName": "X-API-Key",
	"keyLocation": "header",
	"userAccess": false
}`

func TestConnector(t *testing.T) {
	for _, auth := range catalog.AuthTypes() {
		f := scaffold.Connector(auth, names)
		check(t, f)
		c := build(`{"connectors": [` + f.New + `]}`)
		section, _ := c.Section(manifest.InConnectors)
		for conn := range c.Connectors(section) {
			if conn.Form != catalog.GuideForm || conn.Mixed() {
				t.Errorf("connector must be in the guide form:\n%s", f.New)
			}
			for _, key := range append([]string{"name", "type"}, auth.Required...) {
				if _, ok := conn.Member(key); !ok {
					t.Errorf("lacks %s:\n%s", key, f.New)
				}
			}
		}
		if auth.Name == "API Key" && f.New != apiKey {
			t.Errorf("got\n%s", f.New)
		}
	}
}

func TestSigmaConnector(t *testing.T) {
	for _, s := range append(catalog.Services(), catalog.Service{}) {
		for _, place := range []manifest.Place{manifest.InConnectors, manifest.InUsed, manifest.InAuthorisation} {
			f := scaffold.SigmaConnector(place, s, names)
			check(t, f)
			if strings.Contains(f.New, `""`) && !strings.Contains(f.New, `"sharedBy": ""`) {
				t.Errorf("has an empty value:\n%s", f.New)
			}
		}
	}
	mail, _ := catalog.LookupService("MAIL")
	if got := scaffold.SigmaConnector(manifest.InConnectors, mail, names).New; !strings.Contains(got, "serviceName") || strings.Contains(got, "LinkName") {
		t.Errorf("Mail's connector is\n%s", got)
	}
}

func TestWidget(t *testing.T) {
	for _, s := range catalog.Services() {
		f := scaffold.Widget(s)
		check(t, f)
		if s.WidgetPath != "" && !strings.Contains(f.New, "url") {
			t.Errorf("widget of %s:\n%s", s.Code, f.New)
		}
		if strings.Contains(f.New, `""`) {
			t.Errorf("widget of %s has an empty value:\n%s", s.Code, f.New)
		}
	}
}

func TestMember(t *testing.T) {
	for _, s := range catalog.Services() {
		for _, k := range slices.Concat(s.Keys, s.Widget, s.Config.Keys, s.Connector) {
			f := scaffold.Member(k)
			check(t, syntax.Fragment{New: "{" + f.New + "}"})
			if len(f.Stops) != 1 {
				t.Errorf("%s has %d stops: %s", k.Name, len(f.Stops), f.New)
			}
		}
	}
	for name, want := range map[string]string{
		"locale": `"locale": []`, "service": `"service": ""`, "storage": `"storage": false`,
		"type": `"type": "personal"`, "modules": `"modules": {}`,
	} {
		desk, _ := catalog.LookupService("DESK")
		k, _ := catalog.FindKey(desk.Keys, name)
		if got := scaffold.Member(k).New; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestList(t *testing.T) {
	auth, _ := catalog.LookupAuthType("Custom")
	f := scaffold.List("connectors", scaffold.Connector(auth, names))
	check(t, syntax.Fragment{New: "{" + f.New + "}"})
	want := "\"connectors\": [\n\t{\n\t\t\"name\": \"my_connection\",\n\t\t\"type\": \"Custom\",\n\t\t\"userAccess\": false\n\t}\n]"
	if f.New != want {
		t.Errorf("got\n%s", f.New)
	}
	for _, s := range f.Stops {
		if got := f.New[s.Span.Start:s.Span.End]; got != "my_connection" && got != "false" {
			t.Errorf("stop at %q", got)
		}
	}
}

func TestNewNames(t *testing.T) {
	m := build(`{"connectors": [{"name": "my_connection", "type": "Custom", "userAccess": true}, {"connectionLinkName": "my_connection_2"}]}`)
	if got := scaffold.NewNames(m); got.Link != "my_connection_3" || manifest.LinkName(got.Connection) != got.Link {
		t.Errorf("got %v", got)
	}
}

// What a new manifest of the toolkit has, by service: the keys at the top level, and those of its widget.
var initial = map[string][2]string{
	"BIGIN":         {"service", ""},
	"BILLING":       {"locale service whiteListedDomains modules config usedConnections", "location name url logo"},
	"CATALYST":      {"service client file_location", ""},
	"CREATOR":       {"service cspDomains config", ""},
	"CRM":           {"service", ""},
	"DESK":          {"locale service storage type whiteListedDomains modules cspDomains zohoAuthorisation connectors config moduleSupport", "location url name logo icon"},
	"EXPENSE":       {"locale service whiteListedDomains modules config usedConnections", "location name url logo"},
	"FINANCE":       {"locale service whiteListedDomains modules config usedConnections", "location name url logo"},
	"FSM":           {"locale service modules", "name url"},
	"INVENTORY":     {"locale service whiteListedDomains modules config usedConnections", "location name url logo"},
	"IOT":           {"locale service storage type whiteListedDomains modules connectors config", "location url name logo icon"},
	"LOGS360CLOUD":  {"locale service whiteListedDomains modules connectors config", "location url name"},
	"MAIL":          {"locale defaultLocale service storage whiteListedDomains modules cspDomains connectors config", "location name url"},
	"ORCHESTLY":     {"locale service storage whiteListedDomains modules cspDomains connectors config", "location url name logo icon"},
	"PEOPLE":        {"locale service whiteListedDomains modules config connectors cspDomains", "location name url logo"},
	"PROJECTS":      {"locale service storage type whiteListedDomains modules cspDomains connectors config", "location url name"},
	"QNTRL":         {"connectors whiteListedDomains service cspDomains storage locale config modules", "name icon logo location url"},
	"SDP":           {"service type widgets", "name description path_url show_widget_header_in_dashboard icons locations"},
	"SUBSCRIPTIONS": {"locale service whiteListedDomains modules config usedConnections", "location name url logo"},
	"TEAMINBOX":     {"locale defaultLocale service storage whiteListedDomains modules connectors config", "location name url"},
}

func TestInitial(t *testing.T) {
	for code, want := range initial {
		s, _ := catalog.LookupService(code)
		f := scaffold.Initial(s, nil)
		check(t, f)
		m := build(f.New)
		basic := slices.DeleteFunc(strings.Fields(want[0]), func(name string) bool { return slices.Contains(s.Advanced, name) })
		same(t, code, m.Root, strings.Join(basic, " "))
		widgets, _ := m.Section(manifest.InWidgets)
		if v := widgets.Item.Value(); v.Len() > 0 {
			same(t, code+" widget", v.Item(0).Value(), want[1])
		} else if want[1] != "" {
			t.Errorf("%s has no widget", code)
		}
	}
}

// same fails unless v has the properties with those names, in any order.
func same(t *testing.T, what string, v syntax.Value, names string) {
	t.Helper()
	var got []string
	for it := range v.Items() {
		got = append(got, it.Name())
	}
	want := strings.Fields(names)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s has %q, want %q", what, got, want)
	}
}
