package completion_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/project"
)

// manyPages is a folder with more pages than can be looked through.
func manyPages() completion.Around {
	disk := fstest.MapFS{"app/index.html": {}}
	for i := range 900 {
		disk[fmt.Sprintf("app/p%d/sub/page%d.html", i%3, i)] = &fstest.MapFile{}
	}
	for i := range 20 {
		disk[fmt.Sprintf("app/few/page%d.html", i)] = &fstest.MapFile{}
	}
	return completion.Around{Files: project.New(disk, nil)}
}

// Where there are too many pages, folders are gone through one by one.
func TestManyPaths(t *testing.T) {
	around := manyPages()
	top := "/app/few/ (20 files), again\n/app/p0/ (300 files), again\n/app/p1/ (300 files), again\n/app/p2/ (300 files), again\n/app/index.html"
	for typed, want := range map[string]string{
		"":              top,
		"in":            top + " found by \"index.html\"",
		"page777":       top + "\n/app/p0/sub/page777.html found by \"page777.html\"",
		"/app/p1/":      "/app/p1/sub/ (300 files), again",
		"/nowhere/p1":   top,
		"/app/p1/sub/x": "",
	} {
		before := `{"service": "CATALYST", "file_location": "` + typed
		got := render(completion.Complete(build(before+`"}`), len(before), around))
		if want != "" && strings.TrimSpace(got) != want {
			t.Errorf("%q: got\n%s", typed, got)
		}
		if n := strings.Count(got, "\n"); n > 200 {
			t.Errorf("%q: %d paths", typed, n)
		}
	}
	before := `{"service": "CATALYST", "file_location": "/app/few/`
	if got := completion.Complete(build(before+`"}`), len(before), around); len(got) != 20 {
		t.Errorf("%d pages in a folder of 20", len(got))
	}
	if got := accept(t, before+`"}`, completion.Complete(build(before+`"}`), len(before), around)[0], true); !strings.Contains(got, `"/app/few/page0.html"`) {
		t.Errorf("got %s", got)
	}
	before = `{"service": "CATALYST", "file_location": "`
	if got := accept(t, before+`"}`, completion.Complete(build(before+`"}`), len(before), around)[0], true); !strings.Contains(got, before+`/app/few/⟦⟧"}`) {
		t.Errorf("got %s", got)
	}
}

func BenchmarkManyPaths(b *testing.B) {
	around := manyPages()
	before := `{"service": "CATALYST", "file_location": "`
	m := build(before + `"}`)
	b.ReportAllocs()
	for b.Loop() {
		completion.Complete(m, len(before), around)
	}
}
