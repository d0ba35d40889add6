//go:build stress

package stresstest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// process is a running program.
type process struct {
	*exec.Cmd
	log    string // file
	stderr bytes.Buffer
}

func (p *process) command(t *testing.T, args ...string) {
	t.Helper()
	p.log = filepath.Join(t.TempDir(), "log")
	p.Cmd = exec.Command(*program, append([]string{"serve", "--log", p.log}, args...)...)
	p.Env = append(os.Environ(), "GORACE=halt_on_error=0 exitcode=66")
	t.Cleanup(func() { _ = p.Process.Kill() })
}

// onStreams starts the program on its standard streams.
func onStreams(t *testing.T) (*process, io.ReadWriteCloser) {
	t.Helper()
	p := &process{}
	p.command(t)
	p.Stderr = &p.stderr
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	return p, streams{out, in}
}

// onPort starts the program on a port and returns its address.
func onPort(t *testing.T) (*process, string) {
	t.Helper()
	p := &process{}
	p.command(t, "--listen", "127.0.0.1:0")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stderr = write
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	in := bufio.NewReader(read)
	line, err := in.ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(line), "listening on ")
	if !ok {
		t.Fatalf("the program says %q, %v", line, err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.Copy(&p.stderr, in)
	}()
	t.Cleanup(func() {
		_ = p.Process.Signal(syscall.SIGTERM)
		p.end(t, done)
	})
	return p, address
}

// end waits for the end of the process and asserts that it was a good one. read is closed when all of standard error
// is in p.stderr; nil if Wait sees to that.
func (p *process) end(t *testing.T, read <-chan struct{}) {
	t.Helper()
	if read != nil {
		<-read
	}
	if err := p.Wait(); err != nil {
		t.Errorf("the process ended with %v", err)
	}
	if p.stderr.Len() > 0 {
		t.Errorf("standard error:\n%s", &p.stderr)
	}
	log, err := os.Open(p.log)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	in := bufio.NewReader(log)
	for {
		line, err := in.ReadString('\n')
		if strings.Contains(line, " level=ERROR ") {
			t.Errorf("logged: %s", line)
		}
		if err != nil {
			return
		}
	}
}

// streams is an input and an output as one connection.
type streams struct {
	io.ReadCloser
	io.WriteCloser
}

// Close closes both.
func (s streams) Close() error { return errors.Join(s.ReadCloser.Close(), s.WriteCloser.Close()) }
