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

// pasted returns the edits that repair a connector pasted from Sigma before the line that begins at offset, once Enter is
// pressed after it: clients send no request when the user pastes. It returns nil if there is none, or if d has other
// syntax errors.
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
