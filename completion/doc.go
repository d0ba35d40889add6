// Package completion says what can be typed at a place of a manifest.
//
// A place is the cursor with what the catalogue knows about it. Providers (the table) look at the
// place and give candidates: JSON to be put there, with what a person reads about it. From then
// on all are treated alike: what they replace, which commas and line breaks they bring (see plan),
// what clients filter them by and the order they come in are decided once.
//
// An accepted item never leaves more syntax faults than there were.
package completion
