// Package history reads a file from the commits of a git repository, to compare a manifest with an earlier
// version of it.
//
// It reads references and objects only. It runs no program, hook or filter, follows no setting of the
// repository's configuration, writes nothing and opens no network connection.
//
// A repository is untrusted input: it may be damaged or malicious. Memory, delta depth, the amount of object
// data and time are bounded before anything is allocated or inflated, every object is verified against its
// hash, and every failure is an error of one line.
package history
