//go:build web

package webtest

import (
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/server"
)

const repository = "../../.."

// program is the folder of the compiled server, and node runs it.
var program, node string

func TestMain(m *testing.M) {
	program, node = printed("scripts/wasm.sh"), printed("scripts/node.sh")
	os.Exit(m.Run())
}

// printed returns what a script prints.
func printed(script string) string {
	cmd := exec.Command(filepath.Join(repository, script))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		panic(script + ": " + err.Error())
	}
	return strings.TrimSpace(string(out))
}

// inNode starts the server in Node.js.
func inNode(t *testing.T) io.ReadWriteCloser {
	cmd := exec.Command(node, "--no-warnings", filepath.Join(repository, "editors/wasm/test/stdio.mts"),
		filepath.Join(program, "wasm_exec.js"), filepath.Join(program, "server.wasm"))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return process{out, in, cmd}
}

type process struct {
	io.Reader
	io.WriteCloser

	cmd *exec.Cmd
}

func (p process) Close() error {
	err := p.WriteCloser.Close()
	_ = p.cmd.Process.Kill()
	return errors.Join(err, p.cmd.Wait())
}

// inProcess starts the server in this process, with the same options.
func inProcess(t *testing.T) io.ReadWriteCloser {
	ours, theirs := net.Pipe()
	go func() { _, _ = server.Serve(t.Context(), ours, server.Options{NoDisk: true}) }() // ends with the client
	return theirs
}
