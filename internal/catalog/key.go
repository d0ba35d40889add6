package catalog

import (
	"slices"
	"strings"
)

// Type is the type of the value of a property.
type Type string

// The JSON types, and kinds of strings that rules or completion treat differently.
const (
	String  Type = "string"
	Boolean Type = "boolean"
	Number  Type = "number"
	Integer Type = "integer"
	Array   Type = "array"
	Object  Type = "object"
	Any     Type = "any"     // any JSON value
	URL     Type = "url"     // a string: an absolute http, https or wss URL
	Link    Type = "link"    // a string: a URL, or a path that begins with "/" below the extension's folder
	Image   Type = "image"   // a string: a path that begins with "/" to an image below the extension's folder
	Path    Type = "path"    // a string: a path that begins with "/" below the extension's folder
	Date    Type = "date"    // a string: a time of ISO 8601 in UTC
	Glob    Type = "glob"    // a string: a pattern of file paths
	Pointer Type = "pointer" // a string: a JSON pointer (RFC 6901)
)

// JSON returns the JSON type of t: t itself, or String for the kinds of strings.
func (t Type) JSON() Type {
	switch t {
	case URL, Link, Image, Path, Date, Glob, Pointer:
		return String
	}
	return t
}

// Key describes a property.
type Key struct {
	Name string
	// Title is a singular noun phrase with a capital letter by which messages refer to the property, such as
	// "Connection name" or, for an array, "Widget list". ItemTitle refers to one item of an array, such as "Widget"; it
	// is empty for other types.
	Title, ItemTitle string

	Type Type   // as documented
	Also []Type // other types that products are known to accept
	Item Type   // of each item if Type is Array
	// TypeBy is who rejects a value that has neither Type nor a type of Also; zero if nothing is known to.
	TypeBy Grade
	// ItemTypeBy is who rejects an item of another type than Item.
	ItemTypeBy Grade
	// NullBy is who rejects null as if the property were missing; zero for TypeBy.
	NullBy Grade
	// FilesBy is who requires that the file exists that a path or a value names (a locale its translation file); zero if
	// it is not required.
	FilesBy Grade

	Required   bool      // the documentation requires it, or zet rejects a manifest without it
	RequiredBy Grade     // Zet if zet rejects, Documented if only the documentation requires it; zero if not Required
	RequiredIf Condition // when it is required although it is not Required; zero if never
	MayBeEmpty bool      // the object may be {} although properties are Required
	BlankBy    Grade     // who rejects a string, or an item of the array, that is only white space; zero for MinBy

	UniqueBy    Grade  // who requires that the value is unique among siblings (widgets, parameters, connectors); zero if it need not be
	UniqueFold  bool   // values that differ only in case are equal
	UniqueGroup string // values must be unique among all properties of the group; empty for siblings
	// ItemsUnique reports whether each item of the array should occur only once.
	ItemsUnique bool

	Doc        string // markdown, one or two sentences
	Deprecated string // what to use instead; empty if it is not deprecated

	Default string  // as JSON; what the product assumes or a new file has; may be empty
	Example string  // as JSON; may be empty
	Allowed []Value // known values of the string, or of each item if Type is Array
	// ClosedBy is who rejects values that are not in Allowed; zero if others may be valid too.
	ClosedBy Grade
	// Suggest reports whether a value that resembles an allowed one is reported although others may be valid.
	Suggest bool
	// Tolerated are values that are valid, but not worth suggesting.
	Tolerated []string
	// FitBy is who rejects a default that does not match the type of its parameter; zero if nothing does.
	FitBy   Grade
	Refused []Value  // values that look valid but are not; Doc says why
	Needs   []string // values that must be among the items of the array
	NeedsBy Grade    // who requires Needs
	Pattern string   // regular expression (RE2 and ECMAScript) that zet requires a string to match

	Min, Max     int   // characters of a string or items of an array, 0 for no limit
	MinBy, MaxBy Grade // who requires them; zero if there is no limit

	Link LinkRule // additional rules for URLs and paths

	// File is the path, below the extension's folder, of the file that a value requires; the value replaces *. Empty for links
	// and images, which are paths themselves.
	File string
	// Separator joins an array of strings where a string is required, or splits a string where an array is required; empty
	// if neither makes sense.
	Separator string
	// Fill replaces each run of characters that do not match Pattern; empty for a space.
	Fill string
	// Extensions are the file name extensions of an image; nil for those that zet accepts.
	Extensions []string

	Keys []Key // properties of the object, or of each object in the array; nil if unknown
	// Map reports whether the names of the properties are free. The first of Keys describes each of them.
	Map bool
	// Wrap is the property of the object that a fix assigns a value to if the value is there instead of the object.
	Wrap string

	// Hints are requirements in the words of the domain, by facet: "a language code such as \"en\"".
	Hints map[string]string
	// Named are the facets (required, type, value, empty, ...) that a named rule checks.
	Named []string

	Sources []Source
	Grade   Grade // the strongest of Sources
}

// Condition is a sibling that makes a property required.
type Condition struct {
	Key    string   // the sibling; empty in the zero Condition
	Any    []string // siblings of which one is enough, in place of Key
	Values []string // as JSON; the sibling must have one of them; empty if any value will do
	Type   Type     // the sibling must have this type; empty if any will do
	// At reports whether a missing property is reported at the sibling instead of at the object.
	At bool
	By Grade // who requires it
}

// Conditional reports whether the property is required only under a condition.
func (k *Key) Conditional() bool { return k.RequiredIf.By != 0 && k.RequiredBy == 0 }

// LinkRule has additional rules for a string, or the items of an array, of type URL, Link or Image.
type LinkRule struct {
	Hosts    []string // the host of a URL must contain one of them; empty if any will do
	Prefixes []string // strings with one of these prefixes are valid
	Literals []string // valid strings that are not URLs
	// Several allows several URLs or Literals in one string, separated by single spaces.
	Several bool
}

// Value is one value of a property.
type Value struct {
	Name    string
	Doc     string   // markdown
	Aliases []string // other names, in lower case
	// By is who accepts the value, zero if that is ClosedBy of its property. A value By Documented of a property ClosedBy
	// Zet works, but zet does not package it.
	By Grade
}

// FindKey returns the property with exactly that name.
func FindKey(keys []Key, name string) (Key, bool) {
	if i := IndexKey(keys, name); i >= 0 {
		return keys[i], true
	}
	return Key{}, false
}

// IndexKey returns the index of the property with that name, or -1.
func IndexKey(keys []Key, name string) int {
	for i := range keys {
		if keys[i].Name == name {
			return i
		}
	}
	return -1
}

// FoldValue returns the value with that name or alias in any case.
func FoldValue(values []Value, name string) (Value, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, v := range values {
		if strings.EqualFold(v.Name, name) || slices.Contains(v.Aliases, name) {
			return v, true
		}
	}
	return Value{}, false
}

// FindValue returns the value with exactly that name.
func FindValue(values []Value, name string) (Value, bool) {
	for _, v := range values {
		if v.Name == name {
			return v, true
		}
	}
	return Value{}, false
}
