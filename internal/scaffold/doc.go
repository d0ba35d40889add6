// Package scaffold creates new parts of a manifest: a property, a connector, a whole manifest.
//
// A scaffold is a [syntax.Fragment]: JSON with tab stops, to be laid out like the file into which it is inserted. It is
// valid JSON as it is. Values that the user must fill in are either accepted by Zoho or placeholders (https://...,
// <scope>), which have their own diagnostics, so that a scaffold has no errors.
package scaffold
