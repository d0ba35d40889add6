package mcpserver

import (
	"context"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/catalog"
)

// addPrompts adds the tasks that a user can select.
func addPrompts(m *mcp.Server) {
	m.AddPrompt(&mcp.Prompt{
		Name: "create-extension", Title: "Create a Zoho extension", Description: "Create an extension for a Zoho service, and check it.",
		Arguments: []*mcp.PromptArgument{
			{Name: "service", Title: "Service", Description: "The code or name of the service, such as DESK.", Required: true},
			{Name: "purpose", Title: "Purpose", Description: "What the extension is for."},
		},
	}, createExtension)
	m.AddPrompt(&mcp.Prompt{
		Name: "connect", Title: "Connect a Zoho extension to a product", Description: "Add a connection to an extension, and code that uses it.",
		Arguments: []*mcp.PromptArgument{
			{Name: "product", Title: "Product", Description: "What to connect to, such as Slack or Zoho CRM.", Required: true},
			{Name: "purpose", Title: "Purpose", Description: "What the connection is for."},
		},
	}, connectProduct)
}

func createExtension(_ context.Context, req *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
	s, ok := catalog.FoldService(req.Params.Arguments["service"])
	if !ok {
		return nil, unknown("service", req.Params.Arguments["service"], serviceCodes())
	}
	return prompt(fmt.Sprintf(`Create an extension for %[1]s.%[3]s

1. Call the tool "service" with service %[2]s, then for its parts widget, locations and configTypes. Use only what it returns.
2. If the program is installed, run `+"`plugin-manifest-ls new %[2]s FOLDER`"+`, which creates a complete small extension; otherwise write plugin-manifest.json, a page, a script and translations.
3. Call the tool "check" with the folder. Fix every error and warning, with the tool "fix" where it has a fix, and check again until there is none.`,
		s.Name, s.Code, purpose(req))), nil
}

func connectProduct(_ context.Context, req *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
	return prompt(fmt.Sprintf(`Connect the extension to %q.%s

1. Call the tool "scopes" to find the scopes of the product that the requests require. Do not invent scopes.
2. Call the tool "connector" with the service of the extension, and add the JSON that it returns to the property that it names.
3. Use the connection link name in the code of the extension, with the request function of the product's SDK, and add the host to the allowed domains.
4. Call the tool "check" and fix every error and warning. Call the tool "uses" with the link name to see that the code is connected.
5. Tell the user that the connection must exist in Zoho Sigma with the same link name.`,
		cut(req.Params.Arguments["product"], maxArgument), purpose(req))), nil
}

// maxArgument is the maximum length of a quoted argument in bytes.
const maxArgument = 1000

// purpose returns the purpose that the user has given as a sentence, as data.
func purpose(req *mcp.GetPromptRequest) string {
	p := req.Params.Arguments["purpose"]
	if p == "" {
		return ""
	}
	return fmt.Sprintf(" Its purpose: %q.", cut(p, maxArgument))
}

func prompt(text string) *mcp.GetPromptResult {
	return &mcp.GetPromptResult{Messages: []*mcp.PromptMessage{{Role: "user", Content: &mcp.TextContent{Text: text}}}}
}
