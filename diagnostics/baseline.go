package diagnostics

import (
	"iter"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/baseline"
)

// Baselined is what happens to diagnostics that are in the baseline.
type Baselined uint8

const (
	// BaselinedAsHints gives them the severity of a hint.
	BaselinedAsHints Baselined = iota
	// HideBaselined hides them.
	HideBaselined
	// MarkBaselined sets [rule.Diagnostic.Baselined] and keeps their severity. All diagnostics have their fingerprints.
	MarkBaselined
)

// Filter yields those of list that are shown, with the severities that p gives them. list has the diagnostics about one
// file, in order: the baseline may include some of several with the same fingerprint.
func (p Policy) Filter(file baseline.Source, list iter.Seq[rule.Diagnostic]) iter.Seq[rule.Diagnostic] {
	known := p.Baseline.In(file.Path)
	return func(yield func(rule.Diagnostic) bool) {
		var fingerprints *baseline.Fingerprints
		if known != nil || p.Baselined == MarkBaselined {
			fingerprints = baseline.NewFingerprints(file)
		}
		for d := range list {
			d, ok := p.Apply(d, file.Path)
			if !ok {
				continue
			}
			if p.Baselined == MarkBaselined || known.Includes(d.Code) {
				d.Fingerprint = fingerprints.Next(d.Code, d.Pointer(), d.Span)
				d.Baselined = known.Has(d.Fingerprint)
			}
			if d.Baselined && p.Baselined == HideBaselined {
				continue
			}
			if d.Baselined && p.Baselined == BaselinedAsHints {
				d.Severity = rule.Hint
			}
			if !yield(d) {
				return
			}
		}
	}
}
