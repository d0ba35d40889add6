package doctor

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
)

// The size of a report does not grow with the folder.
func TestReportIsBounded(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var globs, findings, connectors []string
	for i := range 200 {
		globs = append(globs, strconv.Quote(strings.Repeat("x", 1000)+strconv.Itoa(i)))
		findings = append(findings, fmt.Sprintf(`{"code": "link-name-case", "pointer": "/connectors/%d"}`, i))
		connectors = append(connectors, fmt.Sprintf(`{"connectionLinkName": "my books %d"}`, i))
	}
	write(".git/HEAD", "ref: refs/heads/main\n")
	write(config.Name, fmt.Sprintf(`{"ignorePaths": [%s], "ignoreFindings": [%s]}`, strings.Join(globs, ","), strings.Join(findings, ",")))
	for i := range 30 {
		extension := fmt.Sprintf("extension%02d/", i)
		write(extension+project.Manifest, fmt.Sprintf(`{"service": "DESK", "connectors": [%s]}`, strings.Join(connectors, ",")))
		for j := range 30 {
			write(fmt.Sprintf("%sapp/bad name %d.html", extension, j), "")
		}
	}
	c := Collector{Snapshot: workspace.New(project.OS{}, workspace.Settings{Syntax: true, MaxFileSize: 1 << 20})}
	r, err := c.Folder(t.Context(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	r.Finish()
	encoded, err := json.Marshal(r)
	if err != nil || len(encoded) > 100_000 {
		t.Errorf("got %d bytes, %v", len(encoded), err)
	}
	if len(r.Extensions) != maxExtensions || r.More != 30-maxExtensions {
		t.Fatalf("got %d extensions and %d more", len(r.Extensions), r.More)
	}
	e := r.Extensions[0]
	if got := e.Configurations[0]; len(got.IgnoredPaths) != maxListed || len(got.IgnoredFindings) != maxListed || got.More != 2*(200-maxListed) {
		t.Errorf("got the configuration %+v", got)
	}
	if len(e.Documents) == 0 || e.Documents[0].Errors < 200 || len(e.Documents) > maxDocuments {
		t.Errorf("got the documents %+v", e.Documents)
	}
}
