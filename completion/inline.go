package completion

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

// inline has the providers of what an editor may show behind the cursor before anybody has asked: whole things, the
// one that is most likely meant.
var inline = []provider{rests, connectors, widgets, parameters}

// Inline returns what the text likely goes on with at offset: at most one item, whose edit only adds to what is typed
// and has no others beside it. Its tab stops have what a first guess fills in.
func Inline(m *manifest.Model, offset int, around Around) (Item, bool) {
	at, ok := placeAt(m, offset, around)
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
