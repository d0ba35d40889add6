package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// pipes are the standard streams of a running server.
type pipes struct {
	io.ReadCloser
	io.WriteCloser
}

func (s pipes) Close() error {
	s.ReadCloser.Close()
	return s.WriteCloser.Close()
}

// BenchmarkStart measures how long a user waits when an editor starts the server: from the start of the process to the
// response to initialize. It also reports the resident memory in MB after a small manifest was opened and checked, on
// systems that provide it.
func BenchmarkStart(b *testing.B) {
	program := filepath.Join(b.TempDir(), "plugin-manifest-ls")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	src, err := os.ReadFile("../../examples/faulty-link-names/plugin-manifest.json")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		cmd := exec.Command(program, "serve", "--stdio")
		stdin, err := cmd.StdinPipe()
		if err != nil {
			b.Fatal(err)
		}
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		client := lsptest.New(b, pipes{stdout, stdin})
		client.Initialize(nil)
		b.StopTimer()
		client.Open("file:///extension/plugin-manifest.json", string(src))
		if found := client.Published().Diagnostics; len(found) == 0 {
			b.Fatal("nothing was found")
		}
		if mb, ok := resident(cmd.Process.Pid); ok {
			b.ReportMetric(mb, "MB-resident")
		}
		client.Close()
		_ = cmd.Wait()
		b.StartTimer()
	}
}

// resident returns the resident memory of a process in MB, on Linux.
func resident(pid int) (mb float64, ok bool) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, false
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	var kb float64
	_, err = fmt.Sscanf(rest, "%f", &kb)
	return kb / 1024, err == nil
}
