package main

import (
	"bufio"
	"path/filepath"

	"codeberg.org/chavacava/garif"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// sarifReport writes a log in SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), which code scanning of
// GitHub, Azure DevOps and viewers in editors read. Columns are UTF-16 code units there: most of its readers
// are written in languages that count so.
type sarifReport struct {
	out     *bufio.Writer
	paths   paths
	rules   []*garif.ReportingDescriptor // of what was found, in the order in which it was
	known   map[string]bool              // the codes of rules
	results []*garif.Result
}

const (
	// sarifBase stands for what paths are relative to. Its name is the one that CodeQL has made usual.
	sarifBase = "%SRCROOT%"
	// sarifFingerprint names our own fingerprint. GitHub looks at primaryLocationLineHash, which its action
	// for uploads puts in, and warns of each that is not the same as what it has computed.
	sarifFingerprint = "pluginManifestFinding/v1"
)

var sarifLevels = [...]garif.ResultLevel{
	diagnostics.Error:       garif.ResultLevel_Error,
	diagnostics.Warning:     garif.ResultLevel_Warning,
	diagnostics.Information: garif.ResultLevel_Note,
	diagnostics.Hint:        garif.ResultLevel_Note,
}

func (r *sarifReport) file(f *checked) error {
	prints := fingerprints{}
	for _, d := range f.findings {
		r.rule(d.Code)
		result := garif.NewResult(&garif.Message{Text: d.Message})
		result.RuleId = d.Code
		result.Level = sarifLevels[d.Severity]
		result.Properties = &garif.PropertyBag{"severity": d.Severity.String()}
		result.Locations = []*garif.Location{r.location(f, d.Span)}
		result.PartialFingerprints = map[string]string{sarifFingerprint: prints.of(f, d)}
		for _, other := range d.Related {
			l := r.location(f, other.Span)
			l.Message = &garif.Message{Text: other.Message}
			result.RelatedLocations = append(result.RelatedLocations, l)
		}
		for _, fix := range d.WithFixes().Fixes {
			if !insertsSecret(f, fix) {
				result.Fixes = append(result.Fixes, r.fix(f, fix))
			}
		}
		r.results = append(r.results, result)
	}
	return nil
}

// rule puts the rule with that code into the log.
func (r *sarifReport) rule(code string) {
	rule, ok := diagnostics.Lookup(code)
	if !ok || r.known[code] {
		return
	}
	if r.known == nil {
		r.known = map[string]bool{}
	}
	r.known[code] = true
	descriptor := garif.NewReportingDescriptor(code)
	descriptor.ShortDescription = &garif.MultiformatMessageString{Text: rule.Summary}
	descriptor.FullDescription = &garif.MultiformatMessageString{Text: rule.Why, Markdown: rule.Why}
	descriptor.Help = &garif.MultiformatMessageString{Text: page(rule), Markdown: rule.Markdown()}
	descriptor.HelpUri = rule.Source.URL
	descriptor.DefaultConfiguration = &garif.ReportingConfiguration{Enabled: true, Level: sarifLevels[rule.Severity]}
	r.rules = append(r.rules, descriptor)
}

func (r *sarifReport) location(f *checked, span text.Span) *garif.Location {
	l := garif.NewLocation()
	l.PhysicalLocation = &garif.PhysicalLocation{ArtifactLocation: r.artifact(f.abs), Region: sarifRegion(f.text, span)}
	return l
}

func (r *sarifReport) artifact(abs string) *garif.ArtifactLocation {
	uri, relative := r.paths.uri(abs)
	a := &garif.ArtifactLocation{Uri: uri}
	if relative {
		a.UriBaseId = sarifBase
	}
	return a
}

// sarifRegion returns the place of a span. One without a length stands before its column.
func sarifRegion(t text.Text, span text.Span) *garif.Region {
	start, end := t.Position(span.Start, text.UTF16), t.Position(span.End, text.UTF16)
	return &garif.Region{StartLine: start.Line + 1, StartColumn: start.Col + 1, EndLine: end.Line + 1, EndColumn: end.Col + 1}
}

// insertsSecret reports whether a fix inserts the text of a secret, which a log must not contain.
func insertsSecret(f *checked, fix diagnostics.Fix) bool {
	if f.model == nil {
		return false
	}
	for _, e := range fix.Edits {
		if e.New == "" {
			continue
		}
		fragment := syntax.Parse(text.New(e.New))
		if len(secret.Spans(f.model.Tree, e.Span)) > 0 || len(secret.Spans(fragment, text.Span{End: len(e.New)})) > 0 {
			return true
		}
	}
	return false
}

// fix returns a fix as the replacements it makes; a new file is one that was empty.
func (r *sarifReport) fix(f *checked, fix diagnostics.Fix) *garif.Fix {
	s := &garif.Fix{
		Description: &garif.Message{Text: fix.Title},
		Properties:  &garif.PropertyBag{"certain": fix.Certain},
	}
	if made := fix.Create; made != nil {
		abs := filepath.Join(f.root, filepath.FromSlash(made.Path))
		s.ArtifactChanges = append(s.ArtifactChanges, r.changed(abs, text.Text{}, text.Insert(0, made.Content)))
	}
	if len(fix.Edits) > 0 {
		s.ArtifactChanges = append(s.ArtifactChanges, r.changed(f.abs, f.text, fix.Edits...))
	}
	return s
}

func (r *sarifReport) changed(abs string, t text.Text, edits ...text.Edit) *garif.ArtifactChange {
	c := &garif.ArtifactChange{ArtifactLocation: r.artifact(abs)}
	for _, e := range edits {
		replacement := &garif.Replacement{DeletedRegion: sarifRegion(t, e.Span)}
		if e.New != "" {
			replacement.InsertedContent = &garif.ArtifactContent{Text: e.New}
		}
		c.Replacements = append(c.Replacements, replacement)
	}
	return c
}

func (r *sarifReport) end(t total) error {
	driver := garif.NewDriver(program).WithRules(r.rules...)
	driver.Version = release()
	ran := &garif.Invocation{ExecutionSuccessful: len(t.faults) == 0}
	for _, fault := range t.faults {
		ran.ToolExecutionNotifications = append(ran.ToolExecutionNotifications,
			&garif.Notification{Level: garif.ResultLevel_Error, Message: &garif.Message{Text: fault.Error()}})
	}
	run := garif.NewRun(garif.NewTool(driver))
	run.Invocations = []*garif.Invocation{ran}
	run.ColumnKind = "utf16CodeUnits"
	run.NewlineSequences = []string{"\r\n", "\n", "\r"}
	run.Language = "en"
	run.OriginalUriBaseIds = map[string]*garif.ArtifactLocation{
		sarifBase: {Description: &garif.Message{Text: "The root of the repository, or the working directory outside of one."}},
	}
	return writeJSON(r.out, struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}{
		"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0",
		[]sarifRun{{run, append([]*garif.Result{}, r.results...)}},
	})
}

// sarifRun is a run whose results are there even if there are none, which says that the check has been made.
type sarifRun struct {
	*garif.Run
	Results []*garif.Result `json:"results"`
}
