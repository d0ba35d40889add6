package doctor

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/workspace"
)

// identify finds out which service the manifest is for.
func (s *subject) identify() {
	m := s.manifest.Model()
	s.out.Manifest.Nature = map[manifest.Nature]string{manifest.Zoho: "zoho", manifest.Undecided: "undecided", manifest.Foreign: "foreign"}[m.Nature]
	service := &s.out.Service
	it, ok := m.Member("service")
	if ok && it.Value().Span().Start < it.Value().Span().End {
		service.Written = cut(strings.Trim(secret.Text(m.Tree, it.Value().Span()), `"`), 60)
	}
	service.Status, service.Name = "missing", m.Service.Name
	switch {
	case service.Name != "":
		service.Status = "known"
	case service.Written != "":
		service.Status = "unknown"
	}
	const list = "Run plugin-manifest-ls services for the list of services"
	switch {
	case m.Nature == manifest.Foreign:
		s.problem(s.manifest.Path, "The file is not recognized as a Zoho manifest, so nothing is reported in it", "If it is one, add \"service\" with the code of a service. "+list)
	case m.Nature == manifest.Undecided:
		s.problem(s.manifest.Path, "The file is too short to be recognized as a Zoho manifest", "Add \"service\" with the code of a service. "+list)
	case service.Status == "missing":
		s.problem(s.manifest.Path, "\"service\" is missing, so the rules of a service do not apply", list)
	case service.Status == "unknown":
		written, _ := it.Value().Str()
		if known, ok := catalog.FoldService(written); ok {
			s.problem(s.manifest.Path, "The service is not written as its code", fmt.Sprintf("Write %q", known.Code))
			return
		}
		s.problem(s.manifest.Path, "The service is unknown, so the rules of a service do not apply", list)
	}
}

// cut returns at most n bytes of a text.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

// maxListed limits lists of paths and codes.
const maxListed = 10

// layout describes where the files of the extension come from.
func (s *subject) layout() {
	out := &s.out.Layout
	out.Configurations, out.Outputs, out.Sources = []string{}, []string{}, []string{}
	folder := s.manifest.Home.Files()
	if folder == nil {
		s.missing("checks of the other files", "the folder is a template or contains sources of a build")
		return
	}
	l := folder.Layout()
	if l == nil {
		return
	}
	out.Built, out.Copied, out.Command = true, l.Copied, l.Command
	out.Configurations = append(out.Configurations, first(l.Files)...)
	for _, o := range l.Outputs {
		if !slices.Contains(out.Outputs, o.Dir) {
			out.Outputs = append(out.Outputs, o.Dir)
		}
	}
	out.Outputs = first(out.Outputs)
	for _, e := range folder.Sources().Entries {
		if dir := path.Dir(e.Path); !slices.Contains(out.Sources, dir) {
			out.Sources = append(out.Sources, dir)
		}
	}
	out.Sources = first(out.Sources)
	if l.Copied && len(l.Files) == 0 {
		s.problem(s.out.Root, "The name of the folder tells that a build copies it, but no build configuration was found", "Open the folder that has package.json or the configuration of the build")
	}
}

func first(list []string) []string { return list[:min(len(list), maxListed)] }

// kinds are the kinds of files by extension. Other code is "script".
var kinds = map[string]string{
	".html": "page", ".htm": "page", ".css": "style", ".scss": "style", ".sass": "style", ".less": "style", ".json": "JSON",
	".png": "image", ".jpg": "image", ".jpeg": "image", ".gif": "image", ".svg": "image", ".ico": "image", ".webp": "image",
}

// files counts the files of the extension, and those that are left out.
func (s *subject) files() {
	out := &s.out.Files
	out.Kinds, out.LeftOut = []Kind{}, []LeftOut{}
	folder := s.manifest.Home.Files()
	if folder == nil {
		return
	}
	counts := map[string]int{}
	tree := folder.All()
	for _, e := range tree.Entries {
		switch {
		case e.State == project.Outside:
			out.leave("symbolic links out of the folder are not followed", e.Path)
			continue
		case e.State == project.Unreadable:
			out.leave("cannot be read", e.Path)
			continue
		case e.State == project.Special:
			out.leave("devices, sockets and pipes are not read", e.Path)
			continue
		case e.State != project.File:
			continue
		case e.Link:
			out.leave("symbolic links are not searched for connections", e.Path)
		}
		out.Count++
		out.Bytes += e.Size
		counts[kindOf(e.Path)]++
	}
	for _, kind := range []string{"page", "script", "style", "image", "translation", "JSON", "other"} {
		if counts[kind] > 0 {
			out.Kinds = append(out.Kinds, Kind{kind, counts[kind]})
		}
	}
	for _, name := range tree.Skipped {
		out.leave("hidden folders and folders of packages are skipped", name)
	}
	out.Sources = len(folder.Sources().Files())
	if tree.Cut || folder.Sources().Cut {
		out.leave(fmt.Sprintf("only the first %d files and folders are read", len(tree.Entries)), ".")
		s.problem(s.out.Root, "The extension has too many files, so some were left out", "Move files that do not belong to the extension out of the folder")
	}
	for _, left := range out.LeftOut {
		if strings.Contains(left.Reason, "out of the folder") {
			s.problem(s.out.Root, fmt.Sprintf("%s: %s", left.Reason, strings.Join(left.Paths, ", ")), "Replace the links with files")
		}
	}
}

func kindOf(name string) string {
	switch kind := kinds[strings.ToLower(path.Ext(name))]; {
	case kind == "JSON" && strings.HasPrefix(name, project.Translations+"/"):
		return "translation"
	case kind != "":
		return kind
	case symbols.IsCode(name):
		return "script"
	}
	return "other"
}

// leave records that a file or folder is left out.
func (f *Files) leave(reason, name string) { leave(&f.LeftOut, reason, name) }

func leave(list *[]LeftOut, reason, name string) {
	i := slices.IndexFunc(*list, func(l LeftOut) bool { return l.Reason == reason })
	if i < 0 {
		i = len(*list)
		*list = append(*list, LeftOut{Reason: reason})
	}
	left := &(*list)[i]
	if left.Count++; len(left.Paths) < 3 {
		left.Paths = append(left.Paths, name)
	}
}

// code describes the index of the code.
func (s *subject) code() {
	out := &s.out.Code
	out.Notes = []string{}
	out.Checked = s.manifest.Code() != nil
	for _, source := range s.index.Sources() {
		if out.Files++; source.Code {
			out.Code++
		}
	}
	for _, name := range s.index.Names() {
		out.Uses += len(s.index.Uses(name))
	}
	out.Unknown, out.Requests = len(s.index.Dynamic()), len(s.index.Requests())
	out.Complete = s.index.Complete()
	out.Notes = append(out.Notes, s.index.Notes()...)
	for _, note := range out.Notes {
		s.problem(s.out.Root, "Code was left out: "+note, "Connections in it are not found")
	}
}

// git describes the repository.
func (s *subject) git() {
	out := &s.out.Git
	out.Repository, out.Commit = s.committed.Repository, s.committed.Head
	out.Found, out.Compared = s.committed.Commit != nil, s.committed.Manifest != nil
	switch {
	case out.Compared:
	case out.Found:
		out.Reason = "the manifest in it has no connections"
	case s.gitError != nil:
		out.Reason = s.gitError.Error()
		s.problem(s.out.Root, "The manifest cannot be compared with the last commit: "+out.Reason, "Check the repository with git fsck")
	case s.committed.Missing != nil:
		out.Reason = s.committed.Missing.Error()
	default:
		out.Reason = "this program does not read repositories"
	}
}

// kindName returns what the kind of a document is called.
func kindName(d *workspace.Document) string {
	if !d.HasModel() {
		return "file"
	}
	switch d.Kind {
	case manifest.Resources:
		return "resources"
	case manifest.Configuration:
		return "configuration"
	default:
		return "manifest"
	}
}
