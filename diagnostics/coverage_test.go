package diagnostics_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/text"
)

// The archive of each rule has something that the rule finds and something that it passes and, if the rule is
// not about all services, a manifest for one that it is not about.
func TestFixturesShowBothSides(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/rules/*.txtar") {
		rule, ok := diagnostics.Lookup(c.Name)
		if !ok {
			t.Errorf("testdata/rules/%s.txtar is not named after a rule in the list of rules", c.Name)
			continue
		}
		about := rule.Services()
		var finds, passes, foreign bool
		for name := range c.Files {
			if strings.Contains(name, ": ") || path.Dir(name) != "." && path.Base(name) != project.Manifest || path.Ext(name) != ".json" {
				continue
			}
			src := c.Source(t, name).Text
			found := ruletest.Check(src)
			if dir := path.Dir(name); dir != "." {
				found = ruletest.CheckFolder(c.Folder(t, dir))
			}
			if slices.ContainsFunc(found, func(d diagnostics.Diagnostic) bool { return d.Code == c.Name }) {
				finds = true
				continue
			}
			passes = true
			code := manifest.Build(syntax.Parse(text.New(src))).Service.Code
			foreign = foreign || !slices.ContainsFunc(about, func(s catalog.Service) bool { return s.Code == code })
		}
		switch {
		case !finds:
			t.Errorf("testdata/rules/%s.txtar must have a manifest for which the rule reports a diagnostic", c.Name)
		case !passes:
			t.Errorf("testdata/rules/%s.txtar must have a manifest (such as good.json) for which the rule reports nothing", c.Name)
		case about != nil && !foreign:
			t.Errorf("testdata/rules/%s.txtar must have a manifest of a service to which the rule does not apply", c.Name)
		}
	}
}
