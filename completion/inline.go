package completion

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

// inline has the providers for inline completion, which editors show without a request: complete objects.
var inline = []provider{remainingProperties, connectors, widgets, parameters}

// Inline returns the inline completion at offset, if there is one: an item without additional edits whose edit only
// appends to the typed text.
func Inline(m *manifest.Model, offset int, around Around) (Item, bool) {
	at, ok := cursorAt(m, offset, around)
	if !ok {
		return Item{}, false
	}
	for _, item := range at.itemsBy(inline) {
		typed := at.slice(item.Edit.Span.Start, at.Offset)
		behind := at.slice(at.Offset, item.Edit.Span.End)
		if len(item.Additional) == 0 && strings.HasPrefix(item.Edit.New, typed) && isBlank(behind) {
			return item, true
		}
	}
	return Item{}, false
}
