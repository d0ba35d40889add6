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
			b.Run(fmt.Sprintf("%s/%dkB", where.name, size>>10), func(b *testing.B) { typeInto(b, src, where.before, where.typed) })
		}
	}
}

// What a keystroke costs where two connectors elsewhere share their service and their connection name.
func BenchmarkTwins(b *testing.B) {
	for _, size := range []int{50 << 10, 1 << 20, 10 << 20} {
		src := strings.Replace(large(size), `Connection 0"`, `Connection 1"`, 1)
		src = strings.Replace(src, `"service_0"`, `"service_1"`, 1)
		b.Run(fmt.Sprintf("%dkB", size>>10), func(b *testing.B) { typeInto(b, src, `"connection_`, "x") })
	}
}

// What a keystroke costs in a widget and in a parameter.
func BenchmarkEntries(b *testing.B) {
	const size = 50 << 10
	for _, of := range []struct{ name, before, entry, after, at string }{
		{
			"widget", `"modules": {"widgets": [`,
			`{"name": "Widget %d", "url": "/app/widget.html", "location": "desk.ticket.detail.rightpanel", "logo": "/app/img/logo.png", "icon": "/app/img/icon.png"}`,
			`]}`, `"Widget `,
		},
		{
			"parameter", `"config": [`,
			`{"name": "parameter%d", "type": "text", "mandatory": true, "secure": true, "userdefined": true}`,
			`]`, `"parameter`,
		},
	} {
		src := strings.Builder{}
		src.WriteString(`{"service": "DESK", ` + of.before)
		for i := 0; src.Len() < size; i++ {
			if i > 0 {
				src.WriteString(",\n  ")
			}
			fmt.Fprintf(&src, of.entry, i)
		}
		src.WriteString(of.after + "}\n")
		b.Run(of.name, func(b *testing.B) { typeInto(b, src.String(), of.at, "x") })
	}
}

// typeInto inserts a character after the first occurrence of before in the second half of src, and removes it
// back, by turns.
func typeInto(b *testing.B, src, before, typed string) {
	b.Helper()
	at := len(src)/2 + strings.Index(src[len(src)/2:], before) + len(before)
	tree := syntax.Parse(text.New(src))
	report := diagnostics.Check(manifest.Build(tree), nil, nil)
	b.ReportAllocs()
	there := false
	for b.Loop() {
		e := text.Insert(at, typed)
		if there {
			e = text.Delete(text.Span{Start: at, End: at + len(typed)})
		}
		there = !there
		tree = tree.Edit(e)
		report = diagnostics.Check(manifest.Build(tree), nil, report)
		for range report.All() {
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
