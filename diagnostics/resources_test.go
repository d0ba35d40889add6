package diagnostics_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Each archive of testdata/resources is an extension with all findings drawn into its resources.json.
func TestResources(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/resources/*.txtar") {
		src := c.Source(t, project.Resources).Text
		var marks []fixture.Mark
		for _, d := range checkResources(src) {
			marks = append(marks, fixture.Mark{Span: d.Span, Severity: d.Severity.String(), Code: d.Code, Message: d.Message})
		}
		c.Expect(t, project.Resources, fixture.Render(src, marks))
	}
}

// checkResources returns the findings about src as the resources.json of an extension for Desk.
func checkResources(src string) []diagnostics.Diagnostic {
	files := project.New(fstest.MapFS{"app/img/logo.png": {}}, map[string]string{project.Resources: src})
	m := manifest.BuildOther(syntax.Parse(text.New(src)), manifest.Resources, "DESK")
	return slices.Collect(diagnostics.Check(m, files, nil).All())
}

// What the documentation and new projects have.
func TestNoFalseFindingsInResources(t *testing.T) {
	for name, src := range map[string]string{
		"new project": "{}\n",
		"channel": `{"channel": {"resourceName": "chat", "channelLogoPath": "/app/img/logo.png", "acceptAttachments": true, "contentTypes": ["text/html", "text/plain"],
			"sync": {"push": "https://example.com/push", "pull": "https://example.com/pull"}, "redirectUrl": "https://example.com/open"}}`,
		"permissions": `{"permissions": [{"resourceName": "p", "apiName": "createResolution", "displayName": "Create", "description": "Creates", "defaultState": false}]}`,
		"fields":      `{"fields": [{"resourceName": "size", "module": "tickets", "displayLabel": "Size", "type": "Text", "maxLength": "100"}]}`,
		"webhook": `{"webhook": {"resourceName": "w", "name": "W", "url": "{{host}}/events", "subscriptions": {"Ticket_Add": null, "Ticket_Update": {"fields": ["status"]}},
			"ignoreSourceId": "c2b1c5a4-7a3e-4c1f-9d2b-000000000000"}}`,
		"actions": `{"customActions": [{"resourceName": "a", "customActionName": "A", "targetId": "{{t}}", "inputFields": [{"displayName": "To", "type": "TEXT", "length": 200, "isMandatory": true}]}],
			"targets": [{"resourceName": "t", "targetName": "T", "url": "https://example.com/{{to}}", "httpMethod": "POST"}]}`,
	} {
		for _, d := range checkResources(src) {
			t.Errorf("%s: %s: %s", name, d.Code, d.Message)
		}
	}
}

// resourceShreds are what edits put into a resources.json.
var resourceShreds = []string{
	"", `"`, `{`, `}`, `[`, `]`, `,`, `:`, "\n", " ", "x", "null", "null, ", `{}, `, `[], `, `1, `, `"resourceName": "notify", `, `"resourcename": "a", `, `"fields": [{}], `,
	`"targetId": "{{x}}", `, `"channelLogoPath": "app/a.ico", `, `"httpMethod": "get", `, `"defaultState": "TRUE", `, `"contentTypes": "html", `, `"length": "2", `,
}

// Fixes can be applied to any file, and safe ones remove the diagnostic.
func TestFixesOfResources(t *testing.T) {
	var seeds []string
	for _, c := range fixture.Load(t, "testdata/resources/*.txtar") {
		src := c.Source(t, project.Resources).Text
		seeds = append(seeds, src, strings.Join(strings.Fields(src), " "))
	}
	texts, made := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SampledFrom(seeds).Draw(t, "resources")
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			start := rapid.IntRange(0, len(src)).Draw(t, "start")
			end := min(len(src), start+rapid.SampledFrom([]int{0, 0, 1, 2, 9}).Draw(t, "removed"))
			src = src[:start] + rapid.SampledFrom(resourceShreds).Draw(t, "inserted") + src[end:]
		}
		texts++
		made += checkFixes(t, src, checkResources)
	})
	t.Logf("%d fixes of %d texts", made, texts)
	if made < texts/10 {
		t.Errorf("only %d fixes of %d texts are compared", made, texts)
	}
}

// A value of any type at any place is looked at without a crash, and is not taken for a good one.
func TestAnyTypeInResources(t *testing.T) {
	for _, key := range []string{"channel", "permissions", "fields", "webhook", "customActions", "targets"} {
		for _, v := range []string{"null", "true", "1", `"x"`, "[null]", "[[]]", "[{}]", `{"a": null}`, `[{"inputFields": [[]]}]`, ""} {
			for _, src := range []string{
				`{"` + key + `": ` + v + `}`,
				`{"` + key + `": {"sync": ` + v + `, "name": ` + v + `}}`,
				`{"` + key + `": [` + v + `, {"inputFields": ` + v + `, "resourceName": ` + v + `}]}`,
			} {
				if len(checkResources(src)) == 0 {
					t.Errorf("nothing is reported for %s", src)
				}
			}
		}
	}
}
