package syntax

import (
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

// Str decodes strings, terminated or not; Content only those that are terminated.
func TestStr(t *testing.T) {
	for _, c := range []struct {
		src, want  string
		terminated bool
	}{
		{`""`, ``, true},
		{`"a"`, `a`, true},
		{`'a"b'`, `a"b`, true},
		{`"\n"`, "\n", true},
		{`"a\"b\\"`, `a"b\`, true},
		{`"\u0041\ud83d\ude00"`, "A\U0001F600", true},
		{`"a\qb"`, `a\qb`, true},
		{`"a\u12"`, `a\u12`, true},
		{`"`, ``, false},
		{`"a`, `a`, false},
		{`"a\n`, "a\n", false},
		{`"a\"`, `a"`, false},
	} {
		v := Parse(text.New(c.src)).Root()
		if got, ok := v.Str(); got != c.want || !ok {
			t.Errorf("Str of %s is %q, %v, want %q", c.src, got, ok, c.want)
		}
		want := c.want
		if !c.terminated {
			want = ""
		}
		if got, ok := v.Content(); got != want || ok != c.terminated {
			t.Errorf("Content of %s is %q, %v", c.src, got, ok)
		}
	}
	for _, src := range []string{`1`, `{}`, `x`, ``} {
		v := Parse(text.New(src)).Root()
		if got, ok := v.Str(); got != "" || ok {
			t.Errorf("Str of %q is %q, %v", src, got, ok)
		}
		if got, ok := v.Content(); got != "" || ok {
			t.Errorf("Content of %q is %q, %v", src, got, ok)
		}
	}
}

// The parts of an item are at their text, whether that is cached or not.
func TestSpans(t *testing.T) {
	const src = " [ {\"a\" : \"b\" , c: [1, tru]  } , {} ,\n{ \"d\": {\"e\": [null  "
	var all func(v Value)
	items := 0
	at := func(span text.Span) string { return src[span.Start:span.End] }
	all = func(v Value) {
		if v.Raw() != at(v.Span()) || v.Held().Raw() != at(v.Span()) {
			t.Errorf("value %q has the text %q, cached %q", at(v.Span()), v.Raw(), v.Held().Raw())
		}
		index := 0
		for it := range v.Items() {
			items++
			if v.Item(index).Span() != it.Span() {
				t.Errorf("item %d of %s is %s", index, v.Raw(), at(v.Item(index).Span()))
			}
			if colon, ok := it.Colon(); ok && src[colon] != ':' {
				t.Errorf("the colon of %q is %q", at(it.Span()), src[colon])
			}
			if comma, ok := it.Comma(); ok && (src[comma] != ',' || it.Span().End != comma+1) {
				t.Errorf("the comma of %q is %q", at(it.Span()), src[comma])
			}
			if core := at(it.Core()); core != strings.Trim(strings.TrimSuffix(at(it.Span()), ","), " \n") {
				t.Errorf("the core of %q is %q", at(it.Span()), core)
			}
			for _, cached := range []Item{it, it.Held(), it.HeldName(), it.Held().Held(), it.HeldName().Held()} {
				if name := strings.Trim(at(it.Key()), `"`); cached.Name() != name || cached.HasKey() != (name != "") {
					t.Errorf("the name of %q is %q", at(it.Span()), cached.Name())
				}
				if cached.Value().Raw() != it.Value().Raw() {
					t.Errorf("the value of %q is %q", at(it.Span()), cached.Value().Raw())
				}
			}
			all(it.Value())
			all(it.Held().Value())
			index++
		}
		if index != v.Len() {
			t.Errorf("%s has %d items, but Len is %d", v.Raw(), index, v.Len())
		}
	}
	all(Parse(text.New(src)).Root())
	if items < 10 {
		t.Errorf("only %d items", items)
	}
}

// A text that is cached is not cached again.
func TestHeld(t *testing.T) {
	v := Parse(text.New(`[[1, 2], [3]]`)).Root().Held()
	if v.Held().held != v.held || v.Item(0).Value().Held().held != v.held || v.Item(1).Held().held != v.held || v.Item(0).HeldName().held != v.held {
		t.Error("the text of the array is cached, but the text of a part of it is cached again")
	}
	h := held{start: 10, s: "abc"}
	for span, want := range map[text.Span]bool{
		{Start: 10, End: 13}: true, {Start: 11, End: 12}: true, {Start: 10, End: 10}: true, {Start: 13, End: 13}: true,
		{Start: 9, End: 12}: false, {Start: 11, End: 14}: false, {Start: 9, End: 14}: false, {Start: 2, End: 3}: false,
	} {
		if h.has(span) != want {
			t.Errorf("has(%v) is %v for the text at 10 to 13", span, !want)
		}
	}
}

func TestInside(t *testing.T) {
	for src, want := range map[string]string{
		`[ 1, 2 ]`: ` 1, 2 `, `{}`: ``, `[1`: `1`, "[1 ": `1 `, `"a": 1}`: `"a": 1`, `"a"`: `"a"`,
	} {
		if in := Parse(text.New(src)).Root().Inside(); src[in.Start:in.End] != want {
			t.Errorf("the inside of %q is %q, want %q", src, src[in.Start:in.End], want)
		}
	}
}

func TestMember(t *testing.T) {
	v := Parse(text.New(`{"a": 1, "b": 2, "a": 3, c: 4, "\u0064": 5}`)).Root()
	for name, want := range map[string]string{"a": "3", "b": "2", "c": "4", "d": "5"} {
		if it, ok := v.Member(name); !ok || it.Value().Raw() != want {
			t.Errorf("property %s is found: %v", name, ok)
		}
	}
	if _, ok := v.Member("e"); ok {
		t.Error("property e is found")
	}
	if _, ok := Parse(text.New(`["a"]`)).Root().Member(""); ok {
		t.Error("an array has a property")
	}
}

// Search returns the first item that ends at or after an offset.
func TestSearch(t *testing.T) {
	const src = `[10,20 , 30]`
	v := Parse(text.New(src)).Root()
	for offset, want := range map[int]int{0: 0, 1: 0, 4: 0, 5: 1, 8: 1, 9: 2, 11: 2, 12: 3, 99: 3} {
		if got := v.Search(offset); got != want {
			t.Errorf("item %d is at %d, want %d", got, offset, want)
		}
	}
	if got := v.Item(0).Value().Search(1); got != 0 {
		t.Errorf("item %d is in a number", got)
	}
}

// FaultsIn yields the faults of the items that touch a span, and those of the containers around them.
func TestFaultsInSpan(t *testing.T) {
	const src = `[1 2, [tru], fals, [nul,], {"a"}, 3,]`
	tree := Parse(text.New(src))
	for _, c := range []struct {
		in   string
		want []string
	}{
		{`1`, []string{"expected-comma"}}, // at its end, where the next item begins
		{`[1`, []string{"expected-comma"}},
		{`2`, []string{"expected-comma"}},
		{`[tru`, []string{"unquoted-value"}},
		{`tru`, []string{"unquoted-value"}},
		{`fals`, []string{"unquoted-value"}},
		{`nul`, []string{"unquoted-value", "trailing-comma"}},
		{`{"a"`, []string{"expected-colon"}},
		{`3`, []string{"trailing-comma"}}, // at its end, where the comma begins
		{`3,`, []string{"trailing-comma"}},
		{`]`, []string{"unquoted-value"}},
		{`1 2, [tru], fals`, []string{"expected-comma", "unquoted-value", "unquoted-value"}},
	} {
		at := strings.Index(src, c.in)
		var got []string
		for f := range tree.FaultsIn(text.Span{Start: at, End: at + len(c.in)}) {
			got = append(got, faultNames[f.Kind])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("in %s: %q, want %q", c.in, got, c.want)
		}
	}
	for i := range tree.FaultCount() {
		n := 0
		for range tree.Faults() {
			if n++; n > i {
				break
			}
		}
		m := 0
		for range tree.FaultsIn(text.Span{End: len(src)}) {
			if m++; m > i {
				break
			}
		}
		if n != i+1 || m != i+1 {
			t.Errorf("the loops over %d faults ran %d and %d times", i+1, n, m)
		}
	}
}
