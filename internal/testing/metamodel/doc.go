// Package metamodel checks messages against the metamodel of the Language Server Protocol: the
// machine-readable form of the specification, which defines the types of the parameters and the result of
// each method.
//
// It is for tests. It is stricter than a client: a property that the type does not have is an error too, because no client
// reads it.
package metamodel
