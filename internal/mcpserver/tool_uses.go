package mcpserver

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

var usesTool = mcp.Tool{
	Name:  "uses",
	Title: "Where code uses a connection",
	Description: "Finds where the code of an extension uses a connection link name, following variables, objects and imports, and where the manifest " +
		"declares it. Without a name, lists all names with their declarations and numbers of uses.",
}

// extensionInput selects an extension.
type extensionInput struct {
	Path string `json:"path,omitempty" jsonschema:"the folder of the extension or its manifest; required if there are several roots"`
}

type usesInput struct {
	extensionInput
	LinkName string `json:"linkName,omitempty" jsonschema:"a connection link name or, in services without them, a service name; all names if empty"`
}

type usesOutput struct {
	Names    []nameResult `json:"names,omitempty" jsonschema:"all names, without linkName"`
	Places   []place      `json:"places" jsonschema:"where the name is declared or used"`
	Omitted  int          `json:"omitted,omitempty" jsonschema:"the number of places or names that were left out because there are too many"`
	Complete bool         `json:"complete" jsonschema:"false if a limit left out code"`
}

type nameResult struct {
	Name     string `json:"name"`
	Declared bool   `json:"declared" jsonschema:"the manifest has a connector with the name"`
	Uses     int    `json:"uses"`
}

type place struct {
	Path      string `json:"path"`
	Line      int    `json:"line" jsonschema:"from 1"`
	Kind      string `json:"kind" jsonschema:"declaration, certain or possible: another name may be used at run time"`
	Function  string `json:"function,omitempty" jsonschema:"the function that receives the connection"`
	Text      string `json:"text" jsonschema:"the line, with secrets masked"`
	WrittenAt string `json:"writtenAt,omitempty" jsonschema:"the path and line where the name is written, if that is another place"`
}

const maxLine = 200 // bytes of a line in a result

func uses(_ context.Context, f folders, in usesInput) (usesOutput, error) {
	x, err := f.connections(in.Path)
	if err != nil {
		return usesOutput{}, err
	}
	out := usesOutput{Places: []place{}, Complete: x.Code.Complete()}
	if in.LinkName == "" {
		out.Names = x.names()
		out.Names, out.Omitted = fitting(out.Names)
		return out, nil
	}
	for _, s := range x.symbolsNamed(in.LinkName) {
		for _, d := range x.Declarations(s) {
			out.Places = append(out.Places, x.place("declaration", d.File, d.Span()))
		}
		for _, u := range x.Uses(s) {
			out.Places = append(out.Places, x.use(u))
		}
	}
	if len(out.Places) == 0 {
		return usesOutput{}, unknown("connection link name", in.LinkName, x.known())
	}
	out.Places, out.Omitted = fitting(out.Places)
	return out, nil
}

// connections are the connections of an extension on disk, with the texts of its files.
type connections struct {
	*symbols.Extension
	folders folders
	home    *workspace.Extension
	texts   map[string]text.Text // by path below the root
}

// connections returns the connections of the extension at a path.
func (f folders) connections(path string) (*connections, error) {
	manifests, err := source{Path: path}.manifests(f)
	if err != nil {
		return nil, err
	}
	if len(manifests) > 1 {
		return nil, fmt.Errorf("path: %d manifests found; select one of them, such as %s", len(manifests), f.shown(manifests[0].path))
	}
	content, err := manifests[0].read()
	if err != nil {
		return nil, err
	}
	run := f.run()
	c := &connections{folders: f, home: run.Extension(manifests[0].path, content), texts: map[string]text.Text{}}
	if c.home.Files() == nil {
		return nil, fmt.Errorf("%s: not an extension", f.shown(manifests[0].path))
	}
	names, apart := c.home.ManifestFiles()
	code := symbols.Build(c.home.Files(), nil)
	c.Extension = &symbols.Extension{Code: code, Apart: apart}
	for _, name := range names {
		m := manifest.Build(syntax.Parse(c.text(name)))
		c.Manifests = append(c.Manifests, symbols.Manifest{File: name, Model: m})
	}
	return c, nil
}

// text returns the text of a file, empty if it cannot be read.
func (c *connections) text(name string) text.Text {
	t, ok := c.texts[name]
	if !ok {
		content, err := c.home.Files().Read(name)
		if err != nil {
			content = ""
		}
		t = text.New(strings.TrimPrefix(content, "\uFEFF"))
		c.texts[name] = t
	}
	return t
}

// known returns all names, declared or used, sorted.
func (c *connections) known() []string {
	all := c.Code.Names()
	for _, m := range c.Manifests {
		for _, d := range symbols.Declarations(m.Model) {
			all = append(all, d.Name)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (c *connections) names() []nameResult {
	list := []nameResult{}
	for _, name := range c.known() {
		n := nameResult{Name: name}
		for _, s := range c.symbolsNamed(name) {
			n.Declared = n.Declared || len(c.Declarations(s)) > 0
			n.Uses += len(c.Uses(s))
		}
		list = append(list, n)
	}
	return list
}

// symbolsNamed returns the symbols with a name that are declared or used.
func (c *connections) symbolsNamed(name string) []symbols.Symbol {
	var all []symbols.Symbol
	for _, key := range []symbols.Key{symbols.LinkName, symbols.ServiceName} {
		s := symbols.Symbol{Name: name, By: key}
		if len(c.Declarations(s)) > 0 || len(c.Uses(s)) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func (c *connections) use(u symbols.Use) place {
	kind := "certain"
	if u.Certainty == symbols.Possible {
		kind = "possible"
	}
	p := c.place(kind, u.AtFile, u.At)
	if u.Surface != nil {
		p.Function = u.Surface.Name
	}
	if u.File != u.AtFile || u.Span != u.At {
		written := c.place("", u.File, u.Span)
		p.WrittenAt = fmt.Sprintf("%s:%d", written.Path, written.Line)
	}
	return p
}

func (c *connections) place(kind, name string, span text.Span) place {
	t := c.text(name)
	line := t.Position(span.Start, text.UTF8).Line
	content := t.Slice(t.LineSpan(line))
	return place{Path: c.shown(name), Line: line + 1, Kind: kind, Text: cut(strings.TrimSpace(maskedLine(content)), maxLine)}
}

// maskedLine returns a line without its secrets.
func maskedLine(line string) string { return secret.MaskSpans(line, secret.InLine(line)) }

// abs returns the path of a file of the extension, which can be a source outside of its root.
func (c *connections) abs(name string) string {
	return filepath.Join(c.home.Root, filepath.FromSlash(name))
}

func (c *connections) shown(name string) string { return c.folders.shown(c.abs(name)) }
