package scaffold

import (
	"encoding/json"
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// builder writes a fragment sequentially.
type builder struct {
	new   strings.Builder
	stops []text.Stop
	depth int // indentation, in tabs
}

// build returns the fragment that write writes to the builder.
func build(write func(b *builder)) syntax.Fragment {
	b := &builder{}
	write(b)
	return syntax.Fragment{New: b.new.String(), Stops: b.stops}
}

func (b *builder) put(s string) { b.new.WriteString(s) }

// stop writes s as a tab stop, optionally with choices.
func (b *builder) stop(s string, choices ...string) {
	start := b.new.Len()
	b.put(s)
	b.stops = append(b.stops, text.Stop{Span: text.Span{Start: start, End: b.new.Len()}, Choices: choices})
}

// line starts a new line.
func (b *builder) line() { b.put("\n" + strings.Repeat("\t", b.depth)) }

// fragment writes f with the current indentation.
func (b *builder) fragment(f syntax.Fragment) {
	from := 0
	for _, s := range f.Stops {
		b.indented(f.New[from:s.Span.Start])
		from = s.Span.End
		start := b.new.Len()
		b.indented(f.New[s.Span.Start:s.Span.End])
		s.Span = text.Span{Start: start, End: b.new.Len()}
		b.stops = append(b.stops, s)
	}
	b.indented(f.New[from:])
}

func (b *builder) indented(s string) {
	b.put(strings.ReplaceAll(s, "\n", "\n"+strings.Repeat("\t", b.depth)))
}

// list writes n items between brackets, one per line.
func (b *builder) list(brackets string, n int, item func(i int)) {
	b.put(brackets[:1])
	b.depth++
	for i := range n {
		if i > 0 {
			b.put(",")
		}
		b.line()
		item(i)
	}
	b.depth--
	if n > 0 {
		b.line()
	}
	b.put(brackets[1:])
}

// name writes a property name and its colon.
func (b *builder) name(name string) { b.put(Quote(name) + ": ") }

// Quote returns s as a JSON string without escaping &, < and >.
func Quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // encoding a string to a strings.Builder cannot fail
	}
	return strings.TrimSuffix(b.String(), "\n")
}
