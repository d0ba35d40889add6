package main

import (
	"os"
	"os/signal"
	"syscall"
)

// uninterrupted runs f. If the process is asked to end meanwhile (Ctrl-C, SIGTERM, a closed terminal), it ends when f has
// returned, so that f never leaves a temporary file behind. f must be short. Signals that the process ignores, as nohup has
// it ignore SIGHUP, stay ignored.
func uninterrupted(f func() error) error {
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	err := f()
	signal.Stop(signals)
	select {
	case s := <-signals:
		os.Exit(exitStatus(s))
	default:
	}
	return err
}

// exitStatus returns the exit code that shells give a process that a signal has ended.
func exitStatus(s os.Signal) int {
	if number, ok := s.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return exitFailure
}
