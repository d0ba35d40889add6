package release

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	program = "plugin-manifest-ls"
	root    = "../.."
	dist    = root + "/dist/release"
	npmDist = root + "/dist/npm"
	webDist = root + "/dist/web"
)

// platform is what a program is built for, in the words of Go and of npm.
type platform struct{ goos, goarch, npm string }

var platforms = []platform{
	{"linux", "amd64", "linux-x64"},
	{"linux", "arm64", "linux-arm64"},
	{"darwin", "amd64", "darwin-x64"},
	{"darwin", "arm64", "darwin-arm64"},
	{"windows", "amd64", "win32-x64"},
	{"windows", "arm64", "win32-arm64"},
}

// file is the name of the program there.
func (p platform) file() string {
	if p.goos == "windows" {
		return program + ".exe"
	}
	return program
}

// name is that of an artefact for the platform.
func (p platform) name(t *testing.T, ending string) string {
	return strings.Join([]string{program, version(t), p.goos, p.goarch}, "_") + ending
}

// archive is the name of the artefact with the program and what belongs to it.
func (p platform) archive(t *testing.T) string {
	if p.goos == "windows" {
		return p.name(t, ".zip")
	}
	return p.name(t, ".tar.gz")
}

// version returns that of the release, without a v.
func version(t *testing.T) string {
	t.Helper()
	var metadata struct{ Version string }
	if err := json.Unmarshal(read(t, dist+"/metadata.json"), &metadata); err != nil || metadata.Version == "" {
		t.Fatalf("no version in metadata.json: %v", err)
	}
	return metadata.Version
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// extensions returns the names of the packed VS Code extensions, none if make vsix has not been run.
func extensions(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(root + "/dist/*.vsix")
	if err != nil {
		t.Fatal(err)
	}
	for i := range paths {
		paths[i] = filepath.Base(paths[i])
	}
	return paths
}

// web are the archives for browsers, in webDist.
var web = []string{program + "_playground.tar.gz", program + "_wasm.tar.gz"}

// expected returns the names of all artefacts but the checksums, in order.
func expected(t *testing.T) []string {
	t.Helper()
	names := append(extensions(t), web...)
	for _, p := range platforms {
		names = append(names, p.archive(t), p.name(t, ".cdx.json"))
		if p.goos == "linux" {
			names = append(names, p.name(t, ".deb"), p.name(t, ".rpm"))
		}
	}
	slices.Sort(names)
	return names
}
