package ide_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The cursor is at |, and the linked ranges are in brackets.
func TestLinkedRanges(t *testing.T) {
	for _, c := range []struct {
		kind      manifest.Kind
		src, want string
	}{
		{manifest.Manifest, `{"service": "DESK", "connectors": [{"connectionLinkName": "a|b", "connectionName": "ab"}]}`, `{"service": "DESK", "connectors": [{"connectionLinkName": "[ab]", "connectionName": "[ab]"}]}`},
		{manifest.Manifest, `{"connectors": [{"connectionName": "ab|", "connectionLinkName": "ab"}]}`, `{"connectors": [{"connectionName": "[ab]", "connectionLinkName": "[ab]"}]}`},
		{manifest.Manifest, `{"connectors": [{"connectionName": "|", "connectionLinkName": ""}]}`, `{"connectors": [{"connectionName": "[]", "connectionLinkName": "[]"}]}`},
		{manifest.Manifest, `{"connectors": [{"connectionName": "a|b", "connectionLinkName": "ac"}]}`, ``},
		{manifest.Manifest, `{"connectors": [{"connectionName": "a| b", "connectionLinkName": "a b"}]}`, ``},
		{manifest.Manifest, `{"connectors": [{"connectionName": "ab", "connectionLinkName": "ab", "x": "a|b"}]}`, ``},
		{manifest.Manifest, `{"connectors": [{"connectionName": "ab|, "connectionLinkName": "ab"}]}`, ``},
		{manifest.Resources, `{"targets": [{"resourceName": "no|te"}], "customActions": [{"targetId": "{{note}}"}, {"targetId": "note"}]}`, `{"targets": [{"resourceName": "[note]"}], "customActions": [{"targetId": "{{[note]}}"}, {"targetId": "note"}]}`},
		{manifest.Resources, `{"targets": [{"resourceName": "note"}], "customActions": [{"targetId": "{{|note}}"}]}`, `{"targets": [{"resourceName": "[note]"}], "customActions": [{"targetId": "{{[note]}}"}]}`},
		{manifest.Resources, `{"targets": [{"resourceName": "no|te"}]}`, ``},
	} {
		src, rest, _ := strings.Cut(c.src, "|")
		offset := len(src)
		src += rest
		tree := syntax.Parse(text.New(src))
		m := manifest.Build(tree)
		if c.kind != manifest.Manifest {
			m = manifest.BuildOther(tree, c.kind, "DESK")
		}
		spans := ide.LinkedRanges(m, offset)
		got := ""
		if spans != nil {
			got = src
			for _, span := range slices.Backward(spans) {
				name := src[span.Start:span.End]
				if !regexp.MustCompile("^" + ide.LinkedPattern + "$").MatchString(name) {
					t.Errorf("%q is linked but does not match the pattern", name)
				}
				got = got[:span.Start] + fmt.Sprintf("[%s]", name) + got[span.End:]
			}
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}
