package main

import (
	"os"
	"os/signal"
	"syscall"
)

// uninterrupted runs f. A signal to end the process (Ctrl-C, SIGTERM, a closed terminal) takes effect when f has
// returned, so that f never leaves a temporary file behind. f must be short. Ignored signals, such as SIGHUP under nohup,
// stay ignored.
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

// exitStatus returns the exit code that shells report for a process that a signal has ended.
func exitStatus(s os.Signal) int {
	if number, ok := s.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return exitFailure
}
