package main

import (
	"bufio"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// jsonReport writes the report that programs read. Its names, their order and their units are a
// contract: docs and other people's scripts hold on to it.
type jsonReport struct {
	out   *bufio.Writer
	files []jsonFile
}

type jsonFile struct {
	Path     string        `json:"path"`
	Manifest bool          `json:"manifest"`       // false: the file is another product's
	Service  string        `json:"service"`        // as written, empty if there is none
	Kind     string        `json:"kind,omitempty"` // of a file around a manifest: resources, configuration or file
	Findings []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Code     string    `json:"code"`
	Severity string    `json:"severity"`
	Message  string    `json:"message"`
	Range    jsonRange `json:"range"`
	Fixes    []jsonFix `json:"fixes"`
}

type jsonRange struct {
	Start jsonPlace `json:"start"`
	End   jsonPlace `json:"end"` // behind the last character
}

type jsonPlace struct {
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1, in Unicode code points
	Offset int `json:"offset"` // from 0, in bytes
}

type jsonFix struct {
	Title     string `json:"title"`
	Preferred bool   `json:"preferred"` // certain
}

type jsonSummary struct {
	Files       int `json:"files"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Information int `json:"information"`
	Hints       int `json:"hints"`
	Fixes       int `json:"fixes,omitempty"` // that --fix has made
}

func (r *jsonReport) file(f *checked) error {
	file := jsonFile{Path: f.path, Findings: []jsonFinding{}}
	switch m := f.model; {
	case m == nil:
		file.Kind = "file"
	case m.Kind == manifest.Resources:
		file.Kind = "resources"
	case m.Kind == manifest.Configuration:
		file.Kind = "configuration"
	default:
		file.Manifest = m.Nature != manifest.Foreign
		it, _ := m.Member("service")
		file.Service, _ = it.Value().Str()
	}
	for _, d := range f.findings {
		finding := jsonFinding{
			Code:     d.Code,
			Severity: d.Severity.String(),
			Message:  d.Message,
			Range:    jsonRange{jsonAt(f.text, d.Span.Start), jsonAt(f.text, d.Span.End)},
			Fixes:    []jsonFix{},
		}
		for _, fix := range d.WithFixes().Fixes {
			finding.Fixes = append(finding.Fixes, jsonFix{fix.Title, fix.Certain})
		}
		file.Findings = append(file.Findings, finding)
	}
	r.files = append(r.files, file)
	return nil
}

func (r *jsonReport) end(t total) error {
	files := r.files
	if files == nil {
		files = []jsonFile{}
	}
	return writeJSON(r.out, struct {
		Files   []jsonFile  `json:"files"`
		Summary jsonSummary `json:"summary"`
	}{files, jsonSummary{
		Files:       t.files,
		Errors:      t.findings[diagnostics.Error],
		Warnings:    t.findings[diagnostics.Warning],
		Information: t.findings[diagnostics.Information],
		Hints:       t.findings[diagnostics.Hint],
		Fixes:       t.fixes,
	}})
}

func jsonAt(t text.Text, offset int) jsonPlace {
	p := t.Position(offset, text.UTF32)
	return jsonPlace{p.Line + 1, p.Col + 1, offset}
}
