package main

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"
	"time"

	"plugin-manifest-ls/internal/report"
)

const (
	progressPatience = 500 * time.Millisecond // before anything is shown
	progressPace     = 100 * time.Millisecond // between two looks
	progressWidth    = 24                     // columns of the bar
)

// progress shows on a terminal how far a long run has come. What else goes to the terminal has to go through
// [progress.wrap], so that the bar gives way to it. A nil progress shows nothing.
type progress struct {
	out   io.Writer
	begun time.Time
	quit  chan struct{}
	gone  sync.WaitGroup

	mu          sync.Mutex
	done, total int  // files; total is 0 while they are looked for
	shown       bool // the bar stands in the last line
	within      bool // what was printed last ends within a line
}

// startProgress shows progress on stderr, if that is a terminal.
func startProgress(stderr io.Writer) *progress {
	if !isTerminal(stderr) {
		return nil
	}
	p := &progress{out: stderr, begun: time.Now(), quit: make(chan struct{})}
	p.gone.Go(func() {
		pace := time.NewTicker(progressPace)
		defer pace.Stop()
		for {
			select {
			case now := <-pace.C:
				p.show(now)
			case <-p.quit:
				return
			}
		}
	})
	return p
}

// each yields what is found as [find] does, and counts what is done with it.
func (p *progress) each(found iter.Seq2[string, error]) iter.Seq2[string, error] {
	if p == nil {
		return found
	}
	type result struct {
		path string
		err  error
	}
	return func(yield func(string, error) bool) {
		var all []result
		for path, err := range found {
			all = append(all, result{path, err})
		}
		p.set(0, len(all))
		for i, r := range all {
			if !yield(r.path, r.err) {
				return
			}
			p.set(i+1, len(all))
		}
	}
}

func (p *progress) set(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
}

// show draws the bar, if the run takes long enough.
func (p *progress) show(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.begun) < progressPatience || p.within {
		return
	}
	line := "looking for manifests"
	if p.total > 0 {
		full := progressWidth * p.done / p.total
		line = fmt.Sprintf("[%s%s] %d of %s", strings.Repeat("#", full), strings.Repeat(".", progressWidth-full), p.done, report.Count(p.total, "file", "files"))
	}
	_, _ = io.WriteString(p.out, eraseLine+line) // there is no one to tell that it is gone
	p.shown = true
}

const eraseLine = "\r\x1b[K"

// erase takes the bar away. The lock is held.
func (p *progress) erase() {
	if p.shown {
		_, _ = io.WriteString(p.out, eraseLine)
		p.shown = false
	}
}

// stop takes the bar away for good.
func (p *progress) stop() {
	if p == nil {
		return
	}
	close(p.quit)
	p.gone.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
}

// wrap returns w such that the bar gives way to what is written, if w is a terminal, too.
func (p *progress) wrap(w io.Writer) io.Writer {
	if p == nil || !isTerminal(w) {
		return w
	}
	return &givenWay{p, w}
}

type givenWay struct {
	progress *progress
	to       io.Writer
}

// Write implements [io.Writer].
func (g *givenWay) Write(b []byte) (int, error) {
	g.progress.mu.Lock()
	defer g.progress.mu.Unlock()
	g.progress.erase()
	if len(b) > 0 {
		g.progress.within = b[len(b)-1] != '\n'
	}
	return g.to.Write(b)
}
