package actions

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Paste returns the action that repairs pasted connection JSON at span, which is the selection or a cursor at either
// end of the pasted text: one or more connectors as Sigma exports them, anywhere in the manifest. It removes them, which
// restores the manifest, and adds them where the service reads them. A connector with a link name that the manifest
// already has is merged: the scopes of both remain, and other values are replaced by the pasted ones, as the title says.
//
// ok is false if nothing needs repair. After an edit of a client, span can be the end of that edit.
func Paste(m *manifest.Model, span text.Span) (a Action, ok bool) {
	found, ok := findChunk(m, span)
	if !ok {
		return Action{}, false
	}
	return repair(m, found)
}

// repair returns the action that moves the connections of a chunk to where the service reads them.
func repair(m *manifest.Model, found chunk) (a Action, ok bool) {
	src := m.Tree.Text().String()
	without := src[:found.span.Start] + src[found.span.End:]
	s, ok := settle(m.Tree.Edit(text.Delete(found.span)), found.connections)
	if !ok {
		return Action{}, false
	}
	s.dropped = append(found.rest, s.dropped...)
	if s.model.Tree.FaultCount() > found.faults {
		return Action{}, false
	}
	a = Action{Title: s.title(), Kind: QuickFix, Edits: edits(src, without, s.text, found.span), Preferred: true}
	return a, len(a.Edits) > 0
}

// moves offers [Paste] or move. If both have the same result and there is no syntax error, move is preferred, because it
// leaves the first connector in its place.
func moves(m *manifest.Model, span text.Span) []Action {
	var moved []Action
	if m.Nature != manifest.Foreign {
		for _, a := range move(m, span) {
			if a.Edits = join(a.Edits); sound(m.Tree, a.Edits) {
				moved = append(moved, a)
			}
		}
	}
	a, ok := Paste(m, span)
	if !ok || m.Tree.FaultCount() == 0 && len(moved) > 0 && moved[0].Title == a.Title {
		return moved
	}
	return []Action{a}
}

// settled is a manifest with connectors added.
type settled struct {
	text     string
	model    *manifest.Model // of text
	placed   []string        // top-level properties with new connectors
	merged   []string        // connection link names of merged connectors
	replaced []string        // properties of merged connectors with a pasted value
	added    []string        // connection link names of new connectors
	dropped  []string        // pasted properties that the manifest does not have now
}

// settle adds connectors to the manifest t, or makes a new manifest of them if t is blank.
func settle(t *syntax.Tree, connections []pasted) (settled, bool) {
	s := settled{text: t.Text().String(), model: manifest.Build(t)}
	if strings.TrimSpace(s.text) == "" {
		var items []syntax.Fragment
		for _, p := range connections {
			items = append(items, p.Value.Lift())
		}
		style := syntax.Parse(text.New(connections[0].raw)).Style()
		s.text = scaffold.Filled(usual(connections[0].Form), manifest.InConnectors, items...).LayOut(style, "").New + style.Newline
		s.model = manifest.Build(syntax.Parse(text.New(s.text)))
		s.placed = []string{manifest.InConnectors.Key()}
		return s, true
	}
	for _, p := range connections {
		m := s.model
		if m.Nature != manifest.Zoho || m.Root.Kind() != syntax.Object {
			return s, false
		}
		if name := linkNameOf(p.Connector); name != "" {
			if named(m, name) != nil {
				s.merge(name, p)
				continue
			}
			s.added = append(s.added, name)
		}
		if !s.place(m, p) {
			return s, false
		}
	}
	return s, true
}

// title describes what was done.
func (s *settled) title() string {
	title := "Move to " + quotedList(s.placed)
	switch {
	case len(s.placed) == 0:
		title = "Merge with " + quotedList(s.merged)
	case len(s.merged) > 0:
		title += " and merge with " + quotedList(s.merged)
	}
	if len(s.replaced) > 0 {
		title += ", using the pasted " + quotedList(s.replaced)
	}
	if len(s.dropped) > 0 {
		title += ", dropping the pasted " + quotedList(s.dropped)
	}
	return title
}

// quotedList enumerates names in quotation marks. A long list ends with the number of names left out.
func quotedList(names []string) string {
	const limit = 4
	var words []string
	for i, name := range names {
		if i == limit-1 && len(names) > limit {
			words = append(words, strconv.Itoa(len(names)-i)+" more")
			break
		}
		words = append(words, strconv.Quote(name))
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// edits returns the edits that turn src into after. without is src without the span gone.
func edits(src, without, after string, gone text.Span) []text.Edit {
	if e, ok := difference(without, after); ok && (e.Span.End <= gone.Start || e.Span.Start >= gone.Start) {
		removal := text.Delete(gone)
		switch {
		case e.Span.End < gone.Start:
			return []text.Edit{e, removal}
		case e.Span.Start > gone.Start:
			e.Span = e.Span.Shift(gone.Len())
			return []text.Edit{removal, e}
		}
	} else if !ok {
		return []text.Edit{text.Delete(gone)}
	}
	e, ok := difference(src, after)
	if !ok {
		return nil
	}
	return []text.Edit{e}
}

// difference returns the edit that turns a into b, and whether they differ. It does not split characters or line ends.
func difference(a, b string) (text.Edit, bool) {
	if a == b {
		return text.Edit{}, false
	}
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	for start > 0 && (splits(a, start) || splits(b, start)) {
		start--
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && (splits(a, len(a)-end) || splits(b, len(b)-end)) {
		end--
	}
	return text.Edit{Span: text.Span{Start: start, End: len(a) - end}, New: b[start : len(b)-end]}, true
}

// splits reports whether offset i of s is within a character or a line end.
func splits(s string, i int) bool {
	return i > 0 && i < len(s) && (!utf8.RuneStart(s[i]) || s[i-1] == '\r' && s[i] == '\n')
}
