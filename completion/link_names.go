package completion

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

// linkNames returns the connection link names that Sigma derives from the connection name, the current value and the
// service.
func linkNames(at *cursor) []candidate {
	if at.Slot != manifest.Content || !at.inConnector() || at.name() != at.Connector.LinkNameKey() {
		return nil
	}
	here := strings.Trim(at.Typed, `"'`)
	if s, ok := at.Item.Value().Str(); ok {
		here = s
	}
	it, _ := at.Connector.Member("connectionName")
	connection, _ := it.Value().Str()
	var list []candidate
	add := func(name, detail string) {
		same := func(c candidate) bool { return c.label == name }
		if name == "" || name == here || slices.ContainsFunc(list, same) {
			return
		}
		c := textValue(name).documented(at.key.Doc, at.key.Sources)
		c.kind, c.rank, c.detail = Reference, likely, detail
		c.preselect = len(list) == 0
		c.aliases = []string{strings.ToLower(strings.TrimSpace(here))}
		list = append(list, c)
	}
	add(manifest.LinkName(connection), "from the connection name")
	add(manifest.LinkName(here), "as Sigma writes it")
	if service := manifest.LinkName(at.Connector.ServiceName()); service != "" {
		add(service+"_connection", "from the service")
	}
	return list
}
