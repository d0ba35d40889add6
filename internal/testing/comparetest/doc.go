// Package comparetest measures this server and VS Code's JSON server side by side: both run as processes and get the same
// messages over their standard streams, in turn. It contains only tests, which assert nothing about time but fail if a
// response is missing, empty or an error.
//
// It is behind the build tag "compare", which "make bench-compare" sets.
package comparetest
