package jsonschema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/jsonschema"
	"plugin-manifest-ls/internal/scaffold"
)

// compile compiles a schema, which checks it against the schema of draft 07 first.
func compile(t *testing.T, src string) *validator.Schema {
	t.Helper()
	doc, err := validator.UnmarshalJSON(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("it.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("it.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *validator.Schema, src string) error {
	t.Helper()
	v, err := validator.UnmarshalJSON(strings.NewReader(src))
	if err != nil {
		t.Fatalf("%v in %s", err, src)
	}
	return s.Validate(v)
}

func TestExamples(t *testing.T) {
	manifests, err := filepath.Glob("../../examples/*/plugin-manifest.json")
	if err != nil || len(manifests) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	s, resources := compile(t, jsonschema.Manifest()), compile(t, jsonschema.Resources())
	for _, path := range manifests {
		dir := filepath.Dir(path)
		if strings.HasPrefix(filepath.Base(dir), "faulty-") {
			continue
		}
		check := func(s *validator.Schema, path string) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := validate(t, s, string(src)); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		check(s, path)
		if path := filepath.Join(dir, "resources.json"); exists(path) {
			check(resources, path)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestScaffolds(t *testing.T) {
	s := compile(t, jsonschema.Manifest())
	for _, service := range catalog.Services() {
		if err := validate(t, s, scaffold.Manifest(service).New); err != nil {
			t.Errorf("%s: %v", service.Code, err)
		}
	}
}

func TestManifest(t *testing.T) {
	const widget = `{"name": "Clock", "url": "/app/clock.html", "location": "desk.topband"}`
	desk := func(more string) string {
		return `{"service": "DESK", "locale": ["en"], "storage": false, "modules": {"widgets": [` + widget +
			`]}, "connectors": [], "config": [], "whiteListedDomains": []` + more + `}`
	}
	connector := func(more string) string {
		return `"connectors": [{"connectionLinkName": "books", "connectionName": "Books", "serviceName": "books"` + more + `}]`
	}
	projects := func(more string) string {
		return `{"service": "PROJECTS", "locale": ["en"], "storage": true, "whiteListedDomains": [], ` + more + `}`
	}
	mail := func(url string) string {
		return `{"service": "MAIL", "whiteListedDomains": [], "modules": {"widgets": [{"name": "A", "location": "zoho.mail.preview.rightpanel", "url": "` + url + `"}]}}`
	}
	right := []string{
		`{"service": "CRM"}`,
		`{"service": "CRM", "unheard_of": 1}`,
		`{"service": "NEWCOMER", "locale": 7}`,
		desk(""),
		desk(`, "zohoAuthorisation": {}`),
		desk(`, "cspDomains": {"connect-src": ["https://a.example blob: wss://b.example"]}`),
		desk(`, "callbackListener": {"onUninstall": "https://a.example"}, "secret": ""`),
		strings.Replace(desk(""), `"connectors": []`, connector(`, "sharedBy": 12345`), 1),
		strings.Replace(desk(""), `"connectors": []`, `"connectors": [{"name": "a", "type": "OAuth", "authorizationUrl": "https://a.example", "scopes": []}]`, 1),
		strings.Replace(desk(""), "desk.topband", "desk.cm_asset.detail.subtab", 1),
		strings.Replace(desk(""), "desk.topband", "desk.somewhere.new", 1),
		strings.Replace(desk(""), "/app/clock.html", "{{installationParam}}", 1),
		strings.Replace(desk(""), `"config": []`, `"config": [{"name": "a"}]`, 1),
		projects(`"modules": {"widgets": [{"name": "A", "url": "/a.html", "location": "attachment_picker", "icon": "https://a.example/a"}]}`),
		mail("/app/a.html"), mail("https://www.zoho.com/a"),
		`{"service": "IOT", "locale": "en", "storage": "false"}`,
		`{"service": "LOGS360CLOUD", "locale": []}`,
		`{"service": "PEOPLE", "modules": {"widgets": [{"name": "a", "url": "/app/widget.html", "logo": ""}]}}`,
		`{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "books", "userAccess": "true"}]}`,
		`{"service": "CATALYST", "file_location": "/a.html", "client": {"id": "1", "scope": "a,b", "accounts-url": "https://accounts.zoho.jp"}}`,
		`{"service": "SDP", "type": "personal", "widgets": [{"name": "A", "description": "", "path_url": "/a.html", "locations": ["webtab"]}]}`,
		`{"service": "CREATOR", "config": [{"name": "a", "type": "Form", "help": "b"}]}`,
	}
	wrong := []string{
		`[]`,
		`{}`,
		`{"service": "DESK"}`,
		`{"service": "SDP", "type": "org", "widgets": []}`,
		strings.Replace(desk(""), `["en"]`, `["ja"]`, 1),
		strings.Replace(desk(""), `["en"]`, `["en", "xx"]`, 1),
		strings.Replace(desk(""), "false", `"false"`, 1),
		strings.Replace(desk(""), widget, "", 1),
		strings.Replace(desk(""), "Clock", "1 o'clock", 1),
		strings.Replace(desk(""), "/app/clock.html", "clock.html", 1),
		strings.Replace(desk(""), `"url"`, `"logo": "/app/logo.PNG", "url"`, 1),
		strings.Replace(desk(""), `"connectors": []`, `"connectors": [{}]`, 1),
		strings.Replace(desk(""), `"connectors": []`, connector(`, "scope": "Desk.tickets.READ"`), 1),
		strings.Replace(strings.Replace(desk(""), `"connectors": []`, connector(""), 1), `"books"}`, `"zlabs_integration"}`, 1),
		strings.Replace(desk(""), `"config": []`, `"config": [{"name": "a", "userdefined": true, "type": "text"}]`, 1),
		desk(`, "zohoAuthorisation": {"connectionLinkName": "a"}`),
		desk(`, "cspDomains": {"connect-src": ["a.example"]}`),
		desk(`, "cspDomains": {}`),
		desk(`, "callbackListener": {}`),
		desk(`, "type": "team"`),
		projects(`"modules": {"widgets": [{"name": "A", "url": "/a.html", "location": "attachment_picker"}]}`),
		projects(`"modules": {"widgets": [{"name": "A", "url": "/a.html", "location": "elsewhere"}]}`),
		projects(`"modules": {"widgets": [{"name": "A", "url": "/a.html", "location": "task_tab"}]}, "config": [{"name": "a", "type": "selectbox", "is_mandatory": true, "is_secure": false}]`),
		mail("https://www.example.com/a"),
		strings.Replace(mail("/a"), `"modules"`, `"locale": ["en"], "modules"`, 1),
		`{"service": "CATALYST", "file_location": "/a.html", "client": {"id": "1", "scope": "a", "accounts-url": "https://accounts.example.com"}}`,
		`{"service": "CREATOR", "config": [{"name": "a", "type": "Form", "description": "b"}]}`,
		`{"service": "QNTRL", "locale": [], "storage": true, "modules": {"widgets": []}, "connectors": [], "config": [], "whiteListedDomains": []}`,
	}
	s := compile(t, jsonschema.Manifest())
	for _, src := range right {
		if err := validate(t, s, src); err != nil {
			t.Errorf("%v in\n%s", err, src)
		}
	}
	for _, src := range wrong {
		if validate(t, s, src) == nil {
			t.Errorf("passes:\n%s", src)
		}
	}
}

func TestResources(t *testing.T) {
	const action = `"targets": [{"resourceName": "t", "targetName": "T", "url": "https://a.example", "httpMethod": "GET"}],
		"customActions": [{"resourceName": "a", "customActionName": "A", "targetId": "{{t}}", "inputFields": [{"displayName": "D", "type": "LOOKUP"}]}]`
	right := []string{
		`{}`,
		`{"fields": [{"resourceName": "f", "module": "tickets", "displayLabel": "Counter", "type": "Text", "maxLength": "100"}]}`,
		`{"webhook": {"resourceName": "w", "url": "https://a.example", "name": "W", "subscriptions": {"Ticket_Add": null}, "ignoreSourceId": ""}}`,
		`{` + action + `}`,
		`{"channel": {"channelLogoPath": "/app/img/a.png", "contentTypes": ["text/html"]}}`,
	}
	wrong := []string{
		`[]`,
		`{"fields": []}`,
		`{"fields": [{}]}`,
		`{"permissions": [{"apiName": "a", "displayName": "b", "description": "c", "defaultState": "true"}]}`,
		`{` + strings.Replace(action, "GET", "get", 1) + `}`,
		`{` + strings.Replace(action, "LOOKUP", "DATE", 1) + `}`,
		`{` + strings.Replace(action, `"T"`, `"`+strings.Repeat("T", 251)+`"`, 1) + `}`,
		`{"channel": {}}`,
		`{"channel": {"channelLogoPath": "/app/img/a.png", "contentTypes": ["text/markdown"]}}`,
	}
	s := compile(t, jsonschema.Resources())
	for _, src := range right {
		if err := validate(t, s, src); err != nil {
			t.Errorf("%v in\n%s", err, src)
		}
	}
	for _, src := range wrong {
		if validate(t, s, src) == nil {
			t.Errorf("passes:\n%s", src)
		}
	}
}
