// Package symbols finds connection link names in the code of an extension: where they are used, and
// where the manifest declares them.
//
// A [Source] is what one file says, found by [Scan], a pure function of its text. An [Index] is the
// sources of all files of an extension at one moment; it is immutable, and its next version shares all
// but the file that has changed. A [Declaration] is a connector of the manifest, under the name by which
// code calls it.
//
// Nothing here runs or fully understands code. A name is certain only if it is written out where it is
// handed over, or in a constant of the same file; everything else is [Possible], about which nobody may
// complain.
package symbols
