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

// licensesFile goes wherever the program goes: the licences of what is linked into it ask for their text to be there.
const licensesFile = "../../THIRD_PARTY_LICENSES"

// The licences of all modules that the program is made of, on any system, are in THIRD_PARTY_LICENSES. With -update,
// which is what make docs does, they are written there. Versions are left out, so that only a changed text is a change.
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
		t.Error("THIRD_PARTY_LICENSES is stale, run make docs and look at what has changed")
	}
}

// linkedModules returns the folders of the modules that are linked into the program on some system, by their path.
// The standard library is one of them.
func linkedModules(t *testing.T) map[string]string {
	t.Helper()
	modules := map[string]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		var faults bytes.Buffer
		list.Stderr = &faults
		out, err := list.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, &faults)
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

// permissive is in the text of each licence that asks for nothing but its notice.
var permissive = regexp.MustCompile(`Permission is hereby granted, free of charge|Redistribution and use in source and binary forms|Apache License\s+Version 2\.0`)

// notices returns the texts of the licence of a module and of what has to go with it. A module without a
// permissive one fails the test.
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
		t.Errorf("%s has no licence in %s that is known to be permissive (%s)", module, dir, runtime.Version())
	}
	return texts
}
