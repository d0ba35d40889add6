package symbols_test

import (
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// disk returns a file system with the given contents, all written long ago.
func disk(pairs ...string) fstest.MapFS {
	all := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1]), ModTime: time.Unix(1, 0)}
	}
	return all
}

// reading records which files are opened.
type reading struct {
	fstest.MapFS
	names *[]string
}

func (r reading) Open(name string) (fs.File, error) {
	if f, ok := r.MapFS[name]; ok && f.Data != nil {
		*r.names = append(*r.names, name)
	}
	return r.MapFS.Open(name)
}

func (r reading) Stat(name string) (fs.FileInfo, error) { return r.MapFS.Stat(name) }

const uses = "ZOHODESK.request({connectionLinkName: '%s'})"

func code(name string) string { return fmt.Sprintf(uses, name) }

func placesOf(x *symbols.Index, name string) string {
	var all []string
	for _, p := range x.Uses(name) {
		all = append(all, p.File)
	}
	return strings.Join(all, " ")
}

func TestIndex(t *testing.T) {
	x := symbols.Build(project.New(disk(
		"plugin-manifest.json", `{"connectors": [{"connectionLinkName": "unused"}]}`,
		"app/main.js", code("desk")+"\n"+code("books"),
		"app/lib/a.js", code("desk"),
		"src/b.ts", "// spoken_of in a comment",
		"README.md", "Read of-me",
		"app/logo.png", "png unused",
		"node_modules/x/index.js", code("unused"),
		".git/config", "unused",
	), nil), nil)
	if got := placesOf(x, "desk"); got != "app/lib/a.js app/main.js" {
		t.Errorf("desk is used in %q", got)
	}
	if got := x.Names(); !slices.Equal(got, []string{"books", "desk"}) {
		t.Errorf("names %q", got)
	}
	for name, want := range map[string]bool{"desk": true, "Spoken_Of": true, "of-me": true, "me-of": true, "unused": false, "spoken": false, "of me not": false} {
		if x.Occurs(name) != want {
			t.Errorf("%s occurs: %t", name, !want)
		}
	}
	if !x.Complete() || !x.HasCode() || x.Notes() != nil {
		t.Errorf("complete %t, code %t, %q", x.Complete(), x.HasCode(), x.Notes())
	}
}

func TestWith(t *testing.T) {
	x := symbols.Build(project.New(disk("a.js", code("desk"), "b.js", code("books")), nil), nil)
	y := x.With("a.js", code("sign"))
	if placesOf(x, "desk") != "a.js" || placesOf(y, "desk") != "" || placesOf(y, "sign") != "a.js" {
		t.Error("the file must change in the new index only")
	}
	if x.Source("b.js") != y.Source("b.js") {
		t.Error("an unchanged file was scanned again")
	}
	if y.With("a.js", code("sign")) != y {
		t.Error("the same content must return the same index")
	}
	if z := y.Without("a.js"); placesOf(z, "sign") != "" || placesOf(z, "books") != "b.js" || z.Without("none") != z {
		t.Error("Without must remove exactly one file")
	}
}

func TestUnknown(t *testing.T) {
	var x *symbols.Index
	if x.With("a.js", "") != nil || x.Without("a.js") != nil || x.Uses("x") != nil || !x.Occurs("x") || x.Complete() || x.HasCode() || x.Names() != nil {
		t.Error("a nil index must not report uses")
	}
	for range x.Sources() {
		t.Error("a nil index must not have files")
	}
}

// Only changed files are read again.
func TestRebuild(t *testing.T) {
	var opened []string
	files := disk("a.js", code("desk"), "b.js", code("books"), "c.md", "c")
	build := func(open map[string]string, before *symbols.Index) *symbols.Index {
		opened = nil
		return symbols.Build(project.New(reading{files, &opened}, open), before)
	}
	x := build(nil, nil)
	if len(opened) != 3 {
		t.Errorf("read %q", opened)
	}
	files["a.js"] = &fstest.MapFile{Data: []byte(code("sign")), ModTime: time.Unix(2, 0)}
	y := build(nil, x)
	if !slices.Equal(opened, []string{"a.js"}) || placesOf(y, "sign") != "a.js" || y.Source("b.js") != x.Source("b.js") {
		t.Errorf("read %q", opened)
	}
	z := build(map[string]string{"b.js": code("crm"), "new.js": code("crm")}, y)
	if len(opened) != 0 || placesOf(z, "crm") != "b.js new.js" || placesOf(z, "books") != "" {
		t.Errorf("read %q, %q", opened, placesOf(z, "crm"))
	}
	delete(files, "a.js")
	if z = build(nil, z); placesOf(z, "sign") != "" || placesOf(z, "books") != "b.js" {
		t.Error("a removed file is still indexed, or a changed one was not read again")
	}
}

// A file that was just written can be written again within one tick of the file system's clock. The time is in the
// future, so that the test does not depend on how fast it runs.
func TestJustWritten(t *testing.T) {
	now := time.Now().Add(time.Hour)
	files := disk("a.js", code("desk"))
	files["a.js"].ModTime = now
	x := symbols.Build(project.New(files, nil), nil)
	files["a.js"] = &fstest.MapFile{Data: []byte(code("sign")), ModTime: now}
	if x = symbols.Build(project.New(files, nil), x); placesOf(x, "sign") != "a.js" {
		t.Error("the file was not read again")
	}
}

func TestLimits(t *testing.T) {
	many := fstest.MapFS{}
	for i := range 2_100 {
		many[fmt.Sprintf("app/%d.js", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	for name, c := range map[string]struct {
		files fstest.MapFS
		note  string
	}{
		"files": {many, "only 2000 of 2100 files"},
		"bytes": {disk("a.js", "", "b1.js", strings.Repeat("x ", 4<<20), "b2.js", strings.Repeat("x ", 4<<20)), "b1.js has more than 5 MB"},
		"file":  {disk("a.js", strings.Repeat("x", 9<<20)), "a.js is too large"},
		"other": {disk("a.json", strings.Repeat("x", 2<<20)), "a.json is too large"},
	} {
		x := symbols.Build(project.New(c.files, nil), nil)
		if name == "bytes" { // which has no marker of a connection
			if !x.Complete() {
				t.Errorf("%s: %q", name, x.Notes())
			}
			x = x.With("b1.js", "connectionLinkName "+strings.Repeat("x ", 4<<20))
			if s := x.Source("b1.js"); !s.Cut || !s.Occurs("x") {
				t.Error("a large file must be cut and have words")
			}
			continue
		}
		if x.Complete() || !slices.ContainsFunc(x.Notes(), func(n string) bool { return strings.Contains(n, c.note) }) {
			t.Errorf("%s: complete %t, %q", name, x.Complete(), x.Notes())
		}
	}
}

// program returns n bytes of typical code with one use.
func program(n, seed int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "import { render%d } from './view%d.js';\nconst CONNECTION = 'books';\n", seed, seed)
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, `
/**
 * Loads what belongs to the ticket number %[1]d and shows it.
 */
export async function loadTicket%[1]d_%[2]d(ticketId, options = {}) {
  const url = `+"`https://desk.zoho.com/api/v1/tickets/${ticketId}/comments?from=%[1]d`"+`;
  if (!ticketId || /^\s*$/.test(ticketId)) {
    throw new Error("no ticket was given to loadTicket%[1]d");
  }
  let total%[2]d = 0;
  for (const comment of options.comments || []) {
    total%[2]d += comment.length / 2; // half of them
    document.querySelector('#row' + comment.id).innerHTML = render%[2]d({ text: comment.text, total: total%[2]d });
  }
  return { url, total: total%[2]d, headers: { "Content-Type": "application/json" } };
}
`, i, seed)
	}
	b.WriteString("ZOHODESK.request({ url: 'https://api.example.com/v1', connectionLinkName: CONNECTION });\n")
	return b.String()
}

// large is an extension of 500 files and 20 MB.
func large() fstest.MapFS {
	files := fstest.MapFS{}
	for i := range 500 {
		files[fmt.Sprintf("app/js/part%d.js", i)] = &fstest.MapFile{Data: []byte(program(40<<10, i)), ModTime: time.Unix(1, 0)}
	}
	return files
}

func BenchmarkFirstIndex(b *testing.B) {
	files := large()
	b.ReportAllocs()
	for b.Loop() {
		if x := symbols.Build(project.New(files, nil), nil); len(x.Uses("books")) != 500 {
			b.Fatal("not all uses were found")
		}
	}
}

func BenchmarkEditIndexed(b *testing.B) {
	x := symbols.Build(project.New(large(), nil), nil)
	now := [2]string{program(40<<10, 500), program(40<<10, 501)}
	x.Names() // the first analysis is not measured
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		if x = x.With("app/js/part7.js", now[i%2]); len(x.Uses("books")) != 500 {
			b.Fatal("not all uses were found")
		}
	}
}

func BenchmarkRebuild(b *testing.B) {
	files := large()
	x := symbols.Build(project.New(files, nil), nil)
	for b.Loop() {
		x = symbols.Build(project.New(files, nil), x)
	}
}

func BenchmarkMinified(b *testing.B) {
	bundle := minified(5 << 20)
	b.SetBytes(int64(len(bundle)))
	for b.Loop() {
		symbols.Scan("a.js", bundle)
	}
}

// minified returns fewer than n bytes of code in one line.
func minified(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n-1000; i++ {
		fmt.Fprintf(&b, `function a%[1]d(e,t){var n=e.x/2,r=/["'\/]/g.test(t)?"%[1]d":'b';return n&&r||{url:"https://a.com/"+t,c:`+"`${n}`"+`}}`, i)
	}
	return b.String() + "ZOHODESK.request({connectionLinkName:'desk'})"
}

func TestMinified(t *testing.T) {
	if got := described("a.js", minified(5<<20)); got != "literal \"desk\" ZOHODESK.request\n" {
		t.Errorf("got %q", got)
	}
}

// BenchmarkMemory reports the memory that an index retains.
func BenchmarkMemory(b *testing.B) {
	files := large()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC() // what was in pools
	runtime.ReadMemStats(&before)
	x := symbols.Build(project.New(files, nil), nil)
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		runtime.KeepAlive(x)
	}
	runtime.KeepAlive(files)
	b.ReportMetric(float64(after.HeapAlloc)-float64(before.HeapAlloc), "B/index")
}
