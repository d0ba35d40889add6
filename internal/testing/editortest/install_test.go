//go:build editors

package editortest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// unreachable is the exit code of the install scripts when the download fails.
const unreachable = 75

// root returns the path of the repository.
func root(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// install returns the path of an editor. It skips the test if the editor is missing and cannot be installed.
func install(t *testing.T, editor string) string {
	t.Helper()
	script := exec.CommandContext(t.Context(), filepath.Join(root(t), "scripts", "install-"+editor+".sh"))
	var said bytes.Buffer
	script.Stderr = &said
	out, err := script.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == unreachable:
		t.Skip(said.String())
	case err != nil:
		t.Fatalf("installing %s: %v\n%s", editor, err, said.String())
	}
	return strings.TrimSpace(string(out))
}

// shortTemp returns a temporary folder with a path short enough for a socket in it.
func shortTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pm") //nolint:usetesting // the path of t.TempDir contains the test name
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}
