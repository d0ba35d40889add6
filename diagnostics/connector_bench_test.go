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

// What the rules cost for one connector: the time of a full check divided by the number of
// connectors, without reading the text.
func BenchmarkConnector(b *testing.B) {
	for name, src := range map[string]string{
		"clean":  large(1 << 20),
		"faulty": faulty(1 << 20),
	} {
		m := manifest.Build(syntax.Parse(text.New(src)))
		connectors, _ := m.Member("connectors")
		n := connectors.Value().Len()
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				diagnostics.Check(m, nil, nil)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/connector")
		})
	}
}

// faulty returns a manifest of about size bytes whose connectors have several faults each.
func faulty(size int) string {
	var b strings.Builder
	b.WriteString("{\n  \"service\": \"DESK\",\n  \"connectors\": [\n")
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, `    { "connectionLinkName": "My Books %d", "serviceName": "zoho_crm", "userAccess": "yes", "scope": ["ZohoCRM.modlues.READ", "a b"] }`, i)
	}
	b.WriteString("\n  ]\n}\n")
	return b.String()
}
