// Package seq keeps long sequences that are edited in one place and read everywhere else.
//
// A [List] is immutable: [List.Splice] returns a new list that shares all but a few nodes with the
// old one, so both stay usable and an edit costs the logarithm of the length. Each element has a
// measure (so many bytes, so many lines), measures add up, and [List.Find] searches by the sum of
// what stands before. Since versions share nodes, [Diff] tells what differs between two of them
// without looking at what they share.
//
// The text of a document, the members of its objects and the findings about them are such lists.
package seq
