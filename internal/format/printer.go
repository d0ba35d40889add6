package format

import (
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// printer walks a tree and collects edits.
type printer struct {
	tree   *syntax.Tree
	slice  func(text.Span) string
	style  style
	damage damage
	within text.Span // text outside of it is not formatted
	stop   func() bool
	typing bool // format unclosed containers too
	edits  []text.Edit
}

func newPrinter(tree *syntax.Tree, o Options, within text.Span) *printer {
	p := &printer{tree: tree, slice: tree.Text().Slice, style: styleOf(tree, o), damage: damageOf(tree, within), within: within, stop: o.stopped}
	if within.Len() == tree.Text().Len() {
		src := tree.Text().String() // one allocation instead of one per slice
		p.slice = func(s text.Span) string { return src[s.Start:s.End] }
	}
	return p
}

// document formats the root value and the text around it. A text without a value is not formatted, nor is one with
// several, whose brackets are probably not as intended.
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
	p.gap(before, gapLayout{place: head})
	p.container(values[0].Value(), frame{})
	p.gap(text.Span{Start: span.End, End: p.tree.Text().Len()}, gapLayout{place: tail, ending: ending})
	return p.edits
}

// byteOrderMark is the UTF-8 encoding of the mark that some editors write at the beginning of a file.
const byteOrderMark = "\uFEFF"

// frame is the context of a container.
type frame struct {
	depth     int  // of the line in which the container begins
	col       int  // column at which it begins after formatting
	inner     bool // not the root
	multiline bool // the parent spans several lines
	flat      bool // the parent stays on one line
}

// layout is the arrangement of the items of a container.
type layout struct {
	flat      bool
	multiline bool   // spanned several lines before
	pad       string // white space inside the brackets, if flat
	depth     int    // of the brackets
}

// container formats v if it is an object or array with both brackets.
func (p *printer) container(v syntax.Value, f frame) {
	if !v.Whole() && !(p.typing && v.Opened() && !v.Closed()) || v.Span().End < p.within.Start || v.Span().Start > p.within.End {
		return
	}
	l := layout{depth: f.depth, multiline: p.hasBreak(v.Span())}
	if !l.multiline && p.damage.touches(v.Inside()) {
		return
	}
	if f.flat || f.inner && !l.multiline && v.Whole() && p.fits(v, f) {
		l.flat, l.pad = true, p.pad(v)
	}
	if v.Len() == 0 && v.Whole() {
		p.gap(v.Inside(), gapLayout{place: emptyContainer, depth: l.depth})
		return
	}
	p.items(v, l)
}

// items formats the text between the brackets of v.
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
			p.gap(text.Span{Start: core.End, End: comma}, gapLayout{place: inline, depth: l.depth + 1})
		}
		at = tokensEnd(it)
	}
	if v.Whole() {
		p.gap(text.Span{Start: at, End: v.Inside().End}, l.after())
	}
}

// tokensEnd returns the end of the last token of an item.
func tokensEnd(it syntax.Item) int {
	if comma, ok := it.Comma(); ok {
		return comma + 1
	}
	return it.Core().End
}

// item formats the text between the first and the last token of an item, without the comma.
func (p *printer) item(it syntax.Item, l layout) {
	v := it.Value()
	f := frame{depth: l.depth + 1, col: (l.depth + 1) * p.style.width, inner: true, multiline: l.multiline, flat: l.flat}
	if it.HasKey() {
		at := it.Key().End
		f.col += utf8.RuneCountInString(p.slice(it.Key())) + len(": ")
		if colon, ok := it.Colon(); ok {
			p.gap(text.Span{Start: at, End: colon}, gapLayout{place: inline, depth: l.depth + 2})
			at = colon + 1
		}
		if v.Kind() != syntax.Missing {
			p.gap(text.Span{Start: at, End: v.Span().Start}, gapLayout{place: inline, depth: l.depth + 2, blank: " "})
		}
	}
	p.container(v, f)
}

// before returns the layout of the gap before item i.
func (l layout) before(i int) gapLayout {
	switch {
	case l.flat && i == 0:
		return gapLayout{place: inline, blank: l.pad}
	case l.flat:
		return gapLayout{place: inline, blank: " "}
	case i == 0:
		return gapLayout{place: opening, depth: l.depth + 1}
	default:
		return gapLayout{place: between, depth: l.depth + 1}
	}
}

// after returns the layout of the gap before the closing bracket.
func (l layout) after() gapLayout {
	if l.flat {
		return gapLayout{place: inline, blank: l.pad}
	}
	return gapLayout{place: closing, depth: l.depth}
}
