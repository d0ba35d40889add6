package zettest

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// cases returns all cases. It ends the test if their verdicts are not recorded.
func cases(t *testing.T) []Case {
	t.Helper()
	all, err := collected()
	if err != nil {
		t.Fatalf("%v; see scripts/record-zet-verdicts.sh", err)
	}
	return all
}

// collected returns all cases. Generating them takes a while.
var collected = sync.OnceValues(func() ([]Case, error) {
	var all []Case
	for c, err := range Cases() {
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
})

func TestProjectsAreReproducible(t *testing.T) {
	if !reflect.DeepEqual(Projects(), Projects()) {
		t.Error("two lists of projects differ")
	}
}

func TestRecordIsOfTheProjects(t *testing.T) {
	all := cases(t)
	if lines := strings.Count(recorded, "\n"); lines != len(all) {
		t.Errorf("%d verdicts are recorded of %d projects", lines, len(all))
	}
	if len(all) < 2500 {
		t.Errorf("there are %d projects; expected 2500", len(all))
	}
}

func TestZetAcceptsBases(t *testing.T) {
	var accepted []string
	for _, c := range cases(t) {
		if len(c.Faults) > 0 {
			continue
		}
		accepted = append(accepted, c.Service)
		if c.Zet != OK || c.Ours != OK {
			t.Errorf("zet: %s, expected of us: %s: %s", c.Zet, c.Ours, c)
		}
	}
	if !slices.Equal(accepted, services) {
		t.Errorf("the bases are of %q; expected %q", accepted, services)
	}
}

func TestFaultsOccur(t *testing.T) {
	faults := Faults()
	times := make([]int, len(faults))
	for _, p := range plans(faults) {
		for _, i := range p.faults {
			times[i]++
		}
	}
	for i, n := range times {
		if n < rounds {
			t.Errorf("%s of %q occurs %d times; expected %d", faults[i].Name, faults[i].Services, n, rounds)
		}
	}
}

func TestFaultsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Faults() {
		for _, service := range f.Services {
			name := service + " " + f.Name
			if seen[name] {
				t.Errorf("%s is in the tables twice", name)
			}
			seen[name] = true
		}
		if (f.Zet == f.Ours) != (f.Why == none) {
			t.Errorf("zet: %s on %s, expected of us: %s: %q", f.Zet, f.Name, f.Ours, f.Why)
		}
	}
}

// The verdicts of zet are those in the tables: exactly for one fault. For several, only whether zet accepts the project is
// compared, since a crash hides errors and an error may hide a crash.
func TestTablesAgreeWithZet(t *testing.T) {
	faults := Faults()
	all := cases(t)
	for n, p := range plans(faults) {
		want := OK
		for _, i := range p.faults {
			if faults[i].Zet != OK {
				want = faults[i].Zet
			}
		}
		c := all[n]
		if len(p.faults) == 1 && c.Zet != want || (c.Zet == OK) != (want == OK) {
			t.Errorf("zet: %s, in the tables: %s: %s", c.Zet, want, c)
		}
	}
}

// Without a known difference, our expected verdict is that of zet.
func TestExpectationsNeedReasons(t *testing.T) {
	for _, c := range cases(t) {
		if len(c.Why) == 0 && c.Zet != c.Ours {
			t.Errorf("zet: %s, expected of us: %s: %s", c.Zet, c.Ours, c)
		}
	}
}
