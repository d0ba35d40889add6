package diagnostics_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// testdata/services.txt tells for each rule and each service what the bad example of the rule gives when
// its manifest names that service instead: the first letter of the severity, a dash if the rule is
// about the service but the example is written for others, a point if the rule is not about it.
// "go test -update" rewrites it.
func TestServices(t *testing.T) {
	var table strings.Builder
	services := catalog.Services()
	for _, s := range services {
		fmt.Fprintf(&table, "%s ", s.Code)
	}
	table.WriteByte('\n')
	for _, r := range diagnostics.Rules() {
		about := r.Services()
		found := 0
		for i := range services {
			letter := "."
			if about == nil || slices.ContainsFunc(about, func(s catalog.Service) bool { return s.Code == services[i].Code }) {
				letter = "-"
			}
			for _, d := range checkExample(forService(r.Bad, services[i].Code)) {
				if d.Code != r.Code {
					continue
				}
				if letter == "." {
					t.Errorf("%s is found for %s, which it is not about", r.Code, services[i].Code)
				}
				letter = d.Severity.String()[:1]
				found++
				break
			}
			table.WriteString(letter)
		}
		if found == 0 && r.Code != "service-missing" && r.Code != "service-unknown" {
			t.Errorf("%s is found for no service", r.Code)
		}
		fmt.Fprintf(&table, " %s\n", r.Code)
	}
	const name = "testdata/services.txt"
	want, err := os.ReadFile(name)
	if bytes.Equal(want, []byte(table.String())) {
		return
	}
	if fixture.Updating() {
		err = os.WriteFile(name, []byte(table.String()), 0o600)
	} else {
		t.Errorf("%s is stale; run go test ./diagnostics -run TestServices -update and review the change (- want, + got):\n%s", name, fixture.Diff(string(want), table.String()))
	}
	if err != nil {
		t.Error(err)
	}
}

// forService returns an example with another service in its manifest.
func forService(example, code string) string {
	if !strings.HasPrefix(example, "-- ") {
		return named(inManifest(example), code)
	}
	archive := txtar.Parse([]byte(example))
	for i, f := range archive.Files {
		if f.Name == project.Manifest {
			archive.Files[i].Data = []byte(named(string(f.Data), code))
		}
	}
	return string(txtar.Format(archive))
}

// named returns a manifest with another service.
func named(src, code string) string {
	it, ok := syntax.Parse(text.New(src)).Root().Member("service")
	if !ok {
		return src
	}
	span := it.Value().Span()
	return src[:span.Start] + `"` + code + `"` + src[span.End:]
}
