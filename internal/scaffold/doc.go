// Package scaffold says what a new thing of a manifest looks like: a member, a connector, a whole
// manifest.
//
// A scaffold is a [syntax.Fragment]: JSON with tab stops, to be laid out like the file that it goes
// into. It is valid JSON before anything is filled in. What has to be filled in stands there as a
// value that the product would take for one, or as a placeholder (https://..., <scope>) that
// the diagnostics call by that name, so that a scaffold left as it is gives no error.
package scaffold
