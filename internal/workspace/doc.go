// Package workspace holds everything that diagnostics and language features depend on, as one immutable value: the open
// documents, the folders of their extensions, the project configurations, the index of the code and the committed
// version of each manifest.
//
// [Snapshot.Apply] returns the next snapshot. It reads no file and parses nothing, so it can run on the goroutine that
// reads messages. Trees, models and reports are computed lazily. Slow work is listed by [Snapshot.Pending] and run with
// [Snapshot.Run], whose result is applied like any other change.
//
// Documents are identified by their canonical URI. Offsets are in bytes.
package workspace
