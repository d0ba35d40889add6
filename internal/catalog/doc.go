// Package catalog holds what is known about plugin-manifest.json: the services a manifest can be
// for, the keys each of them reads, the places a widget can appear at, the two forms of a connector
// and the scopes of the products behind it. It is data: nothing here judges a manifest.
//
// A [Service] is a Zoho product that loads extensions, named by the value of the manifest's service
// key. A [Key] is a member of some JSON object of the manifest. A [Location] is where a widget shows.
// A [ConnectionService] is what a connection connects to, and a [Scope] is a permission asked of it.
// Every fact has a [Source], and a source has a [Grade] that says how far to trust it.
//
// The facts stand in the files below data, which data/README.md describes. They are read once, when
// first asked for; scopes are read apart from the rest. All results are shared and must not be changed.
package catalog
