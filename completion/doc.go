// Package completion computes completion items for a manifest, for resources.json and for a project configuration.
//
// Providers (see the table) look at the cursor, which is a [manifest.Site] with what the catalogue knows about it, and
// return candidates: JSON to insert, with its documentation. Everything else is the same for all candidates: which text
// they replace, which commas and line breaks they bring (see plan), what clients filter them by, and their order.
//
// Accepting an item never adds syntax errors.
package completion
