package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
)

// rests gives what a connector that has some of its members lacks of the others.
func rests(at *place) []candidate {
	if !at.inConnector() || !at.takesMembers() {
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
		members.New = strings.ReplaceAll(members.New, "\n", " ") // as long, so that the tab stops stay where they are
	}
	c := candidate{label: "Remaining properties", kind: Snippet, rank: possible, json: members}
	keys := catalog.ConnectorKeys(at.Connector.Form)
	return []candidate{c.documented("The properties of a new connector that this one does not have yet.", keys[0].Sources)}
}
