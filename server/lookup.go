package server

import (
	"strconv"

	"github.com/buger/jsonparser"
)

// The functions of this file look up single values in JSON that the typed decoder of the protocol would lose, change or reject.
// A value of an unexpected type counts as missing.

// lookupString returns the text of the string at path.
func lookupString(data []byte, path ...string) (string, bool) {
	value, kind, _, err := jsonparser.Get(data, path...)
	if err != nil || kind != jsonparser.String {
		return "", false
	}
	s, err := jsonparser.ParseString(value)
	return s, err == nil
}

// lookupBool reports whether the value at path is true.
func lookupBool(data []byte, path ...string) bool {
	value, kind, _, err := jsonparser.Get(data, path...)
	return err == nil && kind == jsonparser.Boolean && string(value) == "true"
}

// lookupNumber returns the number at path in any notation.
func lookupNumber(data []byte, path ...string) (float64, bool) {
	value, kind, _, err := jsonparser.Get(data, path...)
	if err != nil || kind != jsonparser.Number {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(value), 64)
	return f, err == nil
}

// lookupStrings returns the strings in the array at path.
func lookupStrings(data []byte, path ...string) []string {
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

// lookupNumbers returns the set of the integers in the array at path.
func lookupNumbers(data []byte, path ...string) map[int]bool {
	all := map[int]bool{}
	_, _ = jsonparser.ArrayEach(data, func(value []byte, kind jsonparser.ValueType, _ int, _ error) {
		if n, err := strconv.Atoi(string(value)); err == nil && kind == jsonparser.Number {
			all[n] = true
		}
	}, path...)
	return all
}

// hasKey reports whether an object has a property of that name, which may contain dots.
func hasKey(data []byte, key string) bool {
	_, _, _, err := jsonparser.Get(data, key)
	return err == nil
}

// lookupObject reports whether there is an object at path, as there is for many capabilities.
func lookupObject(data []byte, path ...string) bool {
	_, kind, _, err := jsonparser.Get(data, path...)
	return err == nil && kind == jsonparser.Object
}
