// Package server speaks the Language Server Protocol for plugin-manifest.json.
//
// It is the only package that knows the protocol: it holds what a client has open, hands texts and
// offsets to the other packages and turns what they find into positions of the client's encoding.
//
// A message passes these stations, each in the file of that name:
//
//	stream → gate → guard → order → the method's own file
//
// The [stream] frames messages and survives bad ones. The gate keeps the life cycle: nothing before
// initialize, nothing after shutdown. The guard turns panics and errors into answers. The order runs
// notifications one after another as they arrive; a request is given the [snapshot] that is current at
// that moment and then runs beside the others. What goes out passes the [queue], so that a client
// that stops reading blocks nothing.
package server
