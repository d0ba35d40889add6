package mcpserver

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
)

// A response about a service is smaller than 8 kB, and a filter finds what was left out.
func TestServiceResponsesAreShort(t *testing.T) {
	c := connect(t, t.TempDir())
	omitted := 0
	for _, s := range catalog.Services() {
		for _, part := range []string{"", "widget", "locations", "config", "configTypes", "connector"} {
			var out serviceOutput
			c.call("service", serviceInput{Service: s.Code, Part: part}, &out)
			if n := size(out); n > 8<<10 {
				t.Errorf("%s %s: %d bytes", s.Code, part, n)
			}
			omitted += out.Omitted
		}
		for _, l := range s.Locations {
			var out serviceOutput
			c.call("service", serviceInput{Service: s.Name, Part: "locations", Filter: l.Name}, &out)
			if !slices.ContainsFunc(out.Entries, func(e entry) bool { return e.Name == l.Name && e.Doc == l.Doc }) {
				t.Errorf("%s: %s is not found", s.Code, l.Name)
			}
		}
	}
	if omitted == 0 {
		t.Log("no response was cut")
	}
}

// Scopes are found by product, module and operation; a list that is too long says so.
func TestScopes(t *testing.T) {
	c := connect(t, t.TempDir())
	var out scopesOutput
	c.call("scopes", scopesInput{Product: "desk", Module: "Tickets", Operation: "read"}, &out)
	if len(out.Scopes) != 1 || out.Scopes[0].Scope != "Desk.tickets.READ" {
		t.Errorf("got %+v", out)
	}
	c.call("scopes", scopesInput{Operation: "READ"}, &out)
	if out.Omitted == 0 || size(out) > 8<<10 {
		t.Errorf("%d omitted, %d bytes", out.Omitted, size(out))
	}
	out = scopesOutput{}
	c.call("scopes", scopesInput{}, &out)
	if !slices.Equal(out.Products, catalog.ScopeProducts()) || len(out.Scopes) > 0 {
		t.Errorf("got %+v", out)
	}
	out = scopesOutput{}
	c.call("scopes", scopesInput{Method: "GET", URL: "https://example.com/"}, &out)
	if len(out.Required) > 0 {
		t.Errorf("the scopes of an unknown request: %+v", out)
	}
}

// Every rule has a page, as a tool and as a resource.
func TestExplain(t *testing.T) {
	c := connect(t, t.TempDir())
	for _, r := range diagnostics.Rules()[:20] {
		var out explainOutput
		c.call("explain", explainInput{Code: r.Code}, &out)
		page, err := c.session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: rulePages + r.Code})
		if err != nil || page.Contents[0].Text != out.Page || !strings.Contains(out.Page, r.Summary) {
			t.Errorf("%s: %v", r.Code, err)
		}
	}
	if _, err := c.session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: rulePages + "../../etc/passwd"}); err == nil {
		t.Error("a page that does not exist")
	}
}

// Each listed resource can be read, and the schema is JSON.
func TestResources(t *testing.T) {
	c := connect(t, t.TempDir())
	n := 0
	for r, err := range c.session.Resources(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		result, err := c.session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: r.URI})
		if err != nil || len(result.Contents[0].Text) < 100 || result.Contents[0].MIMEType != r.MIMEType {
			t.Errorf("%s: %v", r.URI, err)
		}
		if r.URI == schema && !json.Valid([]byte(result.Contents[0].Text)) {
			t.Error("the schema is not JSON")
		}
		n++
	}
	if n != len(catalog.Services())+1 {
		t.Errorf("got %d resources", n)
	}
}

// A prompt names the tools, quotes what the user has typed, and completes its arguments.
func TestPrompts(t *testing.T) {
	c := connect(t, t.TempDir())
	for name, arguments := range map[string]map[string]string{
		"create-extension": {"service": "zoho desk", "purpose": "show \"orders\""},
		"connect":          {"product": "Slack"},
	} {
		result, err := c.session.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: name, Arguments: arguments})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := result.Messages[0].Content.(*mcp.TextContent).Text
		if !strings.Contains(got, `"check"`) || arguments["purpose"] != "" && !strings.Contains(got, `"show \"orders\""`) {
			t.Errorf("%s: %s", name, got)
		}
	}
	if _, err := c.session.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "create-extension", Arguments: map[string]string{"service": "NONE"}}); err == nil {
		t.Error("an unknown service")
	}
	completion, err := c.session.Complete(t.Context(), &mcp.CompleteParams{
		Ref: &mcp.CompleteReference{Type: "ref/prompt", Name: "create-extension"}, Argument: mcp.CompleteParamsArgument{Name: "service", Value: "de"},
	})
	if err != nil || !slices.Equal(completion.Completion.Values, []string{"DESK"}) {
		t.Errorf("completion: %v %v", completion, err)
	}
}

// Every tool is documented, read-only, and described for a model: what it does and each input.
func TestToolsAreDescribed(t *testing.T) {
	documentation, err := os.ReadFile("../../docs/command-line.md")
	if err != nil {
		t.Fatal(err)
	}
	c := connect(t, t.TempDir())
	var names []string
	for tool, err := range c.session.Tools(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, tool.Name)
		if !tool.Annotations.ReadOnlyHint || tool.Title == "" || !strings.HasSuffix(tool.Description, ".") {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		properties, _ := tool.InputSchema.(map[string]any)["properties"].(map[string]any)
		for name, property := range properties {
			if d, _ := property.(map[string]any)["description"].(string); d == "" && name != "problems" {
				t.Errorf("%s: %s has no description", tool.Name, name)
			}
			if strings.Contains(name, "line") || strings.Contains(name, "column") || strings.Contains(name, "offset") {
				t.Errorf("%s: takes a position: %s", tool.Name, name)
			}
		}
		if !strings.Contains(string(documentation), "\n| `"+tool.Name+"` |") {
			t.Errorf("docs/command-line.md does not describe %s", tool.Name)
		}
		if !strings.Contains(Instructions(), "`"+tool.Name+"`") {
			t.Errorf("the instructions do not mention %s", tool.Name)
		}
	}
	want := []string{"check", "connector", "explain", "fix", "rename", "scopes", "service", "uses"}
	if !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}
