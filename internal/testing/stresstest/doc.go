// Package stresstest runs the program, built with the race detector, under random load. It holds tests only.
//
// Six clients edit, ask, cancel, paste, and change files, settings and folders at once: three with a process each,
// three connected to one process. Each client is seeded, so that it does the same with the same seed. At the end no
// request may be unanswered, no error unexpected, no race reported, and the diagnostics must equal those of a new
// server for the same files.
//
// It is behind the build tag "stress", which "make stress" sets.
package stresstest
