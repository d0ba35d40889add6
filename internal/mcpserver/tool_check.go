package mcpserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/check"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/search"
	"plugin-manifest-ls/internal/workspace"
)

var checkTool = mcp.Tool{
	Name:  "check",
	Title: "Check Zoho extensions",
	Description: "Checks plugin-manifest.json and the other files of its extension. Returns what `plugin-manifest-ls check --format json` " +
		"reports: the findings of each file with their fixes. Call it after every change of an extension.",
}

// source selects what a tool checks.
type source struct {
	Path string `json:"path,omitempty" jsonschema:"a manifest, or a folder whose manifests are checked; relative to a root or absolute. Required if there are several roots, unless text is given."`
	Text string `json:"text,omitempty" jsonschema:"check this text as the content of the manifest at path, before it is written. Without path, it is checked alone, without the other files of an extension. At most 2 MB."`
}

type checkOutput struct {
	report.JSONReport
	Omitted int      `json:"omitted,omitempty" jsonschema:"the number of findings that were left out because there are too many; check a single manifest"`
	Errors  []string `json:"unreadable,omitempty" jsonschema:"what could not be read"`
}

const (
	maxText      = 2 << 20  // bytes of a text that the client sends
	maxFile      = 10 << 20 // bytes of a file
	maxFindings  = 200      // in a result
	maxManifests = 500      // in a folder
)

func checkExtensions(ctx context.Context, f folders, in source) (checkOutput, error) {
	manifests, err := in.manifests(f)
	if err != nil {
		return checkOutput{}, err
	}
	run := f.run()
	out := checkOutput{JSONReport: report.JSONReport{Files: []report.JSONFile{}}}
	var summary report.Summary
	for _, m := range manifests {
		if err := ctx.Err(); err != nil {
			return checkOutput{}, err
		}
		content, err := m.read()
		var files []*report.File
		if err == nil {
			files, err = run.Check(m.path, content)
		}
		if err != nil {
			out.Errors = append(out.Errors, err.Error())
			continue
		}
		for _, file := range files {
			count(&summary, file)
			out.add(f, file)
		}
	}
	out.Summary = report.NewJSONSummary(summary)
	return out, nil
}

// add adds a file, without the findings that exceed the limit.
func (o *checkOutput) add(f folders, file *report.File) {
	left := maxFindings
	for _, other := range o.Files {
		left -= len(other.Findings)
	}
	if n := len(file.Diagnostics); n > left {
		o.Omitted += n - left
		file.Diagnostics = file.Diagnostics[:left]
	}
	j := report.NewJSONFile(file)
	j.Path = f.shown(file.Path)
	o.Files = append(o.Files, j)
}

// count adds a file to a summary.
func count(s *report.Summary, f *report.File) {
	if f.Model != nil && f.Model.Kind == manifest.Manifest {
		s.Manifests++
	}
	s.Baselined += len(f.Baselined)
	for _, d := range f.Diagnostics {
		s.Diagnostics[d.Severity]++
	}
}

// run returns a run that reads only the folders.
func (f folders) run() *check.Run {
	return &check.Run{
		Files: f, Folders: f, Texts: map[string]string{},
		Settings: workspace.Settings{Syntax: true, MaxFileSize: maxFile, Final: diagnostics.Settings{}},
	}
}

// toCheck is a manifest to check.
type toCheck struct {
	path string
	text *string // in place of the file; nil for the file
}

// manifests returns the manifests that the client has selected.
func (in source) manifests(f folders) ([]toCheck, error) {
	if len(in.Text) > maxText {
		return nil, fmt.Errorf("text: %d bytes, expected at most %d; write it to a file and pass its path", len(in.Text), maxText)
	}
	if in.Text != "" {
		path, err := in.textPath(f)
		return []toCheck{{path, &in.Text}}, err
	}
	path, err := f.resolve(in.Path)
	if err != nil {
		return nil, err
	}
	if at, err := os.Stat(path); err == nil && !at.IsDir() {
		return []toCheck{{path: path}}, nil
	}
	var all []toCheck
	below := search.Search{}
	for found, err := range below.Below(path) {
		if err != nil {
			return nil, err
		}
		if len(all) == maxManifests {
			return nil, fmt.Errorf("%s: more than %d manifests; pass the path of one of its folders", f.shown(path), maxManifests)
		}
		all = append(all, toCheck{path: found})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no plugin-manifest.json found", f.shown(path))
	}
	return all, nil
}

// textPath returns the path that a text has: that of the client, whose folder need not exist yet, or one of no extension.
func (in source) textPath(f folders) (string, error) {
	if in.Path == "" {
		return filepath.Join(f[0], "<text>"), nil
	}
	if at, err := f.resolve(in.Path); err == nil {
		if info, err := os.Stat(at); err == nil && info.IsDir() {
			return filepath.Join(at, "plugin-manifest.json"), nil
		}
		return at, nil
	}
	dir, rest := filepath.Split(filepath.Clean(filepath.FromSlash(in.Path)))
	for {
		folder, err := f.resolve(filepath.Clean(dir))
		if !errors.Is(err, fs.ErrNotExist) {
			return filepath.Join(folder, rest), err
		}
		rest = filepath.Join(filepath.Base(dir), rest)
		dir = filepath.Dir(filepath.Clean(dir))
	}
}

func (m toCheck) read() (string, error) {
	if m.text != nil {
		return *m.text, nil
	}
	at, err := os.Stat(m.path)
	if err == nil && (!at.Mode().IsRegular() || at.Size() > maxFile) {
		return "", fmt.Errorf("%s: expected a file of at most %d MB", filepath.Base(m.path), maxFile>>20)
	}
	content, err := os.ReadFile(m.path)
	if err != nil {
		return "", search.Fault(filepath.Base(m.path), err)
	}
	return strings.ToValidUTF8(string(content), "\uFFFD"), nil
}
