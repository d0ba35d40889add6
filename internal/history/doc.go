// Package history reads what a git repository has committed of one file, to compare a manifest with an
// earlier version of it.
//
// Only objects and references are read. No program is run, no hook, no filter and nothing that the
// repository's configuration names; nothing is written and no network connection opened. That is why the
// packages of go-git below its own top are used: those above link its transports.
//
// A repository may be anything that lies on the disk: damaged, a file in place of a folder, made to do harm.
// Whatever it is, a look-up ends soon with a text or an error of one line. See [files] for the bounds.
package history
