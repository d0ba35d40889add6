package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

// The bar appears after a while. It is removed before other output, and drawn again only after complete lines.
func TestProgress(t *testing.T) {
	var screen bytes.Buffer
	begun := time.Now()
	p := &progress{out: &screen, begun: begun}
	out := &barEraser{p, &screen}
	long := begun.Add(progressPatience)
	expect := func(want string) {
		t.Helper()
		if got := screen.String(); got != want {
			t.Errorf("the terminal gets %q, want %q", got, want)
		}
		screen.Reset()
	}
	p.show(long.Add(-1))
	expect("")
	p.show(long)
	expect(eraseLine + "searching for manifests")
	p.set(1, 4)
	p.show(long)
	expect(eraseLine + "[" + strings.Repeat("#", 6) + strings.Repeat(".", 18) + "] 1 of 4 files")
	if _, err := out.Write([]byte("half ")); err != nil {
		t.Fatal(err)
	}
	p.show(long)
	expect(eraseLine + "half ")
	if _, err := out.Write([]byte("a line\n")); err != nil {
		t.Fatal(err)
	}
	p.set(4, 4)
	p.show(long)
	expect("a line\n" + eraseLine + "[" + strings.Repeat("#", 24) + "] 4 of 4 files")
	p.quit = make(chan struct{})
	p.stop()
	expect(eraseLine)
}

// Paths and errors are passed on unchanged, and counted.
func TestProgressEach(t *testing.T) {
	failure := errors.New("failure")
	found := func(yield func(string, error) bool) { _ = yield("a", nil) && yield("", failure) && yield("b", nil) }
	for _, p := range []*progress{nil, {}} {
		var paths []string
		for path, err := range p.each(found) {
			if (path == "") != errors.Is(err, failure) {
				t.Errorf("%q is yielded with %v", path, err)
			}
			paths = append(paths, path)
		}
		if strings.Join(paths, ",") != "a,,b" {
			t.Errorf("it yields %q", paths)
		}
		if p != nil && (p.done != 3 || p.total != 3) {
			t.Errorf("it counts %d of %d", p.done, p.total)
		}
	}
}
