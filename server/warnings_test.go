package server

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/project"
)

// Files that are not read are logged as warnings, once per session.
func TestRefusedFilesAreLogged(t *testing.T) {
	outside := newFolder(t, map[string]string{"m.json": `{"service": "CRM", "service": "CRM"}`, "c.json": `{"rules": {"duplicate-key": "off"}}`})
	w := openWorkspace(t, map[string]string{
		"a/" + project.Manifest: `{"service": "CRM", "service": "CRM"}`,
		"inside/manifest.json":  `{"service": "CRM", "service": "CRM"}`,
		"linked/README":         "",
		"linkedinside/README":   "",
		".gitignore":            strings.Repeat("a*b*c\n", 2000),
	}, "watches")
	for link, target := range map[string]string{
		"a/" + config.Name:                 filepath.Join(outside.dir, "c.json"),
		"linked/" + project.Manifest:       filepath.Join(outside.dir, "m.json"),
		"linkedinside/" + project.Manifest: filepath.Join("..", "inside", "manifest.json"),
	} {
		if err := os.Symlink(target, filepath.Join(w.dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for range 3 {
		if answer := w.ask(nil); strings.Contains(answer, "linked") || !strings.Contains(answer, "a/plugin-manifest.json") {
			t.Errorf("diagnostics of %s", answer)
		}
		w.changed(w.run, "a/"+project.Manifest, "linkedinside/"+project.Manifest, "a/"+config.Name) // all of it is looked for again
		if err := w.Call("workspace/symbol", map[string]any{"query": ""}, nil); err != nil {
			t.Fatal(err)
		}
		for w.Unread("window/logMessage") > 0 {
			var m protocol.LogMessageParams
			w.Next("window/logMessage", &m)
			if m.Type == protocol.MessageTypeWarning {
				got = append(got, m.Message)
			}
		}
	}
	for _, want := range []string{
		filepath.Join(w.dir, "a", config.Name),
		filepath.Join(w.dir, "linked", project.Manifest),
		filepath.Join(w.dir, "linkedinside", project.Manifest),
		filepath.Join(w.dir, ".gitignore"),
	} {
		n := 0
		for _, line := range got {
			if strings.Contains(line, want) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s is logged %d times: %q", want, n, got)
		}
	}
	if len(got) != 4 {
		t.Errorf("logged %q", got)
	}
}
