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

// The server prints its address, outlives a client, and exits cleanly on SIGTERM.
func TestServeListens(t *testing.T) {
	for network, flag := range map[string][2]string{
		"tcp":  {"--listen", "127.0.0.1:0"},
		"unix": {"--pipe", filepath.Join(t.TempDir(), "socket")},
	} {
		t.Run(network, func(t *testing.T) {
			cmd := exec.Command(program, "serve", flag[0], flag[1])
			address, _ := listening(t, cmd)
			for range 2 {
				conn, err := net.Dial(network, address)
				if err != nil {
					t.Fatal(err)
				}
				leave(t, conn)
			}
			stop(t, cmd)
		})
	}
}

// The server connects to a socket on which the client listens, as client libraries do.
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
		t.Errorf("the server exits with %v, want exit code 1 without a shutdown request", err)
	}
}

// The socket of a killed server is replaced, and only the user may connect to the new one.
func TestServeReplacesStalePipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "socket")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	l.Close()
	cmd := exec.Command("sh", "-c", `umask 0; exec "$@"`, "sh", program, "serve", "--pipe", path)
	listening(t, cmd)
	if at, err := os.Lstat(path); err != nil || at.Mode() != os.ModeSocket|0o600 {
		t.Errorf("the socket is %v, %v", at, err)
	}
	conn, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	leave(t, conn)
	stop(t, cmd)
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
		t.Errorf("the socket is left: %v, %v", left, err)
	}
}

func TestServeRefusesPipe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, said bytes.Buffer
	if code := run([]string{"serve", "--pipe", file}, strings.NewReader(""), &out, &said); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	want := program + ": --pipe " + file + ": must be a socket or not exist\n"
	if said.String() != want {
		t.Errorf("standard error is %q, want %q", &said, want)
	}
}

// A server that ran out of file descriptors accepts clients again when some are free.
func TestServeOutOfFileDescriptors(t *testing.T) {
	cmd := exec.Command("sh", "-c", `ulimit -n 16; exec "$@"`, "sh", program, "serve", "--listen", "127.0.0.1:0")
	address, stderr := listening(t, cmd)
	var conns []net.Conn
	for range 32 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	if line, err := stderr.ReadString('\n'); !strings.Contains(line, "too many open files") {
		t.Errorf("standard error is %q, %v", line, err)
	}
	for _, conn := range conns {
		leave(t, conn)
	}
	stop(t, cmd)
}

// listening starts the server and returns the address that it listens on, and the rest of its standard error.
func listening(t *testing.T, cmd *exec.Cmd) (address string, stderr *bufio.Reader) {
	t.Helper()
	pipe, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	stderr = bufio.NewReader(pipe)
	said, err := stderr.ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(said), program+": listening on ")
	if !ok {
		t.Fatalf("standard error is %q, %v", said, err)
	}
	return address, stderr
}

// stop sends SIGTERM to the server and waits for its end.
func stop(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the server exits with %v", err)
	}
}

// leave sends exit and waits until the server closes the connection.
func leave(t *testing.T, conn net.Conn) {
	t.Helper()
	defer conn.Close()
	if _, err := fmt.Fprint(conn, exitMessage); err != nil {
		t.Fatal(err)
	}
	if n, err := conn.Read(make([]byte, 1)); err == nil {
		t.Errorf("the server answers exit with %d bytes", n)
	}
}
