package transport

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxHeaderLine limits a header line, in bytes. It is also the size of the read buffer.
const maxHeaderLine = 4 << 10

// errFraming reports that the input does not consist of messages. The start of the next message is
// unknown, so reading ends.
var errFraming = errors.New("not a message header")

// The header fields of the protocol, in lower case.
const (
	contentLength = "content-length"
	contentType   = "content-type"
)

// readHeader reads a message header including its empty line. It returns the length of the body and the
// size of the header, both in bytes, or [io.EOF] if the input ends between two messages.
//
// Names match in any case and a line may end in a bare line feed. Everything else must be as specified:
// a browser can be made to send a request to a local port, and the body of that request must not be
// executed. A request line has a space before its first colon, which no field name has. Unknown fields are
// rejected too, because ignoring one such as Transfer-Encoding would misread what follows.
func readHeader(in *bufio.Reader) (length int64, size int, err error) {
	length = -1
	seen := map[string]bool{}
	for {
		line, err := in.ReadSlice('\n')
		size += len(line)
		switch {
		case errors.Is(err, io.EOF) && size == 0:
			return 0, 0, io.EOF
		case errors.Is(err, io.EOF):
			return 0, size, io.ErrUnexpectedEOF
		case errors.Is(err, bufio.ErrBufferFull):
			return 0, size, fmt.Errorf("%w: line longer than %d bytes", errFraming, maxHeaderLine)
		case err != nil:
			return 0, size, err
		}
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		if len(line) == 0 {
			if length < 0 {
				return 0, size, fmt.Errorf("%w: no Content-Length", errFraming)
			}
			return length, size, nil
		}
		name, value, err := headerField(string(line))
		if err != nil {
			return 0, size, err
		}
		if seen[name] {
			return 0, size, fmt.Errorf("%w: duplicate field %q", errFraming, name)
		}
		seen[name] = true
		if name == contentLength {
			if length, err = parseLength(value); err != nil {
				return 0, size, err
			}
		}
	}
}

// headerField splits a line into the name of a field, in lower case, and its value.
func headerField(line string) (name, value string, err error) {
	if strings.ContainsFunc(line, isControl) {
		return "", "", fmt.Errorf("%w: control character", errFraming)
	}
	name, value, found := strings.Cut(line, ":")
	switch name = strings.ToLower(name); {
	case !found:
		return "", "", fmt.Errorf("%w: line without a colon", errFraming)
	case name != contentLength && name != contentType:
		return "", "", fmt.Errorf("%w: unknown field %.40q", errFraming, name)
	}
	return name, strings.Trim(value, " \t"), nil
}

// parseLength accepts digits only. [strconv.ParseInt] alone would accept a sign.
func parseLength(value string) (int64, error) {
	length, err := strconv.ParseInt(value, 10, 64)
	if err != nil || value[0] < '0' || value[0] > '9' {
		return 0, fmt.Errorf("%w: Content-Length must be a number", errFraming)
	}
	return length, nil
}

func isControl(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }
