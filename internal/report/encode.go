package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// writeJSON writes v as one line of JSON that is safe to print on a terminal: characters that [Printable]
// replaces are escaped, so that none is lost. Invalid UTF-8 becomes the replacement character.
func writeJSON(out *bufio.Writer, v any) error {
	var encoded bytes.Buffer
	e := json.NewEncoder(&encoded)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	rest := bytes.TrimSuffix(encoded.Bytes(), []byte("\n"))
	written := 0
	for i := 0; i < len(rest); {
		if ' ' <= rest[i] && rest[i] <= '~' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(rest[i:]) // within a string: everything else in JSON is ASCII
		if controls(r) {
			_, _ = out.Write(rest[written:i])
			_, _ = fmt.Fprintf(out, `\u%04x`, r) // all of them have at most four digits
			written = i + size
		}
		i += size
	}
	_, _ = out.Write(rest[written:])
	return out.WriteByte('\n') // the writer keeps the first error
}
