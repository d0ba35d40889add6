package server

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// widestGap is how many bytes before the cursor the end of what was pasted is looked for.
const widestGap = 1 << 10

// pasted returns the edits that put right what was pasted from Sigma before the line that begins at offset, once Enter
// is pressed behind it: clients ask nothing when something is pasted. It is nil if there is no such thing, or if more
// than that is wrong with d.
func pasted(d *document, offset int, typed string) []text.Edit {
	m := d.Model()
	if typed != "\n" || m.Kind != manifest.Manifest || m.Tree.FaultCount() == 0 {
		return nil
	}
	start := max(0, offset-widestGap)
	before := strings.TrimRight(d.Text.Slice(text.Span{Start: start, End: offset}), " \t\r\n")
	if !strings.HasSuffix(before, "}") && !strings.HasSuffix(before, "]") {
		return nil
	}
	a, ok := actions.Paste(m, text.At(start+len(before)))
	if !ok {
		return nil
	}
	tree := m.Tree
	for _, e := range slices.Backward(a.Edits) { // they are in order
		tree = tree.Edit(e)
	}
	if tree.FaultCount() > 0 {
		return nil
	}
	return withoutStops(a.Edits)
}
