// Package spelling finds the known name closest to a misspelled one: a property, a value, a service, a rule. It has
// the only edit distance of the program, so that all front ends and rules agree on which names are close.
//
// ASCII letters are compared without regard to case.
package spelling
