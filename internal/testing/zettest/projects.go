package zettest

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

const (
	// seed determines the projects. After a change, record the verdicts again.
	seed = 20261124
	// rounds is the minimum number of uses of each fault.
	rounds = 5
	// most is the maximum number of faults in a project.
	most = 3
)

// Projects returns all projects, in an order that is always the same: the bases, then projects with
// one fault each, then projects with up to three. The numbers come from math/rand/v2's PCG, whose
// sequence is specified, and are used in no way that depends on the version of Go.
func Projects() []Project {
	faults := Faults()
	var projects []Project
	for _, p := range plans(faults) {
		project := p.build(faults)
		project.Name = fmt.Sprintf("%04d", len(projects))
		projects = append(projects, project)
	}
	return projects
}

// plan is what a project is made of: faults are indices.
type plan struct {
	service string
	faults  []int
}

func (p plan) build(all []Fault) Project {
	d := base(p.service)
	names := make([]string, 0, len(p.faults))
	for _, i := range p.faults {
		all[i].do(d)
		names = append(names, all[i].Name)
	}
	project := d.project()
	project.Faults = names
	return project
}

func plans(faults []Fault) []plan {
	var made []plan
	for _, service := range services {
		made = append(made, plan{service: service})
	}
	random := rand.New(rand.NewPCG(seed, 0))
	for round := range rounds {
		dealt := deal(faults, random)
		for _, service := range services {
			if round%2 == 0 { // a harmless fault must stay harmless together with others
				slices.SortStableFunc(dealt[service], func(i, k int) int { return faults[i].weight() - faults[k].weight() })
			}
			made = append(made, split(service, dealt[service], round, faults, random)...)
		}
	}
	return made
}

// deal assigns each fault to a service, in random order. A fault of all services is assigned to three of them.
func deal(faults []Fault, random *rand.Rand) map[string][]int {
	dealt := map[string][]int{}
	for _, i := range shuffled(len(faults), random) {
		may := faults[i].Services
		if len(may) == 1 {
			dealt[may[0]] = append(dealt[may[0]], i)
			continue
		}
		for _, k := range shuffled(len(may), random)[:3] {
			dealt[may[k]] = append(dealt[may[k]], i)
		}
	}
	return dealt
}

// split makes projects of faults in their order: one project per fault in the first round, and as many faults as fit
// together later.
func split(service string, dealt []int, round int, faults []Fault, random *rand.Rand) []plan {
	var made []plan
	for len(dealt) > 0 {
		want := 1
		if round > 0 {
			want = most - int(random.Uint64()%4)/3 // every fourth has one fewer
		}
		p, left := plan{service: service}, []int(nil)
		for n, i := range dealt {
			if len(p.faults) == want {
				left = append(left, dealt[n:]...)
				break
			}
			if p.fits(faults, i) {
				p.faults = append(p.faults, i)
			} else {
				left = append(left, i)
			}
		}
		made, dealt = append(made, p), left
	}
	return made
}

// fits reports whether the fault clashes with none of the others.
func (p plan) fits(faults []Fault, i int) bool {
	for _, other := range p.faults {
		if faults[i].clashes(faults[other]) {
			return false
		}
	}
	return true
}

// weight is 0 for harmless faults and 1 for others.
func (f Fault) weight() int {
	if f.Zet == OK && f.Ours == OK {
		return 0
	}
	return 1
}

// shuffled returns the numbers below n in random order.
func shuffled(n int, random *rand.Rand) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
		k := int(random.Uint64() % uint64(i+1))
		numbers[i], numbers[k] = numbers[k], numbers[i]
	}
	return numbers
}
