// Package effort scales tests that try thousands of inputs. Under the race detector, which makes code ten times
// slower, they try fewer of them: races do not depend on which input it is. No test is left out.
//
// A test that tries every offset of a text steps by [Divisor], and one that repeats something n times does so
// n/Divisor times.
package effort
