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

// unreachable is the exit code of the scripts that fetch an editor when they could not.
const unreachable = 75

// root is the path of the repository.
func root(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// install returns the path of an editor, or skips the test if there is none and none can be fetched.
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

// shortTemp returns a folder for the test whose path is short enough for a socket in it.
func shortTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pm") //nolint:usetesting // the path of t.TempDir has the test's name in it
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
