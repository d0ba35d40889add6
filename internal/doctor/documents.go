package doctor

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/workspace"
)

// maxDocuments limits the documents of an extension that are described.
const maxDocuments = 20

// counted are the diagnostics of a file.
type counted struct {
	Document
	abs        string
	codes      map[string]int
	suppressed map[[2]string]int // by rule code and source
}

// documents counts the diagnostics that an editor receives, and those that it does not receive.
func (s *subject) documents() {
	settings := s.Snapshot.Settings()
	own := s.newCounted(s.manifest)
	all := []*counted{own}
	policy := s.manifest.Policy(settings)
	for found := range s.manifest.Diagnostics(settings) {
		own.show(found)
	}
	if own.IgnoredBy != "" {
		s.problem(s.manifest.Path, "The manifest is not checked, because a project configuration ignores it", "Change \"ignorePaths\" in "+own.IgnoredBy)
	}
	s.countHidden(own, s.manifest, policy)
	of := func(d *workspace.Document) *counted {
		i := slices.IndexFunc(all, func(c *counted) bool { return c.abs == d.Path })
		if i < 0 {
			i = len(all)
			all = append(all, s.newCounted(d))
			if d.HasModel() {
				s.countHidden(all[i], d, d.Policy(settings))
			}
		}
		return all[i]
	}
	for _, d := range s.openDocuments() {
		c := of(d)
		for found := range d.Diagnostics(settings) {
			c.show(found)
		}
	}
	for d, found := range s.Snapshot.Others(s.manifest, nil) {
		of(d).show(found)
	}
	if own.IgnoredBy == "" && s.manifest.Files() != nil {
		for found := range s.manifest.Report().Around() {
			path := filepath.Join(s.out.Root, filepath.FromSlash(found.File))
			if by := s.hiddenBy(policy, found, path); by != "" {
				of(s.manifest.Home.Text(s.manifest, found.File)).suppressed[[2]string{found.Code, by}]++
			}
		}
		if d, err := s.Snapshot.ReadAt(s.out.Root, project.Resources); err == nil && s.manifest.Model().Service.ResourcesBy != 0 {
			of(d)
		}
	}
	s.out.Documents = []Document{}
	for i, c := range all {
		if i == maxDocuments {
			s.out.MoreDocuments = len(all) - i
			break
		}
		s.out.Documents = append(s.out.Documents, c.finish(s.Limit))
	}
	s.invalidConfigurations(all)
}

// openDocuments returns the other open documents of the extension.
func (s *subject) openDocuments() []*workspace.Document {
	var all []*workspace.Document
	for _, key := range slices.Sorted(maps.Keys(s.Snapshot.Documents())) {
		d := s.Snapshot.Documents()[key]
		if d.Home != nil && d.Home.Root == s.out.Root && d.Path != s.manifest.Path {
			all = append(all, d)
		}
	}
	return all
}

func (s *subject) newCounted(d *workspace.Document) *counted {
	policy := s.manifest.Policy(s.Snapshot.Settings())
	c := &counted{Document: Document{Path: d.Path, Kind: kindName(d), IgnoredBy: ignoredBy(policy, d.Path)}, abs: d.Path, codes: map[string]int{}, suppressed: map[[2]string]int{}}
	if rel := s.manifest.Home.Rel(d); rel != "" && len(rel) < len(d.Path) {
		c.Path = filepath.FromSlash(rel)
	}
	return c
}

// show counts a diagnostic that an editor receives.
func (c *counted) show(found diagnostics.Diagnostic) {
	switch found.Severity {
	case diagnostics.Error:
		c.Errors++
	case diagnostics.Warning:
		c.Warnings++
	case diagnostics.Information:
		c.Information++
	default:
		c.Hints++
	}
	c.codes[found.Code]++
}

// countHidden counts the diagnostics of a document that an editor does not receive.
func (s *subject) countHidden(c *counted, d *workspace.Document, policy diagnostics.Policy) {
	for found := range d.Report().All() {
		by := c.IgnoredBy
		if by == "" {
			by = s.hiddenBy(policy, found, d.Path)
		}
		if by != "" {
			c.suppressed[[2]string{found.Code, by}]++
		}
	}
}

// hiddenBy returns what hides a diagnostic of the file at path, which is not ignored; empty if it is shown. It asks the policy,
// first without and then with each of its parts: the part from which on the diagnostic is hidden is the one that hides it.
func (s *subject) hiddenBy(policy diagnostics.Policy, found diagnostics.Diagnostic, path string) string {
	if found.Code == "syntax" && !s.Snapshot.Settings().Syntax {
		return "the setting syntaxDiagnostics"
	}
	if _, shown := policy.Apply(found, path); shown {
		return ""
	}
	hidden := ""
	check := func(p diagnostics.Policy, name string) {
		if _, ok := p.Apply(found, path); ok {
			hidden = ""
		} else if hidden == "" {
			hidden = name
		}
	}
	check(diagnostics.Policy{}, "the default severity, off")
	check(diagnostics.Policy{User: policy.User}, s.User)
	for i, l := range policy.Project {
		check(diagnostics.Policy{User: policy.User, Project: policy.Project[:i+1]}, filepath.Join(l.Dir, config.Name))
	}
	check(policy, s.Final)
	return hidden
}

// ignoredBy returns the configuration that ignores the file at path, empty if none does.
func ignoredBy(policy diagnostics.Policy, path string) string {
	for _, l := range policy.Project {
		if (diagnostics.Policy{Project: []config.Located{l}}).Skips(path) {
			return filepath.Join(l.Dir, config.Name)
		}
	}
	return ""
}

// finish returns the document with the most frequent codes. limit is the number of diagnostics that the client receives, 0 for
// all.
func (c *counted) finish(limit int) Document {
	if shown := c.Errors + c.Warnings + c.Information + c.Hints; limit > 0 && shown > limit {
		c.suppressed[[2]string{"all rules", "the setting maxDiagnostics"}] = shown - limit + 1
	}
	d := c.Document
	d.Codes, d.Suppressed = []CodeCount{}, []Suppressed{}
	for code, count := range c.codes {
		d.Codes = append(d.Codes, CodeCount{code, count})
	}
	slices.SortFunc(d.Codes, func(a, b CodeCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Code, b.Code)) })
	d.Codes = d.Codes[:min(len(d.Codes), 2*maxListed)]
	for by, count := range c.suppressed {
		d.Suppressed = append(d.Suppressed, Suppressed{by[0], count, by[1]})
	}
	slices.SortFunc(d.Suppressed, func(a, b Suppressed) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Code, b.Code), cmp.Compare(a.By, b.By))
	})
	d.Suppressed = d.Suppressed[:min(len(d.Suppressed), 2*maxListed)]
	return d
}

// invalidConfigurations reports configurations that have problems.
func (s *subject) invalidConfigurations(all []*counted) {
	for _, c := range all {
		invalid := c.Errors + c.Warnings
		if c.Kind != "configuration" || invalid == 0 {
			continue
		}
		for i := range s.out.Configurations {
			of := &s.out.Configurations[i]
			if of.Path == c.abs {
				of.Invalid = invalid
				s.problem(of.Path, fmt.Sprintf("The project configuration has %d problems, so that parts of it have no effect", invalid),
					"Run plugin-manifest-ls check, or open the file in an editor")
			}
		}
	}
}

// features records what does not work, and why.
func (s *subject) features() {
	out := s.out
	switch {
	case !s.isZoho():
		s.missing("diagnostics", "the file is not recognized as a Zoho manifest")
	case out.Service.Status != "known":
		s.missing("rules and completion of a service", "the service is "+out.Service.Status)
	case !out.Code.Checked:
		s.missing("rules about code", "the service has none")
	case out.Code.Code == 0:
		s.missing("rules about code", "no code was found")
	case !out.Code.Complete:
		s.missing("unused connections and scopes", "code was left out")
	case out.Code.Unknown > 0:
		s.missing("unused connections and scopes", fmt.Sprintf("the link name is unknown in %d uses", out.Code.Unknown))
	}
	if !out.Git.Found && s.isZoho() {
		s.missing("link-name-changed and scope-added", out.Git.Reason)
	}
	if policy := s.manifest.Policy(s.Snapshot.Settings()); policy.Skips(s.manifest.Path) {
		s.missing("diagnostics", "a project configuration ignores the file")
	}
	s.codeLenses()
}

// codeLenses finds out whether the manifest has code lenses.
func (s *subject) codeLenses() {
	out := &s.out.CodeLenses
	switch files := s.manifest.Home.Files(); {
	case s.manifest.Kind != manifest.Manifest || !s.isZoho():
		out.Reason = "the file is not recognized as a Zoho manifest"
	case files == nil || files.State(project.Manifest) != project.File:
		out.Reason = "the folder is not that of an extension"
	case !s.index.HasCode():
		out.Reason = "no code was found"
	default:
		if out.Count = len(symbols.Declarations(s.manifest.Model())); out.Count == 0 {
			out.Reason = "the manifest has no connection link names"
		}
	}
}
