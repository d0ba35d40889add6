//go:build compare

package comparetest

import (
	"flag"
	"fmt"
	"os"
	"testing"
	"time"

	"plugin-manifest-ls/internal/testing/lsptest"
)

var (
	program    = flag.String("program", "", "path of plugin-manifest-ls")
	node       = flag.String("node", "", "path of Node.js")
	jsonServer = flag.String("json-server", "", "path of the main file of VS Code's JSON server")
	schema     = flag.String("schema", "", "path of the schema for the JSON server")
	samples    = flag.Int("n", 50, "number of samples of each figure")
)

const (
	ours   = "this server"
	theirs = "the JSON server"
	warmUp = 20        // runs that are not counted
	large  = 2_600_000 // size at which the JSON server exceeds its stack, see [operation]
)

// TestCompare prints one table for each size of the manifest. The two servers alternate in every measurement.
func TestCompare(t *testing.T) {
	if *program == "" || *node == "" || *jsonServer == "" || *schema == "" || *samples < 1 {
		t.Fatal("flags are missing; run make bench-compare")
	}
	servers := [2]server{
		{ours, []string{*program, "serve", "--stdio"}, nil},
		{theirs, []string{*node, *jsonServer, "--stdio"}, lsptest.Object{"provideFormatter": true, "handledSchemaProtocols": []string{"file"}}},
	}
	for _, size := range []int{26_000, large} {
		m := writeManifest(t, size)
		rows := append(newProcesses(t, servers, m), longSession(t, servers, m)...)
		title := fmt.Sprintf("%d kB, n = %d", len(m.text)/1000, *samples)
		fmt.Fprintf(os.Stdout, "\n%s\n", table(title, rows))
	}
}

// newProcesses measures what a user waits for once: each sample is a new process that opens the manifest.
func newProcesses(t *testing.T, servers [2]server, m manifest) []row {
	t.Helper()
	started := row{name: "process start to the response of `initialize`", unit: "ms"}
	opened := row{name: "first `didOpen` to diagnostics", unit: "ms"}
	memory := row{name: "resident memory after that", unit: "MB"}
	for i := range *samples + 2 { // the first two fill the caches of the system
		for which, s := range servers {
			p, took := start(t, s, m)
			initialized := p.processorTime(t)
			frames := p.firstOpen(t, m)
			begin := time.Now()
			response := p.send(t, frames...)
			open := time.Since(begin)
			if i >= 2 {
				started.add(which, milliseconds(took), 0)
				opened.add(which, milliseconds(open), response.Size)
				memory.add(which, p.resident(t), 0)
				started.processor[which] += initialized / float64(*samples)
				opened.processor[which] += (p.processorTime(t) - initialized) / float64(*samples)
			}
			p.stop()
		}
	}
	return []row{started, opened, memory}
}

// longSession measures every operation in one warm process of each server.
func longSession(t *testing.T, servers [2]server, m manifest) []row {
	t.Helper()
	var processes [2]*process
	for which, s := range servers {
		p, _ := start(t, s, m)
		p.send(t, p.firstOpen(t, m)...)
		processes[which] = p
	}
	var rows []row
	for _, o := range operations {
		rows = append(rows, measure(t, processes, m, o))
	}
	memory := row{name: "resident memory after all of these", unit: "MB"}
	for which, p := range processes {
		memory.add(which, p.resident(t), 0)
	}
	for _, p := range processes {
		p.stop()
	}
	return append(rows, memory)
}

func measure(t *testing.T, processes [2]*process, m manifest, o operation) row {
	t.Helper()
	r := row{name: o.name, unit: "ms"}
	var before [2]float64                           // processor times before the runs that count
	for i := range warmUp + *samples + *samples%2 { // an even number, after which the text is as before
		for which, p := range processes {
			if r.failed[which] || o.only != "" && o.only != p.server.name {
				continue
			}
			if i == warmUp {
				before[which] = p.processorTime(t)
			}
			frames := o.prepare(t, p, m, i)
			begin := time.Now()
			response := p.attempt(t, frames...)
			took := time.Since(begin)
			switch {
			case !empty(response):
			case o.overflows && p.server.name == theirs && len(m.text) >= large:
				r.failed[which] = true
				continue
			default:
				t.Fatalf("%s has no result for %s: %s\n%s", p.server.name, o.name, response.Start, p.stderr.Bytes())
			}
			if i >= warmUp {
				r.add(which, milliseconds(took), response.Size)
			}
		}
	}
	for which, p := range processes {
		if counted := len(r.samples[which]); counted > 0 {
			r.processor[which] = (p.processorTime(t) - before[which]) / float64(counted)
		}
	}
	return r
}

func (r *row) add(which int, sample float64, size int) {
	r.samples[which] = append(r.samples[which], sample)
	r.bytes[which] = size
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
