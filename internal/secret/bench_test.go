package secret_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// BenchmarkSpans finds all secrets of a large manifest, as the outline does.
func BenchmarkSpans(b *testing.B) {
	var src strings.Builder
	src.WriteString(`{"service": "CRM", "connectors": [`)
	for i := 0; src.Len() < 1<<20; i++ {
		fmt.Fprintf(&src, `{"connectionLinkName": "connection_%d", "connectionName": "Name", "clientSecret": "abc", "tokenUrl": "https://x.com/token", "scopes": ["a.READ", "b.ALL"]},`, i)
	}
	src.WriteString(`{}]}`)
	tree := syntax.Parse(text.New(src.String()))
	b.SetBytes(int64(src.Len()))
	for b.Loop() {
		if len(secret.Spans(tree, text.Span{End: src.Len()})) == 0 {
			b.Fatal("no secrets")
		}
	}
}
