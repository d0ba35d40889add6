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
	files []jsonFile
}

type jsonFile struct {
	Path     string           `json:"path"`
	Manifest bool             `json:"manifest"`       // false for a manifest that is not for Zoho, and for other files
	Service  string           `json:"service"`        // as written; empty without one
	Kind     string           `json:"kind,omitempty"` // of a file that is not a manifest: resources, configuration or file
	Findings []jsonDiagnostic `json:"findings"`
}

type jsonDiagnostic struct {
	Code     string    `json:"code"`
	Severity string    `json:"severity"`
	Message  string    `json:"message"`
	Pointer  *string   `json:"pointer,omitempty"` // to the property (RFC 6901), empty for the root; missing if the file is not a document
	Range    jsonRange `json:"range"`
	Fixes    []jsonFix `json:"fixes"`
}

type jsonRange struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"` // exclusive
}

type jsonPosition struct {
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1, in Unicode code points
	Offset int `json:"offset"` // from 0, in bytes
}

type jsonFix struct {
	Title     string `json:"title"`
	Preferred bool   `json:"preferred"` // a safe fix, verified to add no error
}

type jsonSummary struct {
	Files       int `json:"files"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Information int `json:"information"`
	Hints       int `json:"hints"`
	Fixes       int `json:"fixes,omitempty"` // that --fix has applied
}

// File implements [Writer].
func (r *jsonReport) File(f *File) error {
	file := jsonFile{Path: f.Path, Findings: []jsonDiagnostic{}}
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
		diagnostic := jsonDiagnostic{
			Code:     d.Code,
			Severity: d.Severity.String(),
			Message:  d.Message,
			Range:    jsonRange{newJSONPosition(f.Text, d.Span.Start), newJSONPosition(f.Text, d.Span.End)},
			Fixes:    []jsonFix{},
		}
		if f.Model != nil {
			diagnostic.Pointer = new(d.Pointer())
		}
		for _, fix := range f.fixes(d) {
			diagnostic.Fixes = append(diagnostic.Fixes, jsonFix{fix.Title, fix.Certain})
		}
		file.Findings = append(file.Findings, diagnostic)
	}
	r.files = append(r.files, file)
	return nil
}

// End implements [Writer].
func (r *jsonReport) End(s Summary) error {
	files := r.files
	if files == nil {
		files = []jsonFile{}
	}
	return writeJSON(r.out, struct {
		Files   []jsonFile  `json:"files"`
		Summary jsonSummary `json:"summary"`
	}{files, jsonSummary{
		Files:       s.Manifests,
		Errors:      s.Diagnostics[diagnostics.Error],
		Warnings:    s.Diagnostics[diagnostics.Warning],
		Information: s.Diagnostics[diagnostics.Information],
		Hints:       s.Diagnostics[diagnostics.Hint],
		Fixes:       s.Fixes,
	}})
}

func newJSONPosition(t text.Text, offset int) jsonPosition {
	p := t.Position(offset, text.UTF32)
	return jsonPosition{p.Line + 1, p.Col + 1, offset}
}
