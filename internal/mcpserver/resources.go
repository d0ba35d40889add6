package mcpserver

import (
	"context"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/jsonschema"
	"plugin-manifest-ls/internal/servicedoc"
)

const (
	rulePages    = "zoho-manifest://rules/"
	servicePages = "zoho-manifest://services/"
	schema       = "zoho-manifest://schema/plugin-manifest.schema.json"
)

// addResources adds the page of each rule and of each service, and the schema of a manifest.
func addResources(m *mcp.Server) {
	m.AddResource(&mcp.Resource{
		URI: schema, Name: "schema", Title: "JSON Schema of plugin-manifest.json", MIMEType: "application/schema+json",
		Description: "It covers less than the tool check.",
	}, static(schema, "application/schema+json", jsonschema.Manifest))
	for _, s := range catalog.Services() {
		uri := servicePages + s.Code
		m.AddResource(&mcp.Resource{
			URI: uri, Name: s.Code, Title: s.Name, MIMEType: "text/markdown", Description: "What the manifest of an extension for " + s.Name + " can contain.",
		}, static(uri, "text/markdown", func() string { return servicedoc.Section(s) }))
	}
	m.AddResourceTemplate(&mcp.ResourceTemplate{
		URITemplate: rulePages + "{code}", Name: "rule", Title: "Page of a rule", MIMEType: "text/markdown", Description: "What a rule checks, and why.",
	}, rulePage)
}

// static returns the handler of a resource whose text does not change.
func static(uri, mime string, text func() string) mcp.ResourceHandler {
	return func(context.Context, *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
		return contents(uri, mime, text()), nil
	}
}

func rulePage(_ context.Context, req *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	code, _ := strings.CutPrefix(req.Params.URI, rulePages)
	rule, ok := diagnostics.Lookup(code)
	if !ok {
		return nil, mcp.ResourceNotFoundError(req.Params.URI)
	}
	return contents(req.Params.URI, "text/markdown", rule.Markdown()), nil
}

func contents(uri, mime, text string) *mcp.ReadResourceResult {
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: mime, Text: text}}}
}

// complete completes the arguments of prompts and the code of a rule.
func complete(_ context.Context, req *mcp.CompleteRequest) (*mcp.CompleteResult, error) {
	var all []string
	switch req.Params.Argument.Name {
	case "code":
		all = codes()
	case "service":
		all = serviceCodes()
	case "product":
		all = catalog.ScopeProducts()
	}
	typed := req.Params.Argument.Value
	matching := slices.DeleteFunc(all, func(name string) bool {
		return len(name) < len(typed) || !strings.EqualFold(name[:len(typed)], typed)
	})
	const most = 100 // as the protocol allows
	return &mcp.CompleteResult{Completion: mcp.CompletionResultDetails{
		Values: matching[:min(len(matching), most)], Total: len(matching), HasMore: len(matching) > most,
	}}, nil
}

func serviceCodes() []string {
	var all []string
	for _, s := range catalog.Services() {
		all = append(all, s.Code)
	}
	return all
}
