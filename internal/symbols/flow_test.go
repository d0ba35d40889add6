package symbols_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/testing/fixture"
)

// Each archive has the code of an extension, followed by the uses and requests that are found in it.
func TestFlow(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/flow/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			var pairs []string
			files := map[string]string{}
			for name, content := range c.Files {
				if !isExpected(name) {
					pairs = append(pairs, name, content)
					files[name] = content
				}
			}
			x := symbols.Build(project.New(disk(pairs...), nil), nil)
			c.Expect(t, "= uses", usesOf(x, files))
			c.Expect(t, "= requests", requestsOf(x))
			c.ExpectNoMore(t, isExpected)
		})
	}
}

// usesOf returns a line for each use: where it is, its name, how that is known, and where else it is written.
func usesOf(x *symbols.Index, files map[string]string) string {
	uses := slices.Clone(x.Dynamic())
	for _, name := range x.Names() {
		uses = append(uses, x.Uses(name)...)
	}
	slices.SortStableFunc(uses, func(a, b symbols.Use) int {
		return cmp.Or(cmp.Compare(a.AtFile, b.AtFile), a.At.Start-b.At.Start, a.Span.Start-b.Span.Start)
	})
	var b strings.Builder
	for _, u := range uses {
		fmt.Fprintf(&b, "%s:%d %s %s", u.AtFile, lineAt(files[u.AtFile], u.At.Start), certainties[u.Certainty], cmp.Or(u.Name, "?"))
		if u.File != u.AtFile || u.Span != u.At {
			fmt.Fprintf(&b, " from %s:%d", u.File, lineAt(files[u.File], u.Span.Start))
		}
		if u.Written && files[u.File][u.Span.Start:u.Span.End] != u.Name {
			fmt.Fprintf(&b, " WRITTEN AS %q", files[u.File][u.Span.Start:u.Span.End])
		}
		if u.Surface == nil {
			b.WriteString(" in an object")
		} else {
			b.WriteString(" for " + u.Surface.Name)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func requestsOf(x *symbols.Index) string {
	var b strings.Builder
	for _, r := range x.Requests() {
		fmt.Fprintf(&b, "%s %s %s", r.Surface.Name, cmp.Or(r.Method, "-"), strings.ReplaceAll(r.URL, string(symbols.Hole), "*"))
		if len(r.Links) > 0 {
			b.WriteString(" through " + strings.Join(r.Links, ", "))
		}
		if r.Possible {
			b.WriteString(", possibly")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func lineAt(content string, offset int) int { return strings.Count(content[:offset], "\n") + 1 }
