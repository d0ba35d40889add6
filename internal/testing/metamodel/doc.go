// Package metamodel checks messages against the meta model of the Language Server Protocol: the
// machine-readable form of the specification, which says what type the parameters and the result of each
// method have.
//
// It is for tests. It is stricter than a client: a member that the type does not have is a fault too,
// because no client will ever look at it.
package metamodel
