package secret

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
)

// level is the sensitivity of a value according to the names around it.
type level uint8

const (
	harmless     level = iota
	inHeader           // of an authorization header
	likelySecret       // unless it is a URL
	certain            // with everything in it
)

// maxProperties is the number of properties up to which an object is recognized as the description of one value.
const maxProperties = 64

// valueIn returns the level of the value of a property that an object describes by its other properties: a header
// or parameter with the name of a secret, as in {"name": "client_secret", "value": "abc"}, or a configuration
// parameter of the type password.
func valueIn(object syntax.Value) level {
	if object.Kind() != syntax.Object || object.Len() > maxProperties {
		return harmless
	}
	of := harmless
	for it := range object.Items() {
		if !it.HasKey() {
			continue
		}
		v := it.Value()
		s, isString := v.Str()
		switch strings.ToLower(it.Name()) {
		case "type", "inputtype":
			if isString && strings.EqualFold(strings.TrimSpace(s), "password") {
				return certain
			}
		case "secure", "is_secure", "issecure":
			if v.Kind() == syntax.True {
				return certain
			}
		case "name", "key", "header", "field", "id", "paramname":
			switch {
			case isString && likely(s):
				of = max(of, likelySecret)
			case isString && isAuthorization(s):
				of = max(of, inHeader)
			}
		}
	}
	return of
}

// isValue reports whether a property contains the value that the object around it describes.
func isValue(name string) bool {
	if name == "" || len(name) > len("default_value") || name[0]|0x20 != 'v' && name[0]|0x20 != 'd' { // most names
		return false
	}
	switch separators.Replace(strings.ToLower(name)) {
	case "value", "default", "defaultvalue", "values":
		return true
	}
	return false
}
