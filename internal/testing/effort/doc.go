// Package effort scales tests that try thousands of inputs. Under the race detector, which makes code ten times slower, they
// try fewer of them: a race does not depend on the input. No test is skipped.
//
// A test that tries every offset of a text steps by [Divisor], and one that repeats something n times does so
// n/Divisor times.
package effort
