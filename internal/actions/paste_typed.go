package actions

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// maxGap is how many bytes before the cursor the end of the pasted text is searched.
const maxGap = 1 << 10

// PasteTyped returns the edits, without tab stops, that repair a connector pasted from Sigma before the line that begins at offset. It
// is called when the user presses Enter after it, because clients send no request when the user pastes. It returns nil if there is
// none, or if m has other syntax errors.
func PasteTyped(m *manifest.Model, offset int, typed string) []text.Edit {
	if typed != "\n" || m.Kind != manifest.Manifest || m.Tree.FaultCount() == 0 {
		return nil
	}
	start := max(0, offset-maxGap)
	before := strings.TrimRight(m.Tree.Text().Slice(text.Span{Start: start, End: offset}), " \t\r\n")
	if !strings.HasSuffix(before, "}") && !strings.HasSuffix(before, "]") {
		return nil
	}
	a, ok := Paste(m, text.At(start+len(before)))
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
	for i := range a.Edits {
		a.Edits[i].Stops = nil
	}
	return a.Edits
}
