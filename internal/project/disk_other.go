//go:build !unix

package project

// isNotDir reports whether err says that a part of a path is a file and no folder. Other systems
// say of such a path that it does not exist.
func isNotDir(error) bool { return false }
