package diagnostics

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Verify returns d, a diagnostic of r, with all its fixes. A fix that adds an error or removes a comment, and one that
// changes another file than the one that was checked, is no longer certain. It edits and checks the text once for each
// certain fix, so it is for code actions and reports and not for keystrokes.
func (r *Report) Verify(d rule.Diagnostic) rule.Diagnostic {
	d = d.WithFixes()
	d.Fixes = slices.Clone(d.Fixes)
	for i := range d.Fixes {
		f := &d.Fixes[i]
		f.Certain = f.Certain && f.In == "" && d.File == "" && r.keepsSound(f.Edits)
	}
	return d
}

// keepsSound reports whether no error is added, and no comment removed, by edits that do not overlap.
func (r *Report) keepsSound(edits []text.Edit) bool {
	after := r.edited(edits)
	return after != nil && after.comments() >= r.comments() && !addsError(r.mistakes(), after.mistakes(), edits)
}

// edited returns the report of the text with edits made in it, or nil if they overlap.
func (r *Report) edited(edits []text.Edit) *Report {
	src, err := text.Apply(r.model.Tree.Text().String(), edits)
	if err != nil {
		return nil
	}
	tree := r.model.Tree
	if len(edits) > fewEdits {
		tree = syntax.Parse(text.New(src))
	} else {
		for _, e := range slices.Backward(with(nil, edits)) {
			tree = tree.Edit(e)
		}
	}
	m := manifest.Build(tree)
	if r.model.Kind != manifest.Manifest {
		m = manifest.BuildOther(tree, r.model.Kind, r.model.Service.Code)
	}
	return CheckAround(m, Around{Files: r.files, Code: r.code, Committed: r.since}, r)
}

// fewEdits is how many edits of a tree are quicker than a parse.
const fewEdits = 8

// comments returns the number of comments.
func (r *Report) comments() int {
	n := 0
	for f := range r.model.Tree.Faults() {
		if f.Kind == syntax.Comment || f.Kind == syntax.UnterminatedComment {
			n++
		}
	}
	return n
}

// mistake is an error or a fault of the syntax. Two of the same kind differ in their place and message alone.
type mistake struct {
	kind    mistakeKind
	message string
	span    text.Span
}

type mistakeKind struct {
	code, file string
	fault      syntax.FaultKind // of the syntax
}

// mistakes returns the errors of r. Syntax errors are read from the tree, because one diagnostic may cover
// several of them in a line.
func (r *Report) mistakes() []mistake {
	var all []mistake
	for f := range r.model.Tree.Faults() {
		if f.Kind != syntax.ByteOrderMark {
			all = append(all, mistake{mistakeKind{code: syntaxRule.Code, fault: f.Kind}, "", f.Span})
		}
	}
	add := func(d rule.Diagnostic) {
		if d.Severity == rule.Error && d.Code != syntaxRule.Code {
			all = append(all, mistake{mistakeKind{code: d.Code, file: d.File}, d.Message, d.Span})
		}
	}
	for d := range r.All() {
		add(d)
	}
	for d := range r.Around() {
		add(d)
	}
	return all
}

// addsError reports whether one of the mistakes after edits was not there before: each has to have one of the same kind
// that was at its place.
func addsError(before, after []mistake, edits []text.Edit) bool {
	left := map[mistake]int{}
	for _, m := range before {
		if m.kind.file == "" {
			m.span = moved(m.span, edits)
		}
		left[m]++
	}
	var fresh []mistake
	for _, m := range after {
		if left[m] > 0 {
			left[m]--
		} else {
			fresh = append(fresh, m)
		}
	}
	if len(fresh) == 0 {
		return false
	}
	near := map[mistakeKind][]text.Span{}
	for m, n := range left {
		for range n {
			near[m.kind] = append(near[m.kind], m.span)
		}
	}
	for _, m := range fresh {
		if !take(near, m.kind, func(s text.Span) bool { return s.Start <= m.span.End && m.span.Start <= s.End }) && !revealed(near, m) {
			return true
		}
	}
	return false
}

// revealed reports whether m is a missing comma that was not reported as long as the item before was unfinished, and
// takes the mistake that is gone.
func revealed(gone map[mistakeKind][]text.Span, m mistake) bool {
	if m.kind.fault != syntax.ExpectedComma || m.kind.code != syntaxRule.Code {
		return false
	}
	for _, f := range []syntax.FaultKind{syntax.ExpectedColon, syntax.ExpectedValue, syntax.UnterminatedString} {
		if take(gone, mistakeKind{code: syntaxRule.Code, fault: f}, func(s text.Span) bool { return s.Start <= m.span.Start }) {
			return true
		}
	}
	return false
}

// take removes the first span of a kind that fits, and reports whether there is one.
func take(spans map[mistakeKind][]text.Span, kind mistakeKind, fits func(text.Span) bool) bool {
	i := slices.IndexFunc(spans[kind], fits)
	if i >= 0 {
		spans[kind] = slices.Delete(spans[kind], i, i+1)
	}
	return i >= 0
}

// moved returns where span is after edits. What an edit replaces becomes what it inserts.
func moved(span text.Span, edits []text.Edit) text.Span {
	start, end := span.Start, span.End
	for _, e := range edits {
		delta := len(e.New) - e.Span.Len()
		switch {
		case e.Span.End <= span.Start:
			start += delta
		case e.Span.Start < span.Start:
			start += e.Span.Start - span.Start
		}
		switch {
		case e.Span.End <= span.End:
			end += delta
		case e.Span.Start < span.End:
			end += e.Span.Start + len(e.New) - span.End
		}
	}
	return text.Span{Start: start, End: max(start, end)}
}
