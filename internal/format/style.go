package format

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// style is the layout of a file.
type style struct {
	unit    string // one level of indentation
	width   int    // of the unit, in columns
	newline string
	indents []string // a line end followed by the indentation, by depth
}

const (
	tabWidth   = 4        // columns
	maxSamples = 64       // containers in which the indentation is detected
	maxHead    = 16 << 10 // bytes in which line ends are counted
)

func styleOf(tree *syntax.Tree, o Options) style {
	s := style{unit: unitOf(tree), newline: newlineOf(tree.Text())}
	if s.unit == "" {
		s.unit = o.Unit
	}
	if s.unit == "" {
		s.unit = "  "
	}
	for _, c := range s.unit {
		s.width++
		if c == '\t' {
			s.width += tabWidth - 1
		}
	}
	line := s.newline
	for range 16 {
		s.indents = append(s.indents, line)
		line += s.unit
	}
	return s
}

// line returns a line end followed by the indentation of depth.
func (s style) line(depth int) string {
	if depth < len(s.indents) {
		return s.indents[depth]
	}
	return s.newline + strings.Repeat(s.unit, depth)
}

// newlineOf returns the most frequent line end at the beginning of t, \n if there is none.
func newlineOf(t text.Text) string {
	near := t.Slice(text.Span{End: maxHead})
	both := strings.Count(near, "\r\n")
	lf, cr := strings.Count(near, "\n")-both, strings.Count(near, "\r")-both
	switch {
	case both > 0 && both >= lf && both >= cr:
		return "\r\n"
	case cr > lf:
		return "\r"
	}
	return "\n"
}

// unitOf returns the most frequent indentation of first items relative to their container, empty if none is indented on
// its own line.
func unitOf(tree *syntax.Tree) string {
	votes, best := map[string]int{}, ""
	level := []syntax.Value{tree.Root()}
	for range maxSamples {
		if len(level) == 0 {
			break
		}
		v := level[0]
		level = level[1:]
		for i := range min(v.Len(), maxSamples) {
			if inside := v.Item(i).Value(); inside.Len() > 0 {
				level = append(level, inside)
			}
		}
		unit := unitIn(tree, v)
		if unit == "" {
			continue
		}
		votes[unit]++
		if votes[unit] > votes[best] {
			best = unit
		}
	}
	return best
}

// unitIn returns the indentation of the first item of v relative to v, empty if it is not on its own line or not
// indented.
func unitIn(tree *syntax.Tree, v syntax.Value) string {
	if v.Len() == 0 || !v.Opened() {
		return ""
	}
	t, at := tree.Text(), v.Item(0).Core().Start
	if !isBlank(t.Slice(text.Span{Start: v.Inside().Start, End: at})) || t.Position(at, text.UTF8).Line == t.Position(v.Span().Start, text.UTF8).Line {
		return ""
	}
	unit, deeper := strings.CutPrefix(tree.Margin(at), v.Margin())
	if !deeper || len(unit) > 8 || unit == "" || strings.Trim(unit, unit[:1]) != "" {
		return ""
	}
	return unit
}
