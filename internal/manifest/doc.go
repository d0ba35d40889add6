// Package manifest says what the syntax tree of a plugin-manifest.json means.
//
// A [Model] is the manifest of an extension for a service, such as DESK. A connector is an
// object that stands for a connection made in Zoho Sigma, in one of two forms: the guide form (name, type,
// authorizationUrl, scopes, userAccess) and the Sigma form (connectionLinkName, connectionName, ...)
// that the JSON tab of Sigma gives. Connectors stand in the places listed by [Place]. A [Site] is the
// cursor of an editor, understood.
//
// Models are immutable, and building one looks at no more than the top level of the manifest:
// connectors are read when they are asked for.
package manifest
