package server

import (
	"sync"
	"time"
)

// openCalls counts the calls that are read and not yet answered.
type openCalls struct {
	mu   sync.Mutex
	n    int
	none chan struct{} // closed when n falls to 0; nil unless a goroutine waits
}

func (o *openCalls) add(n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.n += n
	if o.n == 0 && o.none != nil {
		close(o.none)
		o.none = nil
	}
}

// wait returns when every call is answered, or after d.
func (o *openCalls) wait(d time.Duration) {
	o.mu.Lock()
	if o.n == 0 {
		o.mu.Unlock()
		return
	}
	if o.none == nil {
		o.none = make(chan struct{})
	}
	none := o.none
	o.mu.Unlock()
	waitFor(none, d)
}
