package actions

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// chunk is pasted JSON with connections at a position where the manifest cannot have it.
type chunk struct {
	span        text.Span // to remove; can be more than the JSON
	connections []pasted
	rest        []string // names of the other properties of the JSON
	faults      int      // syntax errors of the text without it
	strays      int      // misplaced connections in the text without it

	inside text.Span // of the JSON
	single bool      // the JSON is a connection and does not just contain some
}

const (
	maxSize   = 1 << 20  // bytes of a text that is searched
	reach     = 32 << 10 // bytes before and after the cursor that are searched
	maxStarts = 400      // opening brackets that are tried
	maxJoined = 4        // adjacent JSON values
)

// findChunk returns the chunk at span. Whether it is in a string or a number, removing it restores the previous text. It
// is recognized by that: no other chunk leaves fewer syntax errors.
func findChunk(m *manifest.Model, span text.Span) (chunk, bool) {
	t := m.Tree
	if t.Text().Len() > maxSize {
		return chunk{}, false
	}
	from := max(0, span.Start-reach)
	src := t.Text().Slice(text.Span{Start: from, End: min(t.Text().Len(), span.End+reach)})
	if !strings.Contains(src, `"connectionLinkName"`) && !strings.Contains(src, `"name"`) {
		return chunk{}, false
	}
	w := window{m, src, from}
	if w.healthy(span) {
		return chunk{}, false
	}
	return w.search(span)
}

// search returns the chunk at span, which is relative to the text.
func (w window) search(span text.Span) (chunk, bool) {
	t := w.m.Tree
	best, found := chunk{}, false
	for _, c := range w.at(span.Shift(-w.from)) {
		if t.FaultCount() == 0 && w.inPlace(c) {
			continue
		}
		for c := range w.runs(c) {
			if best.bad() == 0 && found {
				break
			}
			if c, ok := w.without(c); ok && (!found || c.bad() < best.bad()) {
				best, found = c, true
			}
		}
	}
	if !found || best.faults >= t.FaultCount() && w.inPlace(best) {
		return chunk{}, false
	}
	return best, true
}

// bad returns the number of problems of the text without c.
func (c chunk) bad() int { return c.faults + c.strays }

// window is the text around a cursor.
type window struct {
	m    *manifest.Model
	src  string
	from int // offset of src in the text
}

// at returns the chunks in w that touch span, or are separated from it by white space only, the most likely first. Their
// spans are relative to src.
func (w window) at(span text.Span) []chunk {
	first := len(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(w.src[:span.Start], blanks), "Copy"), blanks+",`"))
	last := span.End + len(w.src[span.End:]) - len(strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(w.src[span.End:], blanks+",`"), "json"), blanks))
	var all []chunk
	starts := 0
	for s := min(last, len(w.src)-1); s >= 0 && starts < maxStarts; s-- {
		if w.src[s] != '{' && w.src[s] != '[' {
			continue
		}
		starts++
		if c, ok := w.chunk(s, first); ok {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b chunk) int { return rank(a, b, span) })
	return all
}

// rank orders two chunks by how likely they were pasted.
func rank(a, b chunk, span text.Span) int {
	first := func(x, y bool) int {
		switch {
		case x == y:
			return 0
		case x:
			return -1
		default:
			return 1
		}
	}
	if m, n := len(a.rest), len(b.rest); m != n && m > 0 && n > 0 {
		return cmp.Compare(m, n) // of two manifests the one with more properties stays
	} else if m > 0 && n > 0 {
		return cmp.Compare(a.inside.Start, b.inside.Start)
	}
	touches := func(c chunk) bool { return c.inside.Touches(span.Start) || c.inside.Touches(span.End) }
	if n := first(touches(a), touches(b)); n != 0 {
		return n
	}
	return cmp.Or(
		first(len(a.rest) == 0, len(b.rest) == 0),
		first(!a.single, !b.single), // a single connection may be part of the manifest
		first(a.inside.End == span.End, b.inside.End == span.End),
		cmp.Compare(b.inside.Len(), a.inside.Len()),
	)
}

const blanks = " \t\r\n"

// chunk returns the JSON that begins at offset s of src and ends at or after first, if it has connections.
func (w window) chunk(s, first int) (c chunk, ok bool) {
	e := closing(w.src, s)
	if e < 0 || e < first {
		return c, false
	}
	t := syntax.Parse(text.New(w.src[s:e]))
	if t.FaultCount() > 0 {
		return c, false
	}
	c.inside = text.Span{Start: s, End: e}
	c.connections, c.rest, ok = connections(t.Root())
	c.single = manifest.LooksLikeConnector(t.Root())
	return c, ok
}

// closing returns the offset after the bracket that closes the one at offset s, negative if there is none.
func closing(src string, s int) int {
	depth := 0
	for i := s; i < len(src); i++ {
		switch src[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			for i++; i < len(src) && src[i] != '"'; i++ {
				if src[i] == '\n' {
					return -1
				}
				if src[i] == '\\' {
					i++
				}
			}
		}
	}
	return -1
}

// connections returns the connections in v, in the structures of Sigma and of manifests: a connection, an array of
// connections, or an object with properties that contain them. rest are the names of the other properties of a manifest.
func connections(v syntax.Value) (all []pasted, rest []string, ok bool) {
	if manifest.LooksLikeConnector(v) {
		raw := v.Raw()
		return []pasted{read(raw)}, nil, strings.Count(raw, `"connectionLinkName"`) <= 1 // false if another one was pasted into it
	}
	manifestly := false
	for it := range v.Items() {
		if v.Kind() == syntax.Object && !manifest.HoldsConnections(it.Name()) {
			rest = append(rest, it.Name())
			manifestly = manifestly || it.Name() == "service"
			continue
		}
		inner := it.Value()
		if v.Kind() == syntax.Object && inner.Len() == 0 && (inner.Kind() == syntax.Array || inner.Kind() == syntax.Object) {
			continue
		}
		some, _, ok := connections(inner)
		if !ok || inner.Kind() != syntax.Array && inner.Kind() != syntax.Object {
			return nil, nil, false
		}
		all = append(all, some...)
	}
	return all, rest, len(all) > 0 && (len(rest) == 0 || manifestly)
}

// runs yields c, and c joined with adjacent JSON values, as when something was pasted twice.
func (w window) runs(c chunk) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		for n := range maxJoined {
			for behind := range n + 1 {
				if run, ok := w.run(c, n-behind, behind); ok && !yield(run) {
					return
				}
			}
		}
	}
}

// run returns c joined with the given numbers of JSON values before and after it.
func (w window) run(c chunk, before, behind int) (_ chunk, ok bool) {
	ok = true
	for ; ok && before > 0; before-- {
		c, ok = w.before(c)
	}
	for ; ok && behind > 0; behind-- {
		c, ok = w.behind(c)
	}
	return c, ok
}

// strays returns the number of misplaced connections in the Sigma form in m.
func (w window) strays(m *manifest.Model) int {
	n := strings.Count(m.Tree.Text().Slice(text.Span{Start: w.from, End: min(m.Tree.Text().Len(), w.from+len(w.src))}), `"connectionLinkName"`)
	for c := range w.connectors(m) {
		if _, ok := c.Member("connectionLinkName"); ok && !(c.Place == manifest.InConnectors && authorises(m, c)) {
			n--
		}
	}
	return n
}

// connectors yields the connectors of m that begin in w.
func (w window) connectors(m *manifest.Model) iter.Seq[*manifest.Connector] {
	return func(yield func(*manifest.Connector) bool) {
		for _, s := range m.Sections() {
			v := s.Item.Value()
			if s.Place == manifest.InAuthorisation {
				if c := m.Connector(s.Place, s.Item); c != nil && c.Value.Span().Start >= w.from && !yield(c) {
					return
				}
				continue
			}
			if v.Kind() != syntax.Array || v.Len() == 0 {
				continue
			}
			for i := v.Search(w.from); i < v.Len() && v.Item(i).Core().Start < w.from+len(w.src); i++ {
				if c := m.Connector(s.Place, v.Item(i)); c != nil && c.Value.Span().Start >= w.from && !yield(c) {
					return
				}
			}
		}
	}
}

func (w window) before(c chunk) (chunk, bool) {
	end := len(strings.TrimRight(w.src[:w.framed(c.inside).Start], blanks+",`"))
	for s, starts := end-1, 0; s >= 0 && starts < maxStarts; s-- {
		if w.src[s] != '{' && w.src[s] != '[' {
			continue
		}
		starts++
		if closing(w.src[:end], s) != end {
			continue
		}
		other, ok := w.chunk(s, s)
		other.connections = append(other.connections, c.connections...)
		other.rest = append(other.rest, c.rest...)
		other.inside.End = c.inside.End
		return other, ok
	}
	return c, false
}

func (w window) behind(c chunk) (chunk, bool) {
	end := w.framed(c.inside).End
	s := end + len(w.src[end:]) - len(strings.TrimLeft(w.src[end:], blanks+",`"))
	if s == len(w.src) || w.src[s] != '{' && w.src[s] != '[' {
		return c, false
	}
	other, ok := w.chunk(s, s)
	c.connections = append(slices.Clip(c.connections), other.connections...)
	c.rest = append(slices.Clip(c.rest), other.rest...)
	c.inside.End = other.inside.End
	return c, ok
}

// inPlace reports whether c is a single connection in a place for connections, with a unique link name. Rules report
// connections in the wrong one of several places.
func (w window) inPlace(c chunk) bool {
	if len(c.connections) != 1 || !c.single {
		return false
	}
	at := c.inside.Shift(w.from)
	name := linkNameOf(c.connections[0].Connector)
	there, twins := false, 0
	for d := range w.connectors(w.m) {
		there = there || d.Value.Span() == at
		if name != "" && linkNameOf(d) == name {
			twins++
		}
	}
	return there && twins < 2
}
