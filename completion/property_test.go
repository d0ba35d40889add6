package completion_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// checkAll fails if an item at offset breaks what every item promises.
func checkAll(t *testing.T, m *manifest.Model, offset int) {
	t.Helper()
	src := m.Tree.Text().String()
	sort := ""
	for i, it := range completion.Complete(m, offset) {
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

// Whatever is accepted wherever, the text gets no new fault.
func TestAcceptAnywhere(t *testing.T) {
	for _, src := range examples(t, "*") {
		m := build(src)
		for offset := range len(src) + 1 {
			checkAll(t, m, offset)
		}
	}
}

// So it is at the end and in the middle of what has been typed of an example.
func TestAcceptWhileTyping(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 7
	}
	for n, src := range examples(t, "*") {
		for end := n % step; end < len(src); end += step {
			m := build(src[:end])
			checkAll(t, m, end)
			checkAll(t, m, end/2)
			checkAll(t, m, end*7%(end+1))
		}
	}
}

// And so it is where an editor closes brackets and quotation marks by itself.
func TestAcceptWithClosedBrackets(t *testing.T) {
	for _, src := range examples(t, "*") {
		for end := range len(src) {
			checkAll(t, build(src[:end]+closing(src[:end])), end)
		}
	}
}

// closing returns what closes the brackets and the string that are open in s.
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
		checkAll(t, build(src), int(offset%uint(len(src)+1)))
	})
}
