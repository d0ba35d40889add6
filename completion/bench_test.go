package completion_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
)

// megabyte returns a manifest of about 1 MB that has before, a cursor and after as its connector
// in the middle, and the cursor's offset.
func megabyte(before, after string) (src string, offset int) {
	var b strings.Builder
	b.WriteString("{\n  \"service\": \"PROJECTS\",\n  \"connectors\": [")
	const n = 4000
	for i := range n {
		if i == n/2 {
			b.WriteString("\n    " + before)
			offset = b.Len()
			b.WriteString(after + ",")
		}
		fmt.Fprintf(&b, `
    {
      "connectionLinkName": "connection_%d",
      "connectionName": "Connection %[1]d",
      "serviceName": "service_%[1]d",
      "userAccess": true,
      "isUserDefinedService": false,
      "sharedBy": "700001234",
      "scope": ["Desk.tickets.READ", "Desk.contacts.READ"]
    },`, i)
	}
	return strings.TrimSuffix(b.String(), ",") + "\n  ]\n}\n", offset
}

// Completion in 1 MB takes at most 5 ms.
func BenchmarkComplete(b *testing.B) {
	for name, at := range map[string][2]string{
		"key":           {`{"connectionLinkName": "a", `, `}`},
		"scope":         {`{"serviceName": "zlabs_integration", "scope": ["`, `"]}`},
		"service name":  {`{"serviceName": `, `}`},
		"link name":     {`{"connectionName": "My Shop", "connectionLinkName": "`, `"}`},
		"connector":     {``, ``},
		"faulty":        {`{"connectionName" "My Shop" "serv`, `}`},
		"open quote":    {`{"connectionName": "My Shop", "serviceName": "zo`, ``},
		"unknown place": {`{"x": {`, `}}`},
		"top level":     {``, `{}`},
	} {
		b.Run(name, func(b *testing.B) {
			src, offset := megabyte(at[0], at[1])
			if name == "top level" {
				offset = strings.Index(src, "{") + 1
			}
			m := build(src)
			b.ReportMetric(float64(len(completion.Complete(m, offset, completion.Around{}))), "items")
			b.ReportAllocs()
			for b.Loop() {
				completion.Complete(m, offset, completion.Around{})
			}
		})
	}
}
