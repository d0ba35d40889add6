package symbols_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// extensionOf returns the extension with these files.
func extensionOf(files map[string]string) *symbols.Extension {
	var pairs []string
	x := &symbols.Extension{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		pairs = append(pairs, name, files[name])
		if dir, ok := strings.CutSuffix(name, "/"+project.Manifest); ok {
			x.Apart = append(x.Apart, dir)
		} else if strings.HasSuffix(name, project.Manifest) {
			x.Manifests = append(x.Manifests, symbols.Manifest{File: name, Model: manifest.Build(syntax.Parse(text.New(files[name])))})
		}
	}
	x.Code = symbols.Build(project.New(disk(pairs...), nil), nil)
	return x
}

// marked returns the line of content that contains span, with brackets around the span.
func marked(content string, span text.Span) string {
	start := strings.LastIndexByte(content[:span.Start], '\n') + 1
	end := span.End + strings.IndexByte(content[span.End:]+"\n", '\n')
	line := content[start:span.Start] + "[" + content[span.Start:span.End] + "]" + content[span.End:end]
	return strings.TrimSpace(line)
}

// Each archive has the files of an extension, one with a cursor, followed by the expected symbol at the cursor.
func TestNavigation(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/navigation/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			files := map[string]string{}
			at, offset, to := "", 0, "renamed"
			for name := range c.Files {
				switch {
				case strings.HasPrefix(name, "= "):
				case name == "to":
					to = strings.TrimSuffix(c.Files[name], "\n")
				default:
					src := c.Source(t, name)
					files[name] = src.Text
					if src.Cursor >= 0 {
						at, offset = name, src.Cursor
					}
				}
			}
			x := extensionOf(files)
			spot, ok := x.At(at, offset)
			if !ok {
				c.Expect(t, "= symbol", "none\n")
				c.ExpectNoMore(t, isExpected)
				return
			}
			c.Expect(t, "= symbol", marked(files[at], spot.Span)+"\n")
			c.Expect(t, "= definition", definitions(x, files, spot.Symbol))
			c.Expect(t, "= references", references(x, files, spot.Symbol))
			c.Expect(t, "= highlights", highlights(x, files, at, spot.Symbol))
			c.Expect(t, "= rename", renamed(x, files, spot.Symbol, to))
			c.ExpectNoMore(t, isExpected)
		})
	}
}

func isExpected(name string) bool { return strings.HasPrefix(name, "= ") }

func definitions(x *symbols.Extension, files map[string]string, s symbols.Symbol) string {
	var b strings.Builder
	for _, d := range x.Declarations(s) {
		fmt.Fprintf(&b, "%s: %s\n", d.File, marked(files[d.File], d.Span()))
	}
	return b.String()
}

func references(x *symbols.Extension, files map[string]string, s symbols.Symbol) string {
	var b strings.Builder
	for _, p := range x.Uses(s) {
		fmt.Fprintf(&b, "%s: %s: %s\n", p.File, certainties[p.Certainty], marked(files[p.File], p.At))
	}
	return b.String()
}

func highlights(x *symbols.Extension, files map[string]string, at string, s symbols.Symbol) string {
	var b strings.Builder
	for _, spot := range x.In(at, s) {
		how := "use"
		if spot.Declares {
			how = "declaration"
		} else if !spot.Written {
			how = "constant"
		}
		fmt.Fprintf(&b, "%s: %s\n", how, marked(files[at], spot.Span))
	}
	return b.String()
}

func renamed(x *symbols.Extension, files map[string]string, s symbols.Symbol, to string) string {
	all, err := x.Rename(s, to)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, r := range all {
		for _, e := range r.Certain {
			fmt.Fprintf(&b, "%s: %s -> %s\n", r.File, marked(files[r.File], e.Span), e.New)
		}
		for _, e := range r.Possible {
			fmt.Fprintf(&b, "%s: perhaps %s -> %s\n", r.File, marked(files[r.File], e.Span), e.New)
		}
	}
	return b.String()
}

// BenchmarkNavigation measures the lookup at the cursor and a rename in an extension of 500 files.
func BenchmarkNavigation(b *testing.B) {
	x := &symbols.Extension{
		Manifests: []symbols.Manifest{{File: project.Manifest, Model: manifest.Build(syntax.Parse(text.New(
			`{"service": "DESK", "connectors": [{"connectionLinkName": "books"}, {"connectionLinkName": "sign"}]}`)))}},
		Code: symbols.Build(project.New(large(), nil), nil),
	}
	const file = "app/js/part7.js"
	offset := x.Code.In(file)[0].At.Start
	b.ReportAllocs()
	for b.Loop() {
		spot, ok := x.At(file, offset)
		renamed, err := x.Rename(spot.Symbol, "web_shop")
		if !ok || err != nil || len(x.Declarations(spot.Symbol)) != 1 || len(x.Uses(spot.Symbol)) != 500 || len(renamed) != 501 {
			b.Fatal("not all was found")
		}
	}
}

// At finds the declaration at an offset without reading the others.
func TestAtFindsEveryDeclaration(t *testing.T) {
	for _, src := range []string{
		`{"service": "WRITER", "connectors": [{"name": "a"}, {}, 1, {"name": "bc", "name": "d e"}, {"name":"f`,
		`{"service": "WRITER", "connectors": [{"name": "a"}], "connectors": [{"name": "b"}, {"name": "c"}]}`,
		`{"service": "DESK", "connectors": [[{"connectionLinkName": "a"}], {"connectionLinkName": "😀"}{"connectionLinkName": "b"}`,
		`{"service": "DESK", "zohoAuthorisation": {"connectionLinkName": "a"}, "connectors": [{"connectionLinkName": ""}]`,
		`{"service": "BOOKS", "usedConnections": [{"serviceName": "a", "connectionLinkName": "b"}, {"connection_link_name": "c"}]}`,
	} {
		model := manifest.Build(syntax.Parse(text.New(src)))
		x := &symbols.Extension{Manifests: []symbols.Manifest{{Model: model}}}
		for offset := range len(src) + 1 {
			var want []text.Span
			for _, d := range symbols.Declarations(model) {
				if d.Span().Touches(offset) {
					want = append(want, d.Span())
				}
			}
			spot, ok := x.At("", offset)
			if ok != (len(want) > 0) || ok && spot.Span != want[0] {
				t.Errorf("%s: At(%d) = %v, %v, want %v", src, offset, spot, ok, want)
			}
		}
		if len(symbols.Declarations(model)) == 0 {
			t.Errorf("%s has no declaration", src)
		}
	}
}
