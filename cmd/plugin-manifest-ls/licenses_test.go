package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/fixture"
)

// licensesFile is distributed with the program, as the licenses of the linked modules require.
const licensesFile = "../../THIRD_PARTY_LICENSES"

// THIRD_PARTY_LICENSES has the licenses of all modules that are linked into the program on any system. With -update, as in
// make docs, the test writes it. It omits versions, so that it changes only when a license does.
func TestLicenses(t *testing.T) {
	var want bytes.Buffer
	want.WriteString("plugin-manifest-ls contains the work of others, under the licences that follow.\n")
	modules := linkedModules(t)
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		fmt.Fprintf(&want, "\n%s\n%s\n", strings.Repeat("=", 80), name)
		for _, text := range notices(t, name, modules[name]) {
			fmt.Fprintf(&want, "%s\n\n%s\n", strings.Repeat("=", 80), strings.TrimSpace(text))
		}
	}
	if fixture.Updating() {
		if err := os.WriteFile(licensesFile, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	written, err := os.ReadFile(licensesFile)
	if err != nil {
		t.Fatal(err)
	}
	for name := range modules {
		if !bytes.Contains(written, []byte("\n"+name+"\n")) {
			t.Errorf("%s is not in THIRD_PARTY_LICENSES", name)
		}
	}
	if !bytes.Equal(written, want.Bytes()) {
		t.Error("THIRD_PARTY_LICENSES is stale, run make docs and review the changes")
	}
}

// linkedModules returns the folders of the modules that are linked into the program on some system, by module path. They
// include the standard library.
func linkedModules(t *testing.T) map[string]string {
	t.Helper()
	modules := map[string]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		var stderr bytes.Buffer
		list.Stderr = &stderr
		out, err := list.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, &stderr)
		}
		for line := range strings.Lines(string(out)) {
			if name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				modules[name] = dir
			}
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules["Go"] = strings.TrimSpace(string(root))
	return modules
}

// permissive matches the licenses that require only their notice.
var permissive = regexp.MustCompile(`Permission is hereby granted, free of charge|Redistribution and use in source and binary forms|Apache License\s+Version 2\.0`)

// notices returns the license of a module and the notices that must accompany it. A module without a permissive license
// fails the test.
func notices(t *testing.T, module, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?i)^(licen[sc]e|notice|patents|copying)`)
	var texts []string
	for _, entry := range entries {
		if entry.IsDir() || !named.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.ReplaceAll(string(text), "\r\n", "\n"))
	}
	if !permissive.MatchString(strings.Join(texts, "\n")) {
		t.Errorf("%s has no permissive license in %s (%s)", module, dir, runtime.Version())
	}
	return texts
}
