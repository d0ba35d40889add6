package actions

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Paste returns the action that puts right what was pasted at span, a selection or the cursor that stands at
// either end of it: one or more connections as Sigma gives them, wherever in the manifest they have landed. They
// are taken out again, so that the manifest is what it was, and put where the service reads them. A connection
// whose link name the manifest has is merged with that: scopes are united, and what else differs is as it was
// pasted, which the title says.
//
// There is no action, and ok is false, if nothing is wrong there. Whoever has an edit of a client at hand may
// ask with its end.
func Paste(m *manifest.Model, span text.Span) (a Action, ok bool) {
	t := m.Tree
	found, ok := findChunk(m, span)
	if !ok {
		return Action{}, false
	}
	src := t.Text().String()
	without := src[:found.span.Start] + src[found.span.End:]
	s, ok := settle(without, found.connections)
	if !ok {
		return Action{}, false
	}
	s.rest = append(found.rest, s.rest...)
	if after := syntax.Parse(text.New(s.text)).FaultCount(); after > found.faults {
		return Action{}, false
	}
	a = Action{Title: s.title(), Kind: QuickFix, Edits: edits(src, without, s.text, found.span), Preferred: true}
	return a, len(a.Edits) > 0
}

// moves offers what [Paste] or else move does, one of them: move leaves the first of the connections where it
// stands, which is nicer as long as nothing else is wrong.
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

// settled is a manifest that connections have been put into.
type settled struct {
	text   string
	placed []string // keys of the top level that have new connections
	merged []string // link names of connections that were there
	taken  []string // keys of those whose values are now the pasted ones
	names  []string // of the connections that are new
	rest   []string // keys of what was pasted that are nowhere now
}

// settle puts connections into the manifest src, which is blank if they are to be all of a new one.
func settle(src string, connections []pasted) (settled, bool) {
	s := settled{text: src}
	if strings.TrimSpace(src) == "" {
		var items []syntax.Fragment
		for _, p := range connections {
			items = append(items, p.Value.Lift())
		}
		style := syntax.Parse(text.New(connections[0].raw)).Style()
		s.text = scaffold.Filled(usual(connections[0].Form), manifest.InConnectors, items...).LayOut(style, "").New + style.Newline
		s.placed = []string{manifest.InConnectors.Key()}
		return s, true
	}
	for _, p := range connections {
		m := manifest.Build(syntax.Parse(text.New(s.text)))
		if m.Nature != manifest.Zoho || m.Root.Kind() != syntax.Object {
			return s, false
		}
		if name := linkNameOf(p.Connector); name != "" {
			if named(m, name) != nil {
				s.merge(name, p)
				continue
			}
			s.names = append(s.names, name)
		}
		if !s.place(m, p) {
			return s, false
		}
	}
	return s, true
}

// title says what was done.
func (s *settled) title() string {
	title := "Move into " + list(s.placed)
	switch {
	case len(s.placed) == 0:
		title = "Merge with " + list(s.merged)
	case len(s.merged) > 0:
		title += " and merge with " + list(s.merged)
	}
	if len(s.taken) > 0 {
		title += ", with the pasted " + list(s.taken)
	}
	if len(s.rest) > 0 {
		title += ", without the pasted " + list(s.rest)
	}
	return title
}

// list returns words as in a sentence; of many the first.
func list(words []string) string {
	const most = 4
	if n := len(words); n > most {
		words = append(slices.Clone(words[:most-1]), strconv.Itoa(n-most+1)+" more")
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// edits returns what makes after of src. without is src but for the bytes of gone.
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

// difference returns the edit that makes b of a, and whether they differ. It parts no character and no line end.
func difference(a, b string) (text.Edit, bool) {
	if a == b {
		return text.Edit{}, false
	}
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	for start > 0 && (parts(a, start) || parts(b, start)) {
		start--
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && (parts(a, len(a)-end) || parts(b, len(b)-end)) {
		end--
	}
	return text.Edit{Span: text.Span{Start: start, End: len(a) - end}, New: b[start : len(b)-end]}, true
}

// parts reports whether a cut at offset i of s goes through a character or a line end.
func parts(s string, i int) bool {
	return i > 0 && i < len(s) && (!utf8.RuneStart(s[i]) || s[i-1] == '\r' && s[i] == '\n')
}
