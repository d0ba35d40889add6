package server

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"runtime"
	"syscall"
	"time"
)

// watchdog notices that the client's process has gone without a word. It is a second line: normally
// the input ends then.
type watchdog struct {
	every time.Duration
	alive func(pid int) bool
	gone  chan struct{} // closed when the client has gone
}

func newWatchdog() watchdog {
	return watchdog{every: 3 * time.Second, alive: alive, gone: make(chan struct{})}
}

// watch begins to look after the process pid until ctx ends. A process that is not alive now is not
// looked after: a client in another container has a pid that means nothing here.
func (w *watchdog) watch(ctx context.Context, pid int, log *slog.Logger) {
	if pid == 0 {
		return
	}
	if !w.alive(pid) {
		log.Info("the client's process cannot be seen and is not watched", "pid", pid)
		return
	}
	go func() {
		tick := time.NewTicker(w.every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if !w.alive(pid) {
					close(w.gone)
					return
				}
			}
		}
	}()
}

// alive tells whether a process pid exists.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release() //nolint:errcheck // nothing to be done about it
	if runtime.GOOS == "windows" {
		return true // FindProcess has found it
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
