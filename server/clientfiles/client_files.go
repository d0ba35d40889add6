// Package clientfiles reads files through the client of the language server: VS Code has file systems that no program can read,
// such as a repository on GitHub, and in a browser there is no other.
//
// A client that announces the experimental capability "files" answers three requests, whose parameters are {"uri": string}.
// The result is null if there is no such file, or if the server must not see it. Otherwise it is
//
//   - of plugin-manifest-ls/stat: {"name", "folder", "size", "modified"}, with the size of a file in bytes and the time in
//     milliseconds since 1970
//   - of plugin-manifest-ls/list: an array of these for the content of a folder, in any order
//   - of plugin-manifest-ls/read: the content of a file in Base64
package clientfiles

import (
	"context"
	"io/fs"
	"time"

	"plugin-manifest-ls/internal/hosted"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
)

// timeout limits the wait for an answer, so that a client that never answers does not stop all checks.
const timeout = 30 * time.Second

// Call sends a request to the client and decodes its result.
type Call func(ctx context.Context, method string, params, result any) error

// New returns a cache of the answers of a client. ctx ends with the connection.
func New(ctx context.Context, call Call) *Cache { return &Cache{host: client{ctx, call}} }

// All returns the files of a client, whatever their URIs are.
func All(c *Cache) project.Files { return hosted.Files(c) }

// Virtual returns the files of a client for its own file systems, and those of the operating system for all other paths.
func Virtual(c *Cache) project.Files { return virtual{Files: project.OS{}, client: All(c)} }

type virtual struct {
	project.Files

	client project.Files
}

// Folder implements [project.Files].
func (v virtual) Folder(dir string) fs.FS {
	if workspace.IsVirtual(dir) {
		return v.client.Folder(dir)
	}
	return v.Files.Folder(dir)
}

// client is the client as a [hosted.Host].
type client struct {
	ctx  context.Context
	call Call
}

// info is the description of a file in the protocol.
type info struct {
	Name     string  `json:"name"`
	Folder   bool    `json:"folder"`
	Size     float64 `json:"size"`
	Modified float64 `json:"modified"`
}

func (i info) hosted() hosted.Info {
	return hosted.Info{Base: i.Name, Folder: i.Folder, Bytes: int64(i.Size), Modified: time.UnixMilli(int64(i.Modified))}
}

// Stat implements [hosted.Host].
func (c client) Stat(path string) (hosted.Info, error) {
	found, err := ask[info](c, "stat", path)
	return found.hosted(), err
}

// List implements [hosted.Host].
func (c client) List(path string) ([]hosted.Info, error) {
	found, err := ask[[]info](c, "list", path)
	var list []hosted.Info
	for _, i := range found {
		list = append(list, i.hosted())
	}
	return list, err
}

// Read implements [hosted.Host].
func (c client) Read(path string) ([]byte, error) { return ask[[]byte](c, "read", path) }

// ask returns the result of a request. The error is [fs.ErrNotExist] if it is null.
func ask[T any](c client, question, path string) (found T, err error) {
	ctx, cancel := context.WithTimeout(c.ctx, timeout)
	defer cancel()
	var result *T
	params := map[string]string{"uri": string(workspace.URIOf(path))}
	if err := c.call(ctx, "plugin-manifest-ls/"+question, params, &result); err != nil {
		return found, err
	}
	if result == nil {
		return found, fs.ErrNotExist
	}
	return *result, nil
}
