// Package symbols finds connection link names in an extension: their declarations in the manifest and their uses in
// code.
//
// A [Source] holds the uses in one file; [Scan] computes it from the text alone. An [Index] holds the sources of all
// files of an extension. It is immutable: a new version shares every source except that of the changed file. A
// [Declaration] is a connector of the manifest with the name by which code refers to it.
//
// The package does not evaluate code. A name is certain only if it is a string literal at the call, or a constant of the
// same file. Everything else is [Possible], and no diagnostic may depend on it.
package symbols
