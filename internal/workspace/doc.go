// Package workspace holds everything that diagnostics and language features look at, as one immutable value: the open
// documents, the folders of their extensions, the project configurations, the index of the code and the committed
// version of each manifest.
//
// [Snapshot.Apply] returns the next snapshot. It reads no file and parses nothing, so that it can run where messages are
// read. Trees, models and reports are computed when they are first asked for. Work that takes long is listed by
// [Snapshot.Pending] and run with [Snapshot.Run], whose result is applied like any other change.
//
// Documents are identified by their canonical URI. Offsets are in bytes.
package workspace
