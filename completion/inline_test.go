package completion_test

import (
	"encoding/json"
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/fixture"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// An archive has a file with a cursor and, one below the other, what it becomes in each way to go on.
func TestInline(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/inline/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			name, around := surroundings(t, c)
			src := c.Source(t, name)
			var b strings.Builder
			for _, e := range completion.Inline(buildAs(name, src.Text, around), src.Cursor, around) {
				after, err := text.Apply(src.Text, []text.Edit{e})
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString(strings.TrimRight(after, "\n") + "\n")
			}
			c.Expect(t, "becomes", b.String())
		})
	}
}

// Whatever way to go on is taken wherever, there is no new fault and no new error.
func TestInlineAnywhere(t *testing.T) {
	tried := 0
	for n, s := range subjects(t) {
		for end := n % 3; end < len(s.src); end += 3 {
			for _, src := range []string{s.src[:end], s.src[:end] + closing(s.src[:end]), s.src} {
				tried += checkInline(t, s, src, end)
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d tried", tried)
	}
}

func checkInline(t *testing.T, s subject, src string, offset int) int {
	t.Helper()
	m := s.build(src)
	edits := completion.Inline(m, offset, s.around)
	for _, e := range edits {
		where := func() string { return src[:offset] + "<|>" + src[offset:] + "\nput in " + e.New }
		if !e.Span.Touches(offset) || strings.Contains(src[e.Span.Start:e.Span.End], "\n") || !strings.HasPrefix(e.New, src[e.Span.Start:offset]) {
			t.Fatalf("not shown behind the cursor:\n%s", where())
		}
		after, err := text.Apply(src, []text.Edit{e})
		if err != nil {
			t.Fatal(err)
		}
		grown := s.build(after)
		if now, before := grown.Tree.FaultCount(), m.Tree.FaultCount(); now > before || before == 0 && !json.Valid([]byte(after)) {
			t.Fatalf("%d faults become %d:\n%s", before, now, where())
		}
		if now, before := errors(grown, s), errors(m, s); m.Tree.FaultCount() == 0 && now > before {
			t.Fatalf("%d errors become %d:\n%s", before, now, where())
		}
	}
	return len(edits)
}

// errors returns how many errors a file has, looked at alone.
func errors(m *manifest.Model, s subject) int {
	n := 0
	for d := range diagnostics.Check(m, s.around.Files, nil).All() {
		if d.Severity == diagnostics.Error {
			n++
		}
	}
	return n
}
