package format

import (
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// printer goes through a tree and gathers edits.
type printer struct {
	tree   *syntax.Tree
	slice  func(text.Span) string
	style  style
	damage damage
	within text.Span // what lies outside is not looked at
	stop   func() bool
	typing bool // containers that are yet to be closed are gone through as well
	edits  []text.Edit
}

func newPrinter(tree *syntax.Tree, o Options, within text.Span) *printer {
	p := &printer{tree: tree, slice: tree.Text().Slice, style: styleOf(tree, o), damage: damageOf(tree, within), within: within, stop: o.stopped}
	if within.Len() == tree.Text().Len() {
		src := tree.Text().String() // in one piece
		p.slice = func(s text.Span) string { return src[s.Start:s.End] }
	}
	return p
}

// document lays out the root value and what stands around it. A text without a value is left alone, and so is one
// with several, in which the brackets are not what the user thinks.
func (p *printer) document(ending Ending) []text.Edit {
	var values []syntax.Item
	for it := range p.tree.Values() {
		if values = append(values, it); len(values) > 1 {
			return nil
		}
	}
	if len(values) == 0 {
		return nil
	}
	span := values[0].Core()
	before := text.Span{End: span.Start}
	if strings.HasPrefix(p.slice(before), byteOrderMark) {
		before.Start = len(byteOrderMark)
	}
	p.gap(before, want{place: head})
	p.container(values[0].Value(), frame{})
	p.gap(text.Span{Start: span.End, End: p.tree.Text().Len()}, want{place: tail, ending: ending})
	return p.edits
}

// byteOrderMark is the mark that some editors put at the beginning of a text.
const byteOrderMark = "\uFEFF"

// frame is what is around a container.
type frame struct {
	depth   int  // of the line in which the container begins
	col     int  // at which it begins there, once it is laid out
	inner   bool // it is not the root
	stacked bool // the container around it stands on several lines
	flat    bool // the container around it is kept in one line
}

// layout is how the items of a container are laid out: on lines of their own unless flat.
type layout struct {
	flat    bool
	stacked bool   // stood on several lines
	pad     string // inside of the brackets, if flat
	depth   int    // of the brackets
}

// container lays out v, if it is an object or array that has both its brackets.
func (p *printer) container(v syntax.Value, f frame) {
	if !v.Whole() && !(p.typing && v.Opened() && !v.Closed()) || v.Span().End < p.within.Start || v.Span().Start > p.within.End {
		return
	}
	l := layout{depth: f.depth, stacked: p.hasBreak(v.Span())}
	if !l.stacked && p.damage.touches(v.Inside()) {
		return
	}
	if f.flat || f.inner && !l.stacked && v.Whole() && p.fits(v, f) {
		l.flat, l.pad = true, p.pad(v)
	}
	if v.Len() == 0 && v.Whole() {
		p.gap(v.Inside(), want{place: hollow, depth: l.depth})
		return
	}
	p.items(v, l)
}

// items lays out what is between the brackets of v.
func (p *printer) items(v syntax.Value, l layout) {
	at, first := v.Inside().Start, v.Search(p.within.Start)
	if first > 0 {
		at = tokensEnd(v.Item(first - 1))
	}
	for i := first; i < v.Len(); i++ {
		it := v.Item(i)
		if it.Span().Start > p.within.End || p.stop() {
			return
		}
		core := it.Core()
		p.gap(text.Span{Start: at, End: core.Start}, l.before(i))
		p.item(it, l)
		if comma, ok := it.Comma(); ok {
			p.gap(text.Span{Start: core.End, End: comma}, want{place: inline, depth: l.depth + 1})
		}
		at = tokensEnd(it)
	}
	if v.Whole() {
		p.gap(text.Span{Start: at, End: v.Inside().End}, l.after())
	}
}

// tokensEnd returns where the last token of an item ends.
func tokensEnd(it syntax.Item) int {
	if comma, ok := it.Comma(); ok {
		return comma + 1
	}
	return it.Core().End
}

// item lays out what is between the first and the last token of an item, the comma left out.
func (p *printer) item(it syntax.Item, l layout) {
	v := it.Value()
	f := frame{depth: l.depth + 1, col: (l.depth + 1) * p.style.width, inner: true, stacked: l.stacked, flat: l.flat}
	if it.HasKey() {
		at := it.Key().End
		f.col += utf8.RuneCountInString(p.slice(it.Key())) + len(": ")
		if colon, ok := it.Colon(); ok {
			p.gap(text.Span{Start: at, End: colon}, want{place: inline, depth: l.depth + 2})
			at = colon + 1
		}
		if v.Kind() != syntax.Missing {
			p.gap(text.Span{Start: at, End: v.Span().Start}, want{place: inline, depth: l.depth + 2, blank: " "})
		}
	}
	p.container(v, f)
}

// before returns what is to stand before item i.
func (l layout) before(i int) want {
	switch {
	case l.flat && i == 0:
		return want{place: inline, depth: l.depth + 1, blank: l.pad}
	case l.flat:
		return want{place: inline, depth: l.depth + 1, blank: " "}
	case i == 0:
		return want{place: opening, depth: l.depth + 1}
	default:
		return want{place: between, depth: l.depth + 1}
	}
}

// after returns what is to stand before the closing bracket.
func (l layout) after() want {
	if l.flat {
		return want{place: inline, depth: l.depth + 1, blank: l.pad}
	}
	return want{place: closing, depth: l.depth}
}
