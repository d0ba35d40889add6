//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// A signal takes effect only when the function has returned.
func TestUninterrupted(t *testing.T) {
	if os.Getenv("WRITE_UNINTERRUPTED") != "" {
		_ = uninterrupted(func() error {
			arrived := make(chan os.Signal, 1)
			signal.Notify(arrived, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
			fmt.Println("started")
			<-arrived
			fmt.Println("finished")
			return nil
		})
		fmt.Println("continued")
		os.Exit(0)
	}
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		inheritDefault(t, s)
		cmd := exec.Command(os.Args[0], "-test.run=^TestUninterrupted$")
		cmd.Env = append(os.Environ(), "WRITE_UNINTERRUPTED=1")
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		out := bufio.NewReader(stdout)
		if line, err := out.ReadString('\n'); line != "started\n" {
			t.Fatalf("got %q, %v", line, err)
		}
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		rest, err := io.ReadAll(out)
		if err != nil || string(rest) != "finished\n" {
			t.Errorf("%s: after the signal it printed %q, %v; want only that the function has finished", s, rest, err)
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 128+int(s) {
			t.Errorf("%s: ended with %v, want exit code %d", s, err, 128+int(s))
		}
	}
}

// A signal that the process ignored from the start does not end it.
func TestIgnoredSignal(t *testing.T) {
	if os.Getenv("IGNORE_SIGNAL") != "" {
		_ = uninterrupted(func() error { return syscall.Kill(os.Getpid(), syscall.SIGHUP) })
		fmt.Println("continued")
		os.Exit(0)
	}
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0" -test.run='^TestIgnoredSignal$'`, os.Args[0])
	cmd.Env = append(os.Environ(), "IGNORE_SIGNAL=1")
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "continued\n" {
		t.Errorf("printed %q, %v", out, err)
	}
}

// After a signal every file is unchanged or completely changed, and there is no temporary file. The last path is a pipe
// without a writer, so that the process cannot end before the signal.
func TestInterruptedWrite(t *testing.T) {
	const before = `{"service": "WRITER", "connectors": [],}`
	for name, args := range map[string][]string{
		"check --fix":    {"check", "--fix"},
		"format --write": {"format", "--write"},
	} {
		for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
			for _, when := range []string{"writing", "waiting"} {
				t.Run(fmt.Sprint(name, ", ", s, ", ", when), func(t *testing.T) {
					dir := t.TempDir()
					var paths []string
					for i := range 50 {
						path := filepath.Join(dir, fmt.Sprintf("%03d", i), manifestName)
						paths = append(paths, path)
						if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(before), 0o600)); err != nil {
							t.Fatal(err)
						}
					}
					pipe := filepath.Join(t.TempDir(), "pipe.json")
					if err := syscall.Mkfifo(pipe, 0o600); err != nil {
						t.Fatal(err)
					}
					until := paths[0]
					if when == "waiting" {
						until = paths[len(paths)-1]
					}
					interruptWrite(t, s, until, before, append(args, dir, pipe)...)
					after := readFile(t, paths[0])
					for _, path := range paths {
						if got := readFile(t, path); got != before && got != after {
							t.Errorf("%s has %q", path, got)
						}
					}
					if left, err := filepath.Glob(filepath.Join(dir, "*", ".*")); err != nil || len(left) > 0 {
						t.Errorf("temporary files are left: %q, %v", left, err)
					}
				})
			}
		}
	}
}

// interruptWrite runs the program and sends it a signal once a file no longer has the text before.
func interruptWrite(t *testing.T, s syscall.Signal, path, before string, args ...string) {
	t.Helper()
	executable, err := exec.LookPath(program) // which TestMain provides
	if err != nil {
		t.Fatal(err)
	}
	inheritDefault(t, s)
	cmd := exec.Command(executable, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for readFile(t, path) == before { // the process changes it, or the test times out
		runtime.Gosched()
	}
	if err := cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != s && status.ExitStatus() != 128+int(s) {
		t.Errorf("ended with %s, want %s", cmd.ProcessState, s)
	}
}

// inheritDefault gives processes that the test starts the default action of a signal, even if the test itself was started
// with the signal ignored, as background jobs are: a signal that is caught is not inherited.
func inheritDefault(t *testing.T, s os.Signal) {
	t.Helper()
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, s)
	t.Cleanup(func() { signal.Stop(caught) })
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
