package workspace

import (
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// A document has a model, an open file of code has its requests, and a file that is only located has neither.
func TestKindsOfFiles(t *testing.T) {
	const code = uri.URI("file:///extension/app/main.js")
	closed := NewDocument(manifestURI, 4, text.New(desk))
	closed.Closed = true
	for name, c := range map[string]struct {
		d             *Document
		model, source bool
		open          int32 // the version, 0 if the file is not open
	}{
		"document":        {NewDocument(manifestURI, 3, text.New(desk)), true, false, 3},
		"closed document": {closed, true, false, 0},
		"code":            {NewFile(code, 2, text.New(requestsBoks)), false, true, 2},
		"located":         {Located(code, "/extension/app/main.js", text.New(requestsBoks)), false, false, 0},
	} {
		var open int32
		if v := c.d.OpenVersion(); v != nil {
			open = *v
		}
		source, ok := c.d.Source()
		if c.d.HasModel() != c.model || ok != c.source || open != c.open || (source != nil) != c.source {
			t.Errorf("%s: model %t, source %t, open version %d", name, c.d.HasModel(), ok, open)
		}
		if c.model && c.d.Model().Service.Code != "DESK" {
			t.Errorf("%s: service %q", name, c.d.Model().Service.Code)
		}
	}
}

// Only a packed manifest, resources.json and code have the files of the extension. A sample has none.
func TestFilesOfADocument(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, "a/app/page.html": ""})
	b.openAll(map[string]string{"a/plugin-manifest.json": desk, "a/sample-plugin-manifest.json": desk, "a/resources.json": "{}"})
	for name, want := range map[string]bool{"a/plugin-manifest.json": true, "a/sample-plugin-manifest.json": false, "a/resources.json": true} {
		files := b.s.Document(b.key(name)).Files()
		if (files != nil) != want || want && files.State("app/page.html") != project.File {
			t.Errorf("%s: files %v, want some: %t", name, files, want)
		}
	}
	untitled := NewDocument("untitled:plugin-manifest.json", 1, text.New(desk))
	if untitled.Files() != nil || untitled.Home != nil {
		t.Error("a manifest that was never saved has files")
	}
}

// A URI beside a document is spelled as the client spells the document's folder.
func TestBeside(t *testing.T) {
	for _, c := range []struct{ document, name, want string }{
		{"file:///a/b/plugin-manifest.json", "app/main.js", "file:///a/b/app/main.js"},
		{"file:///a/b/plugin-manifest.json", "app/é 1.html", "file:///a/b/app/%C3%A9%201.html"},
		{"file:///c%3A/a/plugin-manifest.json", "resources.json", "file:///c%3A/a/resources.json"},
		{"file:///a/b/plugin-manifest.json", "../main.js", "file:///a/main.js"},
		{"file:///a/b/c/plugin-manifest.json", "../../src/main.js", "file:///a/src/main.js"},
	} {
		if got := NewDocument(uri.URI(c.document), 1, text.New("")).Beside(c.name); string(got) != c.want {
			t.Errorf("%s beside %s: got %s, want %s", c.name, c.document, got, c.want)
		}
	}
}

// An open resources.json belongs to the service of its manifest: of the open one or else of that on disk.
func TestServiceOfResources(t *testing.T) {
	const writer = `{"service": "WRITER"}`
	for name, c := range map[string]struct {
		disk, open map[string]string
		want       string
	}{
		"on disk":         {map[string]string{"a/plugin-manifest.json": writer}, nil, "WRITER"},
		"open":            {nil, map[string]string{"a/plugin-manifest.json": writer}, "WRITER"},
		"open, not saved": {map[string]string{"a/plugin-manifest.json": writer}, map[string]string{"a/plugin-manifest.json": desk}, "DESK"},
		"missing":         {nil, nil, ""},
	} {
		b := newBench(t, c.disk)
		b.openAll(c.open)
		b.openAll(map[string]string{"a/resources.json": "{}"})
		if m := b.s.Document(b.key("a/resources.json")).Model(); m.Service.Code != c.want || m.Kind != manifest.Resources {
			t.Errorf("%s: service %q, want %q", name, m.Service.Code, c.want)
		}
	}
}

// A manifest is compared with its committed version. A sample is not.
func TestCommittedVersion(t *testing.T) {
	const committed = `{"service": "DESK", "connectors": [{"connectionLinkName": "books", "connectionName": "Books", "serviceName": "books_service"}]}`
	renamed := strings.Replace(committed, `"books"`, `"my_books"`, 1)
	b := newBench(t, nil)
	b.openAll(map[string]string{"a/plugin-manifest.json": renamed, "a/sample-plugin-manifest.json": renamed})
	b.apply(lookedUp(b, committed))
	for name, want := range map[string]bool{"a/plugin-manifest.json": true, "a/sample-plugin-manifest.json": false} {
		var codes []string
		for found := range b.s.Document(b.key(name)).Report().All() {
			codes = append(codes, found.Code)
		}
		if slices.Contains(codes, "link-name-changed") != want {
			t.Errorf("%s: got %v, want a changed link name: %t", name, codes, want)
		}
	}
}
