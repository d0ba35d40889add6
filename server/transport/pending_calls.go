package transport

import (
	"sync"
	"time"
)

// pendingCalls counts the calls that were read and are not answered yet.
type pendingCalls struct {
	mu   sync.Mutex
	n    int
	none chan struct{} // closed when n falls to 0; nil unless a goroutine waits
}

func (p *pendingCalls) add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.n += n
	if p.n == 0 && p.none != nil {
		close(p.none)
		p.none = nil
	}
}

// wait returns when every call is answered, or after d.
func (p *pendingCalls) wait(d time.Duration) {
	p.mu.Lock()
	if p.n == 0 {
		p.mu.Unlock()
		return
	}
	if p.none == nil {
		p.none = make(chan struct{})
	}
	none := p.none
	p.mu.Unlock()
	waitFor(none, d)
}
