package mcpserver

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

var connectorTool = mcp.Tool{
	Name:  "connector",
	Title: "JSON of a connector",
	Description: "Returns the JSON of a connector for the manifest of a service: with an authentication type, a connection that the extension " +
		"defines; without one, a connection that exists in Zoho Sigma, by its link name. The link name is also what the code of the extension " +
		"uses. It cannot be changed after the connection was created.",
}

type connectorInput struct {
	Service     string   `json:"service" jsonschema:"the service of the extension, such as DESK"`
	LinkName    string   `json:"linkName,omitempty" jsonschema:"the connection link name: letters, digits and underscores; my_connection by default"`
	Name        string   `json:"name,omitempty" jsonschema:"the name of the connection, for people"`
	Auth        string   `json:"auth,omitempty" jsonschema:"the authentication type of a connection that the extension defines, such as oauth2; empty for a connection from Sigma"`
	ServiceName string   `json:"serviceName,omitempty" jsonschema:"what a connection from Sigma connects to, such as zlabs_integration or slack"`
	Scopes      []string `json:"scopes,omitempty" jsonschema:"the scopes; a placeholder by default"`
}

type connectorOutput struct {
	Property  string `json:"property" jsonschema:"the top-level property of the manifest that the connector belongs in"`
	Array     bool   `json:"array" jsonschema:"the property is an array of connectors; otherwise the connector is its value"`
	Connector string `json:"connector" jsonschema:"JSON; replace placeholders such as https://... and <scope>"`
	Note      string `json:"note,omitempty"`
}

func connector(in connectorInput) (connectorOutput, error) {
	s, ok := catalog.FoldService(in.Service)
	if !ok {
		return connectorOutput{}, unknown("service", in.Service, serviceCodes())
	}
	if len(s.ConnectionKeys) == 0 {
		return connectorOutput{}, fmt.Errorf("%s: its manifests have no connections; they are set up in the product", s.Name)
	}
	place, _ := manifest.PlaceOf(s.ConnectionKeys[0])
	names := scaffold.Names{Connection: "My Connection", Link: "my_connection", Service: in.ServiceName}
	if in.LinkName != "" {
		names.Link = in.LinkName
	}
	if in.Name != "" {
		names.Connection = in.Name
	}
	if !isLinkName(names.Link) {
		return connectorOutput{}, fmt.Errorf("linkName %q: expected letters, digits and underscores", cut(names.Link, 100))
	}
	fragment, err := in.fragment(place, s, names)
	if err != nil {
		return connectorOutput{}, err
	}
	laid := fragment.LayOut(syntax.Style{Unit: "  ", Newline: "\n", Blank: " "}, "")
	out := connectorOutput{Property: s.ConnectionKeys[0], Array: place != manifest.InAuthorisation, Connector: in.withScopes(laid.New)}
	if in.Auth == "" {
		out.Note = "The connection must exist in Zoho Sigma with this link name."
	}
	return out, nil
}

func (in connectorInput) fragment(place manifest.Place, s catalog.Service, names scaffold.Names) (syntax.Fragment, error) {
	if in.Auth == "" {
		return scaffold.SigmaConnector(place, s, names), nil
	}
	auth, ok := catalog.FoldAuthType(in.Auth)
	if !ok {
		var known []string
		for _, a := range catalog.AuthTypes() {
			known = append(known, a.Name)
		}
		return syntax.Fragment{}, fmt.Errorf("unknown authentication type %q: expected %s", cut(in.Auth, 100), strings.Join(known, ", "))
	}
	if place != manifest.InConnectors {
		return syntax.Fragment{}, fmt.Errorf("%s: connections are created in Zoho Sigma; omit auth", s.Name)
	}
	return scaffold.Connector(auth, names), nil
}

// withScopes returns the JSON of a connector with the scopes of the client in place of the placeholder.
func (in connectorInput) withScopes(connector string) string {
	const placeholder = `"<scope>"`
	if len(in.Scopes) == 0 || !strings.Contains(connector, placeholder) {
		return connector
	}
	var quoted []string
	for _, s := range in.Scopes {
		q, err := json.Marshal(s)
		if err != nil {
			panic(err) // a string
		}
		quoted = append(quoted, string(q))
	}
	return strings.Replace(connector, placeholder, strings.Join(quoted, ", "), 1)
}

func isLinkName(name string) bool {
	for _, r := range name {
		if r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return name != "" && len(name) <= 100
}
