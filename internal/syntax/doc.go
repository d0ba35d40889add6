// Package syntax turns the text of a JSON document into a tree, whatever the text is.
//
// Parsing never fails. A [Tree] exists for any bytes; what is wrong with them is a list of [Fault]s,
// each at the smallest place that it concerns. The tree is lossless: the spans of its items, with
// the blanks and comments between them, add up to the text.
//
// A [Value] is an object, an array or a scalar. An [Item] is a member of an object or an element of
// an array, from the blanks before it to the comma behind it. What stands outside of the root value
// is an item of the document.
//
// # Recovery
//
// A text is cut into tokens without regard to where they stand; a string ends with its line at the
// latest. The parser takes a missing comma, colon, quote, brace or value for what it is, a fault at
// that place, and goes on. Where brackets are missing or left over in the whole text (see balance),
// the indentation of lines says which ones: a property name that stands no deeper than the line that
// opened an object is no member of it.
//
// # Incremental parsing
//
// Green nodes ([item], [container]) store lengths, never offsets, and do not know their parents, so
// that trees share them. [Tree.Edit] is equal to [Parse] of the edited text and tries, in this
// order: the token that the edit falls in, the item around it, items from there on until the parser
// stands where the old one stood, and the whole text.
package syntax
