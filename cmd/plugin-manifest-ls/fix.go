package main

import "plugin-manifest-ls/internal/report"

// changeWriter writes changes to disk or shows them.
type changeWriter interface {
	WriteChange(report.Change) error
}

// fix checks one file and its extension, writes the changes of the safe fixes, and returns the diagnostics that remain, or
// with c.dry those before the fixes.
func (c *checker) fix(path, source string) ([]*report.File, error) {
	fixed, err := c.Fix(path, source)
	if err != nil {
		return nil, err
	}
	failed := false
	for _, change := range fixed.Changes {
		c.Touch(change.Abs)
		if err := c.changes.WriteChange(*change); err != nil {
			c.fail(err)
			failed = true
			continue
		}
		c.summary.FixedFiles++
		c.summary.Fixes += change.Fixes
	}
	if c.dry {
		return fixed.Before, nil
	}
	for _, change := range fixed.Changes {
		delete(c.Texts, change.Abs) // it is on disk now
	}
	if !failed {
		return fixed.After, nil
	}
	if source, err = c.read(path); err != nil {
		return nil, err
	}
	return c.Check(path, source)
}
