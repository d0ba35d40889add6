package syntax

import (
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

func FuzzEdit(f *testing.F) {
	for i, seed := range seeds {
		f.Add(seed, len(seed)/2, i%4, shreds[i])
	}
	f.Add("{\"\r:{\"2\":}", 6, 1, `"e"""`) // a member within one whose name is not terminated
	f.Fuzz(func(t *testing.T, src string, start, removed int, inserted string) {
		if start < 0 || removed < 0 || start > len(src) || removed > len(src)-start {
			return
		}
		tree := Parse(text.New(src))
		checkTree(t, tree, src)
		checkEdit(t, tree, text.Edit{Span: text.Span{Start: start, End: start + removed}, New: inserted})
	})
}

// broken are the pieces of texts with many faults: control characters, brackets without a partner, strings and
// comments without an end, and all line ends.
var broken = []string{
	`{`, `{`, `}`, `[`, `]`, `,`, `:`, `"`, `"`, `'`, `\`, `/`, `*`, "\r", "\n", "\r\n", "\t", " ", "  ", "\x00", "\x01", "\x7f", "\x80", "\xff", "\uFEFF",
	`"2":`, `"e"`, `"a": {`, `"b": [`, `"c`, `'d'`, `/*`, `*/`, `//`, `//"`, `/*"`, `1`, `-`, `tru`, `null`, `x:`, `a://b`, `\"`, `\u12`, "\"\r", "\n  ", "\n\t", "},\n", "],\r",
	"\n    \"n\": 1", "{\n  \"a\":", `{"n":"x"}`, `[[`, `]]`, `}}`, `{{`, `""`, `"""`, `,,`, `::`,
}

// FuzzBrokenEdits joins the pieces that the bytes of made select, and edits the text four bytes of edits at a time:
// where, how many bytes are removed, and which two pieces are inserted.
func FuzzBrokenEdits(f *testing.F) {
	for i := range broken {
		f.Add([]byte{0, byte(i), byte(3 * i), byte(7 * i), 2, byte(11 * i), 4}, []byte{byte(i), byte(i), byte(5 * i), byte(i), 3, 0, byte(i), 255})
	}
	f.Fuzz(func(t *testing.T, made, edits []byte) {
		var b strings.Builder
		for _, i := range made[:min(len(made), 200)] {
			b.WriteString(broken[int(i)%len(broken)])
		}
		tree := Parse(text.New(b.String()))
		checkTree(t, tree, b.String())
		for e := range slices.Chunk(edits[:min(len(edits), 40)/4*4], 4) {
			start := int(e[0]) * (tree.text.Len() + 1) / 256
			end := min(tree.text.Len(), start+int(e[1])%16)
			inserted := broken[int(e[2])%len(broken)] + broken[int(e[3])%len(broken)]
			tree = checkEdit(t, tree, text.Edit{Span: text.Span{Start: start, End: end}, New: inserted})
		}
	})
}
