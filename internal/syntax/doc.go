// Package syntax parses JSON text of any quality into a lossless syntax tree.
//
// Parsing never fails. Every text has a [Tree]; syntax errors are a list of [Fault]s, each with the smallest span that
// it concerns. The spans of the items of a tree, with the white space and comments between them, add up to the text.
//
// A [Value] is an object, an array or a scalar. An [Item] is a property of an object or an element of an array, from the
// white space before it to the comma after it. Text outside the root value forms items of the document.
//
// # Recovery
//
// The lexer splits the text into tokens without regard to their context; a string ends at the end of its line at the
// latest. The parser reports a missing comma, colon, quotation mark, brace or value as a fault and continues. If the
// brackets of the whole text do not balance (see balance), the indentation of lines decides which are missing or
// superfluous: a property name that is not indented deeper than the line that opened an object is not in that object.
//
// # Incremental parsing
//
// Green nodes ([item], [container]) store lengths instead of offsets and have no parent pointers, so trees can share
// them. The result of [Tree.Edit] is equal to that of [Parse] for the edited text. It tries in this order: to change the
// token at the edit, to parse the items around the edit, to parse from there to the end of the container, and to parse
// the whole text.
package syntax
