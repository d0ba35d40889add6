// Package project reads the folder of an extension: the files that its manifest refers to and those that zet packages.
//
// A [Folder] is the content of the root of an extension, the folder with its plugin-manifest.json, at one moment: the
// files on disk, with open documents in their place. It reads from disk on first use and caches the result, so all users
// see the same content; it is immutable and replaced when files change. Nothing outside the root is read: paths that
// leave it by "..", as an absolute path or through a symbolic link are reported as [Outside] and not followed. Paths are
// relative to the root and have slashes: app/widget.html.
package project
