package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

var man = flag.String("man", "", "folder to write the manual pages of a release into")

// Every command has a manual page with its flags. A test writes the pages, so that the generator is not linked into the
// program; scripts/release.sh passes -man.
func TestManPages(t *testing.T) {
	dir := *man
	if dir == "" {
		dir = t.TempDir()
	} else if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	root := newRoot()
	root.DisableAutoGenTag = true
	writeManPage(t, dir, root)
	page, err := os.ReadFile(filepath.Join(dir, program+"-check.1"))
	if err != nil || !bytes.Contains(page, []byte(`max-warnings`)) {
		t.Errorf("the page of check does not have its flags: %v\n%s", err, page)
	}
}

// writeManPage writes the pages of a command and its subcommands.
func writeManPage(t *testing.T, dir string, cmd *cobra.Command) {
	t.Helper()
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	var page bytes.Buffer
	never := time.Unix(0, 0).UTC() // a day would make each build differ; without one there stands today's
	if err := doc.GenMan(cmd, &doc.GenManHeader{Section: "1", Date: &never, Source: program, Manual: program}, &page); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	undated := bytes.Replace(page.Bytes(), []byte(never.Format("Jan 2006")), nil, 1)
	if err := os.WriteFile(filepath.Join(dir, name+".1"), undated, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			writeManPage(t, dir, below)
		}
	}
}
