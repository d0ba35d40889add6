package diagnostics_test

import (
	"encoding/binary"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// In texts that are already broken, a certain fix adds no error, and neither do all of them together.
func TestCertainFixesAddNoError(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 0))
	all := extensions()
	var fixes, certain, undone, adding, others, worse int
	for range 150 {
		s := &session{t: t}
		for len(s.bytes) < 24 {
			s.bytes = binary.LittleEndian.AppendUint64(s.bytes, random.Uint64())
		}
		s.of = all[s.below(len(all))]
		src := s.of.manifest
		for range 1 + s.below(4) {
			start := s.below(len(src) + 1)
			end := min(len(src), start+[]int{0, 0, 1, 1, 2, 9}[s.below(6)])
			src = src[:start] + shreds[s.below(len(shreds))] + src[end:]
		}
		s.look()
		report := diagnostics.CheckAround(manifest.Build(syntax.Parse(text.New(src))), s.around, nil)
		before := errorsOf(src, report)
		adds := func(edits []text.Edit) string {
			fixed, err := text.Apply(src, edits)
			if err != nil {
				t.Fatalf("%v in\n%s", err, src)
			}
			after := errorsOf(fixed, diagnostics.CheckAround(manifest.Build(syntax.Parse(text.New(fixed))), s.around, nil))
			for _, code := range slices.Sorted(maps.Keys(after)) {
				if after[code] > before[code] {
					return code + " in\n" + fixed
				}
			}
			return ""
		}
		for d := range report.All() {
			offered := d.WithFixes().Fixes
			for i, f := range report.Verify(d).Fixes {
				if f.In != "" || len(f.Edits) == 0 {
					continue
				}
				fixes++
				added := adds(f.Edits)
				switch {
				case f.Certain && added != "":
					t.Errorf("%s: %q adds %s\nof\n%s", d.Code, f.Title, added, src)
				case f.Certain:
					certain++
				case offered[i].Certain:
					undone++
					if added != "" {
						adding++
					}
				case added != "":
					others++
					if d.Code == "syntax" {
						worse++
					}
				}
			}
		}
		if edits := report.FixAll(report.All()); len(edits) > 0 {
			if added := adds(edits); added != "" {
				t.Errorf("all fixes together add %s\nof\n%s", added, src)
			}
		}
	}
	t.Logf("%d fixes: %d certain, %d refused, of which %d add an error; %d others add an error, %d of them for the syntax", fixes, certain, undone, adding, others, worse)
	if certain < 100 || undone == 0 {
		t.Errorf("only %d certain fixes, %d of them refused", certain, undone)
	}
}

// errorsOf counts the errors of a report by code, and the faults of its syntax.
func errorsOf(src string, r *diagnostics.Report) map[string]int {
	count := map[string]int{}
	for _, d := range everywhere(r) {
		if d.Severity == diagnostics.Error && d.Code != "syntax" {
			count[d.Code+" "+d.File]++
		}
	}
	count["syntax"] = faults(src)
	return count
}

// A fix that removes a comment is not certain: a person wrote it.
func TestCertainFixesKeepComments(t *testing.T) {
	src := `{"service": "DESK", "locale": ["en", /* why */ "en"]}`
	report := diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil, nil)
	removed := 0
	for d := range report.All() {
		if d.Code != "property-unique" {
			continue
		}
		for _, f := range report.Verify(d).Fixes {
			removed++
			if f.Certain {
				t.Errorf("%q is certain", f.Title)
			}
		}
	}
	if removed == 0 {
		t.Error("there is no fix")
	}
}
