package actions

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// PasteWithoutShortcut is [Paste] for a cursor, without the quick check of manifests in good order. healthy is the result of
// that check.
func PasteWithoutShortcut(m *manifest.Model, offset int) (a Action, ok, healthy bool) {
	w := window{m, m.Tree.Text().String(), 0}
	at := text.At(offset)
	found, ok := w.search(at)
	if ok {
		a, ok = repair(m, found)
	}
	return a, ok, w.healthy(at)
}
