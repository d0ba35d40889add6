package zettest

import (
	"slices"
	"strings"
)

// Fault is one small change to a base.
type Fault struct {
	Name     string   // what is changed and how: "widget.url:missing"
	Services []string // to whose bases it can be done

	// places are what it touches: paths into the JSON, and "file" with a path or a name for what is
	// not one file. A fault is not done to a project of which another has touched such a place, one
	// inside of it or one around it.
	places []string
	do     func(d *draft)

	Zet  Verdict    // on a base with this fault alone
	Ours Verdict    // our expected verdict on it
	Why  Difference // why they differ, or none
}

// Verdict is the result of a checker for a project.
type Verdict string

// The verdicts. Either is for expectations only: it is unknown which verdict is right.
const (
	OK     Verdict = "ok"
	Error  Verdict = "error" // there are errors, however many
	Crash  Verdict = "crash" // zet ends with a stack trace and exit code 0, and reports nothing else
	Either Verdict = "either"
)

// clashes reports whether f and other change the same value.
func (f Fault) clashes(other Fault) bool {
	return slices.ContainsFunc(f.places, func(a string) bool {
		return slices.ContainsFunc(other.places, func(b string) bool {
			return a == b || strings.HasPrefix(a, b+".") || strings.HasPrefix(b, a+".")
		})
	})
}
