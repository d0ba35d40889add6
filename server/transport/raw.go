package transport

import (
	"strconv"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
)

// rawProperty returns the JSON text of a property of an object.
func rawProperty(object []byte, name string) ([]byte, bool) {
	value, kind, end, err := jsonparser.Get(object, name)
	if err != nil {
		return nil, false
	}
	if kind == jsonparser.String { // Get excludes the quotation marks
		return object[end-len(value)-2 : end], true
	}
	return value, true
}

// rawID returns the ID of a request from the property "id" of an object. It reports false for an ID that the connection does
// not accept, such as 1.5 or null.
func rawID(object []byte) (jsonrpc2.ID, bool) {
	value, kind, _, err := jsonparser.Get(object, "id")
	if err != nil {
		return jsonrpc2.ID{}, false
	}
	switch kind {
	case jsonparser.String:
		s, err := jsonparser.ParseString(value)
		return jsonrpc2.NewStringID(s), err == nil
	case jsonparser.Number:
		n, err := strconv.ParseInt(string(value), 10, 64)
		return jsonrpc2.NewNumberID(n), err == nil
	default:
		return jsonrpc2.ID{}, false
	}
}
