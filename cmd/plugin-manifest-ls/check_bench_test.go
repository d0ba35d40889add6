//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// BenchmarkCheckFolders checks a thousand copies of the examples and reports the processor time: user and system, of all
// threads.
func BenchmarkCheckFolders(b *testing.B) {
	examples, err := filepath.Glob("../../examples/*/" + manifestName)
	if err != nil || len(examples) == 0 {
		b.Fatalf("there are no examples: %v", err)
	}
	dir := b.TempDir()
	const folders = 1000
	for i := range folders {
		from := filepath.Dir(examples[i%len(examples)])
		if err := os.CopyFS(filepath.Join(dir, strconv.Itoa(i)), os.DirFS(from)); err != nil {
			b.Fatal(err)
		}
	}
	start := processorTime(b)
	for b.Loop() {
		cmd := newRoot()
		cmd.SetArgs([]string{"check", dir})
		cmd.SetOut(io.Discard)
		cmd.SetErr(io.Discard)
		_ = cmd.Execute() // there are errors in the examples
	}
	b.ReportMetric(float64((processorTime(b)-start).Milliseconds())/float64(b.N), "cpu-ms/op")
}

// processorTime returns the processor time that this process has used.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
