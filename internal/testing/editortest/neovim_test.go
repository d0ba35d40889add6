//go:build editors

package editortest

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/gittest"
)

// TestNeovim types into a Neovim that runs the plugin and the server as built. The tests themselves are in
// editors/neovim/test.
func TestNeovim(t *testing.T) {
	t.Parallel()
	runNeovim(t, "run.lua", append(os.Environ(), "PLUGIN_MANIFEST_LS="+binary))
}

// TestNeovimPack installs the plugin with vim.pack, Neovim's plugin manager, from a local clone.
func TestNeovimPack(t *testing.T) {
	t.Parallel()
	runNeovim(t, "pack.lua", append(gittest.Environment(), "REPOSITORY="+gittest.Copy(t, root(t)), "GOCACHE="+buildCache(t)))
}

// buildCache returns the build cache of Go. In the XDG_CACHE_HOME of the editor, Go would have to build all packages.
func buildCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// runNeovim runs a script of editors/neovim/test.
func runNeovim(t *testing.T, name string, env []string) {
	t.Helper()
	script := filepath.Join(root(t), "editors", "neovim", "test", name)
	cmd := exec.CommandContext(t.Context(), install(t, "neovim"), "--clean", "-l", script, t.TempDir())
	cmd.Env = env
	out, err := cmd.CombinedOutput()
	if report(t, out) == 0 || err != nil && !t.Failed() {
		t.Fatalf("the script ended early: %v\n%s", err, out)
	}
}

// report turns the lines of the script into subtests and returns how many there are.
func report(t *testing.T, out []byte) int {
	t.Helper()
	count := 0
	fail := func(name, why string) {
		count++
		t.Run(name, func(t *testing.T) {
			if why != "" {
				t.Error(why)
			}
		})
	}
	var name, why string
	flush := func() {
		if name != "" {
			fail(name, why)
		}
		name, why = "", ""
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "ok "):
			flush()
			name = line[len("ok "):]
		case strings.HasPrefix(line, "not ok "):
			flush()
			name, why, _ = strings.Cut(line[len("not ok "):], ": ")
			why += "\n"
		case why != "":
			why += line + "\n"
		}
	}
	flush()
	return count
}
