package workspace

import (
	"slices"
	"strings"
	"testing"
)

// The text of an open project configuration applies before it is saved. That of another file in its folder does not.
func TestUnsavedConfigurationApplies(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, ".plugin-manifest-ls.json": "{}"})
	b.openAll(map[string]string{"a/plugin-manifest.json": strings.Replace(desk, "books", "my books", 1)})
	reported := func() bool {
		for found := range b.s.Document(b.key("a/plugin-manifest.json")).Diagnostics(b.s.Settings()) {
			if found.Code == "link-name-whitespace" {
				return true
			}
		}
		return false
	}
	if !reported() {
		t.Fatal("white space in a link name is not reported")
	}
	b.openAll(map[string]string{".plugin-manifest-ls.json": `{"rules": {"link-name-whitespace": "off"}}`})
	if reported() {
		t.Error("the rule is off in the unsaved configuration, but reports")
	}
	b.apply(Close{b.key(".plugin-manifest-ls.json")})
	if !reported() {
		t.Error("the rule is not off on disk, but does not report")
	}
}

// The first index of an extension is built once and then shared.
func TestIndex(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, "a/app/main.js": requestsBoks})
	b.apply(b.open("a/plugin-manifest.json", desk))
	e := b.s.Extension(b.path("a"))
	if e.Code() != nil {
		t.Fatal("there is an index although no task has run")
	}
	first, made := e.Index()
	if !made || first == nil {
		t.Fatalf("got the index %v, made: %t", first, made)
	}
	b.apply(Indexed{e.Root, first})
	for name, e := range map[string]*Extension{"the extension before": e, "the extension after": b.s.Extension(e.Root)} {
		if again, made := e.Index(); made || again == nil {
			t.Errorf("%s: got the index %v, made: %t", name, again, made)
		}
	}
}

// ManifestsIn lists the manifest and the samples of an extension, but no other document. Open ones are last.
func TestManifestsIn(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, "b/plugin-manifest.json": desk})
	b.openAll(map[string]string{
		"a/app/main.js": "x", "a/sample-plugin-manifest.json": desk, "a/resources.json": "{}", "b/plugin-manifest.json": desk,
		"b/app/main.js": "x", "b/sample-plugin-manifest.json": desk,
	})
	for root, want := range map[string][]string{
		"a": {"plugin-manifest.json", "sample-plugin-manifest.json"},
		"b": {"plugin-manifest.json", "sample-plugin-manifest.json"},
	} {
		var got []string
		for _, d := range b.s.ManifestsIn(b.s.Extension(b.path(root))) {
			rel, _ := Below(b.path(root), d.Path)
			got = append(got, rel)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", root, got, want)
		}
	}
	if first := b.s.ManifestsIn(b.s.Extension(b.path("a")))[0]; !first.Closed {
		t.Errorf("the first is %s, which is open", first.Path)
	}
}

// Documents up to the maximum size, inclusive, are readable.
func TestReadable(t *testing.T) {
	b := newBench(t, nil)
	for size, want := range map[int]bool{0: true, 1000: true, 1001: false} {
		b.apply(b.open("plugin-manifest.json", strings.Repeat(" ", size)))
		if d := b.s.Readable(b.key("plugin-manifest.json")); (d != nil) != want {
			t.Errorf("%d bytes: readable %t, want %t", size, d != nil, want)
		}
	}
	if d := b.s.Readable(b.key("resources.json")); d != nil {
		t.Errorf("%s is readable but not open", d.Path)
	}
}
