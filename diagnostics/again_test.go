package diagnostics_test

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/testing/zettest"
	"plugin-manifest-ls/internal/text"
)

// Realistic manifests are edited at random, and after each edit the diagnostics that reuse those of the previous
// version equal those of a new check of the same bytes, with and without files, code and a committed version.
// FuzzCheckAfterEdits does the same for longer.
func TestCheckAfterEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 0))
	edits := 0
	for range 200 {
		choices := make([]byte, 0, 96)
		for len(choices) < cap(choices) {
			choices = binary.LittleEndian.AppendUint64(choices, random.Uint64())
		}
		edits += checkAfterEdits(t, choices)
	}
	if edits < 2_000 {
		t.Errorf("only %d edits were checked", edits)
	}
}

// A section that disappears for as long as a brace is missing is compared again when it is back.
func TestSectionComesBack(t *testing.T) {
	for _, src := range []string{dense, strings.Join(strings.Fields(dense), " "), sparse} {
		for at, c := range []byte(src) {
			if strings.IndexByte(`{}[]",`, c) < 0 {
				continue
			}
			s := &session{t: t, of: newExtension("section", src, nil), tree: syntax.Parse(text.New(src))}
			s.check()
			span := text.Span{Start: at, End: at + 1}
			s.replace(span, "")
			s.replace(text.At(at), string(c))
		}
	}
}

func FuzzCheckAfterEdits(f *testing.F) {
	for i := range byte(64) {
		f.Add([]byte{4 * i, i, 3, i, 7 * i, 2, i, 11 * i, 5, i, 13 * i, 6, i, 2 * i, 1, i, i, 9 * i})
	}
	f.Fuzz(func(t *testing.T, choices []byte) { checkAfterEdits(t, choices) })
}

// extension is a manifest and what may be around it.
type extension struct {
	name, manifest string
	files          func() *project.Folder // the same at each call; nil if there are none
	code           func() *symbols.Index
	committed      func() *diagnostics.Committed
}

func newExtension(name, src string, files fs.FS) extension {
	e := extension{name: name, manifest: src, files: func() *project.Folder { return nil }, code: func() *symbols.Index { return nil }}
	e.committed = sync.OnceValue(func() *diagnostics.Committed {
		return diagnostics.NewCommitted(manifest.Build(syntax.Parse(text.New(src))), diagnostics.LastCommit)
	})
	if files != nil {
		e.files = sync.OnceValue(func() *project.Folder { return project.New(files, nil) })
		e.code = sync.OnceValue(func() *symbols.Index { return symbols.Build(e.files(), nil) })
	}
	return e
}

// extensions returns the generated projects, the examples of the repository and of the rules, and the fixtures.
var extensions = sync.OnceValue(func() []extension {
	var all []extension
	add := func(name, src string, files fs.FS) { all = append(all, newExtension(name, src, files)) }
	paths, _ := filepath.Glob("../examples/*/" + project.Manifest)
	for _, path := range paths {
		if src, err := os.ReadFile(path); err == nil {
			for range 40 { // as often as a few hundred others
				add(path, string(src), os.DirFS(filepath.Dir(path)))
			}
		}
	}
	for _, r := range diagnostics.Rules() {
		for _, example := range []string{r.Bad, r.Good} {
			if !strings.HasPrefix(example, "--") {
				add(r.Code, example, nil)
				add(r.Code, `{"service": "DESK", "connectors": `+example+`}`, nil)
				continue
			}
			files := fixture.FS(txtar.Parse([]byte(example)).Files)
			if src, err := fs.ReadFile(files, project.Manifest); err == nil {
				add(r.Code, string(src), files)
			}
		}
	}
	archives, _ := filepath.Glob("testdata/r*/*.txtar")
	properties, _ := filepath.Glob("schema/testdata/properties/*.txtar")
	for _, path := range slices.Concat(archives, properties) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			continue
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".json") && !ruletest.OfFix(f.Name) {
				if src, err := fixture.Parse(string(f.Data)); err == nil {
					add(path, src.Text, nil)
				}
			}
		}
	}
	for range 200 {
		add("dense", dense, fstest.MapFS{"app/main.js": {Data: []byte(`ZOHODESK.request({url: "https://b.example.com", connectionLinkName: "books"}); ZOHODESK.request({url: "https://a.example.com", connectionLinkName: "boks"})`)}})
		add("sparse", sparse, nil)
		add("dense in one line", strings.Join(strings.Fields(dense), " "), nil)
	}
	for _, p := range zettest.Projects() {
		if src, ok := p.Files[project.Manifest]; ok {
			add("zet project "+p.Name, src, p.FS())
		}
	}
	return all
})

// dense is a manifest in which many rules have something to compare.
const dense = `{
  "service": "DESK",
  "zohoAuthorisation": {},
  "connectors": [
    {
      "connectionLinkName": "books",
      "connectionName": "Books",
      "serviceName": "zlabs_integration",
      "scope": ["Desk.tickets.READ", "Desk.tickets.ALL"]
    },
    {
      "connectionLinkName": "books",
      "connectionName": "Books",
      "serviceName": "zoho_books",
      "userAccess": "true",
      "scope": ["ZohoBooks.settings.ALL", "ZohoBooks.settings.ALL"]
    }, {"connectionLinkName": "my sign", "connectionName": "Books", "serviceName": "zoho_books"}
  ],
  "modules": {
    "widgets": [
      {"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"},
      {"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"},
      {
        "name": "panel",
        "location": "desk.extension.preference",
        "url": "app/widget.html"
      }
    ]
  },
  "config": [
    {"name": "key", "type": "text", "mandatory": true, "userdefined": true},
    {"name": "key", "type": "text", "mandatory": "true", "secure": true},
    {"name": "KEY"}
  ],
  "cspDomains": {"connect-src": ["https://a.example.com", "https://a.example.com"]},
  "whiteListedDomains": ["https://a.example.com", "https://a.example.com/"],
  "locale": ["en", "en", "jp"],
  "defaultLocale": "de"
}
`

// sparse is a manifest with a name that a rule reports although no other entry has it.
const sparse = `{
  "service": "DESK",
  "zohoAuthorisation": {},
  "connectors": [
    {"connectionLinkName": "desk", "connectionName": "Desk", "serviceName": "zlabs_integration", "scope": ["Desk.tickets.READ"]},
    {"connectionLinkName": "books", "connectionName": "Books", "serviceName": "zoho_books", "scope": ["ZohoBooks.settings.ALL"]}
  ],
  "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]},
  "config": [{"name": "key", "type": "text"}]
}
`

// chooser makes choices from bytes, and always the first one when they run out.
type chooser struct{ bytes []byte }

func (c *chooser) below(n int) int {
	v := 0
	for range 2 {
		if len(c.bytes) > 0 {
			v = v<<8 | int(c.bytes[0])
			c.bytes = c.bytes[1:]
		}
	}
	return v % max(n, 1)
}

// session is a manifest that is being edited.
type session struct {
	chooser
	t      *testing.T
	of     extension
	tree   *syntax.Tree
	around diagnostics.Around
	report *diagnostics.Report
	accept *baseline.Baseline // with the diagnostics of the first version
	log    []string
	undo   []string
	edits  int
}

// checkAfterEdits edits a manifest as choices say, compares the diagnostics after each edit and returns how many
// edits there were.
func checkAfterEdits(t *testing.T, choices []byte) int {
	t.Helper()
	all := extensions()
	if len(all) < 6000 {
		t.Fatalf("only %d extensions", len(all))
	}
	s := &session{chooser: chooser{choices[:min(len(choices), 120)]}, t: t}
	s.of = all[s.below(len(all))]
	s.tree = syntax.Parse(text.New(s.of.manifest))
	s.look()
	s.accept = acceptAll(s.of.manifest, s.around)
	s.check()
	for len(s.bytes) > 0 {
		s.step()
	}
	return s.edits
}

// look chooses what is known of the surroundings.
func (s *session) look() {
	n := s.below(8)
	s.around = diagnostics.Around{}
	if n&1 == 0 {
		s.around.Files = s.of.files()
	}
	if n&2 == 0 && s.around.Files != nil {
		s.around.Code = s.of.code()
	}
	if n&4 == 0 {
		s.around.Committed = s.of.committed()
	}
}

// step makes one change of the kind that a person makes, of one edit or several.
func (s *session) step() {
	s.undo = append(s.undo, s.tree.Text().String())
	switch s.below(14) {
	case 0:
		s.replace(text.At(s.offset()), shreds[s.below(len(shreds))])
	case 1:
		start := s.offset()
		s.replace(text.Span{Start: start, End: min(start+1+s.below(12), s.tree.Text().Len())}, "")
	case 2, 3: // delete a token and type it again
		span := s.token()
		was := s.tree.Text().Slice(span)
		s.replace(span, "")
		s.replace(text.At(span.Start), was)
	case 4: // cut and paste
		from := s.item()
		was := s.tree.Text().Slice(from)
		s.replace(from, "")
		s.replace(text.At(s.item().Start), was)
	case 5: // duplicate
		from := s.item()
		s.replace(text.At(from.End), s.tree.Text().Slice(from))
	case 6: // move down over a neighbor
		from, to := s.item(), s.item()
		if from.End <= to.Start {
			a, b, c := s.tree.Text().Slice(from), s.tree.Text().Slice(text.Span{Start: from.End, End: to.Start}), s.tree.Text().Slice(to)
			s.replace(text.Span{Start: from.Start, End: to.End}, c+b+a)
		}
	case 7:
		s.replace(s.item(), s.tree.Text().Slice(s.item()))
	case 8:
		s.replace(s.item(), shreds[s.below(len(shreds))])
	case 9:
		if i := s.below(len(s.undo)); i < len(s.undo) {
			s.restore(s.undo[i])
		}
	case 10: // type a token over another
		s.replace(s.token(), s.tree.Text().Slice(s.token()))
	case 11, 12: // delete a bracket or a quotation mark and type it again
		if at := s.mark(); at >= 0 {
			span := text.Span{Start: at, End: at + 1}
			was := s.tree.Text().Slice(span)
			s.replace(span, "")
			s.replace(text.At(at), was)
		}
	case 13:
		s.look()
		s.log = append(s.log, "look")
		s.check()
	}
}

func (s *session) offset() int { return s.below(s.tree.Text().Len() + 1) }

// token returns a brace, bracket, comma, colon, word or string.
func (s *session) token() text.Span {
	src := s.tree.Text().String()
	i := s.offset()
	for i < len(src) && strings.IndexByte(" \t\r\n", src[i]) >= 0 {
		i++
	}
	if i >= len(src) || strings.IndexByte(`{}[],:`, src[i]) >= 0 {
		return text.Span{Start: min(i, len(src)), End: min(i+1, len(src))}
	}
	const ends = "{}[],:\" \t\r\n"
	start := strings.LastIndexAny(src[:i], ends) + 1
	end := len(src)
	if n := strings.IndexAny(src[i+1:], ends); n >= 0 {
		end = i + 1 + n
	}
	return text.Span{Start: start, End: max(start, end)}
}

// mark returns where a bracket, a brace or a quotation mark is, or -1.
func (s *session) mark() int {
	var all []int
	for i, c := range []byte(s.tree.Text().String()) {
		if strings.IndexByte(`{}[]"`, c) >= 0 {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		return -1
	}
	return all[s.below(len(all))]
}

// item returns the bytes of a member or element at any depth, with its comma or without.
func (s *session) item() text.Span {
	var all []text.Span
	var walk func(v syntax.Value)
	walk = func(v syntax.Value) {
		for it := range v.Items() {
			all = append(all, it.Span(), it.Core())
			if it.HasKey() {
				all = append(all, it.Value().Span())
			}
			walk(it.Value())
		}
	}
	walk(s.tree.Root())
	if len(all) == 0 {
		return text.Span{}
	}
	return all[s.below(len(all))]
}

// restore makes src the text by the smallest edit.
func (s *session) restore(src string) {
	old := s.tree.Text().String()
	start := 0
	for start < min(len(old), len(src)) && old[start] == src[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(src))-start && old[len(old)-1-end] == src[len(src)-1-end] {
		end++
	}
	s.replace(text.Span{Start: start, End: len(old) - end}, src[start:len(src)-end])
}

func (s *session) replace(span text.Span, with string) {
	if s.tree.Text().Len()+len(with) > 2*len(s.of.manifest)+2000 {
		return
	}
	e := text.Edit{Span: span, New: with}
	s.log = append(s.log, e.New+" for "+s.tree.Text().Slice(span))
	s.tree = s.tree.Edit(e)
	s.check()
}

// check compares a check that reuses the last report with one that does not.
func (s *session) check() {
	s.edits++
	m := manifest.Build(s.tree)
	was := s.report
	s.report = diagnostics.CheckAround(m, s.around, was)
	s.recheck()
	fresh := manifest.Build(syntax.Parse(text.New(s.tree.Text().String())))
	again := diagnostics.CheckAround(fresh, s.around, nil)
	s.compareBaselined(m, fresh, again)
	got, want := everywhere(s.report), everywhere(again)
	if slices.EqualFunc(got, want, func(a, b diagnostics.Diagnostic) bool { return reflect.DeepEqual(plain(a), plain(b)) }) {
		return
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !reflect.DeepEqual(plain(got[i]), plain(want[i])) {
			s.t.Fatalf("%s: after %q of\n%s\nthe diagnostics of\n%s\nare\n%+v\nbut a new check has\n%+v",
				s.of.name, s.log, s.of.manifest, s.tree.Text(), got[min(i, len(got)):min(i+1, len(got))], want[min(i, len(want)):min(i+1, len(want))])
		}
	}
}

// at is where the manifest of a session is.
var at = filepath.Join(string(filepath.Separator), "extension", project.Manifest)

// acceptAll returns a baseline with all diagnostics of a manifest.
func acceptAll(src string, around diagnostics.Around) *baseline.Baseline {
	m := manifest.Build(syntax.Parse(text.New(src)))
	var entries []baseline.Entry
	for d := range marked(m, diagnostics.CheckAround(m, around, nil), nil) {
		entries = append(entries, baseline.Entry{File: project.Manifest, Code: d.Code, Fingerprint: d.Fingerprint})
	}
	return baseline.New(filepath.Join(filepath.Dir(at), "base.json"), entries)
}

func marked(m *manifest.Model, r *diagnostics.Report, b *baseline.Baseline) iter.Seq[diagnostics.Diagnostic] {
	p := diagnostics.Policy{Baseline: b, Baselined: diagnostics.MarkBaselined}
	return p.Filter(baseline.Source{Path: at, Text: m.Tree.Text(), Tree: m.Tree}, r.All())
}

// compareBaselined requires that the diagnostics in the baseline are those of again, a new check of the model fresh.
func (s *session) compareBaselined(m, fresh *manifest.Model, again *diagnostics.Report) {
	identified := func(m *manifest.Model, r *diagnostics.Report) []string {
		var all []string
		for d := range marked(m, r, s.accept) {
			all = append(all, fmt.Sprint(d.Code, d.Span, d.Fingerprint, d.Baselined))
		}
		return all
	}
	got, want := identified(m, s.report), identified(fresh, again)
	if !slices.Equal(got, want) {
		s.t.Fatalf("%s: after %q of\n%s\nthe diagnostics of\n%s\nare\n%q\nbut a new check has\n%q", s.of.name, s.log, s.of.manifest, s.tree.Text(), got, want)
	}
	if s.accept != nil && len(s.undo) == 0 && slices.ContainsFunc(got, func(d string) bool { return !strings.HasSuffix(d, "true") }) {
		s.t.Fatalf("%s: a diagnostic is not in the baseline that has all: %q", s.of.name, got)
	}
}

// recheck requires that the rules report the same diagnostics in the same order when fixes are requested.
func (s *session) recheck() {
	for _, d := range everywhere(s.report) {
		fixed, ok := diagnostics.Recheck(d)
		if fixed.Span == (text.Span{}) && d.File == "" {
			fixed.Span = d.Span // about the extension as a whole
		}
		if !ok || fixed.Code != d.Code || fixed.Message != d.Message || fixed.Severity != d.Severity || fixed.File != d.File || fixed.Span != d.Span {
			s.t.Fatalf("%s: after %q of\n%s\na check of\n%s\nhas\n%+v\nbut with fixes\n%+v", s.of.name, s.log, s.of.manifest, s.tree.Text(), d, fixed)
		}
		if len(d.Fixes) > 0 {
			s.t.Fatalf("%s: a check has built the fixes of %+v", s.of.name, d)
		}
	}
}
