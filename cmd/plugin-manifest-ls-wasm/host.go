//go:build js && wasm

package main

import (
	"errors"
	"io/fs"
	"syscall/js"
	"time"

	"plugin-manifest-ls/internal/hosted"
)

// host asks functions of JavaScript for files. Each returns a promise of undefined if there is no such file, and otherwise of
//
//   - stat and, in an array, list: {name, folder, size, modified}, with the time in milliseconds since 1970
//   - read: a Uint8Array
type host struct{ functions js.Value }

// Stat implements [hosted.Host].
func (h host) Stat(path string) (hosted.Info, error) {
	v, err := h.ask("stat", path)
	if err != nil {
		return hosted.Info{}, err
	}
	return toInfo(v), nil
}

// List implements [hosted.Host].
func (h host) List(path string) ([]hosted.Info, error) {
	v, err := h.ask("list", path)
	if err != nil {
		return nil, err
	}
	list := make([]hosted.Info, v.Length())
	for i := range list {
		list[i] = toInfo(v.Index(i))
	}
	return list, nil
}

// Read implements [hosted.Host].
func (h host) Read(path string) ([]byte, error) {
	v, err := h.ask("read", path)
	if err != nil {
		return nil, err
	}
	content := make([]byte, v.Get("length").Int())
	js.CopyBytesToGo(content, v)
	return content, nil
}

func toInfo(v js.Value) hosted.Info {
	return hosted.Info{
		Base:     v.Get("name").String(),
		Folder:   v.Get("folder").Bool(),
		Bytes:    int64(v.Get("size").Float()),
		Modified: time.UnixMilli(int64(v.Get("modified").Float())),
	}
}

// ask calls a function and waits for its promise. It must not be called on the goroutine of a JavaScript event.
func (h host) ask(function, path string) (js.Value, error) {
	type answer struct {
		value js.Value
		err   error
	}
	answered := make(chan answer, 1)
	resolved := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if args[0].IsUndefined() {
			answered <- answer{err: fs.ErrNotExist}
			return nil
		}
		answered <- answer{value: args[0]}
		return nil
	})
	defer resolved.Release()
	rejected := js.FuncOf(func(_ js.Value, args []js.Value) any {
		answered <- answer{err: errors.New(js.Global().Call("String", args[0]).String())}
		return nil
	})
	defer rejected.Release()
	h.functions.Call(function, path).Call("then", resolved, rejected)
	a := <-answered
	return a.value, a.err
}
