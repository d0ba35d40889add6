//go:build js && wasm

// Plugin-manifest-ls-wasm is the language server for browsers, compiled to WebAssembly. It has neither the other commands of
// plugin-manifest-ls nor git: manifests are not compared with commits.
//
// The script that starts it sets the global variable pluginManifestHost. Its functions stat, list and read return promises
// (see host.go), send gets each message for the client as JSON text, ended is called at the end, and started gets the
// function that receives the messages of the client.
package main

import (
	"context"
	"syscall/js"

	"plugin-manifest-ls/internal/hosted"
	"plugin-manifest-ls/server"
)

// version is set by the linker.
var version string

func main() {
	page := js.Global().Get("pluginManifestHost")
	messages := hosted.NewMessages(func(body []byte) { page.Call("send", string(body)) })
	receive := js.FuncOf(func(_ js.Value, args []js.Value) any {
		messages.Receive([]byte(args[0].String()))
		return nil
	})
	page.Call("started", receive)
	_, err := server.Serve(context.Background(), messages, server.Options{Version: version, Files: hosted.Files(host{page})})
	reason := ""
	if err != nil {
		reason = err.Error()
	}
	page.Call("ended", reason)
}
