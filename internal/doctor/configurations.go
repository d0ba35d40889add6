package doctor

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
)

// configurations describes the project configurations and the effective severities.
func (s *subject) configurations() {
	s.out.Configurations = []Configuration{}
	policy := s.manifest.Policy(s.Snapshot.Settings())
	for _, l := range policy.Project {
		c := Configuration{Path: filepath.Join(l.Dir, config.Name), IgnoredPaths: []string{}, IgnoredFindings: []string{}}
		for code, severity := range l.Rules {
			if isRule(code) && isSeverity(severity) {
				c.Rules++
			}
		}
		c.More = max(len(l.Paths)-maxListed, 0) + max(len(l.Ignored)-maxListed, 0)
		c.IgnoredPaths = append(c.IgnoredPaths, first(l.Paths)...)
		for _, i := range l.Ignored[:min(len(l.Ignored), maxListed)] {
			if isRule(i.Code) {
				c.IgnoredFindings = append(c.IgnoredFindings, strings.Join(strings.Fields(i.Code+" "+i.Pointer+" "+i.File), " "))
			}
		}
		s.out.Configurations = append(s.out.Configurations, c)
	}
	for _, u := range s.manifest.Home.UnreadConfigurations() {
		s.out.Configurations = append(s.out.Configurations, Configuration{
			Path: u.Path, Unread: u.Reason.Error(), IgnoredPaths: []string{}, IgnoredFindings: []string{},
		})
		s.problem(u.Path, "The project configuration has no effect: "+u.Reason.Error(), "Replace it with a file that can be read")
	}
	s.out.Rules = s.severities(policy)
}

func isRule(code string) bool {
	_, ok := diagnostics.Lookup(code)
	return ok
}

func isSeverity(name string) bool {
	_, err := diagnostics.ParseSeverity(name)
	return err == nil
}

// severities returns the severities that are set, and where: later sources override earlier ones.
func (s *subject) severities(policy diagnostics.Policy) []Setting {
	set := map[string]Setting{}
	add := func(code, severity, source string) {
		if !isRule(code) || !isSeverity(severity) {
			return
		}
		next := Setting{Name: code, Value: severity, Source: source}
		if before, ok := set[code]; ok {
			next.Overridden = append(slices.Clone(before.Overridden), before.Source)
		}
		set[code] = next
	}
	for code, severity := range policy.User {
		add(code, severity.String(), s.User)
	}
	for _, l := range policy.Project {
		for code, severity := range l.Rules {
			add(code, severity, filepath.Join(l.Dir, config.Name))
		}
	}
	for code, severity := range policy.Final {
		add(code, severity.String(), s.Final)
	}
	return append([]Setting{}, slices.SortedFunc(maps.Values(set), func(a, b Setting) int { return cmp.Compare(a.Name, b.Name) })...)
}
