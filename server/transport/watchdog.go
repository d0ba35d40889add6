package transport

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"runtime"
	"syscall"
	"time"
)

// watchdog notices that the process of the client has ended without closing the connection. Normally, the input ends then.
type watchdog struct {
	every   time.Duration
	isAlive func(pid int) bool
	gone    chan struct{} // closed when the process has ended
}

func newWatchdog() watchdog {
	return watchdog{every: 3 * time.Second, isAlive: isAlive, gone: make(chan struct{})}
}

// watch starts to watch the process pid until ctx ends. A process that does not exist now is not watched: the process ID of a
// client in another container has no meaning here.
func (w *watchdog) watch(ctx context.Context, pid int, log *slog.Logger) {
	if pid == 0 {
		return
	}
	if !w.isAlive(pid) {
		log.Info("the process of the client is not visible and not watched", "pid", pid)
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
				if !w.isAlive(pid) {
					close(w.gone)
					return
				}
			}
		}
	}()
}

// isAlive reports whether the process pid exists.
func isAlive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release() //nolint:errcheck // there is nothing to do about it
	if runtime.GOOS == "windows" {
		return true // FindProcess has found it
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
