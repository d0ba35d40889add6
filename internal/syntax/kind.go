package syntax

// Kind is the kind of a [Value] or a property name.
type Kind uint8

// The kinds. A Word or Missing is always accompanied by a [Fault].
const (
	Missing Kind = iota // a value is expected but absent
	Object
	Array
	String
	Number
	True
	False
	Null
	Word     // unquoted text other than a number or literal
	TooDeep  // an object or array nested deeper than maxDepth; its content is not parsed
	document // the list of values of a text
)

func (k Kind) String() string {
	return [...]string{
		"nothing", "an object", "an array", "a string", "a number", "true", "false",
		"null", "a word", "an object or array nested too deeply", "a document",
	}[k]
}

// closer returns the bracket that ends a container.
func (k Kind) closer() byte {
	switch k {
	case Object:
		return '}'
	case Array:
		return ']'
	}
	return 0
}
