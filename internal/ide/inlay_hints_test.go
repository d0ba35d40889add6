package ide_test

import (
	"slices"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Hints are shown in the text «like this».
func TestInlayHints(t *testing.T) {
	all := ide.HintKinds{true, true, true}
	uses := func(name string) int { return len(name) - 1 }
	for _, c := range []struct {
		enabled   ide.HintKinds
		src, want string
	}{
		{
			ide.DefaultHints, `{"service": "DESK", "connectors": [{"connectionLinkName": "a", "serviceName": "zlabs_integration"}]}`,
			`{"service": "DESK"«Zoho Desk», "connectors": [{"connectionLinkName": "a", "serviceName": "zlabs_integration"«Zoho OAuth»}]}`,
		},
		{
			all, `{"service": "WRITER", "connectors": [{"name": "a", "type": "OAuth", "scopes": []}, {"name": "ab"}, {"name": "abc", "type": "Basic"}, {}]}`,
			`{"service": "WRITER"«Zoho Writer», "connectors": [{«missing: authorizationUrl»"name": "a"«not used», "type": "OAuth", "scopes": []}, {«missing: type»"name": "ab"«1 use»}, {«missing: usernameField, passwordField»"name": "abc"«2 uses», "type": "Basic"}, {}]}`,
		},
		{all, `{"service": "WHAT"}`, `{"service": "WHAT"}`},
		{all, `{"name": "x", "service": 1}`, `{"name": "x", "service": 1}`},
		{ide.HintKinds{}, `{"service": "DESK"}`, `{"service": "DESK"}`},
	} {
		m := manifest.Build(syntax.Parse(text.New(c.src)))
		hints := ide.InlayHints(m, text.Span{End: len(c.src)}, c.enabled, uses)
		got := c.src
		for _, h := range slices.Backward(hints) {
			got = got[:h.Offset] + "«" + h.Label + "»" + got[h.Offset:]
		}
		if got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		for end := range c.src {
			for _, h := range ide.InlayHints(m, text.Span{Start: end / 2, End: end}, c.enabled, nil) {
				if h.Offset < end/2 || h.Offset > end {
					t.Errorf("%+v is outside of %d-%d", h, end/2, end)
				}
			}
		}
	}
}
