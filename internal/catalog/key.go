package catalog

import (
	"slices"
	"strings"
)

// Type is what the value of a key has to be.
type Type string

// The JSON types, and kinds of strings that a rule or a completion treats in their own way.
const (
	String  Type = "string"
	Boolean Type = "boolean"
	Number  Type = "number"
	Integer Type = "integer"
	Array   Type = "array"
	Object  Type = "object"
	Any     Type = "any"   // whatever JSON allows
	URL     Type = "url"   // a string: an absolute http, https or wss URL
	Link    Type = "link"  // a string: a URL, or a path that begins with "/" below the extension's folder
	Image   Type = "image" // a string: a path that begins with "/" to an image below the extension's folder
	Date    Type = "date"  // a string: a time of ISO 8601 in UTC
)

// JSON returns the JSON type that values of t have: t itself or String for the kinds of strings.
func (t Type) JSON() Type {
	switch t {
	case URL, Link, Image, Date:
		return String
	}
	return t
}

// Key is a member that an object of the manifest may have.
type Key struct {
	Name string
	Type Type   // as documented
	Also []Type // further types that products are known to take, so no fault
	Item Type   // of each item if Type is Array
	// TypeBy says who rejects a value that is neither Type nor Also nor, if Type is Array, has items of
	// another type than Item; zero if nobody is known to.
	TypeBy Grade
	// FilesBy says who wants that the file is there to which a path leads or which a value names (a
	// locale its translations); zero if nobody.
	FilesBy Grade

	Required   bool      // the documentation lists it as required, or zet rejects a manifest without
	RequiredBy Grade     // Zet if zet rejects, Documented if only the documentation asks for it; zero if not Required
	RequiredIf Condition // when the key is required although it is not Required; the zero one if never
	MayBeEmpty bool      // the object may be {} although members are Required

	UniqueBy    Grade  // who forbids that two siblings (widgets, parameters, connectors) share the value; zero if nobody
	UniqueFold  bool   // uniqueness is a matter of letters whatever their case
	UniqueGroup string // keys of one group share one set of names wherever they stand; empty if siblings do

	Doc        string // markdown, one or two sentences
	Deprecated string // what to use instead; empty if the key is current

	Default string  // as JSON; what the product assumes or a new file begins with; may be empty
	Example string  // as JSON; may be empty
	Allowed []Value // known values of the string, or of each item if Type is Array
	// ClosedBy says who rejects values outside Allowed; zero if others may be valid too.
	ClosedBy Grade
	// FitBy says who rejects a default that does not fit the type of its parameter; zero if nobody does.
	FitBy   Grade
	Refused []Value  // values that look right but are not; Doc says why
	Needs   []string // values that must be among the items of the array
	NeedsBy Grade    // who asks for Needs
	Pattern string   // regular expression (RE2, also valid for ECMAScript) that zet matches a string with

	Min, Max     int   // characters of a string or items of an array, 0 for no limit
	MinBy, MaxBy Grade // who asks for them; zero if there is no limit

	Link LinkRule // what is special about URLs and paths here

	Keys []Key // members of the object, or of each object in the array; nil if not known

	Sources []Source
	Grade   Grade // the strongest of Sources
}

// Condition is what makes a key required: a sibling that is there.
type Condition struct {
	Key    string   // the sibling; empty in the zero Condition
	Values []string // as JSON; the sibling must have one of them. Empty if it only has to be there
	By     Grade    // who insists
}

// LinkRule says what is special about a string, or the items of an array, that is a URL, Link or Image.
type LinkRule struct {
	Hosts    []string // the host of a URL must contain one of them; empty if any will do
	Prefixes []string // what begins with one of them passes, whatever it is
	Literals []string // what passes although it is no URL
	// Several reports whether one string may hold several URLs or Literals, separated by single blanks.
	Several bool
}

// Value is one value of a key.
type Value struct {
	Name    string
	Doc     string   // markdown
	Aliases []string // what people write instead, in lower case
	// By says who takes the value where it is not whoever ClosedBy of its key names; zero if that is so. A
	// value that is By Documented although the key is ClosedBy Zet works but cannot be packed by zet.
	By Grade
}

// FindKey returns the key called name, which is compared exactly.
func FindKey(keys []Key, name string) (Key, bool) {
	if i := IndexKey(keys, name); i >= 0 {
		return keys[i], true
	}
	return Key{}, false
}

// IndexKey returns where the key called name stands in keys, or -1.
func IndexKey(keys []Key, name string) int {
	for i := range keys {
		if keys[i].Name == name {
			return i
		}
	}
	return -1
}

// FoldValue returns the value that name means to a person: its name in any case, or an alias of it.
func FoldValue(values []Value, name string) (Value, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, v := range values {
		if strings.EqualFold(v.Name, name) || slices.Contains(v.Aliases, name) {
			return v, true
		}
	}
	return Value{}, false
}

// FindValue returns the value called name, which is compared exactly.
func FindValue(values []Value, name string) (Value, bool) {
	for _, v := range values {
		if v.Name == name {
			return v, true
		}
	}
	return Value{}, false
}
