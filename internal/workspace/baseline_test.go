package workspace

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// acceptIn returns the text of a baseline in the folder of b with what is found in its files now, as far as accept returns true.
func (b *bench) acceptIn(accept func(file string, d diagnostics.Diagnostic) bool) string {
	b.Helper()
	settings := Settings{Syntax: true, MaxFileSize: 1000, Baselined: diagnostics.MarkBaselined}
	s := New(project.OS{}, settings)
	d, err := s.ReadAt(b.path("a"), project.Manifest)
	if err != nil {
		b.Fatal(err)
	}
	var entries []baseline.Entry
	for _, f := range s.Check(d.Complete(nil), nil) {
		rel, _ := Below(b.dir, f.Path)
		for _, found := range f.Diagnostics {
			if accept(rel, found) {
				entries = append(entries, baseline.Entry{File: rel, Code: found.Code, Fingerprint: found.Fingerprint})
			}
		}
	}
	if len(entries) == 0 {
		b.Fatal("nothing is accepted")
	}
	return baseline.New(b.path("base.json"), entries).Format()
}

const (
	boksManifest = `{"service": "DESK", "connectors": [{"connectionLinkName": "web shop"}, {"connectionLinkName": "web shop"}, {"connectionLinkName": "my bank"}]}`
)

// A baseline applies to manifests and to the files around them, open or not. Its change on disk affects all documents.
func TestBaseline(t *testing.T) {
	b := newBench(t, map[string]string{
		"a/plugin-manifest.json": boksManifest, "a/app/main.js": requestsBoks, "a/resources.json": wrongResources,
		".git/HEAD": "ref: refs/heads/main\n", ".plugin-manifest-ls.json": `{"baseline": "base.json"}`,
	})
	everything := b.acceptIn(func(file string, _ diagnostics.Diagnostic) bool { return file != ".plugin-manifest-ls.json" })
	b.openAll(map[string]string{"a/plugin-manifest.json": boksManifest})
	d := func() *Document { return b.s.Document(b.key("a/plugin-manifest.json")) }
	shown := func(settings Settings) (all []diagnostics.Diagnostic) {
		all = slices.Collect(d().Diagnostics(settings))
		for _, found := range b.s.Around(d()) {
			all = append(all, found)
		}
		return all
	}
	settings := b.s.Settings()
	before := shown(settings)
	problems := slices.DeleteFunc(slices.Clone(before), func(d diagnostics.Diagnostic) bool { return d.Severity == diagnostics.Hint })
	if len(problems) < 6 {
		t.Fatalf("without a baseline: %v", before)
	}

	write(t, b.dir, map[string]string{"base.json": everything})
	if affected := b.apply(Touched{[]string{b.path("base.json")}}); affected != "a/plugin-manifest.json" {
		t.Errorf("affected: %q", affected)
	}
	after := shown(settings)
	if len(after) != len(before) {
		t.Errorf("%d diagnostics, %d without a baseline", len(after), len(before))
	}
	for _, found := range after {
		if found.Severity != diagnostics.Hint {
			t.Errorf("%s in %q has severity %s", found.Code, found.File, found.Severity)
		}
	}
	b.apply(b.open("a/app/main.js", "\n"+requestsBoks))
	for _, list := range b.s.FoundIn(b.s.File(b.path("a/app/main.js"))) {
		if len(list) != 1 || list[0].Severity != diagnostics.Hint {
			t.Errorf("in open code: %v", list)
		}
	}

	// Hidden, without project configurations, and with another baseline.
	hidden := settings
	hidden.Baselined = diagnostics.HideBaselined
	if all := slices.Collect(d().Diagnostics(hidden)); len(all) > 0 {
		t.Errorf("hidden: %v", all)
	}
	other := settings
	other.Baseline = baseline.New(b.path("other.json"), nil)
	if all := slices.Collect(d().Diagnostics(other)); len(all) == 0 || all[0].Severity == diagnostics.Hint {
		t.Errorf("with another baseline: %v", all)
	}
}

// The diagnostics at a range are those of the document there, although the baseline has some of several equal ones. They
// are the same after edits as in a new snapshot.
func TestBaselineAtARange(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": boksManifest, "a/.plugin-manifest-ls.json": `{"baseline": "base.json"}`})
	first := true
	content := b.acceptIn(func(_ string, d diagnostics.Diagnostic) bool {
		ok := d.Code != "link-name-whitespace" || first
		first = first && d.Code != "link-name-whitespace"
		return ok
	})
	write(t, b.dir, map[string]string{"a/base.json": strings.ReplaceAll(content, `"a/`, `"`)})
	b.openAll(map[string]string{"a/plugin-manifest.json": boksManifest})
	key, settings := b.key("a/plugin-manifest.json"), b.s.Settings()
	severities := func(s *Snapshot) []string {
		t.Helper()
		d := s.Document(key)
		var all []string
		for found := range d.Diagnostics(settings) {
			all = append(all, fmt.Sprint(found.Code, found.Span, found.Severity))
			at := slices.Collect(d.DiagnosticsAt(settings, found.Span))
			if !slices.ContainsFunc(at, func(other diagnostics.Diagnostic) bool {
				return other.Code == found.Code && other.Span == found.Span && other.Severity == found.Severity
			}) {
				t.Errorf("%s at %v: got %v", found.Code, found.Span, at)
			}
		}
		return all
	}
	hints := func(all []string) (n int) {
		for _, s := range all {
			if strings.HasPrefix(s, "link-name-whitespace") && strings.HasSuffix(s, "hint") {
				n++
			}
		}
		return n
	}
	if all := severities(b.s); hints(all) != 1 {
		t.Fatalf("got %v", all)
	}
	for _, edit := range []text.Edit{
		text.Insert(0, "\n"),
		text.Insert(strings.Index(boksManifest, `{"conn`)+1, `{"connectionLinkName": "new one"}, `),
		text.Insert(strings.Index(boksManifest, "my bank"), "x"),
	} {
		d := b.s.Document(key)
		draft := d.Draft()
		draft.Edit(edit)
		b.apply(Edit{Key: key, Version: d.Version + 1, Draft: draft})
		now := b.s.Document(key).Text.String()
		fresh, _ := New(project.OS{}, settings).Apply(Folders{Paths: []string{b.dir}}, Open{Key: key, URI: key, Version: 1, Text: text.New(now)})
		if got, want := severities(b.s), severities(fresh); !slices.Equal(got, want) || len(got) < 5 {
			t.Errorf("after %q: got %v, a new snapshot has %v", edit.New, got, want)
		}
	}
}

// A snapshot knows which files are baselines once it has read a configuration.
func TestIsBaseline(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": boksManifest, "a/.plugin-manifest-ls.json": `{"baseline": "ci/base.json"}`})
	b.openAll(map[string]string{"a/plugin-manifest.json": boksManifest})
	for range b.s.Document(b.key("a/plugin-manifest.json")).Diagnostics(b.s.Settings()) {
		break
	}
	for name, want := range map[string]bool{"a/ci/base.json": true, "a/ci": true, "a/base.json": false, "ci": false} {
		if got := b.s.IsBaseline(b.path(name)); got != want {
			t.Errorf("%s: %t", filepath.ToSlash(name), got)
		}
	}
}
