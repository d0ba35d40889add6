package doctor

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"plugin-manifest-ls/internal/workspace"
)

// Session is what a server contributes to a report. The server for browsers has nothing else, because the types and functions of
// a whole report are too large for it.
type Session struct {
	Server   Server    `json:"server"`
	Settings []Setting `json:"settings"`
	Problems []Problem `json:"problems"`
}

// Server is what only a running server knows.
type Server struct {
	Version          string    `json:"version"` // of the program
	Client           string    `json:"client"`  // name and version
	Folders          []string  `json:"folders"`
	PositionEncoding string    `json:"positionEncoding"`
	Supported        []string  `json:"supported"` // capabilities of the client that the server uses
	Unsupported      []string  `json:"unsupported"`
	Documents        []Open    `json:"documents"`
	MoreOpen         int       `json:"moreOpen"`    // documents that are not listed
	Pending          int       `json:"pending"`     // tasks that have not run yet
	Unavailable      []Feature `json:"unavailable"` // empty in a browser
}

// Open is a file that the client has open.
type Open struct {
	Path    string `json:"path"`
	Kind    string `json:"kind"` // manifest, resources, configuration or file
	Version int32  `json:"version"`
	Bytes   int    `json:"bytes"`
}

// Finish is [Report.Finish] for a browser, where there is no home directory.
func (s *Session) Finish() { finish(reflect.ValueOf(s), maskText) }

// Workspace is what a report describes.
type Workspace struct {
	Snapshot  *workspace.Snapshot
	LookUp    workspace.LookUp
	Manifests []string // paths
	Limit     int      // the number of diagnostics per file that the client receives
	Home      string   // the home directory of the user
	Build     string   // how the program was built
}

// Encode returns the report of a server as Markdown and as JSON.
func Encode(ctx context.Context, w Workspace, s *Session) (markdown string, encoded []byte, err error) {
	r := inWorkspace(ctx, w, s)
	encoded, err = json.Marshal(r)
	return Markdown(r), encoded, err
}

// inWorkspace returns the report of a server.
func inWorkspace(ctx context.Context, w Workspace, s *Session) *Report {
	r := New("", w.Home)
	r.Program = NewProgram(s.Server.Version, w.Build)
	r.Server, r.Settings, r.Problems = &s.Server, s.Settings, s.Problems
	for _, f := range clientFeatures {
		if slices.Contains(s.Server.Unsupported, f.capability) {
			s.Server.Unavailable = append(s.Server.Unavailable, Feature{f.feature, "the client does not support " + f.capability})
		}
	}
	c := &Collector{Snapshot: w.Snapshot, LookUp: w.LookUp, User: "the settings", Limit: w.Limit}
	c.Describe(ctx, r, w.Manifests)
	r.Finish()
	return r
}

// clientFeatures are the features that need a capability of the client.
var clientFeatures = []struct{ capability, feature string }{
	{"pullDiagnostics", "diagnostics of manifests that are not open"},
	{"watchFiles", "updates when other programs change files"},
	{"snippets", "tab stops in completions"},
	{"codeActions", "quick fixes in the menu of code actions"},
	{"createFiles", "fixes that create missing files"},
}
