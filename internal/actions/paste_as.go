package actions

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// PasteAs returns the edits of t that add the connection JSON in pasted where the service reads it: what [Paste] makes of the text after
// pasted is applied. It returns nil if pasted is not a connection, or can be applied as it is.
func PasteAs(t *syntax.Tree, pasted text.Edit) []text.Edit {
	if trimmed := strings.TrimSpace(pasted.New); trimmed == "" || !strings.ContainsAny(trimmed[:1], "{[\"`,") {
		return nil
	}
	m := manifest.Build(t.Edit(pasted))
	a, ok := Paste(m, text.At(pasted.Span.Start+len(pasted.New)))
	if !ok {
		return nil
	}
	after, err := text.Apply(m.Tree.Text().String(), a.Edits)
	if err != nil || syntax.Parse(text.New(after)).FaultCount() > t.FaultCount() {
		return nil
	}
	e, ok := difference(t.Text().String(), after)
	if !ok {
		return nil
	}
	return []text.Edit{e}
}
