package server

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

const (
	maxHeaderLine   = 4 << 10 // bytes; also the size of the read buffer
	maxHeaderFields = 32
)

// errFraming tells that the input no longer consists of messages. Where the next one begins cannot
// be known, so reading ends.
var errFraming = errors.New("not a message header")

// readHeader reads the header of a message up to its empty line and returns the length of the body
// that follows, in bytes, and its own. Names are matched in any case and lines may end in a bare
// line feed. It returns [io.EOF] where the input ends between two messages.
func readHeader(in *bufio.Reader) (length int64, size int, err error) {
	length = -1
	for range maxHeaderFields {
		line, err := in.ReadSlice('\n')
		size += len(line)
		switch {
		case errors.Is(err, io.EOF) && size == 0:
			return 0, 0, io.EOF
		case errors.Is(err, io.EOF):
			return 0, size, io.ErrUnexpectedEOF
		case errors.Is(err, bufio.ErrBufferFull):
			return 0, size, fmt.Errorf("%w: a line of more than %d bytes", errFraming, maxHeaderLine)
		case err != nil:
			return 0, size, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			if length < 0 {
				return 0, size, fmt.Errorf("%w: no Content-Length", errFraming)
			}
			return length, size, nil
		}
		name, value, found := bytes.Cut(line, []byte(":"))
		if !found {
			return 0, size, fmt.Errorf("%w: a line without a colon", errFraming)
		}
		if bytes.EqualFold(bytes.TrimSpace(name), []byte("Content-Length")) {
			length, err = strconv.ParseInt(string(bytes.TrimSpace(value)), 10, 64)
			if err != nil || length < 0 {
				return 0, size, fmt.Errorf("%w: a Content-Length that is no length", errFraming)
			}
		}
	}
	return 0, size, fmt.Errorf("%w: more than %d fields", errFraming, maxHeaderFields)
}
