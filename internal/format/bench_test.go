package format_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// large returns a manifest of about size bytes, on one line or indented.
func large(size int, newline, indent string) string {
	var b strings.Builder
	b.WriteString(`{` + newline + indent + `"service": "DESK",` + newline + indent + `"connectors": [`)
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, `%[1]s%[2]s{%[1]s"connectionLinkName":"connection_%[3]d","userAccess":true,%[1]s"scope":["ZohoCRM.modules.accounts.READ","ZohoCRM.users.ALL"]}`, newline, indent, i)
	}
	b.WriteString(newline + "]}")
	return b.String()
}

func BenchmarkDocument(b *testing.B) {
	for name, src := range map[string]string{
		"10MB minified": large(10<<20, "", ""),
		"10MB untidy":   large(10<<20, "\n", "    "),
		"10MB damaged":  strings.Replace(large(10<<20, "\n", "    "), `"userAccess":`, `"userAccess"`, 1),
	} {
		tree := syntax.Parse(text.New(src))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				format.Document(tree, format.Options{})
			}
		})
	}
	src := large(10<<20, "\n", "    ")
	tree := syntax.Parse(text.New(src))
	b.Run("10MB already so", func(b *testing.B) {
		out, err := text.Apply(src, format.Document(tree, format.Options{}))
		if err != nil {
			b.Fatal(err)
		}
		tree := syntax.Parse(text.New(out))
		b.ReportAllocs()
		for b.Loop() {
			if len(format.Document(tree, format.Options{})) > 0 {
				b.Fatal("edited again")
			}
		}
	})
}

// The cost of formatting while typing depends on the formatted lines, not on the size of the file.
func BenchmarkTyped(b *testing.B) {
	src := large(10<<20, "\n", "    ")
	at := strings.Index(src[len(src)/2:], "}") + len(src)/2 + 1
	tree := syntax.Parse(text.New(src)).Edit(text.Insert(at-1, " "))
	b.ReportAllocs()
	for b.Loop() {
		if len(format.Typed(tree, format.Options{}, at+1, "}")) == 0 {
			b.Fatal("nothing to do")
		}
	}
}
