package transport

import (
	"os"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestWatchdog(t *testing.T) {
	tests := []struct {
		name  string
		alive int32 // checks that find the process alive
		gone  bool
	}{{"seen alive, then gone", 3, true}, {"never seen alive", 0, false}, {"alive", 1 << 30, false}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var checks atomic.Int32
				r := start(t, Options{}, func(s *testServer) {
					s.watchdog.isAlive = func(pid int) bool { return pid == 4711 && checks.Add(1) <= test.alive }
				})
				r.Initialize(lsptest.Object{"processId": 4711})
				select {
				case end := <-r.end:
					if !test.gone || end.code != ExitDisconnected {
						t.Errorf("ended with %d, %v", end.code, end.err)
					}
				case <-time.After(time.Minute): // of the bubble's clock
					if test.gone {
						t.Error("the server is still running")
					}
					r.Notify("exit", nil)
					<-r.end
				}
			})
		})
	}
}

func TestIsAlive(t *testing.T) {
	if !isAlive(os.Getpid()) {
		t.Error("this process is not alive")
	}
	if isAlive(1 << 30) {
		t.Error("a process that cannot exist is alive")
	}
}
