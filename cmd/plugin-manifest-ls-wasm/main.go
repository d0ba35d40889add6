//go:build js && wasm

// Plugin-manifest-ls-wasm is the language server for browsers, compiled to WebAssembly. It has neither the other commands of
// plugin-manifest-ls nor git: manifests are not compared with commits. All files are those of the client.
//
// The script that starts it sets the global variable pluginManifestHost, an object with three functions: started gets the
// function that receives the messages of the client, send gets each message for the client, both as JSON texts, and ended is
// called at the end with an error message, which is empty after a normal end.
package main

import (
	"context"
	"syscall/js"

	"plugin-manifest-ls/internal/hosted"
	"plugin-manifest-ls/server"
)

// version is set by the linker, which requires a variable.
var version string

func main() {
	host := js.Global().Get("pluginManifestHost")
	messages := hosted.NewMessages(func(body []byte) { host.Call("send", string(body)) })
	host.Call("started", js.FuncOf(func(_ js.Value, args []js.Value) any {
		messages.Receive([]byte(args[0].String()))
		return nil
	}))
	_, err := server.Serve(context.Background(), messages, server.Options{Version: version, NoDisk: true})
	reason := ""
	if err != nil {
		reason = err.Error()
	}
	host.Call("ended", reason)
}
