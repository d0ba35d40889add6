//go:build compare

package comparetest

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// patience is the timeout of a response. It only limits how long a failure takes.
const patience = 2 * time.Minute

// server is one of the two that are compared.
type server struct {
	name    string
	command []string
	options lsptest.Object // initializationOptions
}

// process is a running server.
type process struct {
	*lsptest.Raw
	server  server
	cmd     *exec.Cmd
	stderr  bytes.Buffer
	version int // of the document
}

// streams are the standard streams of a process.
type streams struct {
	io.Reader
	io.Writer
}

// start starts a server and returns the time until it has answered initialize.
func start(t *testing.T, s server, m manifest) (*process, time.Duration) {
	t.Helper()
	p := &process{server: s, cmd: exec.Command(s.command[0], s.command[1:]...)}
	p.cmd.Stderr = &p.stderr
	in, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Raw = lsptest.NewRaw(streams{out, in})
	initialize := p.Request(t, "initialize", lsptest.Object{
		"processId": os.Getpid(),
		"rootUri":   uri.File(filepath.Dir(m.path)),
		"capabilities": lsptest.Object{"textDocument": lsptest.Object{
			"diagnostic":     lsptest.Object{},
			"completion":     lsptest.Object{"completionItem": lsptest.Object{"snippetSupport": true}},
			"documentSymbol": lsptest.Object{"hierarchicalDocumentSymbolSupport": true},
			"codeAction": lsptest.Object{"codeActionLiteralSupport": lsptest.Object{
				"codeActionKind": lsptest.Object{"valueSet": []string{"quickfix", "refactor", "source"}},
			}},
		}},
		"initializationOptions": s.options,
	})
	begin := time.Now()
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.stop)
	p.send(t, initialize)
	took := time.Since(begin)
	p.Notify(t, "initialized", lsptest.Object{})
	p.Notify(t, "workspace/didChangeConfiguration", lsptest.Object{"settings": lsptest.Object{"json": lsptest.Object{
		"validate":    lsptest.Object{"enable": true},
		"resultLimit": 5000, // the default of VS Code
		"schemas":     []lsptest.Object{{"fileMatch": []string{"plugin-manifest.json"}, "url": uri.File(*schema)}},
	}}})
	return p, took
}

// send sends messages and returns the response to the last one, which must have a result.
func (p *process) send(t *testing.T, frames ...lsptest.Frame) lsptest.Response {
	t.Helper()
	response := p.attempt(t, frames...)
	if empty(response) {
		t.Fatalf("%s has sent an empty response: %s\n%s", p.server.name, response.Start, p.stderr.Bytes())
	}
	return response
}

// attempt is send without a requirement for the result.
func (p *process) attempt(t *testing.T, frames ...lsptest.Frame) lsptest.Response {
	t.Helper()
	defer time.AfterFunc(patience, p.kill).Stop()
	return p.Send(t, frames...)
}

func empty(r lsptest.Response) bool {
	return slices.ContainsFunc([]string{`"result":null`, `"result":[]`, `"items":[]`}, func(s string) bool {
		return bytes.Contains(r.Start, []byte(s))
	})
}

// resident returns the resident memory in MB.
func (p *process) resident(t *testing.T) float64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Fatalf("resident memory is measured on Linux only: %v", err)
	}
	_, rest, _ := bytes.Cut(status, []byte("VmRSS:"))
	var kB float64
	if _, err := fmt.Fscanf(bytes.NewReader(rest), "%f", &kB); err != nil {
		t.Fatal(err)
	}
	return kB / 1024
}

// processorTime returns the time in ms for which the threads of the process have run. It does not depend on what else the
// machine does.
func (p *process) processorTime(t *testing.T) float64 {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p.cmd.Process.Pid))
	if err != nil || len(threads) == 0 {
		t.Fatalf("processor time is measured on Linux only: %v", err)
	}
	total := 0.0
	for _, thread := range threads {
		stat, err := os.ReadFile(thread)
		if err != nil {
			continue // the thread has ended
		}
		var ns float64
		if _, err := fmt.Fscanf(bytes.NewReader(stat), "%f", &ns); err != nil {
			t.Fatal(err)
		}
		total += ns
	}
	return total / 1e6
}

func (p *process) kill() { _ = p.cmd.Process.Kill() }

func (p *process) stop() {
	p.kill()
	_ = p.cmd.Wait()
}
