//go:build hooks

package hooktest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/gittest"
)

const (
	// faulty has one problem, a warning that has a safe fix and that strict makes an error.
	faulty = "{\r\n  \"service\": \"WRITER\",\r\n  \"connectors\": [{\r\n    \"name\": \"crm\", \"type\": \"OAuth\", \"userAccess\": true,\r\n" +
		"    \"authorizationUrl\": \"https://example.org/authorize\",\r\n    \"scopes\": [\"api, refresh_token\"]\r\n  }]\r\n}\r\n"
	strict = `{"rules": {"scope-separator": "error", "app-missing": "off"}}`
)

var fixed = strings.Replace(faulty, `["api, refresh_token"]`, `["api", "refresh_token"]`, 1)

// A commit with a faulty manifest is rejected, the other hook fixes it, and it is then accepted.
func TestPreCommit(t *testing.T) {
	p := newProject(t)
	p.write("extension/plugin-manifest.json", faulty)
	p.write("extension/.plugin-manifest-ls.json", strict)
	p.write("README.md", "# Extension\n")

	p.git("add", "README.md")
	p.expect("plugin-manifest", 0, "Skipped")

	p.git("add", ".")
	p.expect("plugin-manifest", 1, "extension/plugin-manifest.json:6:", "error scope-separator: ")
	p.expectManifest(faulty)
	p.expect("plugin-manifest-fix", 1, "files were modified by this hook", "1 fix applied in 1 file")
	p.expectManifest(fixed)

	p.git("add", ".")
	p.expect("plugin-manifest-fix", 0, "Passed")
	p.expect("plugin-manifest", 0, "Passed")
	p.git("commit", "--quiet", "--message", "Add the extension")

	p.write("extension/app/panel.js", "1\n")
	p.git("add", ".")
	p.expect("plugin-manifest", 0, "Passed") // code is part of an extension
}

// project is a git repository whose pre-commit configuration names this one.
type project struct {
	t       *testing.T
	dir     string
	program string // path of pre-commit
}

func newProject(t *testing.T) *project {
	t.Helper()
	p := &project{t: t, dir: t.TempDir(), program: install(t)}
	source := gittest.Copy(t, "../../..")
	gittest.Run(t, p.dir, "init", "--quiet")
	hooks := "repos:\n  - repo: " + source + "\n    rev: " + gittest.Run(t, source, "rev-parse", "HEAD") +
		"\n    hooks:\n      - id: plugin-manifest\n      - id: plugin-manifest-fix\n"
	p.write(".pre-commit-config.yaml", hooks)
	p.git("add", ".")
	p.git("commit", "--quiet", "--message", "Configure hooks")
	return p
}

func (p *project) write(name, content string) { write(p.t, filepath.Join(p.dir, name), content) }

func (p *project) git(args ...string) {
	p.t.Helper()
	gittest.Run(p.t, p.dir, args...)
}

// expect runs a hook for the staged files and asserts its exit code and its output.
func (p *project) expect(hook string, code int, want ...string) {
	p.t.Helper()
	cmd := exec.Command(p.program, "run", "--verbose", hook)
	cmd.Dir = p.dir
	// The folder of the clone differs in each run; with -trimpath, the build cache of Go has its packages nevertheless.
	cmd.Env = append(gittest.Environment(), "PRE_COMMIT_HOME="+filepath.Join(p.dir, ".git", "pre-commit"), "GOFLAGS=-trimpath",
		"GOMODCACHE="+goEnv(p.t, "GOMODCACHE"))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	for _, text := range want {
		if !strings.Contains(string(out), text) {
			p.t.Errorf("%s does not write %q", hook, text)
		}
	}
	if got := cmd.ProcessState.ExitCode(); got != code || p.t.Failed() {
		p.t.Fatalf("%s: exit code %d, want %d\n%s", hook, got, code, out)
	}
}

func (p *project) expectManifest(want string) {
	p.t.Helper()
	got, err := os.ReadFile(filepath.Join(p.dir, "extension", "plugin-manifest.json"))
	if err != nil || string(got) != want {
		p.t.Fatalf("the manifest is\n%q\nwant\n%q, %v", got, want, err)
	}
}

// install returns the path of pre-commit. It skips the test if it is missing and cannot be installed.
func install(t *testing.T) string {
	t.Helper()
	const unreachable = 75
	script := exec.Command("../../../scripts/install-pre-commit.sh")
	var stderr bytes.Buffer
	script.Stderr = &stderr
	out, err := script.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == unreachable:
		t.Skip(stderr.String())
	case err != nil:
		t.Fatalf("installing pre-commit: %v\n%s", err, &stderr)
	}
	return strings.TrimSpace(string(out))
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
