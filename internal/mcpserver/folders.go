package mcpserver

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
)

// folders are those that a call may read: absolute paths without symbolic links.
type folders []string

// rootsRequest identifies the question for the roots in a result that asks for them.
const rootsRequest = "roots"

// wantsRoots reports whether the client has roots and was not asked for them in this call.
func wantsRoots(req *mcp.CallToolRequest) bool {
	if _, asked := req.Params.InputResponses[rootsRequest]; asked {
		return false
	}
	params := req.Session.InitializeParams()
	return params != nil && params.Capabilities != nil && params.Capabilities.RootsV2 != nil //nolint:staticcheck // most clients have them
}

// askForRoots returns a result that asks for the roots. The SDK sends the request in the form that the version of the
// protocol requires.
func askForRoots() *mcp.CallToolResult {
	return &mcp.CallToolResult{InputRequests: mcp.InputRequestMap{rootsRequest: &mcp.ListRootsParams{}}} //nolint:staticcheck // see above
}

// foldersOf returns the roots of the client or, if it has none, the folders of the command line.
func (s *server) foldersOf(req *mcp.CallToolRequest) (folders, error) {
	named := s.folders
	if answer, ok := req.Params.InputResponses[rootsRequest].(*mcp.ListRootsResult); ok && len(answer.Roots) > 0 { //nolint:staticcheck // see above
		named = nil
		for _, root := range answer.Roots {
			if u, err := uri.Parse(root.URI); err == nil && strings.HasPrefix(root.URI, "file:") {
				named = append(named, u.Path())
			}
		}
	}
	var f folders
	for _, dir := range named {
		if resolved, err := filepath.EvalSymlinks(dir); err == nil {
			f = append(f, resolved)
		}
	}
	if len(f) == 0 {
		return nil, errors.New("no folder can be read: the client must provide a root that is a local folder")
	}
	return f, nil
}

// resolve returns the absolute path, without symbolic links, of a file or folder that exists. A relative path is relative to
// the first folder that contains it, an empty one is the only folder.
func (f folders) resolve(path string) (string, error) {
	if path == "" && len(f) > 1 {
		return "", fmt.Errorf("path is required: there are %d folders, %s", len(f), strings.Join(f, ", "))
	}
	candidates := []string{path}
	if !filepath.IsAbs(path) {
		candidates = nil
		for _, dir := range f {
			candidates = append(candidates, filepath.Join(dir, filepath.FromSlash(path)))
		}
	}
	for _, candidate := range candidates {
		resolved, err := filepath.EvalSymlinks(candidate)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil || !f.contains(resolved):
			return "", outside(path)
		default:
			return resolved, nil
		}
	}
	if filepath.IsAbs(path) && !f.contains(filepath.Clean(path)) || !filepath.IsAbs(path) && !filepath.IsLocal(filepath.Join(".", path)) {
		return "", outside(path) // whether it exists or not
	}
	return "", missing(cut(path, maxPath))
}

func outside(path string) error {
	return fmt.Errorf("%s: outside of the folders that the client provides", cut(path, maxPath))
}

// maxPath is how much of a path that the client has sent is quoted, in bytes.
const maxPath = 300

// missing is the path of a file or folder that does not exist.
type missing string

// Error implements error.
func (m missing) Error() string { return string(m) + ": no such file or folder" }

// Is reports that m is a [fs.ErrNotExist].
func (m missing) Is(target error) bool { return target == fs.ErrNotExist }

// contains reports whether an absolute path is one of the folders or below it.
func (f folders) contains(path string) bool {
	return slices.ContainsFunc(f, func(dir string) bool {
		_, below := workspace.Below(dir, path)
		return below || path == dir
	})
}

// Folder implements [project.Files]: nothing outside of the folders exists.
func (f folders) Folder(dir string) fs.FS {
	if !f.contains(dir) {
		return project.Empty{}
	}
	return project.Disk(dir)
}

// shown returns how a path is written in results: relative to the first folder that contains it, with slashes.
func (f folders) shown(path string) string {
	for _, dir := range f {
		if rel, ok := workspace.Below(dir, path); ok {
			return rel
		}
	}
	return path
}
