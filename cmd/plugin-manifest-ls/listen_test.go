package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const exitMessage = "Content-Length: 33\r\n\r\n" + `{"jsonrpc":"2.0","method":"exit"}`

// The server tells where it listens, outlives a client, and ends cleanly when asked to.
func TestServeListens(t *testing.T) {
	for network, flag := range map[string][2]string{
		"tcp":  {"--listen", "127.0.0.1:0"},
		"unix": {"--pipe", filepath.Join(t.TempDir(), "socket")},
	} {
		t.Run(network, func(t *testing.T) {
			cmd := exec.Command(program, "serve", flag[0], flag[1])
			stderr, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			said, err := bufio.NewReader(stderr).ReadString('\n')
			address, ok := strings.CutPrefix(strings.TrimSpace(said), program+": listening on ")
			if !ok {
				t.Fatalf("it says %q, %v", said, err)
			}
			for range 2 {
				conn, err := net.Dial(network, address)
				if err != nil {
					t.Fatal(err)
				}
				leave(t, conn)
			}
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err != nil {
				t.Errorf("it ends with %v", err)
			}
		})
	}
}

// Client libraries listen on the socket themselves.
func TestServeConnectsToPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "socket")
	client, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	cmd := exec.Command(program, "serve", "--pipe="+path, "--clientProcessId=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	conn, err := client.Accept()
	if err != nil {
		t.Fatal(err)
	}
	leave(t, conn)
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("it ends with %v, want exit code 1: there was no shutdown", err)
	}
}

// A socket that its server has left behind, and what is none, are told apart from one that is in use.
func TestServeRefusesPipe(t *testing.T) {
	stale, file := filepath.Join(t.TempDir(), "socket"), filepath.Join(t.TempDir(), "file")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: stale, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	l.Close()
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		stale: "nobody listens on the socket any more; remove the file",
		file:  "expected a socket or nothing there, not a file or folder",
	} {
		var out, said bytes.Buffer
		if code := run([]string{"serve", "--pipe", path}, strings.NewReader(""), &out, &said); code != exitFault {
			t.Errorf("exit code %d", code)
		}
		if want := program + ": --pipe " + path + ": " + want + "\n"; said.String() != want {
			t.Errorf("it says %q, want %q", &said, want)
		}
	}
}

// leave says exit and waits until the server has closed the connection.
func leave(t *testing.T, conn net.Conn) {
	t.Helper()
	defer conn.Close()
	if _, err := fmt.Fprint(conn, exitMessage); err != nil {
		t.Fatal(err)
	}
	if n, err := conn.Read(make([]byte, 1)); err == nil {
		t.Errorf("it answers exit with %d bytes", n)
	}
}
