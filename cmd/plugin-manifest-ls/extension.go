package main

import (
	"path/filepath"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// extension is the folder of a file that is checked.
type extension struct {
	path   string // of the folder, as shown to the user
	abs    string
	open   map[string]string // texts that replace its files, by path below it
	files  *project.Folder   // nil if the folder is not an extension
	policy diagnostics.Policy
}

// extensionOf returns the extension of the file at path.
func (c *checker) extensionOf(path string) (*extension, error) {
	dir := filepath.Dir(path)
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, pathError(path, err)
	}
	e := &extension{path: dir, abs: abs, open: c.below(abs), policy: diagnostics.Policy{Final: c.final}}
	e.files = project.Open(dir, e.open)
	if c.config {
		var unread []config.Unread
		e.policy.Project, unread = config.Find(abs, nil, func(path string) (string, bool) {
			s, ok := c.texts[path]
			return s, ok
		})
		c.reportUnread(e, unread)
	}
	return e, nil
}

// reportUnread reports configurations of e that are not read, each once in a run.
func (c *checker) reportUnread(e *extension, unread []config.Unread) {
	for _, u := range unread {
		if c.unread[u.Path] {
			continue
		}
		if c.unread == nil {
			c.unread = map[string]bool{}
		}
		c.unread[u.Path] = true
		c.fail(pathError(e.displayed(u.Path), u.Reason))
	}
}

// displayed returns the path of a configuration of e as it is reported.
func (e *extension) displayed(name string) string {
	if filepath.Dir(name) == e.abs {
		return filepath.Join(e.path, config.Name)
	}
	return name
}

// below returns the texts that replace files below dir, by relative path with slashes.
func (c *checker) below(dir string) map[string]string {
	var open map[string]string
	inside := strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator)
	for abs, s := range c.texts {
		if rel, below := strings.CutPrefix(abs, inside); below {
			if open == nil {
				open = map[string]string{}
			}
			open[filepath.ToSlash(rel)] = s
		}
	}
	return open
}

// check checks one file and, if it is the manifest of an extension, the other files of the extension. The first result is
// the file itself; there is none if the project configuration ignores the file.
func (c *checker) check(path, source string) ([]*report.File, error) {
	e, err := c.extensionOf(path)
	if err != nil {
		return nil, err
	}
	if e.policy.Skips(filepath.Join(e.abs, filepath.Base(path))) {
		return nil, nil
	}
	switch filepath.Base(path) {
	case project.Resources:
		return []*report.File{e.other(path, source, manifest.Resources, e.service())}, nil
	case config.Name:
		return []*report.File{e.other(path, source, manifest.Configuration, "")}, nil
	}
	f := e.file(filepath.Base(path), source)
	f.Path = path
	f.Model = manifest.Build(syntax.Parse(f.Text))
	files := e.files
	if filepath.Base(path) != project.Manifest {
		files = nil // under another name it need not be in an extension
	}
	around := diagnostics.Around{Files: files, Committed: c.against.baseline(f.Abs)}
	if files != nil && diagnostics.WantsCode(f.Model) {
		around.Code = c.code(e)
	}
	f.Report = diagnostics.CheckAround(f.Model, around, nil)
	for d := range f.Report.All() {
		e.add(f, d)
	}
	if files == nil || f.Model.Nature != manifest.Zoho {
		return []*report.File{f}, nil
	}
	return append([]*report.File{f}, append(e.around(f.Report), c.others(e, f.Model.Service.Code)...)...), nil
}

// code returns the index of the code of an extension.
func (c *checker) code(e *extension) *symbols.Index {
	x := symbols.Build(e.files, c.indices[e.abs]) // shares the files that did not change
	c.indices = map[string]*symbols.Index{e.abs: x}
	return x
}

// file returns a file at a path below the extension, without diagnostics.
func (e *extension) file(name, source string) *report.File {
	name = filepath.FromSlash(name)
	return &report.File{Path: filepath.Join(e.path, name), Abs: filepath.Join(e.abs, name), Root: e.abs, Text: text.New(source)}
}

// add adds a diagnostic to f, if the policy shows it.
func (e *extension) add(f *report.File, d diagnostics.Diagnostic) {
	if d, shown := e.policy.Apply(d, f.Abs); shown {
		f.Diagnostics = append(f.Diagnostics, d)
	}
}

// around returns the other files of the extension that have diagnostics.
func (e *extension) around(result *diagnostics.Report) []*report.File {
	var all []*report.File
	last := ""
	for d := range result.Around() {
		if e.policy.Skips(filepath.Join(e.abs, filepath.FromSlash(d.File))) {
			continue
		}
		if d.File != last {
			content, _ := e.files.Text(d.File) // an unreadable file has its diagnostics at the start
			all = append(all, e.file(d.File, content))
			last = d.File
		}
		e.add(all[len(all)-1], d)
	}
	return nonEmpty(all)
}

func nonEmpty(all []*report.File) []*report.File {
	var some []*report.File
	for _, f := range all {
		if len(f.Diagnostics) > 0 {
			some = append(some, f)
		}
	}
	return some
}

// others returns resources.json and the project configurations of the extension, if they have diagnostics. A project
// configuration is checked once in a run.
func (c *checker) others(e *extension, service string) []*report.File {
	var all []*report.File
	if content, err := e.files.Text(project.Resources); err == nil {
		all = append(all, e.other(filepath.Join(e.path, project.Resources), content, manifest.Resources, service))
	}
	for _, l := range e.policy.Project {
		name := filepath.Join(l.Dir, config.Name)
		if c.seen[name] {
			continue
		}
		c.seen[name] = true
		shown := e.displayed(name)
		all = append(all, (&extension{path: filepath.Dir(shown), abs: l.Dir, policy: e.policy}).other(shown, l.Text, manifest.Configuration, ""))
	}
	return nonEmpty(all)
}

// other checks resources.json or a project configuration. service is the code of the manifest's service.
func (e *extension) other(path, source string, kind manifest.Kind, service string) *report.File {
	f := e.file(filepath.Base(path), source)
	f.Path = path
	f.Model = manifest.BuildOther(syntax.Parse(f.Text), kind, service)
	f.Report = diagnostics.Check(f.Model, e.files, nil)
	for d := range f.Report.All() {
		e.add(f, d)
	}
	return f
}

// service returns the service code in the manifest of the extension, empty without one.
func (e *extension) service() string {
	source, err := project.New(project.Disk(e.abs), e.open).Text(project.Manifest) // a template has a service too
	if err != nil {
		return ""
	}
	return manifest.Build(syntax.Parse(text.New(source))).Service.Code
}
