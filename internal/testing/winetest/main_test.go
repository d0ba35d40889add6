//go:build wine

package winetest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// windows is the machine on which the program runs. It is set once for all tests.
var windows struct {
	wine   string            // path of Wine
	binary string            // path of the program
	env    []string          // environment of Wine
	drives map[string]string // folders of the drives, such as "C:"
}

func TestMain(m *testing.M) {
	code, err := withWindows(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// withWindows builds the program and creates a prefix with the drives C: and E:.
func withWindows(run func() int) (code int, err error) {
	dir, err := os.MkdirTemp("", "plugin-manifest-ls")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	windows.binary = filepath.Join(dir, "plugin-manifest-ls.exe")
	build := exec.Command("go", "build", "-o", windows.binary, "plugin-manifest-ls/cmd/plugin-manifest-ls")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if _, err := output(build); err != nil {
		return 0, err
	}

	wine, err := output(exec.Command("../../../scripts/install-wine.sh"))
	if err != nil {
		return 0, err
	}
	prefix := filepath.Join(dir, "prefix")
	windows.wine = strings.TrimSpace(wine)
	windows.env = append(os.Environ(), "WINEPREFIX="+prefix, "WINEDEBUG=-all", "DISPLAY=", "WAYLAND_DISPLAY=")
	if err := os.Mkdir(prefix, 0o755); err != nil {
		return 0, err
	}
	if err := emulate(windows.wine+"server", "--persistent").Run(); err != nil {
		return 0, fmt.Errorf("starting Wine: %w", err)
	}
	defer func() { err = errors.Join(err, emulate(windows.wine+"server", "--kill").Run()) }()
	if _, err := output(emulate(windows.wine, windows.binary, "version")); err != nil { // creates the prefix
		return 0, err
	}

	windows.drives = map[string]string{"C:": filepath.Join(prefix, "drive_c"), "E:": filepath.Join(dir, "drive_e")}
	if err := os.Mkdir(windows.drives["E:"], 0o755); err != nil {
		return 0, err
	}
	if err := os.Symlink(windows.drives["E:"], filepath.Join(prefix, "dosdevices", "e:")); err != nil {
		return 0, err
	}
	return run(), nil
}

// emulate returns a command with the environment of Wine.
func emulate(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = windows.env
	return cmd
}

// output runs a command. Its error has what the command wrote to standard error.
func output(cmd *exec.Cmd) (string, error) {
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return "", fmt.Errorf("%s: %w\n%s", cmd, err, exit.Stderr)
	case err != nil:
		return "", fmt.Errorf("%s: %w", cmd, err)
	}
	return string(out), nil
}
