// Package seq has an immutable sequence for long lists that are read often and edited in one place at a time.
//
// [List.Splice] returns a new [List] that shares all but a few nodes with the old one. Both stay valid, and the cost is
// logarithmic. Each element has a measure (such as a number of bytes or lines), measures can be added, and [List.Find]
// searches by the sum of the measures of preceding elements. Since versions share nodes, [Diff] compares two of them
// without visiting the shared ones.
//
// The text of a document and the items of its objects and arrays are such lists.
package seq
