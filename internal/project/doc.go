// Package project sees the folder of an extension: the files that its manifest names and those that
// the toolkit packs.
//
// A [Folder] is what is below an extension's root, the folder its plugin-manifest.json stands in, as
// it was at one moment: the disk, with what is open in an editor laid over it. It is read when
// it is first asked for something and never looks again, so that everybody who holds it sees the
// same; whoever hears of a change makes another. Nothing outside of the root is ever read: a path that
// leads out of it, by "..", from the root of the disk or through a symbolic link, is told apart and not
// followed. Paths have slashes and begin at the root, without one: app/widget.html.
package project
