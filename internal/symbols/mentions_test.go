package symbols_test

import (
	"testing"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// A name is mentioned by any file but the manifest. Comments in code do not count.
func TestMentions(t *testing.T) {
	for name, c := range map[string]struct {
		file, content string
		want          bool
	}{
		"string":                  {"a.js", `f("books")`, true},
		"comment":                 {"a.js", `// books`, false},
		"comments":                {"a.js", "/* books */ f() // books\n/* books books */", false},
		"between comments":        {"a.js", `/* books */ "books" /* books */`, true},
		"after a comment":         {"a.js", `/* x */"books"`, true},
		"before a comment":        {"a.js", `"books"/* x */`, true},
		"inside a word":           {"a.js", `f("my_books")`, false},
		"Deluge":                  {"a.ds", `x = "books";`, true},
		"comment in Deluge":       {"a.ds", `// books`, false},
		"Deluge beside a comment": {"a.ds", "/* books */x = \"books\";", true},
		"comment in other text":   {"a.txt", `// books`, true},
		"manifest":                {"plugin-manifest.json", `{"service": "DESK", "connectors": [{"connectionLinkName": "books"}]}`, false},
		"nothing":                 {"a.js", ``, false},
	} {
		x := symbols.Build(project.New(disk(c.file, c.content, "b.txt", "other"), nil), nil)
		if got := x.Mentions("books"); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}

// Without an index nothing is known: a name may be mentioned, and there are no uses.
func TestMissingIndex(t *testing.T) {
	var x *symbols.Index
	if !x.Mentions("books") || !x.Occurs("books") {
		t.Error("a name may be mentioned")
	}
	if x.Uses("books") != nil || x.In("a.js") != nil || x.Names() != nil || x.Dynamic() != nil || x.Requests() != nil || x.HasCode() || x.Complete() || x.Notes() != nil {
		t.Error("there are uses")
	}
	if x.With("a.js", code("books")) != nil || x.Without("a.js") != nil || x.Source("a.js") != nil {
		t.Error("there are files")
	}
	for path := range x.Sources() {
		t.Errorf("there is a file %s", path)
	}
}

// Two versions have the same uses if each name is used as often, by the same property, wherever.
func TestHasSameUses(t *testing.T) {
	build := func(content string) *symbols.Index {
		return symbols.Build(project.New(disk("a.js", content), nil), nil)
	}
	x := build(code("books"))
	for name, c := range map[string]struct {
		other *symbols.Index
		want  bool
	}{
		"the same":      {x, true},
		"moved":         {build("\n\n" + code("books")), true},
		"another name":  {build(code("crm")), false},
		"one more name": {build(code("books") + "\n" + code("crm")), false},
		"one more use":  {build(code("books") + "\n" + code("books")), false},
		"none":          {build(""), false},
		"missing":       {nil, false},
	} {
		if x.HasSameUses(c.other) != c.want || c.other.HasSameUses(x) != c.want {
			t.Errorf("%s: want %t", name, c.want)
		}
	}
	if !(*symbols.Index)(nil).HasSameUses(nil) {
		t.Error("two missing indexes have the same uses")
	}
}
