package actions_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/text"
)

const (
	pastedA = `{
  "connectionLinkName": "pasted",
  "connectionName": "Pasted",
  "serviceName": "bitly",
  "userAccess": true,
  "isUserDefinedService": false,
  "sharedBy": "123456789",
  "scope": [
    "links:read",
    "links:write"
  ]
}`
	pastedB = `{"connectionLinkName":"other_pasted","connectionName":"Other pasted","serviceName":"typeform","userAccess":false,"isUserDefinedService":false,"sharedBy":"123456789","scope":["forms:read"]}`
	zoho    = `{
	"connectionLinkName": "pasted",
	"connectionName": "Pasted",
	"serviceName": "zlabs_integration",
	"userAccess": true,
	"isUserDefinedService": false,
	"sharedBy": "123456789",
	"scope": ["Desk.tickets.READ"]
}`
)

// forms are the ways in which a connection comes out of the clipboard, with the link names of those in it.
var forms = []struct{ name, text, links string }{
	{"as it is", pastedA, "pasted"},
	{"in a line", pastedB, "other_pasted"},
	{"with a line end", pastedA + "\n", "pasted"},
	{"between line ends", "\n" + pastedB + "\r\n", "other_pasted"},
	{"with a comma", pastedA + ",\n", "pasted"},
	{"behind a comma", ", " + pastedB, "other_pasted"},
	{"twice", pastedA + "\n" + pastedA, "pasted"},
	{"two", pastedA + pastedB, "other_pasted pasted"},
	{"two with a comma", pastedA + ",\n" + pastedB, "other_pasted pasted"},
	{"array", "[" + pastedA + "]", "pasted"},
	{"array of two", "[\n" + pastedA + ",\n" + pastedB + "\n]\n", "other_pasted pasted"},
	{"block of code", "```json\n" + pastedA + "\n```\n", "pasted"},
	{"plain block of code", "```\n" + pastedB + "\n```", "other_pasted"},
	{"with the button", pastedA + "\nCopy", "pasted"},
	{"wrapped", `{"connectors": [` + pastedB + `]}`, "other_pasted"},
	{"manifest", "{\n  \"service\": \"DESK\",\n  \"connectors\": [" + pastedA + "]\n}\n", "pasted"},
	{"Zoho", zoho, "pasted"},
}

// grounds are manifests that something is pasted into.
var grounds = []struct{ name, text string }{
	{"Desk", "{\n  \"locale\": [\"en\"],\n  \"service\": \"DESK\",\n  \"storage\": false,\n  \"zohoAuthorisation\": {},\n  \"connectors\": [\n    {\n      \"connectionLinkName\": \"a\",\n      \"connectionName\": \"A ä {\",\n      \"userAccess\": true,\n      \"scope\": [\"x\", \"y\"]\n    },\n    { \"connectionLinkName\": \"b\", \"connectionName\": \"B\" }\n  ],\n  \"config\": []\n}\n"},
	{"minified Desk", `{"service":"DESK","connectors":[{"connectionLinkName":"a","sharedBy":123456789}],"n":{"m":[-1.5e3,true,null,"\u00e9 \"q\""]}}`},
	{"Desk without connectors", "{\n\t\"service\": \"DESK\",\n\t\"modules\": {\n\t\t\"widgets\": []\n\t}\n}"},
	{"Finance with CRLF", "{\r\n\t\"service\": \"FINANCE\",\r\n\t\"usedConnections\": [],\r\n\t\"whiteListedDomains\": [\r\n\t\t\"https://a.example\"\r\n\t]\r\n}\r\n"},
	{"Projects", "{\n    \"connectors\": [],\n    \"service\": \"PROJECTS\"\n}\n"},
	{"Writer", "{\n  \"service\": \"WRITER\",\n  \"connectors\": [\n    { \"name\": \"sales\", \"type\": \"Custom\", \"userAccess\": true }\n  ]\n}\n"},
}

// Wherever and in whatever form connections are pasted, and at whichever end of the pasted text the cursor is, one
// action repairs the manifest: each connection is there once and nothing else has changed.
func TestPasteAnywhere(t *testing.T) {
	for _, ground := range grounds {
		for _, form := range forms {
			t.Run(ground.name+"/"+form.name, func(t *testing.T) {
				t.Parallel()
				known := map[string]bool{}
				for d := range diagnostics.Check(build(ground.text), nil, nil).All() {
					known[d.Code] = true
				}
				for i := 0; i <= len(ground.text); i += effort.Divisor {
					if strings.Contains(form.name, "a comma") && inScalar(ground.text, i) {
						continue // ambiguous: the comma can belong to either side
					}
					src := ground.text[:i] + form.text + ground.text[i:]
					for _, cursor := range []int{i, i + len(form.text)} {
						if form.name == "manifest" && cursor == i && i >= len(strings.TrimSpace(ground.text)) {
							continue // ambiguous: either manifest can be the pasted one
						}
						if err := checkPaste(known, ground.text, src, cursor, strings.Fields(form.links)); err != nil {
							t.Fatalf("pasted at %d, cursor at %d: %v in\n%s", i, cursor, err, src)
						}
					}
				}
			})
		}
	}
}

// checkPaste applies the action at the cursor of src, which is before with pasted text in it. known are the codes of the
// diagnostics of before.
func checkPaste(known map[string]bool, before, src string, cursor int, links []string) error {
	after := src
	a, ok := actions.Paste(build(src), text.At(cursor))
	if ok {
		var err error
		if after, err = text.Apply(src, a.Edits); err != nil {
			return err
		}
	}
	for d := range diagnostics.Check(build(after), nil, nil).All() {
		if !ok && d.Code == "connector-service-zoho" { // a valid place, but not for this one: the rule has the action
			var err error
			if after, err = text.Apply(src, d.WithFixes().Fixes[0].Edits); err != nil {
				return err
			}
		}
	}
	m := build(after)
	if n := m.Tree.FaultCount(); n > 0 {
		return fmt.Errorf("%d faults after %q in\n%s\nfrom", n, a.Title, after)
	}
	had := strings.Fields(strings.Join(linksOf(build(before)), " "))
	for _, name := range links {
		if n := len(slices.DeleteFunc(linksOf(m), func(s string) bool { return s != name })); n != 1 {
			return fmt.Errorf("connection %s is there %d times after %q in\n%s\nfrom", name, n, a.Title, after)
		}
	}
	had = append(had, links...)
	sort.Strings(had)
	now := linksOf(m)
	sort.Strings(now)
	if !slices.Equal(had, now) {
		return fmt.Errorf("connections %v, want %v, after %q in\n%s\nfrom", now, had, a.Title, after)
	}
	if lost := lost(before, after); lost != "" {
		return fmt.Errorf("lost %s after %q in\n%s\nfrom", lost, a.Title, after)
	}
	if more := newFindings(known, after); len(more) > 0 {
		return fmt.Errorf("new findings %v after %q in\n%s\nfrom", more, a.Title, after)
	}
	return nil
}

func linksOf(m *manifest.Model) []string {
	var all []string
	for _, s := range m.Sections() {
		for c := range m.Connectors(s) {
			it, _ := c.LinkName()
			name, _ := it.Value().Str()
			if name != "" {
				all = append(all, name)
			}
		}
	}
	return all
}

// lost returns a value of before that is not in after. It ignores which of the places for connections a value is in.
func lost(before, after string) string {
	var a, b map[string]any
	if json.Unmarshal([]byte(before), &a) != nil || json.Unmarshal([]byte(after), &b) != nil {
		return "all"
	}
	for name, value := range a {
		if list, ok := value.([]any); ok && manifest.HoldsConnections(name) {
			now, _ := b[name].([]any)
			for _, one := range list {
				if !slices.ContainsFunc(now, func(other any) bool { return fmt.Sprint(one) == fmt.Sprint(other) }) {
					return name
				}
			}
			continue
		}
		if was := fmt.Sprint(value); was != fmt.Sprint(b[name]) && !(name == "zohoAuthorisation" && was == "map[]") {
			return name
		}
	}
	for name := range b {
		if _, had := a[name]; !had && !manifest.HoldsConnections(name) {
			return "that there was no " + name
		}
	}
	return ""
}

func newFindings(known map[string]bool, after string) []string {
	var more []string
	for d := range diagnostics.Check(build(after), nil, nil).All() {
		if !known[d.Code] {
			more = append(more, d.Code+": "+d.Message)
		}
	}
	return more
}

// inScalar reports whether offset i of src, which is JSON, is inside a string, a number or a word.
func inScalar(src string, i int) bool {
	quoted := false
	for j := 0; j < i; j++ {
		if quoted && src[j] == '\\' {
			j++
		} else if src[j] == '"' {
			quoted = !quoted
		}
	}
	const bare = "0123456789+-.eEtrufalsn"
	return quoted || i > 0 && i < len(src) && strings.Contains(bare, src[i-1:i]) && strings.Contains(bare, src[i:i+1])
}
