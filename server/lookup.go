package server

import (
	"strconv"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
)

// The functions of this file look up single values in JSON that the typed decoder of the protocol
// would lose, change or reject. They take what they find as a hint: a value of another kind than
// the wanted one counts as absent.

// peekRaw returns the JSON text of the value at path.
func peekRaw(data []byte, path ...string) ([]byte, bool) {
	value, kind, end, err := jsonparser.Get(data, path...)
	if err != nil {
		return nil, false
	}
	if kind == jsonparser.String { // Get has left out the quotes
		return data[end-len(value)-2 : end], true
	}
	return value, true
}

// peekString returns the text of the string at path.
func peekString(data []byte, path ...string) (string, bool) {
	value, kind, _, err := jsonparser.Get(data, path...)
	if err != nil || kind != jsonparser.String {
		return "", false
	}
	s, err := jsonparser.ParseString(value)
	return s, err == nil
}

// peekBool tells whether the value at path is true.
func peekBool(data []byte, path ...string) bool {
	value, kind, _, err := jsonparser.Get(data, path...)
	return err == nil && kind == jsonparser.Boolean && string(value) == "true"
}

// peekNumber returns the number at path, whatever way it is written.
func peekNumber(data []byte, path ...string) (float64, bool) {
	value, kind, _, err := jsonparser.Get(data, path...)
	if err != nil || kind != jsonparser.Number {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(value), 64)
	return f, err == nil
}

// peekStrings returns the strings of the array at path and leaves out what is none.
func peekStrings(data []byte, path ...string) []string {
	var all []string
	_, _ = jsonparser.ArrayEach(data, func(value []byte, kind jsonparser.ValueType, _ int, _ error) {
		if kind != jsonparser.String {
			return
		}
		if s, err := jsonparser.ParseString(value); err == nil {
			all = append(all, s)
		}
	}, path...)
	return all
}

// peekNumbers returns the set of the whole numbers in the array at path.
func peekNumbers(data []byte, path ...string) map[int]bool {
	all := map[int]bool{}
	_, _ = jsonparser.ArrayEach(data, func(value []byte, kind jsonparser.ValueType, _ int, _ error) {
		if n, err := strconv.Atoi(string(value)); err == nil && kind == jsonparser.Number {
			all[n] = true
		}
	}, path...)
	return all
}

// peekObject tells whether there is an object at path, which is how many capabilities are stated.
func peekObject(data []byte, path ...string) bool {
	_, kind, _, err := jsonparser.Get(data, path...)
	return err == nil && kind == jsonparser.Object
}

// peekID returns the id of a call at path. An id the connection could not have taken, such as 1.5
// or null, is none.
func peekID(data []byte, path ...string) (jsonrpc2.ID, bool) {
	value, kind, _, err := jsonparser.Get(data, path...)
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
