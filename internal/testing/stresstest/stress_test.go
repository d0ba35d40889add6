//go:build stress

package stresstest

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// patience is how long a test waits for what must come. It only detects hangs.
const patience = 5 * time.Minute

var (
	program  = flag.String("program", "", "the program to test, built with -race")
	duration = flag.Duration("duration", time.Minute, "how long to stress it")
	seed     = flag.Uint64("seed", 0, "what to begin the random sequences with; 0 for the time")
)

func TestStress(t *testing.T) {
	if *program == "" {
		t.Fatal("which program? See make stress")
	}
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d: make stress SEED=%[1]d DURATION=%v", *seed, *duration)
	deadline := time.Now().Add(*duration)
	_, address := onPort(t)
	t.Run("clients", func(t *testing.T) {
		for i := range 3 {
			t.Run(fmt.Sprintf("process %d", i), func(t *testing.T) {
				t.Parallel()
				p, rwc := onStreams(t)
				stress(t, rwc, *seed+uint64(i), i%2 == 0, deadline)
				p.end(t, nil)
			})
			t.Run(fmt.Sprintf("port %d", i), func(t *testing.T) {
				t.Parallel()
				conn, err := net.Dial("tcp", address)
				if err != nil {
					t.Fatal(err)
				}
				stress(t, conn, *seed+uint64(10+i), i%2 == 1, deadline)
			})
		}
	})
}

// stress runs a client until the deadline and compares what its server says then with what a new one does.
func stress(t *testing.T, rwc io.ReadWriteCloser, seed uint64, pulls bool, deadline time.Time) {
	t.Helper()
	c := newClient(t, rwc, seed, pulls)
	for time.Now().Before(deadline) && !t.Failed() {
		c.step()
	}
	for _, method := range c.methods() { // on a busy machine some may not have been drawn
		c.ask(method)
	}
	stopped := time.Now()
	c.settle(0)
	c.t.Logf("the last requests were answered after %v", time.Since(stopped))
	c.compare()
	c.t.Logf("the diagnostics were equal after %v", time.Since(stopped))
	c.leave()
	total := 0
	var counts []string
	for _, name := range slices.Sorted(maps.Keys(c.done)) {
		if !strings.Contains(name, "/") { // else it is counted as a request
			total += c.done[name]
		}
		counts = append(counts, fmt.Sprintf("%s %d", name, c.done[name]))
	}
	t.Logf("%d operations: %s", total, strings.Join(counts, ", "))
	if total == 0 {
		t.Error("no operations")
	}
}

// compare opens all files that are checked as documents and asserts that their diagnostics equal those of a new server.
func (c *client) compare() {
	c.t.Helper()
	p, rwc := onStreams(c.t)
	fresh := &client{Client: lsptest.New(c.t, rwc), t: c.t, pulls: true, root: c.root}
	fresh.settings.Store(c.settings.Load())
	fresh.connect()
	added := []any{}
	for _, dir := range c.folders[1:] {
		added = append(added, folder(dir))
	}
	fresh.Notify("workspace/didChangeWorkspaceFolders", lsptest.Object{"event": lsptest.Object{"added": added, "removed": []any{}}})
	for _, f := range c.files {
		if f.checked() && !f.open {
			c.open(f)
		}
		if f.open {
			fresh.Open(f.uri(), f.text)
		}
	}
	last := map[uri.URI]string{}
	end := time.Now().Add(patience)
	compared := 0
	for _, f := range c.files {
		if !f.checked() {
			continue
		}
		compared++
		for { // either server may still be indexing code
			want := fresh.diagnostics(f)
			c.published(last)
			got := last[f.uri()]
			if c.pulls {
				got = c.diagnostics(f)
			}
			if got == want {
				break
			}
			if time.Now().After(end) {
				c.t.Errorf("%s: got\n%s\nwant\n%s\nof\n%s", f.path, got, want, f.text)
				break
			}
		}
	}
	c.t.Logf("the diagnostics of %d files were compared", compared)
	fresh.leave()
	p.end(c.t, nil)
}

// leave ends a session as the protocol wants it.
func (c *client) leave() {
	c.t.Helper()
	if err := c.Call("shutdown", nil, nil); err != nil {
		c.t.Errorf("shutdown: %v", err)
	}
	c.Notify("exit", nil)
	c.AwaitEnd()
}
