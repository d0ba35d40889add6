package mcpserver

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/report"
)

// A session that starts with nothing creates an extension with two connections, checks and fixes it, and ends without
// findings.
func TestSessionCreatesAnExtension(t *testing.T) {
	dir := t.TempDir()
	c := connect(t, "", dir)

	var services, locations serviceOutput
	c.call("service", serviceInput{}, &services)
	if !slices.ContainsFunc(services.Entries, func(e entry) bool { return e.Name == "DESK" }) {
		t.Fatalf("DESK is not a service: %v", services.Entries)
	}
	c.call("service", serviceInput{Service: "DESK", Part: "locations", Filter: "right-hand column of a ticket"}, &locations)
	if len(locations.Entries) == 0 {
		t.Fatal("no location")
	}
	var scopes scopesOutput
	c.call("scopes", scopesInput{Method: "GET", URL: "https://desk.zoho.com/api/v1/tickets"}, &scopes)
	if len(scopes.Required) == 0 {
		t.Fatal("the scopes of the request are unknown")
	}
	var desk, slack connectorOutput
	c.call("connector", connectorInput{Service: "DESK", LinkName: "desk_tickets", ServiceName: "zoho_desk", Scopes: scopes.Required[0]}, &desk)
	c.call("connector", connectorInput{Service: "DESK", LinkName: "team_chat", Name: "Team Chat", ServiceName: "slack", Scopes: []string{"chat:write"}}, &slack)

	// A model's draft: a value has the wrong type, there is an extra comma, and files are missing.
	manifest := `{
  "service": "DESK",
  "locale": "en",
  "storage": true,
  "modules": {
    "widgets": [
      {"location": "` + locations.Entries[0].Name + `", "name": "Tickets", "url": "/app/widget.html"}
    ]
  },
  "whiteListedDomains": [],
  "config": [],
  "connectors": [
` + desk.Connector + `,
` + slack.Connector + `,
  ]
}
`
	var draft checkOutput
	c.call("check", source{Path: "plugin-manifest.json", Text: manifest}, &draft)
	if draft.Summary.Errors == 0 {
		t.Fatal("the draft has no errors")
	}
	write(t, filepath.Join(dir, "plugin-manifest.json"), manifest)
	write(t, filepath.Join(dir, "app", "widget.html"), `<script src="https://js.zohostatic.com/support/developer_sdk/v1/js/zohodesksdk_1_1.js"></script><script src="widget.js"></script>`)
	write(t, filepath.Join(dir, "app", "widget.js"), `ZOHODESK.extension.onload().then(function () {
  ZOHODESK.request({url: "https://desk.zoho.com/api/v1/tickets", type: "GET", connectionLinkName: "desk_tickets"});
  ZOHODESK.request({url: "https://slack.com/api/chat.postMessage", type: "POST", connectionLinkName: "team_chat"});
});
`)

	var fixed fixOutput
	c.call("fix", fixInput{}, &fixed)
	if len(fixed.Changes) == 0 {
		t.Fatal("nothing was fixed")
	}
	apply(t, dir, fixed.Changes)
	fixSelected(t, c, dir)

	var last checkOutput
	c.call("check", source{}, &last)
	if last.Summary != (report.JSONSummary{Files: 1}) {
		t.Errorf("findings remain: %+v", last)
	}
	var names usesOutput
	c.call("uses", usesInput{}, &names)
	want := []nameResult{{"desk_tickets", true, 1}, {"team_chat", true, 1}}
	if !slices.Equal(names.Names, want) {
		t.Errorf("uses: got %v, want %v", names.Names, want)
	}
}

// fixSelected fixes one finding after the other as long as one has a fix.
func fixSelected(t *testing.T, c *client, dir string) {
	t.Helper()
	for range 20 {
		var now checkOutput
		c.call("check", source{}, &now)
		var p *problem
		for _, f := range now.Files {
			for _, d := range f.Findings {
				if p == nil && len(d.Fixes) > 0 && d.Pointer != nil {
					p = &problem{d.Code, *d.Pointer, d.Fixes[0].Title}
				}
			}
		}
		if p == nil {
			return
		}
		var fixed fixOutput
		c.call("fix", fixInput{Problems: []problem{*p}}, &fixed)
		if len(fixed.Unfixed) > 0 {
			t.Fatalf("%v", fixed.Unfixed)
		}
		apply(t, dir, fixed.Changes)
	}
	t.Error("fixes do not end")
}

// A rename changes the manifest and the code; a place whose name is known only at run time is returned instead.
func TestRename(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "plugin-manifest.json"), `{
  "service": "DESK",
  "connectors": [{"connectionLinkName": "old_name", "connectionName": "A", "serviceName": "slack", "scope": ["chat:write"]}]
}
`)
	write(t, filepath.Join(dir, "app", "a.js"), "ZOHODESK.request({url: 'https://slack.com', connectionLinkName: 'old_name'});\n"+
		"ZOHODESK.request({url: 'https://slack.com', connectionLinkName: settings.link || 'old_name'});\n")
	c := connect(t, dir)
	var out renameOutput
	c.call("rename", renameInput{From: "old_name", To: "new_name"}, &out)
	var paths []string
	for _, change := range out.Changes {
		paths = append(paths, change.Path)
		if !strings.Contains(change.Diff, `+++ b/`+change.Path) || !strings.Contains(change.Text, "new_name") {
			t.Errorf("%s: %s\n%s", change.Path, change.Diff, change.Text)
		}
	}
	if !slices.Equal(paths, []string{"plugin-manifest.json", "app/a.js"}) {
		t.Errorf("changed %v", paths)
	}
	if len(out.Possible) != 1 || out.Possible[0].Line != 2 {
		t.Errorf("possible: %+v", out.Possible)
	}
	if on, err := os.ReadFile(filepath.Join(dir, "app", "a.js")); err != nil || strings.Contains(string(on), "new_name") {
		t.Error("a file was written")
	}
	if got := c.fails("rename", renameInput{From: "old_name", To: "new name"}); !strings.Contains(got, "space") {
		t.Errorf("a name with a space: %s", got)
	}
	if got := c.fails("rename", renameInput{From: "old_nam", To: "x"}); !strings.Contains(got, `"old_name"`) {
		t.Errorf("a misspelled name: %s", got)
	}
}
