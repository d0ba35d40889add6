package diagnostics_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/text"
)

// codes returns the codes of the findings, without repeats and but for those that every excerpt of a
// manifest has.
func codes(found []diagnostics.Diagnostic, but ...string) []string {
	var all []string
	for _, d := range found {
		if !slices.Contains(but, d.Code) {
			all = append(all, d.Code)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// ofExcerpts are the rules about what a whole manifest must have, and about keys that only the toolkit
// still knows: its rules about them need examples, too.
var ofExcerpts = []string{"property-required", "property-deprecated", "resources-missing"}

// checkExample returns the findings about an example of a rule.
func checkExample(example string) []diagnostics.Diagnostic {
	if strings.HasPrefix(example, "-- ") {
		return ruletest.CheckFolder(fixture.FS(txtar.Parse([]byte(example)).Files))
	}
	return ruletest.Check(inManifest(example))
}

// inManifest makes a manifest of an example of a rule, which may also be one connector or an array
// of them.
func inManifest(example string) string {
	root := syntax.Parse(text.New(example)).Root()
	for _, key := range []string{"service", "connectors"} {
		if _, ok := root.Member(key); ok {
			return example
		}
	}
	if root.Kind() == syntax.Object {
		example = "[" + example + "]"
	}
	return `{"service": "WRITER", "connectors": ` + example + `}`
}

func TestRulesAreComplete(t *testing.T) {
	code := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, r := range diagnostics.Rules() {
		if !code.MatchString(r.Code) || seen[r.Code] {
			t.Errorf("code %q must be unique, in lowercase words separated by hyphens", r.Code)
		}
		seen[r.Code] = true
		if r.Summary == "" || r.Why == "" || r.Bad == "" || r.Good == "" {
			t.Errorf("%s must have Summary, Why, Bad and Good", r.Code)
		}
		if r.Source.Title == "" || r.Source.Grade == 0 {
			t.Errorf("%s must have a Source with a title and a grade", r.Code)
		}
		for _, sentence := range []string{r.Summary, r.Why, r.Fix} {
			if sentence != "" && !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q must end with a full stop", r.Code, sentence)
			}
		}
	}
}

// The bad example of a rule has the fault and no other, the good one has none; there is a fix
// exactly if the rule says so.
func TestExamplesOfRules(t *testing.T) {
	for _, r := range diagnostics.Rules() {
		but := slices.Clone(ofExcerpts)
		for _, other := range diagnostics.Rules() {
			if other.Severity == 0 {
				but = append(but, other.Code) // off by default
			}
		}
		but = slices.DeleteFunc(but, func(code string) bool { return code == r.Code })
		if got := codes(checkExample(r.Bad), but...); !slices.Equal(got, []string{r.Code}) {
			t.Errorf("%s: its example Bad must have diagnostics of this rule and no other, but has those of %v", r.Code, got)
		}
		if got := codes(checkExample(r.Good), but...); len(got) > 0 {
			t.Errorf("%s: its example Good must have no diagnostics, but has those of %v", r.Code, got)
		}
		fixable := slices.ContainsFunc(checkExample(r.Bad), func(d diagnostics.Diagnostic) bool { return d.Code == r.Code && hasFix(d) })
		if r.Fix != "" != fixable && r.Code != "placeholder" && r.Code != "link-name-duplicate" {
			t.Errorf("%s: Fix must describe the quick fix of the example Bad, or be empty if there is none: Fix is %q, there is a quick fix: %t", r.Code, r.Fix, fixable)
		}
	}
}

func hasFix(d diagnostics.Diagnostic) bool { return len(d.WithFixes().Fixes) > 0 }

// Messages are one sentence without its full stop.
func TestMessages(t *testing.T) {
	for _, r := range diagnostics.Rules() {
		for _, d := range checkExample(r.Bad) {
			if strings.HasSuffix(d.Message, ".") || strings.ContainsAny(d.Message, "\n`") || strings.Contains(strings.ReplaceAll(d.Message, ". Did you mean ", ""), ". ") ||
				d.Message[:1] != strings.ToUpper(d.Message[:1]) {
				t.Errorf("%s: message %q must be one sentence without a full stop, line breaks and backquotes, and start with a capital", r.Code, d.Message)
			}
		}
	}
}
