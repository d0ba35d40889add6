package workspace

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"
	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

const manifestURI = uri.URI("file:///extension/plugin-manifest.json")

const faulty = `{
  "service": "WRITER",
  "connectors": [
    { "connectionLinkName": "my crm", "connectionName": "My CRM", "userAccess": true },
    { "connectionLinkName": "b", "connectionName": "é b", "userAccess": true },
    { "connectionLinkName": "b", "connectionName": "B", "userAccess": true }
  ]
}
`

// shreds are pieces that change how the rest of a text is parsed.
var shreds = []string{
	"", "", "x", `"`, `'`, `{`, `}`, `[`, `]`, `,`, `:`, "\n", "\r\n", "  ", `\`, "//", "é", "\x80",
	`"service": "DESK", `, `"connectors": [`, `{"connectionLinkName": "a b"}, `,
}

// For any edits, and whenever the tree is needed, tree and diagnostics equal those of a new document with the same text.
func TestEditedDocumentEqualsItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SampledFrom([]string{"", "{}", faulty, connectorLines(8), strings.Join(strings.Fields(connectorLines(8)), " ")}).Draw(t, "start")
		d := NewDocument(manifestURI, 1, text.New(want))
		for version := range rapid.IntRange(1, 6).Draw(t, "notifications") {
			if rapid.Bool().Draw(t, "tree needed") {
				d.Report()
			}
			c := d.Draft()
			for range rapid.SampledFrom([]int{1, 1, 2, 5, 40}).Draw(t, "edits") {
				start := rapid.IntRange(0, len(want)).Draw(t, "start")
				end := min(len(want), start+rapid.SampledFrom([]int{0, 0, 1, 1, 2, 30, 1 << 20}).Draw(t, "removed"))
				e := text.Edit{Span: text.Span{Start: start, End: end}, New: rapid.SampledFrom(shreds).Draw(t, "inserted")}
				want = want[:start] + e.New + want[end:]
				if rapid.IntRange(0, 9).Draw(t, "form") == 0 {
					c.Replace(want)
				} else {
					c.Edit(e)
				}
			}
			d = d.next(int32(version+2), c)
			if len(c.hunks) > maxHunks {
				t.Fatalf("%d hunks", len(c.hunks))
			}
		}
		checkDocument(t, d, want)
	})
}

// checkDocument compares d with a document that was opened with the text want.
func checkDocument(t interface{ Fatalf(string, ...any) }, d *Document, want string) {
	if got := d.Text.String(); got != want {
		t.Fatalf("text %q, want %q", got, want)
	}
	fresh := NewDocument(manifestURI, 1, text.New(want))
	if got, want := outlineOf(d.Model().Tree), outlineOf(fresh.Model().Tree); got != want {
		t.Fatalf("tree:\n%s\nwant\n%s", got, want)
	}
	if got, want := listed(d), listed(fresh); !slices.Equal(got, want) {
		t.Fatalf("diagnostics of %q:\n%v\nwant\n%v", want, got, want)
	}
}

// listed returns the diagnostics of d, a line each.
func listed(d *Document) []string {
	var all []string
	for found := range d.Report().All() {
		all = append(all, fmt.Sprint(found.Code, found.Severity, found.Span, found.Message, found.Related))
	}
	return all
}

// outlineOf lists the text, the values and the faults of a tree.
func outlineOf(tree *syntax.Tree) string {
	var b strings.Builder
	var walk func(v syntax.Value)
	walk = func(v syntax.Value) {
		fmt.Fprintln(&b, v.Kind(), v.Span(), v.Whole())
		if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
			for it := range v.Items() {
				fmt.Fprintln(&b, it.Key(), it.Core(), it.Span())
				walk(it.Value())
			}
		}
	}
	fmt.Fprintln(&b, tree.Text().String())
	for it := range tree.Values() {
		walk(it.Value())
	}
	for f := range tree.Faults() {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

// An edit of each quotation mark builds one tree, in any order and in any number of notifications.
func TestManyEditsBuildOneTree(t *testing.T) {
	src := connectorLines(200)
	for _, order := range []string{"down", "up"} {
		d := NewDocument(manifestURI, 1, text.New(src))
		before := d.Model().Tree
		edits := editsOfQuotes(src, order)
		for i, e := range edits {
			c := d.Draft()
			c.Edit(e)
			d = d.next(int32(i+2), c)
			if o := d.parsed.Load(); o.tree != before || len(o.hunks) > maxHunks {
				t.Fatalf("%s: edit %d built a tree or kept %d hunks", order, i, len(o.hunks))
			}
		}
		checkDocument(t, d, strings.ReplaceAll(src, `"`, `'`))
		if o := d.parsed.Load(); o.tree == before || len(o.hunks) > 0 {
			t.Errorf("%s: the tree is not kept", order)
		}
	}
}

// Two distant edits do not cost a parse of the text between them.
func TestFewEditsStayLocal(t *testing.T) {
	src := connectorLines(200)
	d := NewDocument(manifestURI, 1, text.New(src))
	d.Model()
	c := d.Draft()
	for _, n := range []int{3, 190} {
		at := strings.Index(src, fmt.Sprintf("link_%d\"", n)) + len("link_")
		c.Edit(text.Insert(at, "x"))
	}
	d = d.next(2, c)
	if e := d.Model().Tree.Effort(); e.Tier != syntax.TokenTier {
		t.Errorf("effort %v of %d bytes", e, len(src))
	}
}

// connectorLines returns a manifest with a connector per line.
func connectorLines(n int) string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf(`    {"connectionLinkName": "link_%d", "connectionName": "Connection %d", "serviceName": "github", "userAccess": true, "isUserDefinedService": false, "sharedBy": "700000001", "scope": ["repo"]}`, i, i)
	}
	return "{\n  \"service\": \"DESK\",\n  \"connectors\": [\n" + strings.Join(lines, ",\n") + "\n  ]\n}\n"
}

// editsOfQuotes returns an edit per quotation mark, which replaces it by an apostrophe.
func editsOfQuotes(src, order string) []text.Edit {
	var edits []text.Edit
	for i := range len(src) {
		if src[i] == '"' {
			edits = append(edits, text.Edit{Span: text.Span{Start: i, End: i + 1}, New: "'"})
		}
	}
	if order == "up" {
		slices.Reverse(edits)
	}
	return edits
}

// change is an edit as a client sends it.
type change struct {
	start, end text.Position // in UTF-16 units
	text       string
}

// What the edits of a Replace All of quotation marks cost, and the tree and the diagnostics after them.
func BenchmarkReplaceAll(b *testing.B) {
	for _, kB := range []int{21, 62, 208} {
		src := connectorLines(kB * 1000 / 194)
		start := NewDocument(manifestURI, 1, text.New(src))
		start.Report()
		for _, order := range []string{"down", "up"} {
			edits := editsOfQuotes(src, order)
			changes := make([]change, len(edits))
			for i, e := range edits {
				changes[i] = change{start.Text.Position(e.Span.Start, text.UTF16), start.Text.Position(e.Span.End, text.UTF16), e.New}
			}
			b.Run(fmt.Sprintf("%dkB/%s/one notification", kB, order), func(b *testing.B) {
				for b.Loop() {
					c := start.Draft()
					batch := text.NewBatch(c.Text, text.UTF16)
					for _, change := range changes {
						c.Replaced(batch.Replace(change.start, change.end, change.text), len(change.text))
					}
					c.Text = batch.Text()
					start.next(2, c).Model()
				}
			})
			b.Run(fmt.Sprintf("%dkB/%s/many notifications", kB, order), func(b *testing.B) {
				for b.Loop() {
					d := start
					for i, change := range changes {
						c := d.Draft()
						span := text.Span{Start: c.Text.Offset(change.start, text.UTF16), End: c.Text.Offset(change.end, text.UTF16)}
						c.Edit(text.Edit{Span: span, New: change.text})
						d = d.next(int32(i+2), c)
					}
					d.Model()
				}
			})
		}
	}
}

// What typing at one place costs while no tree is needed, and the tree at the end.
func BenchmarkTypeAtOnePlace(b *testing.B) {
	start := NewDocument(manifestURI, 1, text.New(connectorLines(1000)))
	start.Model()
	for b.Loop() {
		d := start
		for i := range 5000 {
			c := d.Draft()
			c.Edit(text.Insert(2+i, "x"))
			d = d.next(int32(i+2), c)
		}
		d.Model()
	}
}

// TestChangesKeepTheTree makes changes by the whole text and by ranges to a parsed document and
// compares the diagnostics with those of a new document with the same text.
func TestChangesKeepTheTree(t *testing.T) {
	d := NewDocument(manifestURI, 1, text.New(faulty))
	d.Report()
	for version, change := range []string{
		strings.Replace(faulty, "my crm", "my_crm", 1),
		strings.Replace(faulty, `"b"`, `"é"`, 1),
		faulty,
		"",
		"x",
		faulty + faulty,
		strings.ReplaceAll(faulty, "}", ""),
	} {
		draft := d.Draft()
		draft.Replace(change)
		draft.Edit(text.Insert(0, " "))
		draft.Edit(text.Delete(text.Span{Start: 0, End: 1}))
		d = d.next(int32(version+2), draft)
		if d.parsed.Load().tree == nil {
			t.Error("the tree was lost")
		}
		if got := d.Text.String(); got != change {
			t.Errorf("got %q, want %q", got, change)
		}
		want := withFixes(NewDocument(manifestURI, 1, text.New(change)))
		if got := withFixes(d); !slices.Equal(got, want) {
			t.Errorf("after %.30q: got %v, want %v", change, got, want)
		}
	}
}

// withFixes returns the diagnostics of d with all their fixes.
func withFixes(d *Document) []string {
	var all []string
	for found := range d.Report().All() {
		found = found.WithFixes()
		all = append(all, fmt.Sprintf("%v %v %s %s %v %+v", found.Span, found.Severity, found.Code, found.Message, found.Related, found.Fixes))
	}
	return all
}
