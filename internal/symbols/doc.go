// Package symbols finds connection link names in an extension: their declarations in the manifest, and their uses and the
// requests in code.
//
// A [Source] is one version of a file. An [Index] holds the sources of all files of an extension. It is immutable: a new
// version shares every source except that of the changed file. The first question to an index analyses the files that call
// one of the known functions, each a [Surface]. A [Declaration] is a connector of the manifest with the name by which code
// refers to it.
//
// Package flow follows the values of a call through the code. A name is certain if it is a string literal that reaches the
// call. Everything else is [Possible], and no diagnostic may depend on it.
package symbols
