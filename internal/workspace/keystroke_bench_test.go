package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// BenchmarkKeystroke measures the diagnostics, as they are shown to the user, after a character is typed into the connector
// in the middle, or removed. Each connector has one problem. The baseline of the project configuration is missing, has another
// file, or has all of these problems.
func BenchmarkKeystroke(b *testing.B) {
	for _, connectors := range []int{100, 1000} {
		src := uppercase(connectors)
		b.Run(fmt.Sprintf("none/%d", connectors), func(b *testing.B) { typeInto(b, b.TempDir(), src) })
		b.Run(fmt.Sprintf("other/%d", connectors), func(b *testing.B) {
			dir := b.TempDir()
			acceptAll(b, dir, src, "other/"+project.Manifest)
			typeInto(b, dir, src)
		})
		b.Run(fmt.Sprintf("all/%d", connectors), func(b *testing.B) {
			dir := b.TempDir()
			acceptAll(b, dir, src, project.Manifest)
			typeInto(b, dir, src)
		})
	}
}

// uppercase returns a manifest with connectors whose link names are not in lower case.
func uppercase(connectors int) string {
	var b strings.Builder
	b.WriteString("{\n  \"service\": \"DESK\",\n  \"connectors\": [\n")
	for i := range connectors {
		fmt.Fprintf(&b, "    {\"connectionLinkName\": \"Link_%d\", \"connectionName\": \"Name %d\", \"serviceName\": \"service_%d\", \"userAccess\": true, \"isUserDefinedService\": true, \"scope\": [\"read\"]},\n", i, i, i)
	}
	return strings.TrimSuffix(b.String(), ",\n") + "\n  ]\n}\n"
}

// acceptAll writes a project configuration with a baseline that has all problems of src as those of the file at a path.
func acceptAll(b *testing.B, dir, src, path string) {
	b.Helper()
	settings := Settings{Syntax: true, MaxFileSize: 1 << 20, Baselined: diagnostics.MarkBaselined}
	var entries []baseline.Entry
	for found := range New(project.OS{}, settings).ClosedDocument(filepath.Join(dir, project.Manifest), text.New(src)).Diagnostics(settings) {
		entries = append(entries, baseline.Entry{File: path, Code: found.Code, Message: found.Message, Fingerprint: found.Fingerprint})
	}
	for name, content := range map[string]string{
		project.Configuration: `{"baseline": "base.json"}`,
		"base.json":           baseline.New(filepath.Join(dir, "base.json"), entries).Format(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
}

// typeInto types into a manifest in the folder dir.
func typeInto(b *testing.B, dir, src string) {
	b.Helper()
	key := uri.File(filepath.Join(dir, project.Manifest))
	s, _ := New(project.OS{}, Settings{Syntax: true, MaxFileSize: 1 << 20}).Apply(Open{Key: key, URI: key, Version: 1, Text: text.New(src)})
	at := strings.Index(src[len(src)/2:], `"Name `) + len(src)/2 + len(`"Name `)
	shown, typed := 0, false
	b.ReportAllocs()
	for b.Loop() {
		d := s.Document(key)
		draft := d.Draft()
		if typed {
			draft.Edit(text.Delete(text.Span{Start: at, End: at + 1}))
		} else {
			draft.Edit(text.Insert(at, "x"))
		}
		typed = !typed
		s, _ = s.Apply(Edit{Key: key, Version: d.Version + 1, Draft: draft})
		shown = 0
		for range s.Document(key).Diagnostics(s.Settings()) {
			shown++
		}
	}
	b.ReportMetric(float64(shown), "diagnostics")
}
