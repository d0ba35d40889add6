package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
)

// remainingProperties returns all properties that an incomplete connector does not have yet, as one item.
func remainingProperties(at *cursor) []candidate {
	if !at.inConnector() || !at.acceptsProperties() {
		return nil
	}
	typed := ""
	if at.HasItem {
		typed = at.Item.Name()
	}
	f, ok := scaffold.Rest(at.Connector, scaffold.NewNames(at.Model), typed)
	if !ok {
		return nil
	}
	members := inside(f)
	if at.In.OneLine() && at.In.Len() > 0 && !(at.In.Len() == 1 && at.HasItem) {
		members.New = strings.ReplaceAll(members.New, "\n", " ") // of the same length, so that the tab stops remain valid
	}
	c := candidate{label: "Remaining properties", kind: Snippet, rank: possible, json: members}
	keys := catalog.ConnectorKeys(at.Connector.Form)
	return []candidate{c.documented("The properties of a new connector that this one does not have yet.", keys[0].Sources)}
}
