package lsptest

import (
	"encoding/json"
	"io/fs"
	"net/url"
	"strings"

	"go.lsp.dev/uri"
)

// fileRequest is the beginning of the methods with which the server asks for files.
const fileRequest = "plugin-manifest-ls/"

// ServeFiles answers the requests of the server for files with those of fsys, which lie below base. Initialize must announce the
// experimental capability "files".
func (c *Client) ServeFiles(base uri.URI, fsys fs.FS) {
	for _, question := range []string{"stat", "list", "read"} {
		c.Reply(fileRequest+question, func(params json.RawMessage) any {
			var of struct{ URI string }
			if err := json.Unmarshal(params, &of); err != nil {
				c.t.Errorf("%s: %v", question, err)
				return nil
			}
			escaped, below := strings.CutPrefix(of.URI, string(base))
			name, err := url.PathUnescape(escaped)
			if err != nil || !below || name != "" && name[0] != '/' {
				return nil
			}
			return answer(fsys, question, "."+name)
		})
	}
}

// answer returns what is known about a path, nil if there is no such file.
func answer(fsys fs.FS, question, name string) any {
	name = strings.TrimPrefix(name, "./")
	switch question {
	case "read":
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil
		}
		return content
	case "list":
		entries, err := fs.ReadDir(fsys, name)
		if err != nil {
			return nil
		}
		list := []any{}
		for _, e := range entries {
			list = append(list, answer(fsys, "stat", name+"/"+e.Name()))
		}
		return list
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil
	}
	return Object{"name": info.Name(), "folder": info.IsDir(), "size": info.Size(), "modified": info.ModTime().UnixMilli()}
}
