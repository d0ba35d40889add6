//go:build !unix

package main

import (
	"io/fs"
	"os"
)

// keepOwner does nothing: files here have the owner of the folder, or none.
func keepOwner(*os.File, fs.FileInfo) {}
