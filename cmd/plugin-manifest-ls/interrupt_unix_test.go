//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A signal takes effect only when the function has returned.
func TestUninterrupted(t *testing.T) {
	if os.Getenv("WRITE_UNINTERRUPTED") != "" {
		_ = uninterrupted(func() error {
			fmt.Println("started")
			_, err := io.ReadAll(os.Stdin) // until the signal was sent
			fmt.Println("finished")
			return err
		})
		fmt.Println("continued")
		os.Exit(0)
	}
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestUninterrupted$")
		cmd.Env = append(os.Environ(), "WRITE_UNINTERRUPTED=1")
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
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
		_ = stdin.Close()
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

// A signal during --fix leaves every file as it was or completely fixed, and no temporary file.
func TestInterruptedFix(t *testing.T) {
	if os.Getenv("CHECK_FIX") != "" {
		os.Exit(run([]string{"check", "--fix", os.Getenv("CHECK_FIX")}, os.Stdin, os.Stdout, os.Stderr))
	}
	const before = `{"service": "WRITER", "connectors": [],}`
	const after = `{"service": "WRITER", "connectors": []}`
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		dir := t.TempDir()
		var paths []string
		for i := range 200 {
			path := filepath.Join(dir, fmt.Sprintf("%03d", i), manifestName)
			paths = append(paths, path)
			if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(before), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command(os.Args[0], "-test.run=^TestInterruptedFix$")
		cmd.Env = append(os.Environ(), "CHECK_FIX="+dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for readFile(t, paths[0]) == before { // the process fixes it, or the test times out
		}
		_ = cmd.Process.Signal(s) // an error means that it has ended already
		_ = cmd.Wait()
		for _, path := range paths {
			if got := readFile(t, path); got != before && got != after {
				t.Errorf("%s leaves %q", s, got)
			}
		}
		if err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if strings.HasSuffix(path, ".tmp") {
				t.Errorf("%s leaves %s", s, path)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
