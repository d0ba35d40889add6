// Package text holds the text of a document and says where things stand in it.
//
// An offset counts bytes from the beginning of the text and a [Span] is a range of them; everything
// in this program speaks of places in offsets. Only at the rim, where an editor or a person has to
// be told, does a [Position] appear: a line and a column counted in the units of an [Encoding].
package text
