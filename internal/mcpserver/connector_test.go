package mcpserver

import (
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// A connector is valid for its service: it adds no error to a manifest.
func TestConnectorIsValid(t *testing.T) {
	auths := []string{""}
	for _, a := range catalog.AuthTypes() {
		auths = append(auths, a.Name)
	}
	valid := 0
	for _, s := range catalog.Services() {
		for _, auth := range auths {
			out, err := connector(connectorInput{Service: s.Code, Auth: auth, LinkName: "my_crm"})
			if err != nil {
				if auth == "" && len(s.ConnectionKeys) > 0 {
					t.Errorf("%s: %v", s.Code, err)
				}
				continue
			}
			if !strings.Contains(out.Connector, `"my_crm"`) && !s.LinkNameOptional {
				t.Errorf("%s %s: the link name is not in %s", s.Code, auth, out.Connector)
			}
			value := out.Connector
			if out.Array {
				value = "[" + value + "]"
			}
			source := `{"service": "` + s.Code + `", "` + out.Property + `": ` + value + `}`
			m := manifest.Build(syntax.Parse(text.New(source)))
			for d := range diagnostics.Check(m, nil, nil).All() {
				if d.Severity == diagnostics.Error && strings.HasPrefix(d.Pointer(), "/"+out.Property) {
					t.Errorf("%s %q: %s %s: %s\n%s", s.Code, auth, d.Code, d.Pointer(), d.Message, source)
				}
			}
			valid++
		}
	}
	if valid < 50 {
		t.Errorf("only %d connectors were checked", valid)
	}
}
