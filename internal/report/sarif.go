package report

import (
	"bufio"
	"path/filepath"
	"slices"

	"codeberg.org/chavacava/garif"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// sarifReport writes a log in SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0) for GitHub code scanning, Azure DevOps and
// viewers in editors. Columns count UTF-16 code units, as most of these readers do.
type sarifReport struct {
	out     *bufio.Writer
	options Options
	paths   paths
	rules   []*garif.ReportingDescriptor // with results, in order of their first result
	known   map[string]bool              // the codes of rules
	results []*garif.Result
}

const (
	// sarifBase is the base of relative paths. CodeQL established the name.
	sarifBase = "%SRCROOT%"
	// sarifFingerprint names our fingerprint. GitHub's own is primaryLocationLineHash: its upload action adds it, and warns
	// of any that differs from the hash it computes.
	sarifFingerprint = "pluginManifestFinding/v1"
)

var sarifLevels = [...]garif.ResultLevel{
	diagnostics.Error:       garif.ResultLevel_Error,
	diagnostics.Warning:     garif.ResultLevel_Warning,
	diagnostics.Information: garif.ResultLevel_Note,
	diagnostics.Hint:        garif.ResultLevel_Note,
}

// File implements [Writer].
func (r *sarifReport) File(f *File) error {
	for _, d := range slices.Concat(f.Diagnostics, f.Baselined) {
		r.rule(d.Code)
		result := garif.NewResult(&garif.Message{Text: d.Message})
		result.RuleId = d.Code
		result.Level = sarifLevels[d.Severity]
		result.Properties = &garif.PropertyBag{"severity": d.Severity.String()}
		result.Locations = []*garif.Location{r.location(f, d.Span)}
		result.PartialFingerprints = map[string]string{sarifFingerprint: d.Fingerprint}
		result.BaselineState = baselineState(f, d)
		for _, related := range d.Related {
			l := r.location(f.of(related), related.Span)
			l.Message = &garif.Message{Text: related.Message}
			result.RelatedLocations = append(result.RelatedLocations, l)
		}
		for _, fix := range f.fixes(d) {
			if !insertsSecret(f, fix) {
				result.Fixes = append(result.Fixes, r.fix(f, fix))
			}
		}
		r.results = append(r.results, result)
	}
	return nil
}

// End implements [Writer].
func (r *sarifReport) End(s Summary) error {
	for _, a := range s.Absent {
		r.results = append(r.results, r.absent(a))
	}
	driver := garif.NewDriver(r.options.Program).WithRules(r.rules...)
	driver.Version = r.options.Version
	invocation := &garif.Invocation{ExecutionSuccessful: len(s.Errors) == 0}
	for _, err := range s.Errors {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications,
			&garif.Notification{Level: garif.ResultLevel_Error, Message: &garif.Message{Text: err.Error()}})
	}
	run := garif.NewRun(garif.NewTool(driver))
	run.Invocations = []*garif.Invocation{invocation}
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

// rule adds the rule with a code to the log, once.
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
	descriptor.Help = &garif.MultiformatMessageString{Text: rule.Text(), Markdown: rule.Markdown()}
	descriptor.HelpUri = rule.Source.URL
	descriptor.DefaultConfiguration = &garif.ReportingConfiguration{Enabled: true, Level: sarifLevels[rule.Severity]}
	r.rules = append(r.rules, descriptor)
}

func (r *sarifReport) location(f *File, span text.Span) *garif.Location {
	l := garif.NewLocation()
	l.PhysicalLocation = &garif.PhysicalLocation{ArtifactLocation: r.artifact(f.Abs), Region: sarifRegion(f.Text, span)}
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

// sarifRegion returns the region of a span. An empty one is an insertion point before its column.
func sarifRegion(t text.Text, span text.Span) *garif.Region {
	start, end := t.Position(span.Start, text.UTF16), t.Position(span.End, text.UTF16)
	return &garif.Region{StartLine: start.Line + 1, StartColumn: start.Col + 1, EndLine: end.Line + 1, EndColumn: end.Col + 1}
}

// insertsSecret reports whether a fix inserts a secret, which a log must not contain.
func insertsSecret(f *File, fix diagnostics.Fix) bool {
	if f.Model == nil {
		return false
	}
	for _, e := range fix.Edits {
		if e.New == "" {
			continue
		}
		fragment := syntax.Parse(text.New(e.New))
		if len(secret.Spans(f.Model.Tree, e.Span)) > 0 || len(secret.Spans(fragment, text.Span{End: len(e.New)})) > 0 {
			return true
		}
	}
	return false
}

// fix returns the replacements of a fix. A file that it creates is an insertion into an empty one.
func (r *sarifReport) fix(f *File, fix diagnostics.Fix) *garif.Fix {
	s := &garif.Fix{
		Description: &garif.Message{Text: fix.Title},
		Properties:  &garif.PropertyBag{"certain": fix.Certain},
	}
	if created := fix.Create; created != nil {
		abs := filepath.Join(f.Root, filepath.FromSlash(created.Path))
		s.ArtifactChanges = append(s.ArtifactChanges, r.change(abs, text.Text{}, text.Insert(0, created.Content)))
	}
	if len(fix.Edits) > 0 {
		s.ArtifactChanges = append(s.ArtifactChanges, r.change(f.Abs, f.Text, fix.Edits...))
	}
	return s
}

func (r *sarifReport) change(abs string, t text.Text, edits ...text.Edit) *garif.ArtifactChange {
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

// sarifRun writes an empty list of results, which means that the check ran; [garif.Run] omits the property then.
type sarifRun struct {
	*garif.Run
	Results []*garif.Result `json:"results"`
}
