// Package pattern compiles regular expressions on first use, because a program compiles those of package variables before
// it starts: those of this program took as long as a request.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns a function that compiles expr on the first call. It panics there if expr is not a regular expression.
//
// Inlined into its callers, it would add 0.1 MB to the server for browsers.
//
//go:noinline
func Lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
