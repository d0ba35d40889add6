package syntax

// Kind says what a [Value] or a property name is.
type Kind uint8

// The kinds. Word and Missing come with a [Fault].
const (
	Missing Kind = iota // nothing where something is expected
	Object
	Array
	String
	Number
	True
	False
	Null
	Word     // text without quotes that is no number or literal
	TooDeep  // an object or array below maxDepth levels, whose inside is not looked at
	document // the list of values that a text holds
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
