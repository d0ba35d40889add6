package zettest

import (
	_ "embed"
	"fmt"
	"iter"
	"strings"
)

// recorded has a line for each project: its name, service, faults, verdict of zet and checksum.
//
//go:embed testdata/verdicts.tsv
var recorded string

// Case is a project with its verdicts.
type Case struct {
	Project
	Zet  Verdict      // recorded
	Ours Verdict      // expected; Either if both are accepted
	Why  []Difference // why Zet and Ours may differ, else empty
}

// String names the case in a message: "0123 DESK widget.url:missing".
func (c Case) String() string {
	return strings.Join(append([]string{c.Name, c.Service}, c.Faults...), " ")
}

// Cases yields all projects with their verdicts. It yields an error and ends if the recorded verdict is for another version
// of a project; record the verdicts again then.
func Cases() iter.Seq2[Case, error] {
	return func(yield func(Case, error) bool) {
		faults := Faults()
		said := parse(recorded)
		for i, p := range plans(faults) {
			project := p.build(faults)
			project.Name = fmt.Sprintf("%04d", i)
			c := Case{Project: project, Zet: said[project.key()]}
			if c.Zet == "" {
				yield(c, fmt.Errorf("no verdict is recorded for project %s", c))
				return
			}
			c.Ours, c.Why = p.expect(faults)
			if !yield(c, nil) {
				return
			}
		}
	}
}

// expect returns the expected verdict on the project and the reasons why it differs from zet's.
func (p plan) expect(faults []Fault) (Verdict, []Difference) {
	ours := OK
	var why []Difference
	for _, i := range p.faults {
		f := faults[i]
		if f.Why == openService {
			return Either, []Difference{openService} // so other faults may not matter
		}
		if f.Ours == Error || f.Ours == Either && ours == OK {
			ours = f.Ours
		}
		if f.Why != none {
			why = append(why, f.Why)
		}
	}
	return ours, why
}

// key is a line of the record without the verdict.
func (p Project) key() string {
	return strings.Join([]string{p.Name, p.Service, strings.Join(p.Faults, " "), p.sum()}, "\t")
}

// parse returns the verdicts of a record by key.
func parse(record string) map[string]Verdict {
	said := map[string]Verdict{}
	for line := range strings.Lines(record) {
		line = strings.TrimSuffix(line, "\n")
		if i := strings.LastIndexByte(line, '\t'); i >= 0 {
			said[line[:i]] = Verdict(line[i+1:])
		}
	}
	return said
}
