package zettest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// place is a row of a table: one place in the JSON and what to change it to.
type place struct {
	label  string // how its faults are called
	at     string // path into the manifest, or into resources.json after "resources."
	change []change
}

// change is one value for a place and what the verdicts are then.
type change struct {
	name  string
	value string // JSON, or absent
	also  []string
	zet   Verdict
	ours  Verdict
	why   Difference
}

// good is a harmless change.
func good(name, value string) change {
	return change{name: name, value: value, zet: OK, ours: OK}
}

// bad is a change that zet rejects, and rightly so.
func bad(name, value string) change {
	return change{name: name, value: value, zet: Error, ours: Error}
}

// crash is a change that we reject and that makes zet crash.
func crash(why Difference, name, value string) change {
	return change{name: name, value: value, zet: Crash, ours: Error, why: why}
}

// lax is a change that we reject and zet does not.
func lax(why Difference, name, value string) change {
	return change{name: name, value: value, zet: OK, ours: Error, why: why}
}

// strict is a change that zet rejects and we do not.
func strict(why Difference, name, value string) change {
	return change{name: name, value: value, zet: Error, ours: OK, why: why}
}

// open is a change to which we may say what we like; zet says what is given.
func open(zet Verdict, why Difference, name, value string) change {
	return change{name: name, value: value, zet: zet, ours: Either, why: why}
}

// touching adds places on which the effect of c depends.
func (c change) touching(places ...string) change {
	c.also = append(slices.Clone(c.also), places...)
	return c
}

// faultsOf makes a fault of each change in rows for each of the services, which have to have all
// the places.
func faultsOf(services []string, tables ...[]place) []Fault {
	var faults []Fault
	for _, service := range services {
		for _, row := range slices.Concat(tables...) {
			for _, c := range row.change {
				faults = append(faults, row.fault(service, c))
			}
		}
	}
	return faults
}

func (row place) fault(service string, c change) Fault {
	at := rooted(row.at)
	f := Fault{
		Name: row.label + ":" + c.name, Services: []string{service},
		Zet: c.zet, Ours: c.ours, Why: c.why,
		places: []string{at},
		do:     func(d *draft) { d.set(at, c.value) },
	}
	for _, other := range c.also {
		f.places = append(f.places, rooted(other))
	}
	return f
}

// rooted returns the path from the root of a draft.
func rooted(path string) string {
	if strings.HasPrefix(path, "resources") || strings.HasPrefix(path, "file") && !strings.HasPrefix(path, "file_") {
		return path
	}
	return strings.TrimSuffix("manifest."+path, ".")
}

// long is the JSON of a string of n times s.
func long(n int, s string) string {
	text, err := json.Marshal(strings.Repeat(s, n))
	if err != nil {
		panic(err) // a string has JSON
	}
	return string(text)
}

// list is the JSON of an array of n elements, made from a format with the number of the element.
func list(n int, format string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, format, i)
	}
	return "[" + b.String() + "]"
}
