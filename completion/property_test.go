package completion_test

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/text"
)

// checkAll fails if an item at offset breaks what every item promises.
func checkAll(t *testing.T, m *manifest.Model, offset int, around completion.Around) {
	t.Helper()
	src := m.Tree.Text().String()
	sort := ""
	for i, it := range completion.Complete(m, offset, around) {
		if i > 30 && i%10 != offset%10 {
			continue // long lists are lists of the same
		}
		where := func() string { return src[:offset] + "<|>" + src[offset:] + "\naccepting " + it.Label }
		replaced := src[it.Edit.Span.Start:it.Edit.Span.End]
		if !it.Edit.Span.Touches(offset) || strings.ContainsAny(replaced, "\r\n") {
			t.Fatalf("the edit of %q is not about the cursor:\n%s", replaced, where())
		}
		typed := src[it.Edit.Span.Start:offset]
		if quote := strings.TrimLeft(typed, `"'`); len(quote) < len(typed) && !strings.HasPrefix(it.Filter, typed[:1]) {
			t.Fatalf("filter %q does not begin like %q:\n%s", it.Filter, typed, where())
		}
		if it.Sort <= sort {
			t.Fatalf("%q is not sorted:\n%s", it.Sort, where())
		}
		sort = it.Sort
		for _, a := range it.Additional {
			if a.Span.Start <= it.Edit.Span.End && a.Span.End >= it.Edit.Span.Start {
				t.Fatalf("edits touch:\n%s", where())
			}
		}
		after, err := text.Apply(src, append(it.Additional, it.Edit))
		if err != nil {
			t.Fatalf("%v:\n%s", err, where())
		}
		before, now := m.Tree.FaultCount(), syntax.Parse(text.New(after)).FaultCount()
		if now > before || before == 0 && !json.Valid([]byte(after)) {
			t.Fatalf("%d faults become %d:\n%s\ngives\n%s", before, now, where(), after)
		}
	}
}

// examples returns the manifests of the examples whose folder matches pattern.
func examples(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob("../examples/" + pattern + "/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples (%v)", err)
	}
	var all []string
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(src))
	}
	return all
}

func build(src string) *manifest.Model { return manifest.Build(syntax.Parse(text.New(src))) }

// subject is a text that completions are tried in, with what is around it.
type subject struct {
	name, src string
	around    completion.Around
	step      int // between the offsets that are tried
}

func (s subject) build(src string) *manifest.Model { return buildAs(s.name, src, s.around) }

// subjects returns the examples, each in a folder, and files that have what those lack: other services,
// resources, a configuration.
func subjects(t *testing.T) []subject {
	t.Helper()
	around := completion.Around{
		Files: project.New(fstest.MapFS{
			"plugin-manifest.json":     {Data: []byte(`{"service": "DESK"}`)},
			"app/widget.html":          {},
			`app/a "b"/c\d.html`:       {},
			"app/img/icon.png":         {},
			"app/translations/en.json": {},
		}, map[string]string{"app/new.html": ""}),
		Configuration: config.Keys([]catalog.Value{{Name: "property-required"}, {Name: "placeholder"}}),
	}
	var list []subject
	for _, src := range examples(t, "*") {
		list = append(list, subject{"plugin-manifest.json", src, around, 1})
	}
	archive, err := txtar.ParseFile("testdata/subjects/subjects.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		list = append(list, subject{path.Base(f.Name), string(f.Data), around, 5})
	}
	for i := range list {
		list[i].step *= effort.Divisor
	}
	return list
}

// Accepting any item anywhere adds no syntax errors.
func TestAcceptAnywhere(t *testing.T) {
	for _, s := range subjects(t) {
		m := s.build(s.src)
		for offset := 0; offset <= len(s.src); offset += s.step {
			checkAll(t, m, offset, s.around)
		}
	}
}

// The same holds at the end and in the middle of a half-typed example.
func TestAcceptWhileTyping(t *testing.T) {
	for n, s := range subjects(t) {
		for end := n % s.step; end < len(s.src); end += s.step {
			m := s.build(s.src[:end])
			checkAll(t, m, end, s.around)
			checkAll(t, m, end/2, s.around)
			checkAll(t, m, end*7%(end+1), s.around)
		}
	}
}

// The same holds if the editor closes brackets and quotation marks.
func TestAcceptWithClosedBrackets(t *testing.T) {
	for n, s := range subjects(t) {
		for end := n % s.step; end < len(s.src); end += s.step {
			checkAll(t, s.build(s.src[:end]+closing(s.src[:end])), end, s.around)
		}
	}
}

// closing returns the text that closes the open brackets and string in s.
func closing(s string) string {
	var open []byte
	inString := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && inString:
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			open = append(open, c+2)
		case (c == '}' || c == ']') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	closers := ""
	if inString {
		closers = `"`
	}
	var closersSb130 strings.Builder
	for _, o := range slices.Backward(open) {
		closersSb130.WriteString(string(o))
	}
	closers += closersSb130.String()
	return closers
}

func FuzzComplete(f *testing.F) {
	for _, src := range []string{"", "{", `{"ser`, `{"connectors": [{"scope": ["De"]}]}`, "{\r\n\t'a': 1 /* x */\r\n}", `{"service" "DESK" "t`} {
		f.Add(src, uint(len(src)))
	}
	f.Fuzz(func(t *testing.T, src string, offset uint) {
		checkAll(t, build(src), int(offset%uint(len(src)+1)), completion.Around{})
	})
}
