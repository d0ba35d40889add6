// Package transport speaks the base protocol of the Language Server Protocol over a connection. It knows nothing of the
// documents and features of the server.
//
// A message from the client passes these steps, in this order:
//
//  1. The stream (stream.go, header.go, message.go) splits the input into messages. jsonrpc2 ends the connection at the first
//     invalid message; the stream answers it with an error and continues. It limits the size of a message.
//  2. The life cycle (lifecycle.go) rejects what the protocol forbids before initialize and after shutdown, so that no later
//     step has to.
//  3. The recovery (recovery.go) turns panics and errors into responses with a code of the protocol. jsonrpc2 ends the
//     connection when a handler panics or a notification fails. It comes before the order, because a request leaves the
//     goroutine that reads messages there.
//  4. The cancellation (cancellation.go) gives each request a context that $/cancelRequest ends. It is derived from the
//     context of the connection, because jsonrpc2 reuses the one that it passes to a handler.
//  5. The order (order.go) runs notifications on the goroutine that reads messages, so that edits are applied as they
//     arrive. A request is routed there, which pins the state that it sees, and then runs in a bounded pool.
//  6. The handler, which the [Router] of the server returns.
//
// Outgoing messages wait in a queue (queue.go), so that a client that stops reading blocks no handler. A message that is too
// large for the queue is dropped (oversized.go), and a request to the client fails at once if no answer can come (client.go).
//
// The watchdog (watchdog.go) ends the session when the process of the client has ended without closing the connection.
package transport
