package main

import (
	"maps"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// maxRounds bounds how often a file is checked and mended anew. A fix that leaves another one to be made
// is rare, two that undo each other would be a fault of ours.
const maxRounds = 10

// change is what fixes make of one file.
type change struct {
	path    string // as it is told
	abs     string
	root    string // the absolute path of the folder that the file must not leave
	created bool   // there was no such file
	before  string
	after   string
	fixes   int // that made it
}

// mender does with a change what is asked for: it is made, or shown.
type mender interface {
	change(change) error
}

// mend checks one file and what is around it, makes the certain fixes of what is found until there are none
// left, and returns what is found then, or before if nothing is to be changed.
func (c *checking) mend(path, source string) ([]*checked, error) {
	seen := maps.Clone(c.seen)
	again := func() ([]*checked, error) {
		c.seen = maps.Clone(seen)
		if abs, err := filepath.Abs(path); err == nil {
			if s, ok := c.instead[abs]; ok {
				return c.check(path, s)
			}
		}
		return c.check(path, source)
	}
	before, err := c.check(path, source)
	var made changes
	files := before
	for range maxRounds {
		if err != nil || !c.fix(files, &made) {
			break
		}
		files, err = again()
	}
	if err != nil {
		return nil, err
	}
	refused := false
	for _, ch := range made {
		if err := c.mender.change(*ch); err != nil {
			c.fault(err)
			delete(c.instead, ch.abs)
			refused = true
			continue
		}
		c.total.mended++
		c.total.fixes += ch.fixes
	}
	if c.dry {
		return before, nil
	}
	if refused {
		files, err = again() // the report is of what is on disk
	}
	for _, ch := range made {
		delete(c.instead, ch.abs) // the disk has it
	}
	return files, err
}

// changes are those of one file and what is around it, each file once.
type changes []*change

// fix makes the certain fixes of what was found, in memory, and reports whether there were any.
func (c *checking) fix(files []*checked, made *changes) bool {
	some := false
	for _, f := range files {
		for _, d := range f.findings {
			if fix, ok := certain(d); ok && fix.Create != nil {
				if abs, ok := made.create(f, *fix.Create); ok {
					c.instead[abs] = fix.Create.Content
					some = true
				}
			}
		}
		edits := f.report.FixAll(slices.Values(f.findings))
		after, err := text.Apply(f.text.String(), edits)
		if err != nil || after == f.text.String() {
			continue
		}
		made.edit(f, after, countFixes(f.findings, edits))
		c.instead[f.abs] = after
		some = true
	}
	return some
}

// edit notes what some fixes have made of a file.
func (c *changes) edit(f *checked, after string, fixes int) {
	i := slices.IndexFunc(*c, func(ch *change) bool { return ch.abs == f.abs })
	if i < 0 {
		i = len(*c)
		*c = append(*c, &change{path: f.path, abs: f.abs, root: f.root, before: f.text.String()})
	}
	(*c)[i].after = after
	(*c)[i].fixes += fixes
}

// create notes a file that is made for f. It returns its absolute path, and whether it was not noted yet.
func (c *changes) create(f *checked, file diagnostics.File) (string, bool) {
	name := filepath.FromSlash(file.Path)
	abs := filepath.Join(f.root, name)
	if slices.ContainsFunc(*c, func(ch *change) bool { return ch.abs == abs }) {
		return "", false
	}
	*c = append(*c, &change{
		path: filepath.Join(filepath.Dir(f.path), name), abs: abs, root: f.root, created: true, after: file.Content, fixes: 1,
	})
	return abs, true
}

// certain returns the fix of a finding that is made without being looked at.
func certain(d diagnostics.Diagnostic) (diagnostics.Fix, bool) {
	fixes := d.WithFixes().Fixes
	i := slices.IndexFunc(fixes, func(f diagnostics.Fix) bool { return f.Certain && f.In == "" })
	if i < 0 {
		return diagnostics.Fix{}, false
	}
	return fixes[i], true
}

// countFixes returns how many findings the edits mend.
func countFixes(found []diagnostics.Diagnostic, edits []text.Edit) int {
	left := map[text.Span]bool{}
	for _, e := range edits {
		left[e.Span] = true
	}
	n := 0
	for _, d := range found {
		if fix, ok := certain(d); ok && len(fix.Edits) > 0 && left[fix.Edits[0].Span] {
			delete(left, fix.Edits[0].Span)
			n++
		}
	}
	return n
}
