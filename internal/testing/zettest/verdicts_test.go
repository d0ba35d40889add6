package zettest

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// cases returns all cases; it ends the test if the record is not about them.
func cases(t *testing.T) []Case {
	t.Helper()
	all, err := collected()
	if err != nil {
		t.Fatalf("%v; see scripts/record-zet-verdicts.sh", err)
	}
	return all
}

// collected returns all cases, which take a while to make.
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
			t.Errorf("zet says %s, we are to say %s: %s", c.Zet, c.Ours, c)
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
			t.Errorf("zet says %s to %s, we are to say %s: %q", f.Zet, f.Name, f.Ours, f.Why)
		}
	}
}

// What the tables say of zet is what it says: exactly, where there is one fault; where there are
// more, whether it accepts the project, since a crash hides errors and an error may hide a crash.
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
			t.Errorf("zet says %s, the tables say %s: %s", c.Zet, want, c)
		}
	}
}

// Where there is no difference, zet's verdict is what is expected of us.
func TestExpectationsNeedReasons(t *testing.T) {
	for _, c := range cases(t) {
		if len(c.Why) == 0 && c.Zet != c.Ours {
			t.Errorf("zet says %s, we are to say %s: %s", c.Zet, c.Ours, c)
		}
	}
}
