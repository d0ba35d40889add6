package transport

import (
	"bytes"
	"reflect"
	"slices"
	"unicode/utf8"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// codec reads and writes the parameters and results of messages. It is needed because the default
// codec of jsonrpc2 does not know the protocol's unions.
type codec struct{}

// Marshal implements [jsonrpc2.Codec]. Raw messages are passed on unchanged.
func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		if raw == nil {
			return []byte("null"), nil
		}
		return raw, nil
	}
	if list := reflect.ValueOf(v); list.Kind() == reflect.Slice {
		switch list.Type().Elem().Kind() {
		case reflect.Struct:
			return marshalEach(list.Len(), func(i int) any { return list.Index(i).Addr().Interface() })
		case reflect.Interface:
			return marshalEach(list.Len(), func(i int) any { return list.Index(i).Interface() })
		default:
		}
	}
	return protocol.Marshal(v)
}

// maxGrowth limits the memory that is reserved for a list, in bytes.
const maxGrowth = 4 << 20

// marshalEach writes a list of n values. [protocol.Marshal] uses reflection for a slice without a name, which takes several times as
// long as its items.
func marshalEach(n int, item func(int) any) ([]byte, error) {
	body := []byte{'['}
	for i := range n {
		if i > 0 {
			body = append(body, ',')
		}
		var err error
		if body, err = protocol.AppendMarshal(body, item(i)); err != nil {
			return nil, err
		}
		if i == 0 { // the others are about as long
			body = slices.Grow(body, min(n*len(body)*5/4, maxGrowth))
		}
	}
	return append(body, ']'), nil
}

// Unmarshal implements [jsonrpc2.Codec]. What v holds afterwards never aliases data.
func (codec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = slices.Clone(data)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// validUTF8 returns a message with U+FFFD in place of bytes that are not UTF-8. jsonrpc2 copies IDs and error messages as they
// are, and these repeat what the client sent. Such bytes occur only in strings, so that the message remains valid JSON.
func validUTF8(body []byte) []byte {
	if utf8.Valid(body) {
		return body
	}
	return bytes.ToValidUTF8(body, []byte("\uFFFD"))
}
