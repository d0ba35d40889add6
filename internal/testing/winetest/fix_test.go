//go:build wine

package winetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A fix keeps the line ends and leaves no other file behind.
func TestFix(t *testing.T) {
	for _, drive := range []string{"C:", "E:"} {
		t.Run(drive, func(t *testing.T) {
			path, dir := newFolder(t, drive, extension)
			_, other := newFolder(t, "C:", nil)
			got := runIn(t, other, "check", "--fix", "--max-warnings", "0", path+`\plugin-manifest.json`)
			if got.code != 0 || got.stdout != "1 manifest checked: no problems\n1 fix applied in 1 file\n" {
				t.Errorf("exit code %d\n%s%s", got.code, got.stdout, got.stderr)
			}
			expectFiles(t, dir, with(map[string]string{"plugin-manifest.json": fixed}))
		})
	}
}

func TestReadOnlyFileIsNotFixed(t *testing.T) {
	path, dir := newFolder(t, "C:", extension)
	if err := os.Chmod(filepath.Join(dir, "plugin-manifest.json"), 0o444); err != nil {
		t.Fatal(err)
	}
	got := runIn(t, dir, "check", "--fix", path)
	if got.code != 2 || !strings.Contains(got.stderr, path+`\plugin-manifest.json: write: Access denied`) {
		t.Errorf("exit code %d\n%s%s", got.code, got.stdout, got.stderr)
	}
	expectFiles(t, dir, extension)
}

func TestDiff(t *testing.T) {
	_, dir := newFolder(t, "C:", extension)
	base := filepath.Base(dir)
	got := runIn(t, filepath.Dir(dir), "check", "--diff", base)
	for _, want := range []string{"+++ b/", "/plugin-manifest.json", "-      \"scope\": [\"api, refresh_token\"]\r\n", "+      \"scope\": [\"api\", \"refresh_token\"]\r\n"} {
		if !strings.Contains(got.stdout, want) {
			t.Errorf("no %q in\n%q", want, got.stdout)
		}
	}
	expectFiles(t, dir, extension)
}

func TestFormatWrite(t *testing.T) {
	_, dir := newFolder(t, "E:", with(map[string]string{"plugin-manifest.json": "{\r\n\"service\":   \"DESK\"\r\n}\r\n"}))
	got := runIn(t, dir, "format", "--write", `.\plugin-manifest.json`)
	if got.code != 0 {
		t.Errorf("exit code %d\n%s%s", got.code, got.stdout, got.stderr)
	}
	expectFiles(t, dir, with(map[string]string{"plugin-manifest.json": "{\r\n  \"service\": \"DESK\"\r\n}\r\n"}))
}
