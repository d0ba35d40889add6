package format

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Typed returns the edits, in the order of the text, after one of [Triggers] was typed before offset. A closing bracket
// formats its container from the line in which that begins. A comma formats its line up to the cursor, and a line end
// the line before it. These two neither insert nor remove line ends, and the editor indents the line of the cursor.
func Typed(tree *syntax.Tree, o Options, offset int, trigger string) []text.Edit {
	t := tree.Text()
	line := t.Position(offset, text.UTF8).Line
	span := text.Span{Start: t.LineSpan(line).Start, End: offset}
	switch {
	case (trigger == "}" || trigger == "]") && t.Slice(text.Span{Start: offset - 1, End: offset}) == trigger:
		v, ok := closedAt(tree, offset)
		if !ok {
			return nil
		}
		span.Start = t.LineSpan(t.Position(v.Span().Start, text.UTF8).Line).Start
	case trigger == "," && commaAt(tree, offset):
	case trigger == "\n":
		span = t.LineSpan(line - 1)
	default:
		return nil
	}
	o.Ending = Ending{}
	p := newPrinter(tree, o, span)
	p.typing = true
	edits := p.document(o.Ending)
	return verified(tree, slices.DeleteFunc(edits, func(e text.Edit) bool {
		multiline := trigger == "}" || trigger == "]"
		return !span.Covers(e.Span) || !multiline && strings.ContainsAny(e.New+t.Slice(e.Span), "\r\n")
	}))
}

// Triggers returns the characters after which [Typed] may have edits.
func Triggers() []string { return []string{"}", "]", ",", "\n"} }

// closedAt returns the container whose closing bracket ends at offset.
func closedAt(tree *syntax.Tree, offset int) (syntax.Value, bool) {
	v := tree.Root()
	for !v.Whole() || v.Span().End != offset {
		it, ok := itemAt(v, offset)
		if !ok {
			return v, false
		}
		v = it.Value()
	}
	return v, true
}

// commaAt reports whether a comma between items ends at offset.
func commaAt(tree *syntax.Tree, offset int) bool {
	v := tree.Root()
	for {
		it, ok := itemAt(v, offset)
		if !ok {
			return false
		}
		if comma, ok := it.Comma(); ok && comma+1 == offset {
			return true
		}
		v = it.Value()
	}
}

// itemAt returns the item of v that contains the byte before offset.
func itemAt(v syntax.Value, offset int) (syntax.Item, bool) {
	i := v.Search(offset)
	if i == v.Len() || v.Item(i).Span().Start >= offset {
		return syntax.Item{}, false
	}
	return v.Item(i), true
}
