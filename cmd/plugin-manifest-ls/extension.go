package main

import (
	"path/filepath"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// extension is the folder around a file that is checked.
type extension struct {
	path   string // of the folder, as it is told
	abs    string
	open   map[string]string // texts that stand for its files
	files  *project.Folder   // nil if no extension lies there
	policy diagnostics.Policy
}

// extensionOf returns the folder around the file at path.
func (c *checking) extensionOf(path string) (*extension, error) {
	dir := filepath.Dir(path)
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fault(path, err)
	}
	e := &extension{path: dir, abs: abs, open: c.below(abs), policy: diagnostics.Policy{Final: c.final}}
	e.files = project.Open(dir, e.open)
	if c.config {
		e.policy.Project = config.Find(abs, nil, func(path string) (string, bool) {
			s, ok := c.instead[path]
			return s, ok
		})
	}
	return e, nil
}

// below returns the texts that stand for files below dir, by their path from there with slashes.
func (c *checking) below(dir string) map[string]string {
	var open map[string]string
	inside := strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator)
	for abs, s := range c.instead {
		if rel, below := strings.CutPrefix(abs, inside); below {
			if open == nil {
				open = map[string]string{}
			}
			open[filepath.ToSlash(rel)] = s
		}
	}
	return open
}

// check checks one file and, if it is the manifest of an extension, what is around it. The first of the
// results is about the file itself; there is none if the project wants nothing to be said of it.
func (c *checking) check(path, source string) ([]*checked, error) {
	e, err := c.extensionOf(path)
	if err != nil {
		return nil, err
	}
	if e.policy.Skips(filepath.Join(e.abs, filepath.Base(path))) {
		return nil, nil
	}
	switch filepath.Base(path) {
	case project.Resources:
		return []*checked{e.other(path, source, manifest.Resources, e.service())}, nil
	case config.Name:
		return []*checked{e.other(path, source, manifest.Configuration, "")}, nil
	}
	f := e.file(filepath.Base(path), source)
	f.path = path
	f.model = manifest.Build(syntax.Parse(f.text))
	files := e.files
	if filepath.Base(path) != project.Manifest {
		files = nil // a sample stands anywhere
	}
	around := diagnostics.Around{Files: files, Committed: c.against.baseline(f.abs)}
	if files != nil && diagnostics.WantsCode(f.model) {
		around.Code = c.code(e)
	}
	f.report = diagnostics.CheckAround(f.model, around, nil)
	for d := range f.report.All() {
		e.add(f, d)
	}
	if files == nil || f.model.Nature != manifest.Zoho {
		return []*checked{f}, nil
	}
	return append([]*checked{f}, append(e.around(f.report), c.others(e, f.model.Service.Code)...)...), nil
}

// code returns the index of the code of an extension.
func (c *checking) code(e *extension) *symbols.Index {
	x := symbols.Build(e.files, c.indices[e.abs]) // fixes change little
	c.indices = map[string]*symbols.Index{e.abs: x}
	return x
}

// file returns a file of the extension at a path below it, of which nothing is found yet.
func (e *extension) file(name, source string) *checked {
	name = filepath.FromSlash(name)
	return &checked{path: filepath.Join(e.path, name), abs: filepath.Join(e.abs, name), root: e.abs, text: text.New(source)}
}

// add adds a finding to those of f, if it is to be shown.
func (e *extension) add(f *checked, d diagnostics.Diagnostic) {
	var tree *syntax.Tree
	if f.model != nil {
		tree = f.model.Tree
	}
	if d, shown := e.policy.Apply(d, f.abs, tree); shown {
		f.findings = append(f.findings, d)
	}
}

// around returns the other files of the extension that something was found in.
func (e *extension) around(report *diagnostics.Report) []*checked {
	var all []*checked
	last := ""
	for d := range report.Around() {
		if e.policy.Skips(filepath.Join(e.abs, filepath.FromSlash(d.File))) {
			continue
		}
		if d.File != last {
			content, _ := e.files.Text(d.File) // without it findings have no place but the beginning
			all = append(all, e.file(d.File, content))
			last = d.File
		}
		e.add(all[len(all)-1], d)
	}
	return nonEmpty(all)
}

func nonEmpty(all []*checked) []*checked {
	var some []*checked
	for _, f := range all {
		if len(f.findings) > 0 {
			some = append(some, f)
		}
	}
	return some
}

// others returns the files beside a manifest for a service that are read like it, if something was found in
// them: resources.json, and the configurations that hold for the extension, each once in a run.
func (c *checking) others(e *extension, service string) []*checked {
	var all []*checked
	if content, err := e.files.Text(project.Resources); err == nil {
		all = append(all, e.other(filepath.Join(e.path, project.Resources), content, manifest.Resources, service))
	}
	for _, l := range e.policy.Project {
		name := filepath.Join(l.Dir, config.Name)
		if c.seen[name] {
			continue
		}
		c.seen[name] = true
		told := name
		if l.Dir == e.abs {
			told = filepath.Join(e.path, config.Name)
		}
		all = append(all, (&extension{path: filepath.Dir(told), abs: l.Dir, policy: e.policy}).other(told, l.Text, manifest.Configuration, ""))
	}
	return nonEmpty(all)
}

// other checks a file beside a manifest for a service.
func (e *extension) other(path, source string, kind manifest.Kind, service string) *checked {
	f := e.file(filepath.Base(path), source)
	f.path = path
	f.model = manifest.BuildOther(syntax.Parse(f.text), kind, service)
	f.report = diagnostics.Check(f.model, e.files, nil)
	for d := range f.report.All() {
		e.add(f, d)
	}
	return f
}

// service returns the code of the service that the manifest of the extension names, empty if there is none.
func (e *extension) service() string {
	source, err := project.New(project.Disk(e.abs), e.open).Text(project.Manifest) // a template has a service too
	if err != nil {
		return ""
	}
	return manifest.Build(syntax.Parse(text.New(source))).Service.Code
}
