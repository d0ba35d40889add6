package diagnostics_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// check returns all findings about src.
func check(src string) []diagnostics.Diagnostic {
	return slices.Collect(diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil).All())
}

// codes returns the codes of the findings about src, without repeats.
func codes(src string) []string {
	var all []string
	for _, d := range check(src) {
		all = append(all, d.Code)
	}
	slices.Sort(all)
	return slices.Compact(all)
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
			t.Errorf("code %q is none or not the only one", r.Code)
		}
		seen[r.Code] = true
		if r.Severity == 0 || r.Summary == "" || r.Why == "" || r.Bad == "" || r.Good == "" {
			t.Errorf("%s lacks some of what a rule says of itself", r.Code)
		}
		if r.Source.Title == "" || r.Source.Grade == 0 {
			t.Errorf("%s has no source", r.Code)
		}
		for _, sentence := range []string{r.Summary, r.Why, r.Fix} {
			if sentence != "" && !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q is no sentence", r.Code, sentence)
			}
		}
	}
}

// The bad example of a rule has the fault and no other, the good one has none; there is a fix
// exactly if the rule says so.
func TestExamplesOfRules(t *testing.T) {
	for _, r := range diagnostics.Rules() {
		if got := codes(inManifest(r.Bad)); !slices.Equal(got, []string{r.Code}) {
			t.Errorf("%s: the bad example has %v", r.Code, got)
		}
		if got := codes(inManifest(r.Good)); len(got) > 0 {
			t.Errorf("%s: the good example has %v", r.Code, got)
		}
		if d := check(inManifest(r.Bad)); len(d) > 0 && r.Fix != "" != slices.ContainsFunc(d, hasFix) && r.Code != "placeholder" && r.Code != "link-name-duplicate" {
			t.Errorf("%s: says of its fix %q, has %v", r.Code, r.Fix, d[0].Fixes)
		}
	}
}

func hasFix(d diagnostics.Diagnostic) bool { return len(d.Fixes) > 0 }

// Messages are one sentence without its full stop.
func TestMessages(t *testing.T) {
	for _, r := range diagnostics.Rules() {
		for _, d := range check(inManifest(r.Bad)) {
			if strings.HasSuffix(d.Message, ".") || strings.ContainsAny(d.Message, "\n`") || strings.Contains(d.Message, ". ") ||
				d.Message[:1] != strings.ToUpper(d.Message[:1]) {
				t.Errorf("%s: message %q", r.Code, d.Message)
			}
		}
	}
}
