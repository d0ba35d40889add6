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
	progressPatience = 500 * time.Millisecond // before the bar appears
	progressPace     = 100 * time.Millisecond // between two updates
	progressWidth    = 24                     // columns of the bar
)

// progress shows a progress bar on a terminal during a long run. Other output to the terminal must go through
// [progress.wrap], which removes the bar first. A nil progress shows nothing.
type progress struct {
	out   io.Writer
	begun time.Time
	quit  chan struct{}
	gone  sync.WaitGroup

	mu          sync.Mutex
	done, total int  // files; total is 0 during the search
	shown       bool // the bar is on the last line
	within      bool // the last output did not end with a line feed
}

// startProgress shows progress on stderr, if it is a terminal.
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

// each yields what found yields, and counts it as done afterwards.
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

// show draws the bar if the run has taken long enough.
func (p *progress) show(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.begun) < progressPatience || p.within {
		return
	}
	line := "searching for manifests"
	if p.total > 0 {
		full := progressWidth * p.done / p.total
		line = fmt.Sprintf("[%s%s] %d of %s", strings.Repeat("#", full), strings.Repeat(".", progressWidth-full), p.done, report.Count(p.total, "file", "files"))
	}
	_, _ = io.WriteString(p.out, eraseLine+line) // a write error is not worth reporting
	p.shown = true
}

const eraseLine = "\r\x1b[K"

// erase removes the bar. p.mu must be held.
func (p *progress) erase() {
	if p.shown {
		_, _ = io.WriteString(p.out, eraseLine)
		p.shown = false
	}
}

// stop removes the bar and ends the updates.
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

// wrap returns a writer to w that removes the bar first, if w is a terminal too.
func (p *progress) wrap(w io.Writer) io.Writer {
	if p == nil || !isTerminal(w) {
		return w
	}
	return &barEraser{p, w}
}

type barEraser struct {
	progress *progress
	to       io.Writer
}

// Write implements [io.Writer].
func (g *barEraser) Write(b []byte) (int, error) {
	g.progress.mu.Lock()
	defer g.progress.mu.Unlock()
	g.progress.erase()
	if len(b) > 0 {
		g.progress.within = b[len(b)-1] != '\n'
	}
	return g.to.Write(b)
}
