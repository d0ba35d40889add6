package completion_test

import (
	"encoding/json"
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The completed text is drawn after the cursor, as in ⟦so⟧.
func TestInline(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{`{"service": "DESK", "connectors": [{"connectionName": "A b", `, `}]}`, `"connectionLinkName": "a_b", "serviceName": "zoho_desk", "userAccess": false, "isUserDefinedService": false, "sharedBy": "", "scope": ["<scope>"]`},
		{`{"service": "WRITER", "connectors": [{"name": "a", "type": "Basic", `, `}]}`, `"usernameField": "username", "passwordField": "password", "userAccess": false`},
		{`{"service": "MAIL", "connectors": [{"serviceName": "x"`, `}]}`, ``},
		{`{"service": "DESK", "connectors": [{"connectionName": "A b"`, `}]}`, ``}, // the comma first
		{`{"service": "DESK", "connectors": [{"connectionName": "A `, `"}]}`, ``},
		{`{"service": "DESK", `, `}`, ``},
		{``, ``, ``},
		{`{"name": "a", `, `}`, ``},
	} {
		got := ""
		if item, ok := completion.Inline(build(c.before+c.after), len(c.before), completion.Around{}); ok {
			got = strings.TrimPrefix(item.Edit.New, c.before[item.Edit.Span.Start:])
		}
		if got != c.want {
			t.Errorf("%s|%s\n got %s\nwant %s", c.before, c.after, got, c.want)
		}
	}
}

// Wherever a text is cut off, accepting the inline completion adds no syntax errors, and keeps valid JSON valid.
func TestInlineAnywhere(t *testing.T) {
	offered := 0
	for _, s := range subjects(t) {
		for offset := 0; offset <= len(s.src); offset += s.step {
			for _, src := range []string{s.src, s.src[:offset]} {
				m := s.build(src)
				item, ok := completion.Inline(m, offset, s.around)
				if !ok {
					continue
				}
				offered++
				after, err := text.Apply(src, []text.Edit{item.Edit})
				if err != nil {
					t.Fatal(err)
				}
				before, now := m.Tree.FaultCount(), syntax.Parse(text.New(after)).FaultCount()
				if now > before || before == 0 && !json.Valid([]byte(after)) {
					t.Fatalf("%d faults become %d:\n%s<|>%s\ngives\n%s", before, now, src[:offset], src[offset:], after)
				}
				if !strings.HasPrefix(item.Edit.New, src[item.Edit.Span.Start:offset]) || item.Edit.Span.End < offset {
					t.Fatalf("%s<|>%s\nis not added to by %+v", src[:offset], src[offset:], item.Edit)
				}
			}
		}
	}
	if offered == 0 {
		t.Error("nothing is offered anywhere")
	}
}
