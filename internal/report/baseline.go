package report

import (
	"codeberg.org/chavacava/garif"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
)

// WrittenBaseline is a baseline that was written.
type WrittenBaseline struct {
	Path  string // as shown to the user
	Count int    // of its findings
}

// Absent is an entry of a baseline that no longer occurs.
type Absent struct {
	baseline.Entry
	Path string // of the file, as shown to the user
	Abs  string
}

// text returns an entry as one line.
func (a Absent) text() string {
	line := a.Code + ": " + Printable(a.Message)
	if a.Property != "" {
		line += " (" + Printable(a.Property) + ")"
	}
	return line
}

// baselineLines returns the lines of the summary about baselines.
func (s *Summary) baselineLines() []string {
	var lines []string
	if w := s.Written; w != nil {
		lines = append(lines, Count(w.Count, "problem", "problems")+" written to "+PrintablePath(w.Path))
	}
	switch {
	case s.Resolved > 0 && s.Pruned:
		lines = append(lines, Count(s.Resolved, "resolved problem", "resolved problems")+" removed from the baseline")
	case s.Resolved > 0:
		lines = append(lines, Count(s.Resolved, "problem", "problems")+" of the baseline resolved; remove with --prune-baseline")
	}
	return lines
}

// The values of baselineState in SARIF.
const (
	sarifNew       = "new"
	sarifUnchanged = "unchanged"
	sarifAbsent    = "absent"
)

// baselineState returns the state of a diagnostic of f; nil if no baseline applies.
func baselineState(f *File, d diagnostics.Diagnostic) any {
	switch {
	case d.Baselined:
		return sarifUnchanged
	case f.HasBaseline:
		return sarifNew
	}
	return nil
}

// absent returns the result for an entry of a baseline that no longer occurs. Where it was is unknown.
func (r *sarifReport) absent(a Absent) *garif.Result {
	r.rule(a.Code)
	message := a.Message
	if message == "" {
		message = a.Code
	}
	result := garif.NewResult(&garif.Message{Text: message})
	result.RuleId = a.Code
	result.Level = garif.ResultLevel_Note
	if rule, ok := diagnostics.Lookup(a.Code); ok && rule.Severity != 0 {
		result.Level = sarifLevels[rule.Severity]
	}
	result.BaselineState = sarifAbsent
	l := garif.NewLocation()
	l.PhysicalLocation = &garif.PhysicalLocation{ArtifactLocation: r.artifact(a.Abs)}
	result.Locations = []*garif.Location{l}
	result.PartialFingerprints = map[string]string{sarifFingerprint: a.Fingerprint}
	return result
}
