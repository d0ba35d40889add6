package diagnostics_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// large returns a manifest of about size bytes that is all connectors.
func large(size int) string {
	var b strings.Builder
	b.WriteString("{\n  \"service\": \"DESK\",\n  \"connectors\": [\n")
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, `    {
      "connectionLinkName": "connection_%d",
      "connectionName": "Connection %d",
      "serviceName": "service_%d",
      "userAccess": true,
      "isUserDefinedService": false,
      "sharedBy": "7%08d",
      "scope": [
        "ZohoCRM.modules.accounts.READ",
        "ZohoCRM.users.ALL"
      ]
    }`, i, i, i, i)
	}
	b.WriteString("\n  ],\n  \"config\": []\n}\n")
	return b.String()
}

// What a keystroke costs: the text, the tree, the model and the findings after a character is typed
// into the connector in the middle, or taken back.
func BenchmarkKeystroke(b *testing.B) {
	for _, where := range []struct{ name, before, typed string }{
		{"linkname", `"connection_`, "x"},
		{"space", `"connection_`, " "},
		{"quote", `"userAccess": `, `"`},
		{"scope", `"ZohoCRM.users`, "x"},
	} {
		for _, size := range []int{2 << 10, 50 << 10, 1 << 20, 10 << 20} {
			src := large(size)
			at := len(src)/2 + strings.Index(src[len(src)/2:], where.before) + len(where.before)
			tree := syntax.Parse(text.New(src))
			report := diagnostics.Check(manifest.Build(tree), nil, nil)
			b.Run(fmt.Sprintf("%s/%dkB", where.name, size>>10), func(b *testing.B) {
				b.ReportAllocs()
				typed := false
				for b.Loop() {
					e := text.Insert(at, where.typed)
					if typed {
						e = text.Delete(text.Span{Start: at, End: at + len(where.typed)})
					}
					typed = !typed
					tree = tree.Edit(e)
					report = diagnostics.Check(manifest.Build(tree), nil, report)
					for range report.All() {
					}
				}
			})
		}
	}
}

// What opening a manifest costs: everything for the first time.
func BenchmarkOpen(b *testing.B) {
	for _, size := range []int{2 << 10, 50 << 10, 1 << 20, 10 << 20} {
		src := large(size)
		b.Run(fmt.Sprintf("%dkB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				for range diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil, nil).All() {
				}
			}
		})
	}
}
