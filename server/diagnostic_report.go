package server

import (
	"context"
	"maps"
	"os"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/doctor"
	"plugin-manifest-ls/internal/manifest"
)

// diagnosticReportCommand returns the report of the doctor command about the workspace, with what only the server knows: the
// client, its capabilities, the open documents and the settings. The argument is the format: markdown for a string, json for
// an object.
const diagnosticReportCommand = name + ".diagnosticReport"

// Reporter returns the report of a workspace as Markdown and as JSON.
type Reporter func(ctx context.Context, w doctor.Workspace, s *doctor.Session) (markdown string, encoded []byte, err error)

// maxOpen limits the open documents that a report lists.
const maxOpen = 20

func (r *request) diagnosticReport(ctx context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	format, _ := lookupString(argument)
	if format != "markdown" && format != "json" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be \"markdown\" or \"json\"", diagnosticReportCommand)
	}
	report := &doctor.Session{Server: r.describeServer()}
	var problems []string
	report.Settings, problems = r.settingsSources.describe(r.snapshot.settings)
	report.Problems = []doctor.Problem{}
	for _, p := range problems {
		report.Problems = append(report.Problems, doctor.Problem{Message: "A setting has no effect: " + p, Advice: "Correct it in the settings of the editor"})
	}
	markdown, encoded, err := r.encodeReport(ctx, report)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil || format == "json" {
		return encoded, err
	}
	return protocol.Marshal(markdown)
}

// encodeReport returns a report as Markdown and as JSON.
func (r *request) encodeReport(ctx context.Context, report *doctor.Session) (markdown string, encoded []byte, err error) {
	if r.reporter != nil {
		home, _ := os.UserHomeDir() // without one, no path is shortened
		return r.reporter(ctx, doctor.Workspace{
			Snapshot: r.snapshot.Snapshot, LookUp: r.lastCommit, Manifests: r.manifestsToDescribe(ctx), Limit: r.snapshot.settings.maxDiagnostics,
			Home: home, Build: r.build,
		}, report)
	}
	report.Finish()
	encoded, err = protocol.Marshal(report)
	return "```json\n" + strings.ReplaceAll(string(encoded), "```", "'''") + "\n```\n", encoded, err
}

// manifestsToDescribe returns the paths of the manifests of the workspace, those of open documents first.
func (r *request) manifestsToDescribe(ctx context.Context) []string {
	var paths []string
	for _, d := range r.snapshot.Manifests() {
		paths = append(paths, d.Path)
	}
	for _, path := range r.manifests(ctx) {
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	return paths
}

func (r *request) describeServer() doctor.Server {
	c := &r.caps
	folders := r.snapshot.Folders()
	d := doctor.Server{
		Version: r.version,
		Client:  strings.TrimSpace(c.clientName + " " + c.clientVersion), Folders: append([]string{}, folders[:min(len(folders), maxOpen)]...),
		PositionEncoding: string(toEncodingKind(c.encoding)), Supported: []string{}, Unsupported: []string{}, Unavailable: []doctor.Feature{},
		Pending: len(r.snapshot.Pending()),
	}
	for i, has := range []bool{
		c.pullDiagnostics, c.watchFiles, c.configuration, c.watchSettings, c.files, c.snippets, c.codeActionLiterals, c.applyEdit,
		c.documentChanges, c.canCreateFiles(), c.refreshLenses, c.refreshInlays, c.showReferences, !c.noJSON, !c.noOutline,
	} {
		list := &d.Unsupported
		if has {
			list = &d.Supported
		}
		*list = append(*list, capabilityNames[i])
	}
	d.Documents, d.MoreOpen = r.describeOpen()
	return d
}

// capabilityNames are the names of the capabilities in describeServer.
var capabilityNames = [...]string{
	"pullDiagnostics", "watchFiles", "configuration", "watchSettings", "readFiles", "snippets", "codeActions", "applyEdit",
	"documentChanges", "createFiles", "refreshCodeLenses", "refreshInlayHints", "showReferences", "jsonFeatures", "outline",
}

// kindNames are the names of the kinds of documents.
var kindNames = [...]string{manifest.Manifest: "manifest", manifest.Resources: "resources", manifest.Configuration: "configuration"}

// describeOpen returns some of the open documents, and of the other open files of their extensions, and the number of the
// rest.
func (r *request) describeOpen() (list []doctor.Open, more int) {
	list = []doctor.Open{}
	add := func(d *document, kind string) {
		if slices.ContainsFunc(list, func(o doctor.Open) bool { return o.Path == d.Path }) {
			return // extensions can be nested
		}
		if len(list) == maxOpen {
			more++
			return
		}
		list = append(list, doctor.Open{Path: d.Path, Kind: kind, Version: d.Version, Bytes: d.Text.Len()})
	}
	documents := r.snapshot.Documents()
	for _, key := range slices.Sorted(maps.Keys(documents)) {
		add(documents[key], kindNames[documents[key].Kind])
	}
	for _, m := range r.snapshot.Manifests() {
		files := m.Home.OpenFiles()
		for _, name := range slices.Sorted(maps.Keys(files)) {
			add(files[name], "file")
		}
	}
	return list, more
}
