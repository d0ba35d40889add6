package symbols_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// BenchmarkBounds indexes code that no person writes: what is followed in it is bounded.
func BenchmarkBounds(b *testing.B) {
	for _, c := range []struct {
		name string
		code fstest.MapFS
	}{
		{"bundle", disk("app/bundle.js", minified(5<<20))},
		{"wrappers", disk("app/wrappers.js", wrappers(38_000))},
		{"modules", modules(200)},
		{"reexports", reexports(200)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if x := symbols.Build(project.New(c.code, nil), nil); len(x.Names()) == 0 {
					b.Fatal("no use was found")
				}
			}
		})
	}
}

// wrappers returns n functions that send a request, each with a call, in one line.
func wrappers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `function r%[1]d(n){return ZOHODESK.request({url:"https://a.com/"+n,connectionLinkName:n})}r%[1]d("desk");`, i)
	}
	return b.String()
}

// modules returns n modules, each of which imports all others and hands its parameter on to each of them.
func modules(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range n {
		var imports, calls strings.Builder
		for j := range n {
			if j != i {
				fmt.Fprintf(&imports, "import { send%[1]d } from './m%[1]d.js'\n", j)
				fmt.Fprintf(&calls, "  send%d(name)\n", j)
			}
		}
		code := fmt.Sprintf("%sexport function send%d(name) {\n  ZOHODESK.request({ connectionLinkName: name })\n%s}\nsend%d('desk')\n", &imports, i, &calls, (i+1)%n)
		files[fmt.Sprintf("app/m%d.js", i)] = &fstest.MapFile{Data: []byte(code)}
	}
	return files
}

// reexports returns n modules that export everything of each other. Each sends requests with a name that it exports itself
// and with one that another module exports again.
func reexports(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range n {
		var b strings.Builder
		for j := range n {
			if j != i {
				fmt.Fprintf(&b, "export * from './m%d.js'\n", j)
			}
		}
		other := (i + 2) % n
		fmt.Fprintf(&b, "import { name%d } from './m%d.js'\nexport const name%d = 'desk'\n", other, (i+1)%n, i)
		fmt.Fprintf(&b, "ZOHODESK.request({ connectionLinkName: name%d })\nZOHODESK.request({ connectionLinkName: name%d })\n", other, i)
		files[fmt.Sprintf("app/m%d.js", i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// A name is found in modules that export everything of each other, and one that none exports is not looked for without end.
func TestReexports(t *testing.T) {
	const n = 60
	files := reexports(n)
	files["app/missing.js"] = &fstest.MapFile{Data: []byte("import { none } from './m0.js'\nZOHODESK.request({ connectionLinkName: none })\n")}
	x := symbols.Build(project.New(files, nil), nil)
	if uses, unknown := len(x.Uses("desk")), len(x.Dynamic()); uses != 2*n || unknown != 1 {
		t.Errorf("%d uses and %d unknown names, want %d and 1", uses, unknown, 2*n)
	}
}
