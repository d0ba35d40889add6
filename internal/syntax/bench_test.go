package syntax

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

// manifest returns a manifest of about size bytes that consists of connectors.
func manifest(size int) string {
	var b strings.Builder
	b.WriteString("{\n  \"service\": \"DESK\",\n  \"connectors\": [\n")
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, `    {
      "connectionLinkName": "connection_%d",
      "connectionName": "Connection %d",
      "serviceName": "zoho_crm",
      "userAccess": true,
      "isUserDefinedService": false,
      "sharedBy": "7%08d",
      "scope": [
        "ZohoCRM.modules.accounts.READ",
        "ZohoCRM.users.ALL"
      ]
    }`, i, i, i)
	}
	b.WriteString("\n  ],\n  \"config\": []\n}\n")
	return b.String()
}

var sizes = []struct {
	name  string
	bytes int
}{{"2kB", 2 << 10}, {"50kB", 50 << 10}, {"1MB", 1 << 20}, {"10MB", 10 << 20}}

func BenchmarkParse(b *testing.B) {
	for _, size := range sizes {
		src := text.New(manifest(size.bytes))
		b.Run(size.name, func(b *testing.B) {
			b.SetBytes(int64(src.Len()))
			b.ReportAllocs()
			for b.Loop() {
				Parse(src)
			}
		})
	}
}

func BenchmarkValidStdlib(b *testing.B) {
	src := []byte(manifest(10 << 20))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		json.Valid(src)
	}
}

// BenchmarkEdit measures alternating edits in the middle of a file: a character is typed and deleted.
func BenchmarkEdit(b *testing.B) {
	edits := []struct{ name, before, typed string }{
		{"token", `"connection_`, "x"},
		{"member", `"userAccess": `, `"a": 1, `},
		{"quote", `"userAccess": `, `"`},
		{"brace", `"userAccess": `, `{`},
	}
	for _, edit := range edits {
		for _, size := range sizes {
			src := manifest(size.bytes)
			at := len(src)/2 + strings.Index(src[len(src)/2:], edit.before)
			if edit.name == "token" {
				at += 3
			}
			b.Run(edit.name+"/"+size.name, func(b *testing.B) {
				tree, typed := Parse(text.New(src)), false // a run may end with the character typed
				b.ReportAllocs()
				for b.Loop() {
					e := text.Insert(at, edit.typed)
					if typed {
						e = text.Delete(text.Span{Start: at, End: at + len(edit.typed)})
					}
					tree, typed = tree.Edit(e), !typed
				}
			})
		}
	}
}

// BenchmarkHostile parses texts that make a careless parser quadratic. All should take about the same time.
func BenchmarkHostile(b *testing.B) {
	const n = 1 << 18
	for _, hostile := range []struct{ name, src string }{
		{"words", "[" + strings.Repeat("a ", n/2)},
		{"quotes", "[" + strings.Repeat(`"`, n)},
		{"colons", "{" + strings.Repeat(":", n)},
		{"commas", "[" + strings.Repeat(",", n)},
		{"closers", strings.Repeat("]}", n/2)},
		{"openers", strings.Repeat("[{", n/2)},
		{"names", "[" + strings.Repeat(`"a":`, n/4)},
		{"comments", strings.Repeat("/*", n/2)},
		{"outdented", "{\n" + strings.Repeat(" \"a\": [\n\"b\": {\n", n/16)},
		{"junk in 250 unclosed", "{" + strings.Repeat("[", 250) + strings.Repeat(":", n) + "}"},
		{"blanks in 250 unclosed", "{" + strings.Repeat("[", 250) + strings.Repeat("\n", n) + "}"},
	} {
		src := text.New(hostile.src)
		b.Run(hostile.name, func(b *testing.B) {
			b.SetBytes(int64(src.Len()))
			for b.Loop() {
				Parse(src).Edit(text.Insert(n/2, "x"))
			}
		})
	}
}
