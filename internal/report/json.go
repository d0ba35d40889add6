package report

import (
	"bufio"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// jsonReport writes the report for other programs. Its names, their order and their units are a contract that scripts rely
// on.
type jsonReport struct {
	out   *bufio.Writer
	files []JSONFile
}

// JSONReport is a report in the JSON format.
type JSONReport struct {
	Files    []JSONFile     `json:"files"`
	Resolved []JSONResolved `json:"resolved,omitempty" jsonschema:"entries of the baseline that no longer occur"`
	Summary  JSONSummary    `json:"summary"`
}

// JSONFile is a file that was checked, with its findings.
type JSONFile struct {
	Path     string        `json:"path"`
	Manifest bool          `json:"manifest" jsonschema:"false for a manifest that is not for Zoho, and for other files"`
	Service  string        `json:"service" jsonschema:"as written; empty without one"`
	Kind     string        `json:"kind,omitempty" jsonschema:"of a file that is not a manifest: resources, configuration or file"`
	Findings []JSONFinding `json:"findings"`
}

// JSONFinding is a diagnostic.
type JSONFinding struct {
	Code     string    `json:"code" jsonschema:"of the rule"`
	Severity string    `json:"severity" jsonschema:"error, warning, information or hint"`
	Message  string    `json:"message"`
	Pointer  *string   `json:"pointer,omitempty" jsonschema:"JSON pointer to the property, empty for the root; missing if the file is not a document"`
	Range    JSONRange `json:"range"`
	Fixes    []JSONFix `json:"fixes"`
}

// JSONRange is a range in a file.
type JSONRange struct {
	Start JSONPosition `json:"start"`
	End   JSONPosition `json:"end" jsonschema:"exclusive"`
}

// JSONPosition is a position in a file.
type JSONPosition struct {
	Line   int `json:"line" jsonschema:"from 1"`
	Column int `json:"column" jsonschema:"from 1, in Unicode code points"`
	Offset int `json:"offset" jsonschema:"from 0, in bytes"`
}

// JSONFix is a possible correction.
type JSONFix struct {
	Title     string `json:"title"`
	Preferred bool   `json:"preferred" jsonschema:"a safe fix, verified to add no error"`
}

// JSONSummary counts the results of a run.
type JSONSummary struct {
	Files       int `json:"files" jsonschema:"the number of manifests"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Information int `json:"information"`
	Hints       int `json:"hints"`
	Fixes       int `json:"fixes,omitempty" jsonschema:"the number of fixes that were applied"`
	Baselined   int `json:"baselined,omitempty" jsonschema:"the number of findings that the baseline hides"`
	Resolved    int `json:"resolved,omitempty" jsonschema:"the number of entries of the baseline that no longer occur"`
}

// JSONResolved is an entry of the baseline that no longer occurs.
type JSONResolved struct {
	Path        string `json:"path"`
	Code        string `json:"code"`
	Property    string `json:"property,omitempty" jsonschema:"with the names of entries instead of their indices"`
	Message     string `json:"message"`
	Fingerprint string `json:"fingerprint"`
}

// File implements [Writer].
func (r *jsonReport) File(f *File) error {
	r.files = append(r.files, NewJSONFile(f))
	return nil
}

// NewJSONFile returns what a report in the JSON format has of f.
func NewJSONFile(f *File) JSONFile {
	file := JSONFile{Path: f.Path, Findings: []JSONFinding{}}
	switch m := f.Model; {
	case m == nil:
		file.Kind = "file"
	case m.Kind == manifest.Resources:
		file.Kind = "resources"
	case m.Kind == manifest.Configuration:
		file.Kind = "configuration"
	default:
		file.Manifest = m.Nature != manifest.Foreign
		service, _ := m.Member("service")
		file.Service, _ = service.Value().Str()
	}
	for _, d := range f.Diagnostics {
		diagnostic := JSONFinding{
			Code:     d.Code,
			Severity: d.Severity.String(),
			Message:  d.Message,
			Range:    JSONRange{newJSONPosition(f.Text, d.Span.Start), newJSONPosition(f.Text, d.Span.End)},
			Fixes:    []JSONFix{},
		}
		if f.Model != nil {
			diagnostic.Pointer = new(d.Pointer())
		}
		for _, fix := range f.fixes(d) {
			diagnostic.Fixes = append(diagnostic.Fixes, JSONFix{fix.Title, fix.Certain})
		}
		file.Findings = append(file.Findings, diagnostic)
	}
	return file
}

// End implements [Writer].
func (r *jsonReport) End(s Summary) error {
	files := r.files
	if files == nil {
		files = []JSONFile{}
	}
	var resolved []JSONResolved
	for _, a := range s.Absent {
		resolved = append(resolved, JSONResolved{a.Path, a.Code, a.Property, a.Message, a.Fingerprint})
	}
	return writeJSON(r.out, JSONReport{files, resolved, NewJSONSummary(s)})
}

// NewJSONSummary returns what a report in the JSON format has of s.
func NewJSONSummary(s Summary) JSONSummary {
	return JSONSummary{
		Files:       s.Manifests,
		Errors:      s.Diagnostics[diagnostics.Error],
		Warnings:    s.Diagnostics[diagnostics.Warning],
		Information: s.Diagnostics[diagnostics.Information],
		Hints:       s.Diagnostics[diagnostics.Hint],
		Fixes:       s.Fixes,
		Baselined:   s.Baselined,
		Resolved:    s.Resolved,
	}
}

func newJSONPosition(t text.Text, offset int) JSONPosition {
	p := t.Position(offset, text.UTF32)
	return JSONPosition{p.Line + 1, p.Col + 1, offset}
}
