// Package catalog is the data about plugin-manifest.json: the services a manifest can be for, the properties of each
// service, its widget locations, the two forms of a connector, and the scopes of products. It does not judge manifests.
//
// A [Service] is a Zoho product that loads extensions, identified by the value of the property service. A [Key]
// describes a property of some object. A [Location] is where a product shows a widget. A [ConnectionService] is what a
// connection connects to, and a [Scope] is a permission that a connection requests. Every fact has a [Source], and every
// source a [Grade] that says how reliable it is.
//
// The facts are in the files below data, which data/README.md describes. They are loaded lazily, scopes separately from
// the rest. All results are shared and must not be modified.
package catalog
