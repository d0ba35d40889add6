package actions

import (
	"cmp"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// chunk is a piece of a text that was pasted into it: JSON that holds connections and stands where it cannot.
type chunk struct {
	span        text.Span // of all that is to go, which may be more than the JSON
	connections []pasted
	rest        []string // keys of what the JSON has besides
	faults      int      // of the text without it

	inside text.Span // of the JSON
}

const (
	reach      = 64 << 10 // bytes before and behind the cursor that are looked at
	mostStarts = 400      // brackets that are
	mostJoined = 4        // pieces of JSON that stand side by side
)

// findChunk returns the chunk at span. Whatever it has landed in, a string or a number, the text without it is the
// one that was there before, and that is how it is known: no other piece leaves fewer faults.
func findChunk(m *manifest.Model, span text.Span) (chunk, bool) {
	t := m.Tree
	from := max(0, span.Start-reach)
	src := t.Text().Slice(text.Span{Start: from, End: min(t.Text().Len(), span.End+reach)})
	if !strings.Contains(src, `"connectionLinkName"`) && !strings.Contains(src, `"name"`) {
		return chunk{}, false
	}
	w := window{m, src, from}
	best, found := chunk{}, false
	for _, c := range w.at(span.Shift(-from)) {
		c, ok := w.without(c)
		for n := 1; n < mostJoined && c.faults > 0; n++ { // pasted more than once
			longer, more := w.longer(c, n)
			if !more {
				break
			}
			if longer, whole := w.without(longer); whole && longer.faults < c.faults {
				c, ok = longer, true
			}
		}
		if ok && (!found || c.faults < best.faults) {
			best, found = c, true
		}
	}
	if !found || best.faults == t.FaultCount() && w.inPlace(best) {
		return chunk{}, false
	}
	return best, true
}

// window is the text around a cursor.
type window struct {
	m    *manifest.Model
	src  string
	from int // offset of src in the text
}

// at returns the pieces of JSON in w that hold connections and touch span, those that end there first, then the
// longer ones. Their places are in src.
func (w window) at(span text.Span) []chunk {
	first := len(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(w.src[:span.Start], blanks), "Copy"), blanks+",`"))
	last := span.End + len(w.src[span.End:]) - len(strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(w.src[span.End:], blanks+",`"), "json"), blanks))
	var all []chunk
	starts := 0
	for s := min(last, len(w.src)-1); s >= 0 && starts < mostStarts; s-- {
		if w.src[s] != '{' && w.src[s] != '[' {
			continue
		}
		starts++
		if c, ok := w.chunk(s); ok && c.inside.End >= first {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b chunk) int {
		if x, y := a.inside.End == first || a.inside.End == span.End, b.inside.End == first || b.inside.End == span.End; x != y {
			if x {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.inside.Len(), a.inside.Len())
	})
	return all
}

const blanks = " \t\r\n"

// chunk returns the JSON that begins at offset s of src, if it holds connections.
func (w window) chunk(s int) (c chunk, ok bool) {
	e := closing(w.src, s)
	if e < 0 {
		return c, false
	}
	t := syntax.Parse(text.New(w.src[s:e]))
	if t.FaultCount() > 0 {
		return c, false
	}
	c.inside = text.Span{Start: s, End: e}
	c.connections, c.rest, ok = connections(t.Root())
	return c, ok
}

// closing returns the offset behind the bracket that closes the one at offset s, negative if there is none.
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

// connections returns the connections that v is or holds, as Sigma and manifests have them: one, an array of them,
// or an object whose members have them. rest names what else a whole manifest has.
func connections(v syntax.Value) (all []pasted, rest []string, ok bool) {
	if manifest.LooksLikeConnector(v) {
		return []pasted{read(v.Raw())}, nil, true
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

// longer returns c with n pieces of JSON more that stand beside it, before it if there are some.
func (w window) longer(c chunk, n int) (chunk, bool) {
	for range n {
		next, ok := w.before(c)
		if !ok {
			if next, ok = w.behind(c); !ok {
				return c, false
			}
		}
		c = next
	}
	return c, true
}

func (w window) before(c chunk) (chunk, bool) {
	end := len(strings.TrimRight(w.src[:w.framed(c.inside).Start], blanks+",`"))
	for s, starts := end-1, 0; s >= 0 && starts < mostStarts; s-- {
		if w.src[s] != '{' && w.src[s] != '[' {
			continue
		}
		starts++
		if closing(w.src[:end], s) != end {
			continue
		}
		other, ok := w.chunk(s)
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
	other, ok := w.chunk(s)
	c.connections = append(slices.Clip(c.connections), other.connections...)
	c.rest = append(slices.Clip(c.rest), other.rest...)
	c.inside.End = other.inside.End
	return c, ok
}

// inPlace reports whether c is one connection that stands where connections do, the only one of its link name.
func (w window) inPlace(c chunk) bool {
	if len(c.connections) != 1 {
		return false
	}
	at := c.inside.Shift(w.from)
	name := linkNameOf(c.connections[0].Connector)
	there, twins := false, 0
	for _, s := range w.m.Sections() {
		for d := range w.m.Connectors(s) {
			there = there || d.Value.Span() == at
			if name != "" && linkNameOf(d) == name {
				twins++
			}
		}
	}
	return there && twins < 2
}
