// Package gittest runs git in tests.
package gittest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Run runs git in a folder and returns its output.
func Run(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.com"}, args...)...)
	cmd.Dir, cmd.Env = dir, Environment()
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		t.Fatalf("%s: %v\n%s", cmd, err, exit.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// Copy returns the path of a new repository whose only commit has the files of the working tree at source as they are now.
func Copy(t testing.TB, source string) string {
	t.Helper()
	dir := t.TempDir()
	files := Run(t, source, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	for name := range strings.SplitSeq(strings.TrimRight(files, "\x00"), "\x00") {
		content, err := os.ReadFile(filepath.Join(source, name))
		if errors.Is(err, os.ErrNotExist) { // removed, but not yet from the index
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	Run(t, dir, "init", "--quiet", "--initial-branch=main")
	Run(t, dir, "add", "--force", ".")
	Run(t, dir, "commit", "--quiet", "--message", "Copy")
	return dir
}

// Environment returns the environment of this process without the variables that git sets for a hook.
func Environment() []string {
	var env []string
	for _, setting := range os.Environ() {
		if !strings.HasPrefix(setting, "GIT_") {
			env = append(env, setting)
		}
	}
	return env
}
