// Package manifest interprets the syntax tree of a plugin-manifest.json.
//
// A [Model] is the manifest of an extension for a service, such as DESK. A connector is an object that describes a
// connection of Zoho Sigma, in one of two forms: the guide form (name, type, authorizationUrl, scopes, userAccess) and
// the Sigma form (connectionLinkName, connectionName, ...), which is what the JSON tab of Sigma shows. [Place] lists
// where entries can be. A [Site] is the context of a cursor.
//
// Models are immutable. Building one reads only the top level of the manifest; connectors are read on request.
package manifest
