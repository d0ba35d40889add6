package check

import (
	"errors"
	"fmt"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/text"
)

// Selected selects a finding and one of its fixes.
type Selected struct {
	Code    string // of the rule
	Pointer string // JSON pointer (RFC 6901) of the finding; if empty, every finding with the code
	Title   string // of the fix; if empty, the first one
}

// FixSelected is [Run.Fix] for the selected findings only, whose fixes need not be safe. For each of them, reasons has why
// it was not fixed, nil if it was.
func (r *Run) FixSelected(path, source string, selected []Selected) (fixed Fixed, reasons []error, err error) {
	fixed.Before, err = r.Check(path, source)
	if err != nil {
		return fixed, nil, err
	}
	reasons = make([]error, len(selected))
	plan := plan{edits: map[string][]text.Edit{}}
	for i, s := range selected {
		reasons[i] = plan.add(fixed.Before, s)
	}
	for _, f := range plan.files {
		after, err := text.Apply(f.Text.String(), plan.edits[f.Abs])
		if err != nil {
			return fixed, nil, err // plan has no overlapping edits
		}
		r.edit(f, after, plan.fixes[f.Abs], &fixed.Changes)
	}
	for _, c := range plan.created {
		r.create(c.of, c.file, &fixed.Changes)
	}
	fixed.After, err = r.Check(path, r.text(path, source))
	return fixed, reasons, err
}

// plan has the fixes that do not overlap.
type plan struct {
	files   []*report.File // that change
	edits   map[string][]text.Edit
	fixes   map[string]int
	created []creation
}

type creation struct {
	of   *report.File
	file diagnostics.File
}

var (
	errNotFound = errors.New("no such finding")
	errNoFix    = errors.New("the finding has no fix")
	errOverlap  = errors.New("the fix changes the same text as another one; call the tool again after applying that one")
)

// add adds the fixes of the findings that s selects.
func (p *plan) add(files []*report.File, s Selected) error {
	reason := errNotFound
	for _, f := range files {
		for _, d := range f.Diagnostics {
			if d.Code != s.Code || s.Pointer != "" && d.Pointer() != s.Pointer {
				continue
			}
			if err := p.fix(f, d, s.Title); err != nil {
				return err
			}
			reason = nil
		}
	}
	return reason
}

func (p *plan) fix(f *report.File, d diagnostics.Diagnostic, title string) error {
	fixes := d.WithFixes().Fixes
	if len(fixes) == 0 {
		return errNoFix
	}
	i := 0
	if title != "" {
		i = slices.IndexFunc(fixes, func(fix diagnostics.Fix) bool { return fix.Title == title })
	}
	if i < 0 {
		return fmt.Errorf("no fix has this title; the first one is %q", fixes[0].Title)
	}
	in := f
	if fixes[i].In != "" {
		in = f.Other(fixes[i].In)
	}
	edits := slices.Concat(p.edits[in.Abs], fixes[i].Edits)
	slices.SortStableFunc(edits, func(a, b text.Edit) int { return a.Span.Start - b.Span.Start })
	edits = slices.CompactFunc(edits, func(a, b text.Edit) bool { return a.Span == b.Span && a.New == b.New && !a.Span.Empty() })
	if _, err := text.Apply(in.Text.String(), edits); err != nil {
		return errOverlap
	}
	if len(fixes[i].Edits) > 0 {
		p.change(in, edits)
	}
	if fixes[i].Create != nil {
		p.created = append(p.created, creation{f, *fixes[i].Create})
	}
	return nil
}

func (p *plan) change(f *report.File, edits []text.Edit) {
	if _, known := p.edits[f.Abs]; !known {
		p.files = append(p.files, f)
	}
	if p.fixes == nil {
		p.fixes = map[string]int{}
	}
	p.edits[f.Abs] = edits
	p.fixes[f.Abs]++
}
